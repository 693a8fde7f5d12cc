/** Error ellipses of tracks, as pieces of line. */

import { MEAN_RADIUS } from '../geo/ellipsoid.ts';
import { cos, DEGREES_PER_RADIAN, RADIANS_PER_DEGREE, sin, TWO_PI } from '../math/elementary.ts';
import { createTable, reserve, type Table } from '../math/table.ts';
import type { SceneTracks } from './scene.ts';

export const ellipsePieceSchema = {
  fromLonDeg: 'f64',
  fromLatDeg: 'f64',
  toLonDeg: 'f64',
  toLatDeg: 'f64',
  identity: 'u8',
} as const;
export type EllipsePieces = Table<typeof ellipsePieceSchema>;

const CORNERS = 24;
const unitSin = Float64Array.from({ length: CORNERS + 1 }, (_, corner) => sin((TWO_PI * corner) / CORNERS));
const unitCos = Float64Array.from({ length: CORNERS + 1 }, (_, corner) => cos((TWO_PI * corner) / CORNERS));

export function createEllipsePieces(): EllipsePieces {
  return createTable(ellipsePieceSchema, 4096);
}

/**
 * The ellipses of all tracks of at least that `trackStatus` at `sigmas` standard deviations, on a local sphere: right to 0.5 % of their
 * own size, which is far below what they mean.
 */
export function ellipsePieces(
  tracks: SceneTracks,
  sigmas: number,
  leastStatus: number,
  out: EllipsePieces,
): EllipsePieces {
  out.count = 0;
  reserve(out, tracks.count * CORNERS);
  const degreesPerMetre = DEGREES_PER_RADIAN / MEAN_RADIUS;
  for (let row = 0; row < tracks.count; row++) {
    const major = tracks.major[row]! * sigmas;
    const minor = tracks.minor[row]! * sigmas;
    if (!(major > 0) || tracks.status[row]! < leastStatus) continue;
    const sinBearing = sin(tracks.bearing[row]!);
    const cosBearing = cos(tracks.bearing[row]!);
    const lonScale = degreesPerMetre / Math.max(0.01, cos(tracks.latDeg[row]! * RADIANS_PER_DEGREE));
    let lon = 0;
    let lat = 0;
    for (let corner = 0; corner <= CORNERS; corner++) {
      const along = major * unitCos[corner]!;
      const across = minor * unitSin[corner]!;
      const toLon = tracks.lonDeg[row]! + (along * sinBearing + across * cosBearing) * lonScale;
      const toLat = tracks.latDeg[row]! + (along * cosBearing - across * sinBearing) * degreesPerMetre;
      if (corner > 0) {
        const to = out.count++;
        out.fromLonDeg[to] = lon;
        out.fromLatDeg[to] = lat;
        out.toLonDeg[to] = toLon;
        out.toLatDeg[to] = toLat;
        out.identity[to] = tracks.identity[row]!;
      }
      lon = toLon;
      lat = toLat;
    }
  }
  return out;
}
