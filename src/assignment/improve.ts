import { type FillDesk, fill, refresh } from './fill.ts';
import type { Instance } from './instance.ts';
import { leftWithout, type Plan, place, withdraw } from './plan.ts';

/** Arrays of the local search; reused. */
export interface ImproveDesk {
  /** Value left at the target of each use were it not made. */
  without: Float64Array;
}

export function createImproveDesk(): ImproveDesk {
  return { without: new Float64Array(0) };
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
 * `desk.gain` holds upper bounds of each item's best gain, so that most items are passed over without a look.
 */
function relocate(plan: Plan, instance: Instance, desk: FillDesk, n: number, least: number): boolean {
  const { items, targets, probability } = instance;
  const { gain, target } = desk;
  const freed = plan.item[n]!;
  const from = plan.target[n]!;
  const without = leftWithout(plan, instance, n);
  let best = without - plan.left[from]! + least;
  let bestItem = -1;
  let bestTarget = -1;
  for (let e = 0; e < items; e++) {
    const here = e === freed ? 0 : without * probability[e * targets + from]!;
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
  raiseGains(plan, instance, desk, from);
  return true;
}

/** Keep `desk.gain` an upper bound after the value left at one target rose. */
function raiseGains(plan: Plan, instance: Instance, desk: FillDesk, at: number): void {
  const { items, targets, probability } = instance;
  const left = plan.left[at]!;
  for (let e = 0; e < items; e++) {
    const gain = left * probability[e * targets + at]!;
    if (gain > desk.gain[e]!) desk.gain[e] = gain;
  }
}

/** Exchange the items of pairs of uses while that lowers the value. Rows are not touched: both uses stay. */
function exchange(
  plan: Plan,
  instance: Instance,
  desk: FillDesk,
  without: Float64Array,
  least: number,
): boolean {
  const { targets, probability } = instance;
  const { item, target, left } = plan;
  let changed = false;
  for (let n = 0; n < plan.uses; n++) without[n] = leftWithout(plan, instance, n);
  for (let n = 1; n < plan.uses; n++) {
    for (let m = 0; m < n; m++) {
      const e = item[n]!;
      const j = target[n]!;
      const f = item[m]!;
      const k = target[m]!;
      if (e === f || j === k) continue;
      const hitEk = probability[e * targets + k]!;
      const hitFj = probability[f * targets + j]!;
      const leftJ = without[n]! * (1 - hitFj);
      const leftK = without[m]! * (1 - hitEk);
      if (leftJ + leftK >= left[j]! + left[k]! - least || hitEk === 0 || hitFj === 0) continue;
      item[n] = f;
      item[m] = e;
      left[j] = leftJ;
      left[k] = leftK;
      for (let s = plan.first[j]!; s >= 0; s = plan.next[s]!) without[s] = leftWithout(plan, instance, s);
      for (let s = plan.first[k]!; s >= 0; s = plan.next[s]!) without[s] = leftWithout(plan, instance, s);
      raiseGains(plan, instance, desk, j);
      raiseGains(plan, instance, desk, k);
      changed = true;
    }
  }
  return changed;
}

/**
 * Local search: relocate one use, exchange the items of two uses, fill what got free, until nothing helps.
 *
 * First improvement in list order, so the result depends only on the plan handed in. Each step lowers the value
 * by more than 1e-13 of the total, hence it ends; `passes` is the cap.
 */
export function improve(
  plan: Plan,
  instance: Instance,
  fillDesk: FillDesk,
  desk: ImproveDesk,
  passes: number,
): void {
  let total = 0;
  for (let j = 0; j < instance.targets; j++) total += instance.value[j]!;
  const least = 1e-13 * total;
  fillDesk.gain.fill(total, 0, instance.items);
  for (let pass = 0; pass < passes; pass++) {
    let changed = false;
    for (let n = 0; n < plan.uses; n++) {
      if (relocate(plan, instance, fillDesk, n, least)) changed = true;
    }
    if (desk.without.length < plan.uses) desk.without = new Float64Array(2 * plan.uses);
    if (exchange(plan, instance, fillDesk, desk.without, least)) changed = true;
    if (!changed) return;
    const before = plan.uses;
    fill(plan, instance, fillDesk);
    if (plan.uses > before) changed = true;
  }
}
