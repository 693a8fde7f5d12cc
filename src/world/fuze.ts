/**
 * Meetings of interceptors and objects, solved in continuous time inside a substep, and the kill draw.
 *
 * Within a substep both move in straight lines, so the closest approach is a closed form; the sag of a 10 g turn
 * over a substep is 0.2 m.
 */

import { drawUniform, openStream, stageKey } from '../math/random.ts';
import { categories } from '../scenario/category.ts';
import { loseCarried } from './carry.ts';
import { courseEnd, followCourse } from './course.ts';
import { endFlyout } from './flyout.ts';
import { appendOutcome, type OutcomeTable, outcomeKind } from './outcome.ts';
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

/**
 * Find whom an interceptor meets in a substep: the nearest flight object whose distance, within the effector's
 * basket, begins to open. Whoever it is: own and neutral objects are not spared.
 *
 * Looked for only near the aim point and beyond the effector's least range. Places of objects come from their
 * courses at both ends of the substep, `tick` being the time of the truth table's flights.
 * @param start  where the interceptor was at `from`, ecef, m
 */
export function findMeeting(
  world: World,
  flyout: number,
  start: Float64Array,
  tick: number,
  from: number,
  to: number,
): void {
  const { truth, flyouts, guidance, courses } = world;
  const effector = world.scenario.defence.effectors[flyouts.effector[flyout]!]!;
  if (flyouts.path[flyout]! < effector.rangeMin) return;
  if (guidance.passed[flyout] === 0) {
    if (!isNearAim(world, flyout, start, from)) return;
    watchAim(world, flyout, start, from, to);
  }
  const own = flyouts.object[flyout]!;
  const ex = truth.x[own]!;
  const ey = truth.y[own]!;
  const ez = truth.z[own]!;
  const { basket } = effector;
  const flights = world.scenario.raid.flights.length;
  let nearest = -1;
  let nearestRange2 = basket * basket;
  let nearestShare = 0;
  const lag = from - tick;
  for (let object = 0; object < flights; object++) {
    if (truth.status[object] !== objectStatus.active) continue;
    const cx = truth.x[object]! + truth.vx[object]! * lag - ex;
    const reach = basket + STRAY + FASTEST * (to - from);
    if (cx > reach || cx < -reach) continue;
    const cy = truth.y[object]! + truth.vy[object]! * lag - ey;
    if (cy > reach || cy < -reach) continue;
    const cz = truth.z[object]! + truth.vz[object]! * lag - ez;
    if (cz > reach || cz < -reach) continue;
    followCourse(courses, object, from, first);
    followCourse(courses, object, to, second);
    const rx = first[0]! - start[0]!;
    const ry = first[1]! - start[1]!;
    const rz = first[2]! - start[2]!;
    const sx = second[0]! - ex;
    const sy = second[1]! - ey;
    const sz = second[2]! - ez;
    const share = Math.max(0, closestShare(rx, ry, rz, sx, sy, sz));
    if (share >= 1 || from + share * (to - from) >= courseEnd(courses, object)) continue;
    const x = rx + (sx - rx) * share;
    const y = ry + (sy - ry) * share;
    const z = rz + (sz - rz) * share;
    const range2 = x * x + y * y + z * z;
    if (range2 >= nearestRange2) continue;
    nearest = object;
    nearestRange2 = range2;
    nearestShare = share;
  }
  if (nearest < 0) return;
  place[0] = start[0]! + (ex - start[0]!) * nearestShare;
  place[1] = start[1]! + (ey - start[1]!) * nearestShare;
  place[2] = start[2]! + (ez - start[2]!) * nearestShare;
  addMeeting(world, from + nearestShare * (to - from), flyout, nearest, place);
}

/** Relative speed, m/s, above which no meeting is looked for beyond `STRAY`. */
const FASTEST = 10e3;

/**
 * One meeting comes to pass: one draw against the kill probability for the object's category; the interceptor ends
 * either way. Nothing happens if the object was gone before; the interceptor then flies on.
 * The draw is named by engagement and round, so two plans that fire the same rounds share their luck.
 */
export function resolveMeeting(world: World, meeting: number, out: OutcomeTable): void {
  const { truth, flyouts, guidance, meetings, stream } = world;
  const at = meeting * MEETING;
  const time = meetings[at]!;
  const flyout = meetings[at + 1]!;
  const object = meetings[at + 2]!;
  if (truth.status[object] !== objectStatus.active) return;
  const interceptor = flyouts.object[flyout]!;
  truth.x[interceptor] = meetings[at + 3]!;
  truth.y[interceptor] = meetings[at + 4]!;
  truth.z[interceptor] = meetings[at + 5]!;
  endFlyout(world, flyout, objectStatus.impacted, time);
  const engagement = flyouts.engagement[flyout]!;
  const category = world.scenario.raid.classes[truth.classIndex[object]!]!.category;
  const cell = flyouts.effector[flyout]! * categories.length + categories.indexOf(category);
  const probability = world.killProbability[cell]!;
  openStream(stream, world.seed, stageKey.kill, engagement, guidance.round[flyout]!);
  const isKill = drawUniform(stream) < probability;
  const row = appendOutcome(out, time, isKill ? outcomeKind.killed : outcomeKind.missed);
  out.object[row] = object;
  out.interceptor[row] = interceptor;
  out.engagement[row] = engagement;
  out.value[row] = probability;
  if (isKill) killObject(world, object, time, out);
}

/** An object is shot down: it stays where it was hit, and what it carried is lost. */
function killObject(world: World, object: number, time: number, out: OutcomeTable): void {
  const { truth, courses, state } = world;
  followCourse(courses, object, time, state);
  truth.x[object] = state[0]!;
  truth.y[object] = state[1]!;
  truth.z[object] = state[2]!;
  truth.vx[object] = state[3]!;
  truth.vy[object] = state[4]!;
  truth.vz[object] = state[5]!;
  truth.status[object] = objectStatus.killed;
  if (world.scenario.raid.flights[object]!.side === 'hostile') world.hostilesLeft--;
  loseCarried(world, object, time, out);
}
