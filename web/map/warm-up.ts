/**
 * The painting programs of the map are made when something is first drawn with them, which takes a tenth of a second each
 * where there is no graphics card. Drawing one invisible thing of each kind while the page starts takes that out of the
 * moment in which a record opens.
 */
import type { MapLibreOverlay } from '@deck.gl/maplibre';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { IconSheet } from './icons.ts';
import { quadLayer } from './layers.ts';
import { addDot, createQuads, paintLast } from './quads.ts';
import { empty } from './style.ts';

type Lon = number;
type Lat = number;

/** An invisible dot at a place, which makes the program that draws everything of deck.gl. */
function invisibleLayer([lon, lat]: [Lon, Lat], icons: IconSheet) {
  const quads = createQuads();
  addDot(quads, lon, lat, 0, 1);
  paintLast(quads, [0, 0, 0], 0);
  return quadLayer('warm', quads, icons, { pickable: true });
}

const collection = (geometry: GeoJSON.Geometry, properties: object): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features: [{ type: 'Feature', properties: { ...properties }, geometry }],
});

/** An area of no size, which no pixel shows, for the layers that draw lines and areas. */
function speck([lon, lat]: [Lon, Lat], properties: object): GeoJSON.FeatureCollection {
  const tiny = 1e-7;
  const ring = [
    [lon, lat],
    [lon + tiny, lat],
    [lon, lat + tiny],
    [lon, lat],
  ];
  return collection({ type: 'Polygon', coordinates: [ring] }, properties);
}

/** A full stop on a line that is not drawn itself, and one at a point. */
function stopOnLine([lon, lat]: [Lon, Lat]): GeoJSON.FeatureCollection {
  const coordinates = [
    [lon - 1, lat],
    [lon + 1, lat],
  ];
  return collection({ type: 'LineString', coordinates }, { of: 'nothing', label: '.' });
}

function stopAtPoint(place: [Lon, Lat]): GeoJSON.FeatureCollection {
  return collection({ type: 'Point', coordinates: place }, { name: '.', rank: 0 });
}

const pause = (): Promise<void> => new Promise((done) => setTimeout(done, 30));
const drawn = (map: MapLibreMap): Promise<void> => new Promise((done) => map.once('idle', () => done()));

/** Draw one of each, one after the other; stops where `isFree` says that something real is to be drawn. */
export async function warmUp(
  map: MapLibreMap,
  overlay: MapLibreOverlay,
  icons: IconSheet,
  isFree: () => boolean,
): Promise<void> {
  const { lng, lat } = map.getCenter();
  const place: [Lon, Lat] = [lng, lat];
  if (!isFree()) return;
  overlay.setProps({ layers: [invisibleLayer(place, icons)] });
  await pause();
  const kinds: [string, GeoJSON.FeatureCollection][] = [
    ['rings', speck(place, { of: 'radar' })],
    ['rings', speck(place, { of: 'effector' })],
    ['rings', stopOnLine(place)],
    ['labels', stopAtPoint(place)],
    ['coverage', speck(place, { kind: 'radar', tone: 0 })],
    ['coverage', speck(place, { kind: 'effector', tone: 0 })],
    ['rings', empty],
    ['labels', empty],
    ['coverage', empty],
  ];
  for (const [source, data] of kinds) {
    if (!isFree()) return;
    (map.getSource(source) as GeoJSONSource | undefined)?.setData(data);
    await drawn(map);
  }
}
