/** Where units and assets are: standing, marching, or carried by an object of the raid. */
import { followCourse } from './course.ts';
import { appendOutcome, type OutcomeTable, outcomeKind } from './outcome.ts';
import { objectStatus, unitPhase } from './truth.ts';
import type { World } from './world.ts';

/**
 * Put every unit where it is at `time`: carried ones on their carrier, the others on their own course.
 * Lost units stay where they were lost.
 */
export function placeUnits(world: World, time: number): void {
  const { units, truth, state, unitCourses } = world;
  for (const unit of world.scenario.defence.units) {
    const row = unit.index;
    if (units.phase[row] === unitPhase.lost) continue;
    if (unit.carrier >= 0) {
      units.x[row] = truth.x[unit.carrier]!;
      units.y[row] = truth.y[unit.carrier]!;
      units.z[row] = truth.z[unit.carrier]!;
      units.vx[row] = truth.vx[unit.carrier]!;
      units.vy[row] = truth.vy[unit.carrier]!;
      units.vz[row] = truth.vz[unit.carrier]!;
      const isUp = truth.status[unit.carrier] === objectStatus.active;
      units.phase[row] = isUp ? unitPhase.ready : unitPhase.stowing;
    } else if (time === 0 || unit.marches.length > 0 || world.orderedCourses.has(row)) {
      const ordered = world.orderedCourses.get(row);
      if (ordered) followCourse(ordered, 0, time, state);
      else followCourse(unitCourses, row, time, state);
      units.x[row] = state[0]!;
      units.y[row] = state[1]!;
      units.z[row] = state[2]!;
      units.vx[row] = state[3]!;
      units.vy[row] = state[4]!;
      units.vz[row] = state[5]!;
    }
  }
}

/** Put every asset that sails or drives where its carrier is. */
export function placeCarriedAssets(world: World): void {
  const { assets, truth } = world;
  for (const asset of world.scenario.defence.assets) {
    if (asset.carrier < 0) continue;
    assets.x[asset.index] = truth.x[asset.carrier]!;
    assets.y[asset.index] = truth.y[asset.carrier]!;
    assets.z[asset.index] = truth.z[asset.carrier]!;
  }
}

/** Tell the phase of the units that an object carries, when it enters (ready) or leaves (stowing). */
export function tellCarriedUnits(
  world: World,
  carrier: number,
  phase: number,
  time: number,
  out: OutcomeTable,
): void {
  const { units } = world;
  for (const unit of world.scenario.defence.units) {
    if (unit.carrier !== carrier || units.phase[unit.index] === unitPhase.lost) continue;
    units.phase[unit.index] = phase;
    const row = appendOutcome(out, time, outcomeKind.unitPhase);
    out.unit[row] = unit.index;
    out.value[row] = phase;
  }
}

/** Lose one unit, once. */
export function loseUnit(world: World, unit: number, object: number, time: number, out: OutcomeTable): void {
  const { units } = world;
  if (units.phase[unit] === unitPhase.lost) return;
  units.phase[unit] = unitPhase.lost;
  units.vx[unit] = 0;
  units.vy[unit] = 0;
  units.vz[unit] = 0;
  const row = appendOutcome(out, time, outcomeKind.unitLost);
  out.object[row] = object;
  out.unit[row] = unit;
  out.value[row] = unitPhase.lost;
}

/** Everything that an object carried is lost with it: its units, and the whole of its assets. */
export function loseCarried(world: World, carrier: number, time: number, out: OutcomeTable): void {
  const { defence } = world.scenario;
  for (const unit of defence.units)
    if (unit.carrier === carrier) loseUnit(world, unit.index, carrier, time, out);
  for (const asset of defence.assets) if (asset.carrier === carrier) world.assets.damage[asset.index] = 1;
}
