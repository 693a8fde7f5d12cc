/** A record as GeoJSON (RFC 7946): assets and units as points, objects and tracks as lines over time. */
import { objectNameFrom } from '../record/object-name.ts';
import type { RecordHeader, RunRecord } from '../record/record.ts';

type Position = readonly [longitude: number, latitude: number, height: number];

interface Feature {
  readonly type: 'Feature';
  readonly geometry:
    | { readonly type: 'Point'; readonly coordinates: Position }
    | { readonly type: 'LineString'; readonly coordinates: readonly Position[] };
  readonly properties: Readonly<Record<string, string | number | boolean | readonly number[]>>;
}

export interface FeatureCollection {
  readonly type: 'FeatureCollection';
  readonly notice: string;
  readonly features: readonly Feature[];
}

const degPerRad = 180 / Math.PI;

function rounded(value: number, scale: number): number {
  return Math.round(value * scale) / scale;
}

/** Degrees to 1e-7 (about 1 cm) and metres to 0.1: a fixed width keeps the file small and the same everywhere. */
function positionFrom(lat: number, lon: number, height: number): Position {
  return [rounded(lon * degPerRad, 1e7), rounded(lat * degPerRad, 1e7), rounded(height, 10)];
}

function pointFeatures(header: RecordHeader): Feature[] {
  const places = [
    ...header.assets.map((asset) => ({ ...asset, what: 'asset' })),
    ...header.units.map((unit) => ({ ...unit, what: `unit: ${unit.kind}` })),
  ];
  return places.map((place) => ({
    type: 'Feature',
    geometry: {
      type: 'Point',
      coordinates: [rounded(place.lonDeg, 1e7), rounded(place.latDeg, 1e7), rounded(place.heightM, 10)],
    },
    properties: { what: place.what, id: place.id, name: place.name, simulated: true },
  }));
}

interface Path {
  readonly coordinates: Position[];
  readonly times: number[];
}

interface PathColumns {
  readonly count: number;
  readonly time: Float64Array;
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  readonly height: Float64Array;
}

/** Rows of a framed table gathered by id, in order of first appearance. */
function pathsOf(table: PathColumns, ids: Int32Array): Map<number, Path> {
  const paths = new Map<number, Path>();
  for (let row = 0; row < table.count; row++) {
    let path = paths.get(ids[row]!);
    if (!path) {
      path = { coordinates: [], times: [] };
      paths.set(ids[row]!, path);
    }
    path.coordinates.push(positionFrom(table.lat[row]!, table.lon[row]!, table.height[row]!));
    path.times.push(table.time[row]!);
  }
  return paths;
}

/** A line needs two positions: an id that was seen once becomes a point. */
function pathFeatures(what: string, paths: Map<number, Path>, nameOf: (id: number) => string): Feature[] {
  const features: Feature[] = [];
  for (const [id, { coordinates, times }] of paths) {
    const geometry: Feature['geometry'] =
      coordinates.length === 1
        ? { type: 'Point', coordinates: coordinates[0]! }
        : { type: 'LineString', coordinates };
    const properties = { what, id, name: nameOf(id), times_s: times, simulated: true };
    features.push({ type: 'Feature', geometry, properties });
  }
  return features;
}

/**
 * What was where, as one feature collection.
 *
 * Each line carries `times_s`, one time for each position. Belief (tracks) and truth (objects) are both
 * there and told apart by `what`. Longitude and latitude are degrees, heights metres above the ellipsoid.
 * Source: RFC 7946 (Butler et al., 2016).
 */
export function geoJsonFromRecord(record: RunRecord): FeatureCollection {
  const { header, tables } = record;
  const { objectList } = tables;
  const objectName = (id: number): string => objectNameFrom(header, objectList, id);
  return {
    type: 'FeatureCollection',
    notice: header.notice,
    features: [
      ...pointFeatures(header),
      ...pathFeatures('object', pathsOf(tables.objects, tables.objects.object), objectName),
      ...pathFeatures('track', pathsOf(tables.tracks, tables.tracks.track), (id) => `track-${id}`),
    ],
  };
}
