/** Routes, zones and names of the draft as GeoJSON for the base map, and the style that they are drawn in. */
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import { circleDeg } from '../../src/index.ts';
import { css, type Palette } from '../map/colours.ts';
import { distanceText } from '../measures.ts';
import type { LonLat, Thing } from './things.ts';

const feature = (geometry: Geometry, properties: Record<string, unknown>): Feature => ({
  type: 'Feature',
  properties,
  geometry,
});

const positions = (places: readonly LonLat[]): number[][] => places.map(([lon, lat]) => [lon, lat]);

function areaOf(thing: Thing, isChosen: boolean): Feature[] {
  if (thing.line.length < 3) return [];
  const ring = positions([...thing.line, thing.line[0]!]);
  const properties = { side: 'zone', isChosen };
  return [feature({ type: 'Polygon', coordinates: [ring] }, properties)];
}

function wayOf(thing: Thing, isChosen: boolean): Feature[] {
  if (thing.line.length < 2) return [];
  const properties = { side: thing.side, isChosen };
  return [feature({ type: 'LineString', coordinates: positions(thing.line) }, properties)];
}

const RADIANS = Math.PI / 180;
/** Corners of a ring. */
const CORNERS = 96;

/** How far a unit reaches at most, on the ground, without terrain or horizon. */
function ringOf(thing: Thing, isChosen: boolean, reach: number): Feature[] {
  if (!thing.anchor || !(reach > 0)) return [];
  const [lon, lat] = thing.anchor;
  const coordinates = circleDeg(lat * RADIANS, lon * RADIANS, reach, CORNERS);
  const label = `${thing.name}, ${distanceText(reach)}`;
  return [feature({ type: 'LineString', coordinates }, { isRing: true, isChosen, label })];
}

/** Everything of the draft that is drawn below its signs; `reaches` are ranges of units, m, by id. */
export function sketchGeojson(
  things: readonly Thing[],
  chosen: Thing | null,
  reaches: Readonly<Record<string, number>>,
): FeatureCollection {
  const features = things.flatMap((thing) => {
    const isChosen = thing.key === chosen?.key;
    const shape = thing.kind === 'zone' ? areaOf(thing, isChosen) : wayOf(thing, isChosen);
    const [lon, lat] = thing.anchor ?? [0, 0];
    const name = feature({ type: 'Point', coordinates: [lon, lat] }, { name: thing.name, isChosen });
    const ring = thing.kind === 'unit' ? ringOf(thing, isChosen, reaches[thing.id] ?? 0) : [];
    return thing.anchor ? [...ring, ...shape, name] : shape;
  });
  return { type: 'FeatureCollection', features };
}

/** Style layers over the source `sketch`; lines point where things go, zones are dashed. */
export function sketchLayers({ sides, map, missile }: Palette): LayerSpecification[] {
  const [own, hostile, neutral] = sides.map((side) => css(side)) as [string, string, string];
  const tone = [
    'match',
    ['get', 'side'],
    'own',
    own,
    'hostile',
    hostile,
    'zone',
    css(missile),
    neutral,
  ] as never;
  const width = ['case', ['get', 'isChosen'], 3, 1.4] as never;
  const source = 'sketch';
  const isRing = ['==', ['get', 'isRing'], true] as never;
  const isWay = ['all', ['==', ['geometry-type'], 'LineString'], ['!', isRing]] as never;
  return [
    {
      id: 'sketch-area',
      type: 'fill',
      source,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': tone, 'fill-opacity': ['case', ['get', 'isChosen'], 0.22, 0.1] },
    },
    {
      id: 'sketch-edge',
      type: 'line',
      source,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'line-color': tone, 'line-width': width, 'line-dasharray': [4, 2] },
    },
    {
      id: 'sketch-ring',
      type: 'line',
      source,
      filter: isRing,
      paint: {
        'line-color': map.ring,
        'line-width': ['case', ['get', 'isChosen'], 2, 1],
        'line-opacity': ['case', ['get', 'isChosen'], 1, 0.4],
      },
    },
    {
      id: 'sketch-ring-names',
      type: 'symbol',
      source,
      filter: ['all', isRing, ['get', 'isChosen']] as never,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'text-field': ['get', 'label'],
        'text-font': ['sans-serif'],
        'text-size': 11,
      },
      paint: { 'text-color': map.ring, 'text-halo-color': map.halo, 'text-halo-width': 1.4 },
    },
    {
      id: 'sketch-way',
      type: 'line',
      source,
      filter: isWay,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': tone,
        'line-width': width,
        'line-opacity': ['case', ['get', 'isChosen'], 1, 0.6],
      },
    },
    {
      id: 'sketch-heading',
      type: 'symbol',
      source,
      filter: isWay,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 90,
        'text-field': '›',
        'text-font': ['sans-serif'],
        'text-size': 22,
        'text-keep-upright': false,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': tone, 'text-halo-color': map.halo, 'text-halo-width': 1 },
    },
    {
      id: 'sketch-dots',
      type: 'circle',
      source,
      filter: ['==', ['geometry-type'], 'Point'],
      paint: { 'circle-color': map.label, 'circle-radius': 2.5 },
    },
    {
      id: 'sketch-names',
      type: 'symbol',
      source,
      filter: ['==', ['geometry-type'], 'Point'],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': ['sans-serif'],
        'text-size': 11.5,
        'text-anchor': 'top',
        'text-offset': [0, 1.15],
        'text-max-width': 9,
        'symbol-sort-key': ['case', ['get', 'isChosen'], 0, 1],
      },
      paint: { 'text-color': map.label, 'text-halo-color': map.halo, 'text-halo-width': 1.5 },
    },
  ];
}
