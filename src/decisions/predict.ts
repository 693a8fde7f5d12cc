/** Where a track will be: the decision stages' one short-term predictor. */

import { WGS84 } from '../geo/ellipsoid.ts';
import { hypot3 } from '../math/elementary.ts';
import { categories } from '../scenario/category.ts';
import type { TrackTable } from '../tracks/track.ts';

const BALLISTIC = categories.indexOf('ballistic');

/**
 * Place (ecef, m) and velocity (m/s) of track `row` after `ahead` seconds.
 *
 * Aerodynamic tracks keep speed and climb rate along the Earth's curve (the straight line is bent down so
 * that the radius changes by the radial speed only). Ballistic tracks fall under the gravity of a
 * point Earth with the Coriolis and centrifugal terms of the rotating frame, without drag, by
 * second-order steps of at most 4 s. Leaves out manoeuvre and drag.
 * Valid: ahead 0..900 s. Error: level flight keeps its height within 1 km over 200 km; a fall of 60 s
 * lies between the bounds of gravity (predict.test.ts); longer falls are not measured.
 * Source: Bate, Mueller, White, Fundamentals of Astrodynamics, 1971, eq. 1.3-4 (two-body acceleration).
 */
export function predictTrack(tracks: TrackTable, row: number, ahead: number, out: Float64Array): void {
  if (tracks.category[row] === BALLISTIC) fall(tracks, row, ahead, out);
  else followCurve(tracks, row, ahead, out);
}

function followCurve(tracks: TrackTable, row: number, ahead: number, out: Float64Array): void {
  const x = tracks.x[row]!;
  const y = tracks.y[row]!;
  const z = tracks.z[row]!;
  const vx = tracks.vx[row]!;
  const vy = tracks.vy[row]!;
  const vz = tracks.vz[row]!;
  const radius = hypot3(x, y, z);
  const aheadX = x + vx * ahead;
  const aheadY = y + vy * ahead;
  const aheadZ = z + vz * ahead;
  const straight = hypot3(aheadX, aheadY, aheadZ);
  const climb = (vx * x + vy * y + vz * z) / radius;
  const scale = (radius + climb * ahead) / straight;
  const stretch = (climb - scale * ((aheadX * vx + aheadY * vy + aheadZ * vz) / straight)) / straight;
  out[0] = aheadX * scale;
  out[1] = aheadY * scale;
  out[2] = aheadZ * scale;
  out[3] = vx * scale + aheadX * stretch;
  out[4] = vy * scale + aheadY * stretch;
  out[5] = vz * scale + aheadZ * stretch;
}

function fall(tracks: TrackTable, row: number, ahead: number, out: Float64Array): void {
  let x = tracks.x[row]!;
  let y = tracks.y[row]!;
  let z = tracks.z[row]!;
  let vx = tracks.vx[row]!;
  let vy = tracks.vy[row]!;
  let vz = tracks.vz[row]!;
  const omega = WGS84.rotation;
  let left = ahead;
  while (left > 0) {
    const step = Math.min(4, left);
    const half = step / 2;
    const mx = x + vx * half;
    const my = y + vy * half;
    const mz = z + vz * half;
    const radius = hypot3(mx, my, mz);
    const pull = -WGS84.gm / (radius * radius * radius);
    const ax = pull * mx + omega * omega * mx + 2 * omega * vy;
    const ay = pull * my + omega * omega * my - 2 * omega * vx;
    const az = pull * mz;
    x += (vx + ax * half) * step;
    y += (vy + ay * half) * step;
    z += (vz + az * half) * step;
    vx += ax * step;
    vy += ay * step;
    vz += az * step;
    left -= step;
  }
  out[0] = x;
  out[1] = y;
  out[2] = z;
  out[3] = vx;
  out[4] = vy;
  out[5] = vz;
}
