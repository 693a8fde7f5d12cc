/** What the world does on command: launch, guide and destroy interceptors; units begin their march. */
import { appendRow } from '../math/table.ts';
import { sides } from '../scenario/raid.ts';
import { type CommandTable, commandKind } from './command.ts';
import { expire, pointAhead } from './flyout.ts';
import { beginMarch } from './march.ts';
import { appendOutcome, type OutcomeTable, outcomeKind } from './outcome.ts';
import { objectKind, objectStatus } from './truth.ts';
import type { World } from './world.ts';

const OWN = sides.indexOf('own');

/** Take the commands of the last tick: launches, new aims, destructions. */
export function hearCommands(world: World, commands: CommandTable, time: number, out: OutcomeTable): void {
  for (let row = 0; row < commands.count; row++) {
    const kind = commands.kind[row];
    if (kind === commandKind.launch) launch(world, commands, row, time, out);
    else if (kind === commandKind.guide) guide(world, commands, row);
    else if (kind === commandKind.march) beginMarch(world, commands.unit[row]!, time);
    else destroy(world, commands.engagement[row]!, time, out);
  }
}

function setAim(world: World, flyout: number, commands: CommandTable, row: number): void {
  const { flyouts } = world;
  flyouts.aimX[flyout] = commands.x[row]!;
  flyouts.aimY[flyout] = commands.y[row]!;
  flyouts.aimZ[flyout] = commands.z[row]!;
  flyouts.aimVx[flyout] = commands.vx[row]!;
  flyouts.aimVy[flyout] = commands.vy[row]!;
  flyouts.aimVz[flyout] = commands.vz[row]!;
  flyouts.aimTime[flyout] = commands.time[row]!;
}

/** One round leaves its launcher, pointed at the meeting point. Who may launch was decided by engagements. */
function launch(world: World, commands: CommandTable, row: number, time: number, out: OutcomeTable): void {
  const { truth, flyouts, guidance, units } = world;
  const engagement = commands.engagement[row]!;
  const unit = commands.unit[row]!;
  const object = appendRow(truth);
  const flyout = appendRow(flyouts);
  appendRow(guidance);
  truth.kind[object] = objectKind.interceptor;
  truth.side[object] = OWN;
  truth.status[object] = objectStatus.active;
  truth.flight[object] = -1;
  truth.classIndex[object] = commands.effector[row]!;
  truth.asset[object] = -1;
  truth.x[object] = units.x[unit]!;
  truth.y[object] = units.y[unit]!;
  truth.z[object] = units.z[unit]!;
  flyouts.object[flyout] = object;
  flyouts.engagement[flyout] = engagement;
  flyouts.effector[flyout] = commands.effector[row]!;
  flyouts.unit[flyout] = unit;
  flyouts.flying[flyout] = 1;
  flyouts.launched[flyout] = time;
  setAim(world, flyout, commands, row);
  guidance.launchX[flyout] = units.x[unit]!;
  guidance.launchY[flyout] = units.y[unit]!;
  guidance.launchZ[flyout] = units.z[unit]!;
  chainRound(world, engagement, flyout);
  pointAhead(world, flyout, time);
  if (world.flyingCount === world.flying.length) {
    const grown = new Int32Array(2 * world.flying.length);
    grown.set(world.flying);
    world.flying = grown;
  }
  world.flying[world.flyingCount++] = flyout;
  const told = appendOutcome(out, time, outcomeKind.launched);
  out.interceptor[told] = object;
  out.engagement[told] = engagement;
  out.unit[told] = unit;
}

function chainRound(world: World, engagement: number, flyout: number): void {
  if (engagement >= world.latestRound.length) {
    const grown = new Int32Array(Math.max(engagement + 1, 2 * world.latestRound.length)).fill(-1);
    grown.set(world.latestRound);
    world.latestRound = grown;
  }
  const previous = world.latestRound[engagement]!;
  world.guidance.previous[flyout] = previous;
  world.latestRound[engagement] = flyout;
}

/** A new aim for every flying round of an engagement. */
function guide(world: World, commands: CommandTable, row: number): void {
  const engagement = commands.engagement[row]!;
  if (engagement >= world.latestRound.length) return;
  for (let round = world.latestRound[engagement]!; round >= 0; round = world.guidance.previous[round]!) {
    if (world.flyouts.flying[round] === 1) setAim(world, round, commands, row);
  }
}

function destroy(world: World, engagement: number, time: number, out: OutcomeTable): void {
  if (engagement >= world.latestRound.length) return;
  for (let round = world.latestRound[engagement]!; round >= 0; round = world.guidance.previous[round]!) {
    if (world.flyouts.flying[round] === 1) expire(world, round, time, out);
  }
}
