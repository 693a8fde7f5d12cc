/** Coverage for the base map: areas that add up where layers overlap, and their outlines with names. */
import type { FeatureCollection } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import { type CoverageStore, groupKey } from '../state/coverage.ts';
import { tellName } from '../strings.ts';
import type { Palette } from './colours.ts';

/** Style layers, to be drawn below all rings. Each group has its tone, its dashes and its name on the outline. */
export function coverageLayers({ coverage, map }: Palette): LayerSpecification[] {
  const tone = ['match', ['get', 'tone'], ...coverage.flatMap((each, index) => [index, each]), coverage[0]];
  return [
    {
      id: 'coverage-fill',
      type: 'fill',
      source: 'coverage',
      paint: { 'fill-color': tone as never, 'fill-opacity': 0.06, 'fill-antialias': false },
    },
    ...[false, true].map(
      (dashed): LayerSpecification => ({
        id: dashed ? 'coverage-line-dashed' : 'coverage-line',
        type: 'line',
        source: 'coverage',
        filter: [dashed ? '!=' : '==', ['get', 'kind'], 'effector'],
        paint: {
          'line-color': tone as never,
          'line-width': 1.1,
          'line-opacity': 0.9,
          ...(dashed ? { 'line-dasharray': [3, 2] } : {}),
        },
      }),
    ),
    {
      id: 'coverage-names',
      type: 'symbol',
      source: 'coverage',
      minzoom: 5.5,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 520,
        'text-field': ['get', 'name'],
        'text-font': ['sans-serif'],
        'text-size': 10.5,
      },
      paint: { 'text-color': tone as never, 'text-halo-color': map.halo, 'text-halo-width': 1.4 },
    },
  ];
}

/** Tone of a group: the first one, detection, has its own; the others take turns. */
export function toneOf(index: number, tones: number): number {
  return index === 0 ? 0 : 1 + ((index - 1) % (tones - 1));
}

export function coverageGeojson({ picture, hidden }: CoverageStore, tones: number): FeatureCollection {
  if (!picture) return { type: 'FeatureCollection', features: [] };
  const features = picture.areas
    .filter((area) => !hidden.has(groupKey(picture.groups[area.properties.group]!)))
    .map((area) => ({
      ...area,
      properties: {
        ...area.properties,
        name: tellName(area.properties.name),
        tone: toneOf(area.properties.group, tones),
      },
    }));
  return { type: 'FeatureCollection', features };
}
