import type { Instance } from './instance.ts';
import { createPairs, type Pairs } from './pairs.ts';
import { hasRoom, isOpen, type Plan, place } from './plan.ts';

/** Heap of targets ordered by their best gain, and the best gain known of each item; reused between fills. */
export interface FillDesk {
  /** The allowed pairs of the instance at hand; whoever takes up an instance lists them first. */
  readonly pairs: Pairs;
  heap: Int32Array;
  /** Per target: its best item that has room, and the gain of that use. */
  item: Int32Array;
  best: Float64Array;
  /** Per item: its best target and the gain there, as `refresh` left them. */
  gain: Float64Array;
  target: Int32Array;
  /** Not below the gain of any item. */
  top: number;
}

export function createFillDesk(): FillDesk {
  const none = new Int32Array(0);
  return {
    pairs: createPairs(),
    heap: none,
    item: none,
    best: new Float64Array(0),
    gain: new Float64Array(0),
    target: none,
    top: 0,
  };
}

function fitDesk(desk: FillDesk, { items, targets }: Instance): void {
  if (desk.gain.length < items) {
    desk.gain = new Float64Array(items);
    desk.target = new Int32Array(items);
  }
  if (desk.heap.length < targets) {
    desk.heap = new Int32Array(targets);
    desk.item = new Int32Array(targets);
    desk.best = new Float64Array(targets);
  }
}

/** A gain below this share of the target's full value is not worth a use: it is under the rounding of the sum. */
const WORTHLESS = 1e-16;

/** Store in the desk the best open target for an item and its gain; ties to the lowest target. */
export function refresh(desk: FillDesk, plan: Plan, instance: Instance, item: number): void {
  const { maxPerTarget, value } = instance;
  const { left, usesAt } = plan;
  const { itemStart, itemTarget, itemHit } = desk.pairs;
  let best = 0;
  let at = -1;
  for (let k = itemStart[item]!; k < itemStart[item + 1]!; k++) {
    const j = itemTarget[k]!;
    const gain = left[j]! * itemHit[k]!;
    if (gain > best && (maxPerTarget === 0 || usesAt[j]! < maxPerTarget)) {
      best = gain;
      at = j;
    }
  }
  if (at >= 0 && best <= WORTHLESS * value[at]!) at = -1;
  desk.gain[item] = at >= 0 ? best : 0;
  desk.target[item] = at;
}

function isBefore({ best, item }: FillDesk, a: number, b: number): boolean {
  if (best[a] !== best[b]) return best[a]! > best[b]!;
  return item[a] === item[b] ? a < b : item[a]! < item[b]!;
}

function sink(desk: FillDesk, at: number, size: number): void {
  const { heap } = desk;
  const target = heap[at]!;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    if (child + 1 < size && isBefore(desk, heap[child + 1]!, heap[child]!)) child++;
    if (!isBefore(desk, heap[child]!, target)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = target;
}

/** Best item with room of every target, in one walk through the pairs; ties to the lowest item. */
function findBestItems(plan: Plan, instance: Instance, desk: FillDesk): void {
  const { items, targets } = instance;
  const { item, best } = desk;
  const { itemStart, itemTarget, itemHit } = desk.pairs;
  item.fill(-1, 0, targets);
  best.fill(0, 0, targets);
  for (let e = 0; e < items; e++) {
    if (!hasRoom(plan, instance, e)) continue;
    for (let k = itemStart[e]!; k < itemStart[e + 1]!; k++) {
      const j = itemTarget[k]!;
      if (itemHit[k]! <= best[j]!) continue;
      best[j] = itemHit[k]!;
      item[j] = e;
    }
  }
  for (let j = 0; j < targets; j++) best[j] = best[j]! * plan.left[j]!;
}

/** Best item with room of one target. */
function findBestItem(plan: Plan, instance: Instance, desk: FillDesk, j: number): void {
  const { targetStart, targetItem, targetHit } = desk.pairs;
  let most = 0;
  let found = -1;
  for (let k = targetStart[j]!; k < targetStart[j + 1]!; k++) {
    if (targetHit[k]! <= most || !hasRoom(plan, instance, targetItem[k]!)) continue;
    most = targetHit[k]!;
    found = targetItem[k]!;
  }
  desk.item[j] = found;
  desk.best[j] = most * plan.left[j]!;
}

/** True when a use at target j is still worth making. */
function isWorthwhile(plan: Plan, instance: Instance, desk: FillDesk, j: number): boolean {
  return desk.item[j]! >= 0 && desk.best[j]! > WORTHLESS * instance.value[j]! && isOpen(plan, instance, j);
}

/**
 * Add uses to a plan, always the one that lowers the value most, until no item has room or gain.
 *
 * The best item of a target is its most likely one with room, whatever was used there before, so a target is looked at
 * again only when that item has run out; asked the other way round, one use would spoil the answer of every item that
 * liked the same target. Costs one walk through the pairs, a step in a heap for each use, and a walk through a target's
 * pairs each time its item has run out: in the worst case that is each of its items.
 * From the empty plan this is the maximum-marginal-return rule: optimal when p does not depend on the item
 * (den Broeder, Ellison, Emerling 1959), else without a constant factor on what is left.
 *
 * Ties go to the lowest item, then the lowest target.
 * Source: Minoux, "Accelerated greedy algorithms for maximizing submodular set functions", 1978.
 */
export function fill(plan: Plan, instance: Instance, desk: FillDesk): void {
  fitDesk(desk, instance);
  findBestItems(plan, instance, desk);
  const { heap, item, best } = desk;
  let size = 0;
  for (let j = 0; j < instance.targets; j++) if (isWorthwhile(plan, instance, desk, j)) heap[size++] = j;
  for (let at = (size >> 1) - 1; at >= 0; at--) sink(desk, at, size);
  while (size > 0) {
    const j = heap[0]!;
    const e = item[j]!;
    if (hasRoom(plan, instance, e)) {
      place(plan, instance, e, j);
      best[j] = plan.left[j]! * instance.probability[e * instance.targets + j]!;
    } else findBestItem(plan, instance, desk, j);
    if (!isWorthwhile(plan, instance, desk, j)) heap[0] = heap[--size]!;
    if (size > 0) sink(desk, 0, size);
  }
}
