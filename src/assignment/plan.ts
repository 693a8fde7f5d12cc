import type { Instance } from './instance.ts';

/**
 * A feasible assignment under construction: single uses in one list, chained per target.
 *
 * Uses are kept one by one and not as counts because local search moves one at a time. Removing a use puts
 * the last one into its place. `left[j]` is recomputed on removal, never divided, so a certain removal (p = 1) undoes.
 */
export interface Plan {
  uses: number;
  item: Int32Array;
  target: Int32Array;
  next: Int32Array;
  previous: Int32Array;
  /** First use at each target, -1 when none. */
  first: Int32Array;
  usesAt: Int32Array;
  /** Expected value left at each target. */
  left: Float64Array;
  /** Capacity left in each row. */
  room: Int32Array;
}

export function createPlan(): Plan {
  return {
    uses: 0,
    item: new Int32Array(0),
    target: new Int32Array(0),
    next: new Int32Array(0),
    previous: new Int32Array(0),
    first: new Int32Array(0),
    usesAt: new Int32Array(0),
    left: new Float64Array(0),
    room: new Int32Array(0),
  };
}

function growUses(plan: Plan, needed: number): void {
  if (needed <= plan.item.length) return;
  const size = Math.max(64, needed, 2 * plan.item.length);
  for (const name of ['item', 'target', 'next', 'previous'] as const) {
    const grown = new Int32Array(size);
    grown.set(plan[name]);
    plan[name] = grown;
  }
}

/** Make the plan empty and as large as the instance needs; allocates only when an instance is larger than any before. */
export function clearPlan(plan: Plan, instance: Instance): void {
  if (plan.first.length < instance.targets) {
    plan.first = new Int32Array(instance.targets);
    plan.usesAt = new Int32Array(instance.targets);
    plan.left = new Float64Array(instance.targets);
  }
  if (plan.room.length < instance.capacity.length) plan.room = new Int32Array(instance.capacity.length);
  plan.uses = 0;
  plan.first.fill(-1, 0, instance.targets);
  plan.usesAt.fill(0, 0, instance.targets);
  plan.left.set(instance.value);
  plan.room.set(instance.capacity);
}

/** Make `to` the same plan as `from`. */
export function copyPlan(to: Plan, from: Plan, instance: Instance): void {
  clearPlan(to, instance);
  growUses(to, from.uses);
  to.uses = from.uses;
  for (let n = 0; n < from.uses; n++) {
    to.item[n] = from.item[n]!;
    to.target[n] = from.target[n]!;
    to.next[n] = from.next[n]!;
    to.previous[n] = from.previous[n]!;
  }
  for (let j = 0; j < instance.targets; j++) {
    to.first[j] = from.first[j]!;
    to.usesAt[j] = from.usesAt[j]!;
    to.left[j] = from.left[j]!;
  }
  for (let r = 0; r < instance.capacity.length; r++) to.room[r] = from.room[r]!;
}

/** Whether every row of the item has room for one more use. */
export function hasRoom(plan: Plan, instance: Instance, item: number): boolean {
  const end = instance.rowStart[item + 1]!;
  for (let k = instance.rowStart[item]!; k < end; k++) {
    if (plan.room[instance.rowIndex[k]!]! <= 0) return false;
  }
  return true;
}

/** Whether the target takes one more use. */
export function isOpen(plan: Plan, instance: Instance, target: number): boolean {
  return instance.maxPerTarget === 0 || plan.usesAt[target]! < instance.maxPerTarget;
}

/** Use the item once more at the target. The caller has checked `hasRoom` and `isOpen`. */
export function place(plan: Plan, instance: Instance, item: number, target: number): void {
  growUses(plan, plan.uses + 1);
  const n = plan.uses++;
  const head = plan.first[target]!;
  plan.item[n] = item;
  plan.target[n] = target;
  plan.previous[n] = -1;
  plan.next[n] = head;
  if (head >= 0) plan.previous[head] = n;
  plan.first[target] = n;
  plan.usesAt[target] = plan.usesAt[target]! + 1;
  plan.left[target] = plan.left[target]! * (1 - instance.probability[item * instance.targets + target]!);
  const end = instance.rowStart[item + 1]!;
  for (let k = instance.rowStart[item]!; k < end; k++) {
    const r = instance.rowIndex[k]!;
    plan.room[r] = plan.room[r]! - 1;
  }
}

/** Value that would be left at the target of use n if that use were not made. */
export function leftWithout(plan: Plan, instance: Instance, n: number): number {
  const target = plan.target[n]!;
  let left = instance.value[target]!;
  for (let m = plan.first[target]!; m >= 0; m = plan.next[m]!) {
    if (m !== n) left *= 1 - instance.probability[plan.item[m]! * instance.targets + target]!;
  }
  return left;
}

/** Take use n back; the last use of the list gets its number. */
export function withdraw(plan: Plan, instance: Instance, n: number): void {
  const target = plan.target[n]!;
  const item = plan.item[n]!;
  plan.left[target] = leftWithout(plan, instance, n);
  plan.usesAt[target] = plan.usesAt[target]! - 1;
  const end = instance.rowStart[item + 1]!;
  for (let k = instance.rowStart[item]!; k < end; k++) {
    const r = instance.rowIndex[k]!;
    plan.room[r] = plan.room[r]! + 1;
  }
  relink(plan, target, plan.previous[n]!, plan.next[n]!);
  const last = --plan.uses;
  if (last === n) return;
  plan.item[n] = plan.item[last]!;
  plan.target[n] = plan.target[last]!;
  plan.previous[n] = plan.previous[last]!;
  plan.next[n] = plan.next[last]!;
  if (plan.previous[n]! >= 0) plan.next[plan.previous[n]!] = n;
  else plan.first[plan.target[n]!] = n;
  if (plan.next[n]! >= 0) plan.previous[plan.next[n]!] = n;
}

function relink(plan: Plan, target: number, before: number, after: number): void {
  if (before >= 0) plan.next[before] = after;
  else plan.first[target] = after;
  if (after >= 0) plan.previous[after] = before;
}

/** Expected value left over all targets, summed in index order. */
export function planValue(plan: Plan, instance: Instance): number {
  let sum = 0;
  for (let j = 0; j < instance.targets; j++) sum += plan.left[j]!;
  return sum;
}
