import type { Instance } from './instance.ts';
import { hasRoom, type Plan, place } from './plan.ts';

/** Heap of items ordered by their last known best gain; reused between fills. */
export interface FillDesk {
  heap: Int32Array;
  gain: Float64Array;
  target: Int32Array;
}

export function createFillDesk(): FillDesk {
  return { heap: new Int32Array(0), gain: new Float64Array(0), target: new Int32Array(0) };
}

/** A gain below this share of the target's full value is not worth a use: it is under the rounding of the sum. */
const WORTHLESS = 1e-16;

/** Store in the desk the best open target for an item and its gain; ties to the lowest target. */
export function refresh(desk: FillDesk, plan: Plan, instance: Instance, item: number): void {
  const { targets, probability, maxPerTarget, value } = instance;
  const { left, usesAt } = plan;
  const base = item * targets;
  let best = 0;
  let at = -1;
  for (let j = 0; j < targets; j++) {
    const gain = left[j]! * probability[base + j]!;
    if (gain > best && (maxPerTarget === 0 || usesAt[j]! < maxPerTarget)) {
      best = gain;
      at = j;
    }
  }
  if (at >= 0 && best <= WORTHLESS * value[at]!) at = -1;
  desk.gain[item] = at >= 0 ? best : 0;
  desk.target[item] = at;
}

function isBefore(desk: FillDesk, a: number, b: number): boolean {
  const gainA = desk.gain[a]!;
  const gainB = desk.gain[b]!;
  return gainA > gainB || (gainA === gainB && a < b);
}

function sink(desk: FillDesk, at: number, size: number): void {
  const { heap } = desk;
  const item = heap[at]!;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    if (child + 1 < size && isBefore(desk, heap[child + 1]!, heap[child]!)) child++;
    if (!isBefore(desk, heap[child]!, item)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = item;
}

/**
 * Add uses to a plan, always the one that lowers the value most, until no item has room or gain.
 *
 * Gains only fall while uses are added, so an item's last known gain is an upper bound and only the top of the
 * heap is looked at again. From the empty plan this is the maximum-marginal-return rule: optimal when p does
 * not depend on the item (den Broeder, Ellison, Emerling 1959), else without a constant factor on what is left.
 *
 * Ties go to the lowest item, then the lowest target.
 * Source: Minoux, "Accelerated greedy algorithms for maximizing submodular set functions", 1978.
 */
export function fill(plan: Plan, instance: Instance, desk: FillDesk): void {
  if (desk.heap.length < instance.items) {
    desk.heap = new Int32Array(instance.items);
    desk.gain = new Float64Array(instance.items);
    desk.target = new Int32Array(instance.items);
  }
  const { heap } = desk;
  let size = 0;
  for (let e = 0; e < instance.items; e++) {
    if (!hasRoom(plan, instance, e)) continue;
    refresh(desk, plan, instance, e);
    if (desk.target[e]! >= 0) heap[size++] = e;
  }
  for (let at = (size >> 1) - 1; at >= 0; at--) sink(desk, at, size);
  while (size > 0) {
    const item = heap[0]!;
    if (hasRoom(plan, instance, item)) {
      const known = desk.gain[item]!;
      refresh(desk, plan, instance, item);
      if (desk.target[item]! >= 0) {
        if (desk.gain[item] === known) place(plan, instance, item, desk.target[item]!);
        sink(desk, 0, size);
        continue;
      }
    }
    heap[0] = heap[--size]!;
    if (size > 0) sink(desk, 0, size);
  }
}
