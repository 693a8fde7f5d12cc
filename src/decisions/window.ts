/** Can this effector on this fire unit meet that track, where and when? The flyout model asked backwards. */
import { heightFromEcef } from '../geo/frames.ts';
import { radarHorizon } from '../geo/horizon.ts';
import { hypot3 } from '../math/elementary.ts';
import { categories } from '../scenario/category.ts';
import type { Defence, Effector, FireUnit } from '../scenario/defence.ts';
import { timeOfFlight } from '../scenario/flyout-profile.ts';
import type { RadarReportTable, UnitReportTable } from '../sensors/report.ts';
import type { TrackTable } from '../tracks/track.ts';
import { predictTrack } from './predict.ts';

const BALLISTIC = categories.indexOf('ballistic');

/** Answer of `solveWindow`: why not, or when. The order is from nearest to a shot to farthest from one. */
export const windowResult = { feasible: 0, noFireControl: 1, outOfEnvelope: 2 } as const;

/** Answer of `solveWindow`: whether, when and where a track can be met. */
export interface Intercept {
  /** Seconds from now to the intercept. */
  ahead: number;
  /** `windowResult` */
  result: number;
  readonly point: Float64Array;
}

export function createIntercept(): Intercept {
  return { ahead: 0, result: windowResult.outOfEnvelope, point: new Float64Array(3) };
}

/**
 * Earliest intercept of a track by a round launched `delay` seconds from now.
 *
 * Fixed-point iteration between the flight time to a point and the track's place at that time; it
 * converges when the missile is faster than the closing geometry needs and is cut after 12 turns.
 * Then the envelope: range, height, target speed, the arrival before it hits (`latest`), and fire control at
 * the intercept, either by the fire unit's radar (range and 4/3 Earth horizon) or by the network.
 * Leaves out terrain, and the turn that the missile loses at launch.
 * @param latest  s from now after which an intercept is too late
 * @param out     result, seconds ahead and place (ecef, m)
 */
export function solveWindow(
  defence: Defence,
  fireUnit: FireUnit,
  effector: Effector,
  tracks: TrackTable,
  row: number,
  units: UnitReportTable,
  radars: RadarReportTable,
  delay: number,
  latest: number,
  out: Intercept,
): void {
  out.result = windowResult.outOfEnvelope;
  const radar = defence.radars[fireUnit.radar]!;
  const site = radar.unit;
  const x0 = units.x[site]!;
  const y0 = units.y[site]!;
  const z0 = units.z[site]!;
  const speed = hypot3(tracks.vx[row]!, tracks.vy[row]!, tracks.vz[row]!);
  if (speed > effector.targetSpeedMax) return;
  const reach = tracks.category[row] === BALLISTIC ? effector.ballisticRangeMax : effector.rangeMax;
  const now = hypot3(tracks.x[row]! - x0, tracks.y[row]! - y0, tracks.z[row]! - z0);
  const longestFlight = timeOfFlight(effector.profile, reach);
  if (now > reach + speed * (delay + longestFlight)) return;

  const point = out.point;
  let ahead = delay + timeOfFlight(effector.profile, Math.min(now, reach));
  let distance = now;
  let settled = false;
  for (let turn = 0; turn < 12 && !settled; turn++) {
    predictTrack(tracks, row, ahead, point);
    distance = hypot3(point[0]! - x0, point[1]! - y0, point[2]! - z0);
    if (distance > 1.5 * reach) return;
    const next = delay + timeOfFlight(effector.profile, Math.min(distance, reach));
    settled = Math.abs(next - ahead) < 0.2;
    ahead = next;
  }
  if (!settled || distance > reach || distance < effector.rangeMin || ahead > latest) return;
  const height = heightFromEcef(point[0]!, point[1]!, point[2]!);
  if (height < effector.heightMin || height > effector.heightMax) return;
  out.ahead = ahead;
  out.result = windowResult.noFireControl;
  if (!radars.active[fireUnit.radar]) return;
  if (effector.guidance === 'fire-unit' || !fireUnit.doctrine.fireOnRemoteTracks) {
    if (distance > radar.rangeMax) return;
    const antenna = Math.max(0, heightFromEcef(x0, y0, z0)) + radar.antennaHeight;
    if (distance > radarHorizon(antenna, Math.max(0, height))) return;
  }
  out.result = windowResult.feasible;
}
