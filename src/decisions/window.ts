/** Can this effector on this fire unit meet that track, where and when? The flyout model asked backwards. */
import { heightFromEcef } from '../geo/frames.ts';
import { radarHorizon } from '../geo/horizon.ts';
import { hypot3 } from '../math/elementary.ts';
import { categories } from '../scenario/category.ts';
import type { Defence, Effector, FireUnit } from '../scenario/defence.ts';
import { timeOfFlight } from '../scenario/flyout-profile.ts';
import type { RadarReportTable, UnitReportTable } from '../sensors/report.ts';
import type { TrackTable } from '../tracks/track.ts';
import { firstMeeting, greatestBend } from './meeting.ts';

/** Height to which an aerodynamic track may be followed down, m. Assumed. */
const LEVEL_OFF = 100;
const BALLISTIC = categories.indexOf('ballistic');

/** Answer of `solveWindow`: why not, or when. The order is from nearest to a shot to farthest from one. */
export const windowResult = { feasible: 0, noFireControl: 1, outOfEnvelope: 2 } as const;

/** Answer of `solveWindow`: whether, when and where a track can be met. */
export interface Intercept {
  /** Seconds from now to the intercept. */
  ahead: number;
  /** `windowResult` */
  result: number;
  /** Place and velocity of the track at the intercept, ecef, m and m/s. */
  readonly state: Float64Array;
}

export function createIntercept(): Intercept {
  return { ahead: 0, result: windowResult.outOfEnvelope, state: new Float64Array(6) };
}

/**
 * Earliest intercept of a track by a round launched `delay` seconds from now.
 *
 * The first meeting of the two (`firstMeeting`); a round cannot wait, so a later one is another launch's.
 * Then the envelope: range, height, target speed, the arrival before it hits (`latest`), and fire control at
 * the intercept, either by the fire unit's radar (range and 4/3 Earth horizon) or by the network.
 * Leaves out terrain, and the turn that the missile loses at launch.
 * @param latest  s from now after which an intercept is too late
 * @param out     result, seconds ahead and state there
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
  const end = Math.min(latest, delay + timeOfFlight(effector.profile, reach));
  if (now > reach + (speed + (greatestBend(tracks, row) / 2) * end) * end) return;

  const { state } = out;
  const ahead = firstMeeting(effector.profile, tracks, row, x0, y0, z0, delay, end, state);
  const distance = hypot3(state[0]! - x0, state[1]! - y0, state[2]! - z0);
  if (ahead > end || distance > reach || distance < effector.rangeMin) return;
  const height = heightAtMeeting(tracks, row, state);
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

/**
 * Height, m, at which a round will meet a track. A low one that sinks levels off before the ground: it is not
 * believed lower than it is now or than `LEVEL_OFF`, since its climb, followed over minutes, is noise or a hill.
 */
function heightAtMeeting(tracks: TrackTable, row: number, state: Float64Array): number {
  const height = heightFromEcef(state[0]!, state[1]!, state[2]!);
  if (height >= LEVEL_OFF || tracks.category[row] === BALLISTIC) return height;
  const now = heightFromEcef(tracks.x[row]!, tracks.y[row]!, tracks.z[row]!);
  return Math.max(height, Math.min(now, LEVEL_OFF));
}
