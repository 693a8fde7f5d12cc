/** The truth stage: move everything that really is by one tick. */

import { placeCarriedAssets, placeUnits } from './carry.ts';
import type { CommandTable } from './command.ts';
import { expire, flyOn, SUBSTEP } from './flyout.ts';
import { findMeeting } from './fuze.ts';
import { keepSchedule } from './impact.ts';
import { resolveMeeting } from './kill.ts';
import { hearCommands } from './launch.ts';
import type { OutcomeTable } from './outcome.ts';
import { placeFlight } from './place-flight.ts';
import { objectStatus } from './truth.ts';
import { MEETING, type World } from './world.ts';

export { createWorld } from './create-world.ts';
export { type LaidCourses, layCourses } from './lay-courses.ts';
export type { World } from './world.ts';

/**
 * Move the world over one tick [`from`, `to`), s, and say what happened in it.
 *
 * Commands of the previous tick are heard at `from`. Interceptors fly on a fixed grid of absolute time, meetings and
 * scheduled events are solved in continuous time and come to pass in order of time, so the step only says how often
 * others look. Flights that do not react follow the courses laid when the world was made.
 * @param out  outcomes appended, with their time inside the tick; not cleared here
 * Error: outcomes that meet at the same time are ordered by round, then as scheduled.
 */
export function move(
  world: World,
  commands: CommandTable,
  from: number,
  to: number,
  out: OutcomeTable,
): void {
  hearCommands(world, commands, from, out);
  let time = from;
  while (world.flyingCount > 0 && time < to) {
    const grid = (Math.floor(time / SUBSTEP + 1e-9) + 1) * SUBSTEP;
    const next = grid < to - 1e-9 ? grid : to;
    moveInterceptors(world, from, time, next, out);
    time = next;
  }
  keepSchedule(world, to, out);
  const flights = world.scenario.raid.flights.length;
  for (let object = 0; object < flights; object++) {
    if (world.truth.status[object] === objectStatus.active) placeFlight(world, object, to);
  }
  placeUnits(world, to);
  placeCarriedAssets(world);
}

const start = new Float64Array(3);

function moveInterceptors(world: World, tick: number, from: number, to: number, out: OutcomeTable): void {
  const { flyouts, flying, guidance } = world;
  world.meetingCount = 0;
  for (let i = 0; i < world.flyingCount; i++) {
    const flyout = flying[i]!;
    if (flyouts.flying[flyout] !== 1) continue;
    flyOn(world, flyout, from, to, start);
    const due = guidance.due[flyout]!;
    findMeeting(world, flyout, start, tick, from, due > 0 ? due : to);
  }
  for (let meeting = 0; meeting < world.meetingCount; meeting++) {
    keepSchedule(world, world.meetings[meeting * MEETING]!, out);
    resolveMeeting(world, meeting, out);
  }
  keepSchedule(world, to, out);
  let kept = 0;
  for (let i = 0; i < world.flyingCount; i++) {
    const flyout = flying[i]!;
    if (flyouts.flying[flyout] === 1 && guidance.due[flyout]! > 0) {
      expire(world, flyout, guidance.due[flyout]!, out);
    }
    if (flyouts.flying[flyout] === 1) flying[kept++] = flyout;
  }
  world.flyingCount = kept;
}

/**
 * True when no hostile flight waits or is active and no interceptor flies: no loss can happen any more.
 * Never so with a hostile flight that repeats its route for ever.
 */
export function isSettled(world: World): boolean {
  return world.hostilesLeft === 0 && world.flyingCount === 0;
}
