/** Tracks of recorded traffic as GeoJSON (RFC 7946): one line a track, with its times. */
import { ecefFromEnu, enuAxes, geodeticFromEcef } from '../geo/frames.ts';
import { DEGREES_PER_RADIAN } from '../math/elementary.ts';
import type { RecordedSensors } from './recorded-sensors.ts';
import type { StateRowTable } from './states-csv.ts';

export interface TrackLine {
  readonly type: 'Feature';
  readonly geometry: { readonly type: 'LineString'; readonly coordinates: [number, number, number][] };
  readonly properties: { readonly track: number; readonly begin_s: number; readonly end_s: number };
}

export interface TrackCollection {
  readonly type: 'FeatureCollection';
  readonly notice: string;
  readonly features: readonly TrackLine[];
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/**
 * Lines of all tracks with more than one row, by id; rows in metres along the axes of the sensors' origin.
 * @param notice  what may be done with them
 */
export function geoJsonFromTracks(
  rows: StateRowTable,
  sensors: RecordedSensors,
  notice: string,
): TrackCollection | string {
  if (sensors.frame !== 'earth') return 'the sensors are not placed on the Earth (lat_deg, lon_deg)';
  const place = new Float64Array(3);
  const axes = new Float64Array(9);
  const [x, y, z] = sensors.origin;
  geodeticFromEcef(x, y, z, place);
  enuAxes(place[0]!, place[1]!, axes);
  const lines = new Map<number, { coordinates: [number, number, number][]; begin: number; end: number }>();
  for (let row = 0; row < rows.count; row++) {
    ecefFromEnu(rows.x[row]!, rows.y[row]!, rows.z[row]!, axes, place);
    geodeticFromEcef(place[0]! + x, place[1]! + y, place[2]! + z, place);
    const time = rows.time[row]!;
    const line = lines.get(rows.id[row]!) ?? { coordinates: [], begin: time, end: time };
    line.end = time;
    line.coordinates.push([
      rounded(place[1]! * DEGREES_PER_RADIAN, 6),
      rounded(place[0]! * DEGREES_PER_RADIAN, 6),
      rounded(place[2]!, 1),
    ]);
    lines.set(rows.id[row]!, line);
  }
  const features: TrackLine[] = [];
  for (const [track, { coordinates, begin, end }] of lines) {
    if (coordinates.length < 2) continue;
    features.push({
      type: 'Feature',
      geometry: { type: 'LineString', coordinates },
      properties: { track, begin_s: begin, end_s: end },
    });
  }
  return { type: 'FeatureCollection', notice, features };
}
