/** When a round launched now and a track first meet: the search that every engagement window rests on. */
import { MEAN_RADIUS } from '../geo/ellipsoid.ts';
import { hypot3 } from '../math/elementary.ts';
import { categories } from '../scenario/category.ts';
import type { FlyoutProfile } from '../scenario/defence.ts';
import { distanceAtTime, fastestFrom, speedAtTime } from '../scenario/flyout-profile.ts';
import type { TrackTable } from '../tracks/track.ts';
import { predictTrack } from './predict.ts';

const BALLISTIC = categories.indexOf('ballistic');
/** A round is at the track when its path still to fly is shorter than this, m; less than any basket. */
const TOLERANCE = 10;
/** Most evaluations of one search; a tail chase that needs more is given up as no meeting. */
const MOST_TURNS = 40;
/** Greatest acceleration of a falling track in the rotating frame, m/s^2: gravity and the Coriolis term at 3 km/s. */
const FALL_BEND = 10.5;

/**
 * Seconds from now at which a round launched after `delay` first has as much path behind it as the track is
 * away from (x, y, z); Infinity where that is not before `latest`.
 *
 * The gap between the two is walked from its left end in steps that cannot jump over its first zero: the round
 * flies no faster than its profile ever does from there on, and the track's course bends no more than the Earth
 * or gravity bends it. While a round coasts against a straight course the step is Newton's on a convex gap, so it
 * converges as fast. A fixed-point turn between flight time and place, the obvious search, crawls or swings
 * without end where the closing speed of the track comes near the speed the round has left.
 * @param x, y, z  launch point, ecef, m
 * @param state    place and velocity of the track at the meeting, ecef, m and m/s
 * Error: the meeting is early by less than 10 m of path; see meeting.test.ts.
 * Source: Hart, "Sphere tracing", The Visual Computer 12(10), 1996 (steps bounded by a Lipschitz constant).
 */
export function firstMeeting(
  profile: FlyoutProfile,
  tracks: TrackTable,
  row: number,
  x: number,
  y: number,
  z: number,
  delay: number,
  latest: number,
  state: Float64Array,
): number {
  const bend = greatestBend(tracks, row);
  let ahead = delay;
  for (let turn = 0; turn < MOST_TURNS && ahead <= latest; turn++) {
    predictTrack(tracks, row, ahead, state);
    const rx = state[0]! - x;
    const ry = state[1]! - y;
    const rz = state[2]! - z;
    const distance = hypot3(rx, ry, rz);
    const age = ahead - delay;
    const gap = distance - distanceAtTime(profile, age);
    if (gap <= TOLERANCE) return ahead;
    const opening = (rx * state[3]! + ry * state[4]! + rz * state[5]!) / distance;
    let step = timeToClose(gap, fastestFrom(profile, age) - opening, bend);
    if (age < profile.burnout) {
      const fastest = speedAtTime(profile, age) + (profile.boost * profile.step) / 2;
      step = Math.max(step, timeToClose(gap, fastest - opening, bend + profile.boost));
    }
    ahead += step;
  }
  return Number.POSITIVE_INFINITY;
}

/** How strongly the predicted course of a track may bend, m/s^2. */
export function greatestBend(tracks: TrackTable, row: number): number {
  if (tracks.category[row] === BALLISTIC) return FALL_BEND;
  const speed = hypot3(tracks.vx[row]!, tracks.vy[row]!, tracks.vz[row]!);
  return (2 * speed * speed) / MEAN_RADIUS;
}

/** Least time to close a gap at a closing speed that grows by `bend` at most; Infinity where it never closes. */
function timeToClose(gap: number, closing: number, bend: number): number {
  const root = closing + Math.sqrt(closing * closing + 2 * bend * gap);
  return root > 0 ? (2 * gap) / root : Number.POSITIVE_INFINITY;
}
