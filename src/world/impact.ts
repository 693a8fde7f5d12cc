/** Entries, attacks and ends of flights as their courses bring them, and the damage they do. */
import { hypot3 } from '../math/elementary.ts';
import { drawUniform, openStream, stageKey } from '../math/random.ts';
import { isThreat } from '../scenario/raid.ts';
import { loseUnit, tellCarriedUnits } from './carry.ts';
import { appendOutcome, type OutcomeTable, outcomeKind } from './outcome.ts';
import { placeFlight } from './place-flight.ts';
import { scheduleKind } from './schedule.ts';
import { objectStatus, unitPhase } from './truth.ts';
import type { World } from './world.ts';

/** Own units nearer than this to a successful hit, measured along the ground, are lost, m. assumed. */
export const LETHAL_RADIUS = 150;

/** Let every scheduled event before `until` (s) happen, in order of time. */
export function keepSchedule(world: World, until: number, out: OutcomeTable): void {
  const { schedule, truth } = world;
  while (schedule.next < schedule.times.length && schedule.times[schedule.next]! < until) {
    const event = schedule.next++;
    const time = schedule.times[event]!;
    const index = schedule.indices[event]!;
    const kind = schedule.kinds[event]!;
    if (kind === scheduleKind.unitPhase) changePhase(world, index, schedule.values[event]!, time, out);
    else if (kind === scheduleKind.enter) enter(world, index, time, out);
    else if (truth.status[index] !== objectStatus.active) continue;
    else if (kind === scheduleKind.deliver) attack(world, index, time, out);
    else endCourse(world, index, time, out);
  }
}

function changePhase(world: World, unit: number, phase: number, time: number, out: OutcomeTable): void {
  if (world.units.phase[unit] === unitPhase.lost) return;
  world.units.phase[unit] = phase;
  const row = appendOutcome(out, time, outcomeKind.unitPhase);
  out.unit[row] = unit;
  out.value[row] = phase;
}

/** A flight enters; a body only if what it was part of still flies. */
function enter(world: World, object: number, time: number, out: OutcomeTable): void {
  const { plan } = world.scenario.raid.flights[object]!;
  const isBody = plan.kind === 'body';
  if (isBody && world.truth.status[plan.of] !== objectStatus.active) return;
  world.truth.status[object] = objectStatus.active;
  placeFlight(world, object, time);
  const row = appendOutcome(out, time, isBody ? outcomeKind.separated : outcomeKind.entered);
  out.object[row] = object;
  tellCarriedUnits(world, object, unitPhase.ready, time, out);
}

function endCourse(world: World, object: number, time: number, out: OutcomeTable): void {
  const { truth } = world;
  const flight = world.scenario.raid.flights[object]!;
  placeFlight(world, object, time);
  if (flight.ending === 'impact') {
    truth.status[object] = objectStatus.impacted;
    attack(world, object, time, out);
  } else {
    truth.status[object] = objectStatus.departed;
    const row = appendOutcome(out, time, outcomeKind.departed);
    out.object[row] = object;
  }
  if (isThreat(flight)) world.hostilesLeft--;
  tellCarriedUnits(world, object, unitPhase.stowing, time, out);
}

/**
 * One attack arrives: one draw against the hit probability of its class; a hit destroys its share of what is left
 * of the asset, and the own units that stand within `LETHAL_RADIUS` of the hit are lost.
 * The outcome's value is the share of the whole asset destroyed by it.
 */
function attack(world: World, object: number, time: number, out: OutcomeTable): void {
  const { truth, assets, stream } = world;
  const flight = world.scenario.raid.flights[object]!;
  const { hitProbability, damage } = world.scenario.raid.classes[flight.classIndex]!;
  const { asset } = flight;
  truth.delivered[object] = 1;
  openStream(stream, world.seed, stageKey.damage, object);
  const isHit = drawUniform(stream) < hitProbability && asset >= 0;
  const share = isHit ? damage * (1 - assets.damage[asset]!) : 0;
  const row = appendOutcome(out, time, outcomeKind.delivered);
  out.object[row] = object;
  out.asset[row] = asset;
  out.value[row] = share;
  if (!isHit) return;
  assets.damage[asset] = assets.damage[asset]! + share;
  assets.hits[asset] = assets.hits[asset]! + 1;
  loseUnitsNear(world, object, asset, time, out);
}

/** The hit is where the object ended, or at the asset for an object that releases and flies on. */
function loseUnitsNear(world: World, object: number, asset: number, time: number, out: OutcomeTable): void {
  const { truth, assets, units } = world;
  const isAtObject = truth.status[object] === objectStatus.impacted;
  const x = isAtObject ? truth.x[object]! : assets.x[asset]!;
  const y = isAtObject ? truth.y[object]! : assets.y[asset]!;
  const z = isAtObject ? truth.z[object]! : assets.z[asset]!;
  const radius = hypot3(x, y, z);
  for (let unit = 0; unit < units.count; unit++) {
    const dx = units.x[unit]! - x;
    const dy = units.y[unit]! - y;
    const dz = units.z[unit]! - z;
    const up = (dx * x + dy * y + dz * z) / radius;
    if (dx * dx + dy * dy + dz * dz - up * up > LETHAL_RADIUS * LETHAL_RADIUS) continue;
    loseUnit(world, unit, object, time, out);
  }
}
