import type { Instance } from './instance.ts';

/** Arrays of the instant bound; reused. */
export interface InstantDesk {
  left: Float64Array;
  hit: Float64Array;
  heap: Int32Array;
  seen: Int32Array;
}

export function createInstantDesk(): InstantDesk {
  return {
    left: new Float64Array(0),
    hit: new Float64Array(0),
    heap: new Int32Array(0),
    seen: new Int32Array(0),
  };
}

/** Steps after which the bound is given up as 0. */
const MOST_STEPS = 5e6;

/** Upper bound on the number of uses: for each place in the items' row lists, the capacities of its distinct rows. */
function mostUses(instance: Instance, seen: Int32Array): number {
  const { items, rowStart, rowIndex, capacity } = instance;
  let least = Number.POSITIVE_INFINITY;
  seen.fill(-1, 0, capacity.length);
  for (let place = 0; ; place++) {
    let sum = 0;
    for (let e = 0; e < items; e++) {
      const k = rowStart[e]! + place;
      if (k >= rowStart[e + 1]!) return least;
      const row = rowIndex[k]!;
      if (seen[row] === place) continue;
      seen[row] = place;
      sum += capacity[row]!;
    }
    least = Math.min(least, sum);
    if (items === 0) return 0;
  }
}

/**
 * A lower bound on the optimum without prices: every use has the best p its target can see, only the total number
 * of uses and the limit per target bind; for that problem maximum marginal return is exact.
 *
 * Weak when items differ much; its worth is that it is always there. Cost: one look at each pair and a heap.
 * Source: den Broeder, Ellison, Emerling, "On optimum target assignments", Operations Research 7:322, 1959;
 * as a bound: Ahuja, Kumar, Jha, Orlin, Operations Research 55:1136, 2007, section 3.
 */
export function instantBound(instance: Instance, desk: InstantDesk): number {
  const { targets, items, probability, maxPerTarget } = instance;
  if (desk.left.length < targets) {
    desk.left = new Float64Array(targets);
    desk.hit = new Float64Array(targets);
    desk.heap = new Int32Array(targets);
  }
  const { left, hit, heap } = desk;
  const room = Math.max(targets, instance.capacity.length);
  if (desk.seen.length < room) desk.seen = new Int32Array(room);
  const most = mostUses(instance, desk.seen);
  const usesAt = desk.seen.fill(0, 0, targets);
  hit.fill(0, 0, targets);
  for (let e = 0, k = 0; e < items; e++) {
    for (let j = 0; j < targets; j++, k++) if (probability[k]! > hit[j]!) hit[j] = probability[k]!;
  }
  for (let j = 0; j < targets; j++) {
    left[j] = instance.value[j]!;
    heap[j] = j;
  }
  for (let at = (targets >> 1) - 1; at >= 0; at--) sink(heap, left, hit, at, targets);
  let size = targets;
  for (let use = 0; use < most && size > 0; use++) {
    if (use > MOST_STEPS) return 0;
    const j = heap[0]!;
    if (left[j]! * hit[j]! <= 0) break;
    left[j] = left[j]! * (1 - hit[j]!);
    usesAt[j] = usesAt[j]! + 1;
    if (left[j]! < 1e-30 * instance.value[j]!) left[j] = 0;
    if (usesAt[j] === maxPerTarget) heap[0] = heap[--size]!;
    sink(heap, left, hit, 0, size);
  }
  let sum = 0;
  for (let j = 0; j < targets; j++) sum += left[j]!;
  return sum;
}

function sink(heap: Int32Array, left: Float64Array, hit: Float64Array, at: number, size: number): void {
  const target = heap[at]!;
  const gain = left[target]! * hit[target]!;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    let childGain = left[heap[child]!]! * hit[heap[child]!]!;
    if (child + 1 < size) {
      const other = left[heap[child + 1]!]! * hit[heap[child + 1]!]!;
      if (other > childGain) {
        child++;
        childGain = other;
      }
    }
    if (childGain <= gain) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = target;
}
