/** The third dimension of the map: ground, stems below what flies, and coverage at its height. Loaded when it is asked for. */
import type { Layer } from '@deck.gl/core';
import type { Map as MapLibreMap, RasterDEMSourceSpecification } from 'maplibre-gl';
import { palettes } from '../map/colours.ts';
import { toneOf } from '../map/coverage-source.ts';
import { quadLayer } from '../map/layers.ts';
import type { Picture } from '../map/picture.ts';
import { addLine, clearQuads, createQuads, endLast, paintLast } from '../map/quads.ts';
import { groupKey, useCoverage } from '../state/coverage.ts';
import { getState, type Theme } from '../state/store.ts';
import { finestZoom, heightsUrl, serveHeights, TILE } from './height-tiles.ts';

export interface Relief {
  /** Layers that are drawn besides those of the flat map. */
  readonly layers: (picture: Picture) => Layer[];
  readonly stretch: (times: number) => void;
  readonly paint: (theme: Theme) => void;
  readonly close: () => void;
}

const stems = createQuads();
const curtains = createQuads();
/** Width of their lines, px. */
const WIDTH = 1;
/** One upright line of a curtain in so many points of its outline. */
const UPRIGHTS = 6;

function stemLayer({ scene, palette, lift, icons }: Picture): Layer {
  const { objects, missiles } = scene;
  clearQuads(stems);
  for (const rows of [objects, missiles]) {
    for (let row = 0; row < rows.count; row++) {
      const lon = rows.lonDeg[row]!;
      const lat = rows.latDeg[row]!;
      addLine(stems, lon, lat, 0, WIDTH);
      endLast(stems, lon, lat, lift * rows.height[row]!);
      paintLast(stems, rows === objects ? palette.sides[objects.side[row]!]! : palette.missile, 110);
    }
  }
  return quadLayer('stems', stems, icons);
}

function rgbOf(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Outlines of the coverage that is shown, at its height, with uprights down to the sea: the walls of a volume. */
function curtainLayer({ lift, icons }: Picture): Layer[] {
  const { picture, hidden, height } = useCoverage.getState();
  if (!picture || !getState().layers.coverage) return [];
  const tones = palettes[getState().theme].coverage;
  const areas = picture.areas.filter((area) => !hidden.has(groupKey(picture.groups[area.properties.group]!)));
  const rings = areas.flatMap((area) =>
    area.geometry.coordinates.flat().map((ring) => ({ ring, group: area.properties.group })),
  );
  clearQuads(curtains);
  const top = lift * (picture.question.heights[0] ?? height);
  for (const { ring, group } of rings) {
    const colour = rgbOf(tones[toneOf(group, tones.length)]!);
    for (let index = 0; index + 1 < ring.length; index++) {
      const [lon, lat] = ring[index] as [number, number];
      const [toLon, toLat] = ring[index + 1] as [number, number];
      addLine(curtains, lon, lat, top, WIDTH);
      endLast(curtains, toLon, toLat, top);
      paintLast(curtains, colour, 200);
      if (index % UPRIGHTS !== 0) continue;
      addLine(curtains, lon, lat, 0, WIDTH);
      endLast(curtains, lon, lat, top);
      paintLast(curtains, colour, 60);
    }
  }
  return [quadLayer('curtains', curtains, icons)];
}

function addShade(map: MapLibreMap, theme: Theme): void {
  const isNight = theme === 'night';
  map.setPaintProperty('shade', 'hillshade-shadow-color', isNight ? '#04080f' : '#6d7a80');
  map.setPaintProperty('shade', 'hillshade-highlight-color', isNight ? '#31435c' : '#ffffff');
  map.setPaintProperty('shade', 'hillshade-accent-color', isNight ? '#0c1420' : '#b9b4a4');
}

/** Stand the map up. */
export function openRelief(map: MapLibreMap, times: number, isStill: boolean): Relief {
  const stopServing = serveHeights();
  const source: RasterDEMSourceSpecification = {
    type: 'raster-dem',
    tiles: [heightsUrl],
    tileSize: TILE,
    maxzoom: finestZoom,
    encoding: 'terrarium',
  };
  map.addSource('heights', source);
  map.addSource('heights-shade', source);
  map.addLayer(
    {
      id: 'shade',
      type: 'hillshade',
      source: 'heights-shade',
      paint: { 'hillshade-exaggeration': 0.7, 'hillshade-illumination-anchor': 'map' },
    },
    'graticule',
  );
  const paint = (theme: Theme): void => addShade(map, theme);
  paint(getState().theme);
  map.setTerrain({ source: 'heights', exaggeration: times });
  map.setMaxPitch(78);
  map.dragRotate.enable();
  map.touchZoomRotate.enableRotation();
  map.touchPitch.enable();
  map.easeTo({ pitch: 58, bearing: -18, duration: isStill ? 0 : 700 });
  return {
    layers: (picture) => [...curtainLayer(picture), stemLayer(picture)],
    stretch: (next) => map.setTerrain({ source: 'heights', exaggeration: next }),
    paint,
    close: () => {
      map.setTerrain(null);
      map.removeLayer('shade');
      map.removeSource('heights-shade');
      map.removeSource('heights');
      stopServing();
      map.dragRotate.disable();
      map.touchZoomRotate.disableRotation();
      map.touchPitch.disable();
      map.easeTo({ pitch: 0, bearing: 0, duration: isStill ? 0 : 500 });
    },
  };
}
