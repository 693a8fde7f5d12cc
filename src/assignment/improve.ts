import { type FillDesk, fill, refresh } from './fill.ts';
import type { Instance } from './instance.ts';
import { leftWithout, type Plan, place, withdraw } from './plan.ts';

/** Arrays of the local search; reused. */
export interface ImproveDesk {
  /** Value left at the target of each use were it not made. */
  without: Float64Array;
  /** Pass in which each target last changed. */
  changedIn: Int32Array;
}

export function createImproveDesk(): ImproveDesk {
  return { without: new Float64Array(0), changedIn: new Int32Array(0) };
}

/** Whether `item` would have room once one use of `freed` is taken back. */
function fitsAfter(plan: Plan, instance: Instance, freed: number, item: number): boolean {
  const { rowStart, rowIndex } = instance;
  for (let k = rowStart[item]!; k < rowStart[item + 1]!; k++) {
    const row = rowIndex[k]!;
    if (plan.room[row]! > 0) continue;
    let frees = false;
    for (let m = rowStart[freed]!; m < rowStart[freed + 1]!; m++) frees ||= rowIndex[m] === row;
    if (!frees || instance.capacity[row] === 0) return false;
  }
  return true;
}

/**
 * Replace use n by the best use that becomes possible (other item, other target or both), if that lowers the value.
 * `desk.gain` holds upper bounds of each item's best gain and `desk.top` one of them all, so that mostly only the items that
 * may be used at the same target are looked at.
 */
function relocate(
  plan: Plan,
  instance: Instance,
  desk: FillDesk,
  changedIn: Int32Array,
  pass: number,
  n: number,
  least: number,
): boolean {
  const { items } = instance;
  const { gain, target } = desk;
  const { targetStart, targetItem, targetHit } = desk.pairs;
  const freed = plan.item[n]!;
  const from = plan.target[n]!;
  const without = leftWithout(plan, instance, n);
  let best = without - plan.left[from]! + least;
  let bestItem = -1;
  let bestTarget = -1;
  let pair = targetStart[from]!;
  const end = targetStart[from + 1]!;
  for (let e = 0; e < items; e++) {
    if (desk.top <= best) {
      if (pair >= end) break;
      e = targetItem[pair]!;
    }
    let here = 0;
    if (pair < end && targetItem[pair] === e) here = without * targetHit[pair++]!;
    if (e === freed) here = 0;
    if (here <= best && gain[e]! <= best) continue;
    if (e !== freed && !fitsAfter(plan, instance, freed, e)) continue;
    if (gain[e]! > best) {
      refresh(desk, plan, instance, e);
      if (gain[e]! > best && target[e] !== from) {
        best = gain[e]!;
        bestItem = e;
        bestTarget = target[e]!;
      }
    }
    if (here > best) {
      best = here;
      bestItem = e;
      bestTarget = from;
    }
  }
  if (bestItem < 0) return false;
  withdraw(plan, instance, n);
  place(plan, instance, bestItem, bestTarget);
  raiseGains(plan, desk, from);
  changedIn[from] = pass;
  changedIn[bestTarget] = pass;
  return true;
}

/** Keep `desk.gain` an upper bound after the value left at one target rose. */
function raiseGains(plan: Plan, desk: FillDesk, at: number): void {
  const { targetStart, targetItem, targetHit } = desk.pairs;
  const left = plan.left[at]!;
  for (let k = targetStart[at]!; k < targetStart[at + 1]!; k++) {
    const e = targetItem[k]!;
    const gain = left * targetHit[k]!;
    if (gain > desk.gain[e]!) desk.gain[e] = gain;
    if (gain > desk.top) desk.top = gain;
  }
}

/** Set `desk.top` to the greatest of the gains as they are known. */
function findTop(desk: FillDesk, items: number): void {
  desk.top = 0;
  for (let e = 0; e < items; e++) if (desk.gain[e]! > desk.top) desk.top = desk.gain[e]!;
}

/**
 * Exchange the items of pairs of uses while that lowers the value. Rows are not touched: both uses stay.
 * Only pairs with a target that changed in this pass or the one before are looked at.
 */
function exchange(
  plan: Plan,
  instance: Instance,
  fillDesk: FillDesk,
  desk: ImproveDesk,
  pass: number,
  least: number,
): boolean {
  const { targets, probability } = instance;
  const { item, target, left } = plan;
  const { without, changedIn } = desk;
  let changed = false;
  for (let n = 0; n < plan.uses; n++) without[n] = leftWithout(plan, instance, n);
  for (let n = 1; n < plan.uses; n++) {
    const j = target[n]!;
    let e = item[n]!;
    let stale = changedIn[j]! < pass - 1;
    for (let m = 0; m < n; m++) {
      const k = target[m]!;
      if (stale && changedIn[k]! < pass - 1) continue;
      const f = item[m]!;
      const hitEk = probability[e * targets + k]!;
      if (hitEk === 0) continue;
      const leftK = without[m]! * (1 - hitEk);
      const leftJ = left[j]! + left[k]! - least - leftK;
      if (leftJ <= 0) continue;
      const hitFj = probability[f * targets + j]!;
      const trueJ = without[n]! * (1 - hitFj);
      if (trueJ >= leftJ || hitFj === 0 || e === f || j === k) continue;
      item[n] = f;
      item[m] = e;
      e = f;
      left[j] = trueJ;
      left[k] = leftK;
      for (let s = plan.first[j]!; s >= 0; s = plan.next[s]!) without[s] = leftWithout(plan, instance, s);
      for (let s = plan.first[k]!; s >= 0; s = plan.next[s]!) without[s] = leftWithout(plan, instance, s);
      raiseGains(plan, fillDesk, j);
      raiseGains(plan, fillDesk, k);
      changedIn[j] = pass;
      changedIn[k] = pass;
      stale = false;
      changed = true;
    }
  }
  return changed;
}

/**
 * Local search: relocate one use, exchange the items of two uses, fill what got free, until nothing helps.
 *
 * First improvement in list order, so the result depends only on the plan handed in. Each step lowers the value
 * by more than 1e-13 of the total, hence it ends; `passes` is the cap, and `shouldStop` one for a caller with a clock.
 */
export function improve(
  plan: Plan,
  instance: Instance,
  fillDesk: FillDesk,
  desk: ImproveDesk,
  passes: number,
  shouldStop?: () => boolean,
): void {
  let total = 0;
  for (let j = 0; j < instance.targets; j++) total += instance.value[j]!;
  const least = 1e-13 * total;
  for (let e = 0; e < instance.items; e++) refresh(fillDesk, plan, instance, e);
  if (desk.changedIn.length < instance.targets) desk.changedIn = new Int32Array(instance.targets);
  desk.changedIn.fill(-1, 0, instance.targets);
  for (let pass = 0; pass < passes && !shouldStop?.(); pass++) {
    let changed = false;
    findTop(fillDesk, instance.items);
    for (let n = 0; n < plan.uses; n++) {
      if (relocate(plan, instance, fillDesk, desk.changedIn, pass, n, least)) changed = true;
    }
    if (desk.without.length < plan.uses) desk.without = new Float64Array(2 * plan.uses);
    if (exchange(plan, instance, fillDesk, desk, pass, least)) changed = true;
    if (!changed) return;
    const before = plan.uses;
    fill(plan, instance, fillDesk);
    if (plan.uses > before) changed = true;
  }
}
