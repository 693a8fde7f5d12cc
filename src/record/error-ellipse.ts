/** The horizontal error ellipse of a track, for pictures. */
import { enuAxes, geodeticFromEcef } from '../geo/frames.ts';
import { atan2 } from '../math/elementary.ts';
import type { TrackTable } from '../tracks/track.ts';
import type { TrackFrameTable } from './record.ts';

const axes = new Float64Array(9);
const place = new Float64Array(3);

/**
 * Semi-axes (m, 1-sigma) and bearing of the major axis (rad from north) of a track's position error in the
 * local horizontal plane. Closed form of the 2 x 2 symmetric eigenproblem.
 */
export function errorEllipse(tracks: TrackTable, track: number, out: TrackFrameTable, row: number): void {
  geodeticFromEcef(tracks.x[track]!, tracks.y[track]!, tracks.z[track]!, place);
  enuAxes(place[0]!, place[1]!, axes);
  const east = along(tracks, track, 0, 0);
  const north = along(tracks, track, 3, 3);
  const cross = along(tracks, track, 0, 3);
  const middle = (east + north) / 2;
  const half = Math.sqrt(((east - north) / 2) * ((east - north) / 2) + cross * cross);
  out.errorMajor[row] = Math.sqrt(Math.max(0, middle + half));
  out.errorMinor[row] = Math.sqrt(Math.max(0, middle - half));
  out.errorBearing[row] = half === 0 ? 0 : 0.5 * atan2(2 * cross, north - east);
}

/** Covariance of the position between two of the local axes, given by their first index in `axes`. */
function along(tracks: TrackTable, track: number, a: number, b: number): number {
  const ax = axes[a]!;
  const ay = axes[a + 1]!;
  const az = axes[a + 2]!;
  const px = tracks.pxx[track]! * ax + tracks.pxy[track]! * ay + tracks.pxz[track]! * az;
  const py = tracks.pxy[track]! * ax + tracks.pyy[track]! * ay + tracks.pyz[track]! * az;
  const pz = tracks.pxz[track]! * ax + tracks.pyz[track]! * ay + tracks.pzz[track]! * az;
  return px * axes[b]! + py * axes[b + 1]! + pz * axes[b + 2]!;
}
