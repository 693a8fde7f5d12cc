/** The style of the base map: own data only, no glyph or tile server. */
import type { FeatureCollection } from 'geojson';
import type { StyleSpecification } from 'maplibre-gl';
import type { Basemap } from './basemap.ts';
import type { Palette } from './colours.ts';
import { coverageLayers } from './coverage-source.ts';

export const empty: FeatureCollection = { type: 'FeatureCollection', features: [] };

const source = (data: unknown) => ({ type: 'geojson' as const, data: data as FeatureCollection });

export function styleOf(basemap: Basemap, palette: Palette): StyleSpecification {
  const { map } = palette;
  return {
    version: 8,
    sources: {
      land: source(basemap.land),
      borders: source(basemap.borders),
      names: source(basemap.names),
      graticule: source(basemap.graticule),
      coverage: source(empty),
      rings: source(empty),
      labels: source(empty),
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': map.water } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': map.land } },
      {
        id: 'graticule',
        type: 'line',
        source: 'graticule',
        paint: { 'line-color': map.graticule, 'line-width': 1 },
      },
      { id: 'coast', type: 'line', source: 'land', paint: { 'line-color': map.coast, 'line-width': 1 } },
      {
        id: 'borders',
        type: 'line',
        source: 'borders',
        paint: { 'line-color': map.border, 'line-width': 1.2, 'line-dasharray': [4, 2] },
      },
      ...coverageLayers(palette),
      {
        id: 'ring-radar',
        type: 'line',
        source: 'rings',
        filter: ['==', ['get', 'of'], 'radar'],
        paint: {
          'line-color': map.radarRing,
          'line-width': 1,
          'line-opacity': 0.55,
          'line-dasharray': [2, 3],
        },
      },
      {
        id: 'ring-effector',
        type: 'line',
        source: 'rings',
        filter: ['==', ['get', 'of'], 'effector'],
        paint: { 'line-color': map.ring, 'line-width': 1.1, 'line-opacity': 0.6 },
      },
      {
        id: 'ring-nearest',
        type: 'line',
        source: 'rings',
        filter: ['==', ['get', 'of'], 'nearest'],
        paint: { 'line-color': map.ring, 'line-width': 1, 'line-opacity': 0.6, 'line-dasharray': [1, 2] },
      },
      {
        id: 'ring-names',
        type: 'symbol',
        source: 'rings',
        layout: {
          'symbol-placement': 'line',
          'symbol-spacing': 420,
          'text-field': ['get', 'label'],
          'text-font': ['sans-serif'],
          'text-size': 10.5,
        },
        paint: {
          'text-color': ['match', ['get', 'of'], 'radar', map.radarRing, map.ring],
          'text-halo-color': map.halo,
          'text-halo-width': 1.4,
          'text-opacity': 0.9,
        },
      },
      {
        id: 'country-names',
        type: 'symbol',
        source: 'names',
        maxzoom: 8,
        layout: {
          'text-field': ['get', 'name'],
          'text-font': ['sans-serif'],
          'text-size': ['interpolate', ['linear'], ['zoom'], 3, 10, 6, 14],
          'text-transform': 'uppercase',
          'text-max-width': 7,
          'symbol-sort-key': ['get', 'rank'],
        },
        paint: { 'text-color': map.country, 'text-halo-color': map.halo, 'text-halo-width': 1.2 },
      },
      {
        id: 'place-names',
        type: 'symbol',
        source: 'labels',
        layout: {
          'text-field': ['get', 'name'],
          'text-font': ['sans-serif'],
          'text-size': 11.5,
          'text-anchor': 'top',
          'text-offset': [0, 0.95],
          'text-max-width': 9,
          'symbol-sort-key': ['get', 'rank'],
        },
        paint: { 'text-color': map.label, 'text-halo-color': map.halo, 'text-halo-width': 1.5 },
      },
    ],
  };
}
