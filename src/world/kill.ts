/** What a meeting does: the kill draw, and the end of interceptor and object. */
import { drawUniform, openStream, stageKey } from '../math/random.ts';
import { categories } from '../scenario/category.ts';
import { isThreat } from '../scenario/raid.ts';
import { loseCarried } from './carry.ts';
import { endFlyout } from './flyout.ts';
import { appendOutcome, type OutcomeTable, outcomeKind } from './outcome.ts';
import { placeFlight } from './place-flight.ts';
import { objectStatus } from './truth.ts';
import { MEETING, type World } from './world.ts';

/**
 * One meeting comes to pass: one draw against the kill probability for the object's category; the interceptor ends
 * either way. Nothing happens if the object was gone before; the interceptor then flies on.
 * The draw is named by the object and how many rounds have met it, so an object is as lucky with its first, second and
 * third round whoever fires them: two force plans share their luck, and differ by what they do.
 */
export function resolveMeeting(world: World, meeting: number, out: OutcomeTable): void {
  const { truth, flyouts, meetings, stream } = world;
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
  openStream(stream, world.seed, stageKey.kill, object, world.met[object]!++);
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
  placeFlight(world, object, time);
  world.truth.status[object] = objectStatus.killed;
  if (isThreat(world.scenario.raid.flights[object]!)) world.hostilesLeft--;
  loseCarried(world, object, time, out);
}
