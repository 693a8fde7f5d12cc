/**
 * Flight of interceptors: lead pursuit under a turn limit.
 *
 * A kinematic envelope: speed follows the effector's profile whatever the height, and the direction turns, no
 * faster than the effector can, to where the commanded target state and the own profile will meet. Aerodynamics,
 * seekers and guidance laws are left out on purpose.
 */

import { hypot3, tan } from '../math/elementary.ts';
import type { Effector } from '../scenario/defence.ts';
import { distanceAtTime, speedAtTime } from '../scenario/flyout-profile.ts';
import { appendOutcome, type OutcomeTable, outcomeKind } from './outcome.ts';
import { objectStatus } from './truth.ts';
import type { World } from './world.ts';

/** Guidance and fuzing run on this grid of absolute time, s, whatever the step: halving the step changes nothing. */
export const SUBSTEP = 0.125;
/** The flight path is raised by distance^2 / this, m, which makes long shots arch: 25 km at 400 km. assumed. */
const LOFT_LENGTH = 1600e3;
/** Newton turns on the first prediction; later ones start from the last and take one. */
const FIRST_TURNS = 12;
/** How long an interceptor flies on after its aim point before it gives up, s. assumed. */
const FLY_ON = 1;

/** End an interceptor's flight where it is. */
export function endFlyout(world: World, flyout: number, status: number, time: number): void {
  const object = world.flyouts.object[flyout]!;
  world.flyouts.flying[flyout] = 0;
  world.flyouts.ended[flyout] = time;
  world.truth.status[object] = status;
}

/** End an interceptor that met nothing. */
export function expire(world: World, flyout: number, time: number, out: OutcomeTable): void {
  endFlyout(world, flyout, objectStatus.expired, time);
  const row = appendOutcome(out, time, outcomeKind.expired);
  out.interceptor[row] = world.flyouts.object[flyout]!;
  out.engagement[row] = world.flyouts.engagement[flyout]!;
}

/** One Newton turn on the time to go: where the path still to fly equals the distance to the predicted target. */
function predictMeeting(world: World, flyout: number, effector: Effector, time: number): void {
  const { truth, flyouts, guidance } = world;
  const object = flyouts.object[flyout]!;
  const ahead = guidance.timeToGo[flyout]!;
  const since = time + ahead - flyouts.aimTime[flyout]!;
  const vx = flyouts.aimVx[flyout]!;
  const vy = flyouts.aimVy[flyout]!;
  const vz = flyouts.aimVz[flyout]!;
  const rx = flyouts.aimX[flyout]! + vx * since - truth.x[object]!;
  const ry = flyouts.aimY[flyout]! + vy * since - truth.y[object]!;
  const rz = flyouts.aimZ[flyout]! + vz * since - truth.z[object]!;
  const range = Math.max(1e-6, hypot3(rx, ry, rz));
  const age = time - flyouts.launched[flyout]!;
  const { profile } = effector;
  const flown = distanceAtTime(profile, age + ahead) - distanceAtTime(profile, age);
  const opening = (rx * vx + ry * vy + rz * vz) / range;
  const closing = Math.max(50, speedAtTime(profile, age + ahead) - opening);
  guidance.timeToGo[flyout] = Math.max(0, Math.min(1000, ahead + (range - flown) / closing));
}

/** The unit vector to the predicted meeting, raised for the arch, into `wanted`. False when it is too near to tell. */
function wantedDirection(world: World, flyout: number, time: number): boolean {
  const { truth, flyouts, guidance } = world;
  const object = flyouts.object[flyout]!;
  const since = time + guidance.timeToGo[flyout]! - flyouts.aimTime[flyout]!;
  const px = truth.x[object]!;
  const py = truth.y[object]!;
  const pz = truth.z[object]!;
  let rx = flyouts.aimX[flyout]! + flyouts.aimVx[flyout]! * since - px;
  let ry = flyouts.aimY[flyout]! + flyouts.aimVy[flyout]! * since - py;
  let rz = flyouts.aimZ[flyout]! + flyouts.aimVz[flyout]! * since - pz;
  const range2 = rx * rx + ry * ry + rz * rz;
  if (range2 < 1) return false;
  const raise = range2 / LOFT_LENGTH / hypot3(px, py, pz);
  rx += raise * px;
  ry += raise * py;
  rz += raise * pz;
  const length = hypot3(rx, ry, rz);
  wanted[0] = rx / length;
  wanted[1] = ry / length;
  wanted[2] = rz / length;
  return true;
}

const wanted = new Float64Array(3);

/** Point a round that has just been launched at the predicted meeting; straight up where there is none. */
export function pointAhead(world: World, flyout: number, time: number): void {
  const effector = world.scenario.defence.effectors[world.flyouts.effector[flyout]!]!;
  for (let turn = 0; turn < FIRST_TURNS; turn++) predictMeeting(world, flyout, effector, time);
  const { truth, guidance, flyouts } = world;
  if (!wantedDirection(world, flyout, time)) {
    const object = flyouts.object[flyout]!;
    const radius = hypot3(truth.x[object]!, truth.y[object]!, truth.z[object]!);
    wanted[0] = truth.x[object]! / radius;
    wanted[1] = truth.y[object]! / radius;
    wanted[2] = truth.z[object]! / radius;
  }
  guidance.dx[flyout] = wanted[0]!;
  guidance.dy[flyout] = wanted[1]!;
  guidance.dz[flyout] = wanted[2]!;
}

/** Turn the direction of motion towards `wanted`, by at most the angle whose tangent is `most`. */
function turnTowards(world: World, flyout: number, most: number): void {
  const { guidance } = world;
  const dx = guidance.dx[flyout]!;
  const dy = guidance.dy[flyout]!;
  const dz = guidance.dz[flyout]!;
  const along = dx * wanted[0]! + dy * wanted[1]! + dz * wanted[2]!;
  let sx = wanted[0]! - along * dx;
  let sy = wanted[1]! - along * dy;
  let sz = wanted[2]! - along * dz;
  const across = hypot3(sx, sy, sz);
  if (across < 1e-12) return;
  const turned = along > 0 && across <= most * along ? across / along : most;
  sx = dx + (turned * sx) / across;
  sy = dy + (turned * sy) / across;
  sz = dz + (turned * sz) / across;
  const length = hypot3(sx, sy, sz);
  guidance.dx[flyout] = sx / length;
  guidance.dy[flyout] = sy / length;
  guidance.dz[flyout] = sz / length;
}

/**
 * Fly one interceptor from `from` to `to` (at most `SUBSTEP` apart, s), in a straight line after one turn.
 * It is due to end where it leaves its range, when its profile is used up, and a while after its aim point; the step
 * goes no further than its range. The place reached stands in the truth table; the place left in `start`.
 */
export function flyOn(world: World, flyout: number, from: number, to: number, start: Float64Array): void {
  const { truth, flyouts, guidance } = world;
  const object = flyouts.object[flyout]!;
  const effector = world.scenario.defence.effectors[flyouts.effector[flyout]!]!;
  start[0] = truth.x[object]!;
  start[1] = truth.y[object]!;
  start[2] = truth.z[object]!;
  if (guidance.passed[flyout] === 0) {
    predictMeeting(world, flyout, effector, from);
    if (guidance.timeToGo[flyout]! > SUBSTEP && wantedDirection(world, flyout, from)) {
      const angle = effector.turnRate * (to - from);
      turnTowards(world, flyout, angle < 1.5 ? tan(angle) : 14);
    }
    guidance.timeToGo[flyout] = Math.max(0, guidance.timeToGo[flyout]! - (to - from));
  }
  const age = from - flyouts.launched[flyout]!;
  const step = distanceAtTime(effector.profile, age + to - from) - distanceAtTime(effector.profile, age);
  const speed = speedAtTime(effector.profile, age + to - from);
  truth.vx[object] = guidance.dx[flyout]! * speed;
  truth.vy[object] = guidance.dy[flyout]! * speed;
  truth.vz[object] = guidance.dz[flyout]! * speed;
  const share = shareInRange(world, flyout, effector.rangeMax, start, step);
  truth.x[object] = start[0] + guidance.dx[flyout]! * step * share;
  truth.y[object] = start[1] + guidance.dy[flyout]! * step * share;
  truth.z[object] = start[2] + guidance.dz[flyout]! * step * share;
  flyouts.path[flyout] = flyouts.path[flyout]! + step * share;
  const passed = guidance.passed[flyout]!;
  const isSpent = (step <= 0 && age > 0) || (passed > 0 && passed + FLY_ON < to);
  if (share < 1 || isSpent) guidance.due[flyout] = from + share * (to - from);
}

/** Share of a straight step that stays within `range` of the launch point: 1 unless the step leaves it. */
function shareInRange(
  world: World,
  flyout: number,
  range: number,
  start: Float64Array,
  step: number,
): number {
  const { guidance } = world;
  const x = start[0]! - guidance.launchX[flyout]!;
  const y = start[1]! - guidance.launchY[flyout]!;
  const z = start[2]! - guidance.launchZ[flyout]!;
  const along = x * guidance.dx[flyout]! + y * guidance.dy[flyout]! + z * guidance.dz[flyout]!;
  const room = range * range - (x * x + y * y + z * z);
  if (step * (step + 2 * along) <= room) return 1;
  const reach = -along + Math.sqrt(Math.max(0, along * along + room));
  return Math.max(0, Math.min(1, reach / step));
}
