/**
 * Meetings of interceptors and objects, solved in continuous time inside a substep.
 *
 * Within a substep both move in straight lines, so the closest approach is a closed form; the sag of a 10 g turn
 * over a substep is 0.2 m.
 */

import { hypot3 } from '../math/elementary.ts';
import type { Effector } from '../scenario/defence.ts';
import { courseEnd, followCourse } from './course.ts';
import { bucketOfCell, cellOf, sortFlights } from './neighbourhood.ts';
import { objectStatus } from './truth.ts';
import { MEETING, type World } from './world.ts';

/** Distance to the aim point within which an interceptor can pass it and looks for objects, m. assumed. */
export const AIM_GATE = 5000;
/** What an object may stray from the straight line of its last state within a tick and still be looked at, m. */
const STRAY = 500;

const first = new Float64Array(6);
const second = new Float64Array(6);

/** Time of closest approach as a share of the substep, from the relative places at its ends; Infinity when still. */
function closestShare(rx: number, ry: number, rz: number, sx: number, sy: number, sz: number): number {
  const dx = sx - rx;
  const dy = sy - ry;
  const dz = sz - rz;
  const d2 = dx * dx + dy * dy + dz * dz;
  return d2 === 0 ? Number.POSITIVE_INFINITY : -(rx * dx + ry * dy + rz * dz) / d2;
}

function isNearAim(world: World, flyout: number, start: Float64Array, time: number): boolean {
  const { flyouts } = world;
  const since = time - flyouts.aimTime[flyout]!;
  const x = flyouts.aimX[flyout]! + flyouts.aimVx[flyout]! * since - start[0]!;
  const y = flyouts.aimY[flyout]! + flyouts.aimVy[flyout]! * since - start[1]!;
  const z = flyouts.aimZ[flyout]! + flyouts.aimVz[flyout]! * since - start[2]!;
  return x * x + y * y + z * z < AIM_GATE * AIM_GATE;
}

/** Distance of an interceptor from where it was launched, m. */
function distanceFromLaunch(world: World, flyout: number): number {
  const { truth, guidance } = world;
  const object = world.flyouts.object[flyout]!;
  return hypot3(
    truth.x[object]! - guidance.launchX[flyout]!,
    truth.y[object]! - guidance.launchY[flyout]!,
    truth.z[object]! - guidance.launchZ[flyout]!,
  );
}

/** An opening aim has been passed only if it does not merely outrun an interceptor that still gathers speed. */
function canPass(world: World, flyout: number, effector: Effector): boolean {
  const { truth, flyouts } = world;
  const object = flyouts.object[flyout]!;
  if (flyouts.path[flyout]! >= effector.rangeMin) return true;
  const aim = hypot3(flyouts.aimVx[flyout]!, flyouts.aimVy[flyout]!, flyouts.aimVz[flyout]!);
  return hypot3(truth.vx[object]!, truth.vy[object]!, truth.vz[object]!) > aim;
}

/** Note when the interceptor passes its aim point: from then on it is not guided and soon gives up. */
function watchAim(world: World, flyout: number, start: Float64Array, from: number, to: number): void {
  const { truth, flyouts, guidance } = world;
  const object = flyouts.object[flyout]!;
  const since = from - flyouts.aimTime[flyout]!;
  const vx = flyouts.aimVx[flyout]!;
  const vy = flyouts.aimVy[flyout]!;
  const vz = flyouts.aimVz[flyout]!;
  const ax = flyouts.aimX[flyout]! + vx * since;
  const ay = flyouts.aimY[flyout]! + vy * since;
  const az = flyouts.aimZ[flyout]! + vz * since;
  const share = closestShare(
    ax - start[0]!,
    ay - start[1]!,
    az - start[2]!,
    ax + vx * (to - from) - truth.x[object]!,
    ay + vy * (to - from) - truth.y[object]!,
    az + vz * (to - from) - truth.z[object]!,
  );
  if (share < 1) guidance.passed[flyout] = from + Math.max(0, share) * (to - from);
}

function addMeeting(world: World, time: number, flyout: number, object: number, place: Float64Array): void {
  if ((world.meetingCount + 1) * MEETING > world.meetings.length) {
    const grown = new Float64Array(2 * world.meetings.length);
    grown.set(world.meetings);
    world.meetings = grown;
  }
  let at = world.meetingCount * MEETING;
  while (at > 0 && world.meetings[at - MEETING]! > time) {
    world.meetings.copyWithin(at, at - MEETING, at);
    at -= MEETING;
  }
  world.meetings[at] = time;
  world.meetings[at + 1] = flyout;
  world.meetings[at + 2] = object;
  for (let i = 0; i < 3; i++) world.meetings[at + 3 + i] = place[i]!;
  world.meetingCount++;
}

const place = new Float64Array(3);

/** The nearest object so far whose distance begins to open, with its range squared and share of the substep. */
const nearest = { object: -1, range2: 0, share: 0 };

/**
 * Find whom an interceptor meets in a substep: the nearest flight object whose distance, within the effector's
 * basket, begins to open. Whoever it is: own and neutral objects are not spared.
 *
 * Looked for only near the aim point, and at the effector's least range from the launcher or beyond. Places of objects come from their
 * courses at both ends of the substep.
 * @param start  where the interceptor was at `from`, ecef, m
 * @param tick   time of the flights in the truth table, s
 */
export function findMeeting(
  world: World,
  flyout: number,
  start: Float64Array,
  tick: number,
  from: number,
  to: number,
): void {
  const { truth, flyouts, guidance, near } = world;
  const effector = world.scenario.defence.effectors[flyouts.effector[flyout]!]!;
  if (guidance.passed[flyout] === 0) {
    if (!isNearAim(world, flyout, start, from)) return;
    if (canPass(world, flyout, effector)) watchAim(world, flyout, start, from, to);
  }
  if (distanceFromLaunch(world, flyout) < effector.rangeMin) return;
  if (near.time !== tick) sortFlights(near, truth, world.scenario.raid.flights.length, tick);
  const own = flyouts.object[flyout]!;
  const ex = truth.x[own]!;
  const ey = truth.y[own]!;
  const ez = truth.z[own]!;
  const moved = hypot3(ex - start[0]!, ey - start[1]!, ez - start[2]!);
  const reach = effector.basket + STRAY + moved + near.fastest * (to - tick);
  nearest.object = -1;
  nearest.range2 = effector.basket * effector.basket;
  const right = cellOf(ex + reach);
  const far = cellOf(ey + reach);
  const top = cellOf(ez + reach);
  for (let x = cellOf(ex - reach); x <= right; x++) {
    for (let y = cellOf(ey - reach); y <= far; y++) {
      for (let z = cellOf(ez - reach); z <= top; z++) {
        const bucket = bucketOfCell(near, x, y, z);
        const end = near.starts[bucket + 1]!;
        for (let i = near.starts[bucket]!; i < end; i++) {
          approach(world, near.rows[i]!, own, start, reach, from, to);
        }
      }
    }
  }
  if (nearest.object < 0) return;
  const { share } = nearest;
  place[0] = start[0]! + (ex - start[0]!) * share;
  place[1] = start[1]! + (ey - start[1]!) * share;
  place[2] = start[2]! + (ez - start[2]!) * share;
  addMeeting(world, from + share * (to - from), flyout, nearest.object, place);
}

/**
 * Keep one object as `nearest` if its distance begins to open in the substep and is less than what was found.
 * A closest approach up to one substep ago counts as now: the paths are polygons, and it can fall into a corner.
 */
function approach(
  world: World,
  object: number,
  interceptor: number,
  start: Float64Array,
  reach: number,
  from: number,
  to: number,
): void {
  const { truth, courses } = world;
  if (truth.status[object] !== objectStatus.active) return;
  const ex = truth.x[interceptor]!;
  const ey = truth.y[interceptor]!;
  const ez = truth.z[interceptor]!;
  if (Math.abs(truth.x[object]! - ex) > reach || Math.abs(truth.y[object]! - ey) > reach) return;
  if (Math.abs(truth.z[object]! - ez) > reach) return;
  followCourse(courses, object, from, first);
  followCourse(courses, object, to, second);
  const rx = first[0]! - start[0]!;
  const ry = first[1]! - start[1]!;
  const rz = first[2]! - start[2]!;
  const sx = second[0]! - ex;
  const sy = second[1]! - ey;
  const sz = second[2]! - ez;
  const closest = closestShare(rx, ry, rz, sx, sy, sz);
  const share = Math.max(0, closest);
  if (!(closest > -1 && closest < 1) || from + share * (to - from) >= courseEnd(courses, object)) return;
  const x = rx + (sx - rx) * share;
  const y = ry + (sy - ry) * share;
  const z = rz + (sz - rz) * share;
  const range2 = x * x + y * y + z * z;
  if (range2 > nearest.range2 || (range2 === nearest.range2 && object > nearest.object)) return;
  nearest.object = object;
  nearest.range2 = range2;
  nearest.share = share;
}
