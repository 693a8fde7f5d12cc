import { type Instance, usesAllowed } from './instance.ts';

/**
 * The allowed pairs of an instance, listed by item and by target: `p > 0`, and the item's rows let it be used. Reused.
 *
 * Most pairs of a large defence are not allowed, so what walks along these lists costs by the pairs and not by items
 * times targets. Both lists are in rising order of the other.
 */
export interface Pairs {
  /** Most uses of each item. */
  uses: Int32Array;
  /** Pairs of item e are `itemStart[e] .. itemStart[e + 1]`. */
  itemStart: Int32Array;
  itemTarget: Int32Array;
  itemHit: Float64Array;
  /** Pairs of target j are `targetStart[j] .. targetStart[j + 1]`. */
  targetStart: Int32Array;
  targetItem: Int32Array;
  targetHit: Float64Array;
}

export function createPairs(): Pairs {
  return {
    uses: new Int32Array(0),
    itemStart: new Int32Array(0),
    itemTarget: new Int32Array(0),
    itemHit: new Float64Array(0),
    targetStart: new Int32Array(0),
    targetItem: new Int32Array(0),
    targetHit: new Float64Array(0),
  };
}

/** List the pairs of an instance, in one walk through its chances as they lie in memory. */
export function loadPairs(pairs: Pairs, instance: Instance): void {
  const { items, targets, probability } = instance;
  fitItems(pairs, items, targets);
  const { uses, itemStart, targetStart } = pairs;
  let count = 0;
  for (let e = 0; e < items; e++) {
    uses[e] = usesAllowed(instance, e);
    itemStart[e] = count;
    if (uses[e]! <= 0) continue;
    const base = e * targets;
    if (count + targets > pairs.itemTarget.length) growPairs(pairs, count + targets);
    const { itemTarget, itemHit } = pairs;
    for (let j = 0; j < targets; j++) {
      const hit = probability[base + j]!;
      if (hit === 0) continue;
      itemTarget[count] = j;
      itemHit[count++] = hit;
      targetStart[j + 1] = targetStart[j + 1]! + 1;
    }
  }
  itemStart[items] = count;
  listByTarget(pairs, items, targets);
}

function fitItems(pairs: Pairs, items: number, targets: number): void {
  if (pairs.uses.length < items) {
    pairs.uses = new Int32Array(items);
    pairs.itemStart = new Int32Array(items + 1);
  }
  if (pairs.targetStart.length < targets + 1) pairs.targetStart = new Int32Array(targets + 1);
  pairs.targetStart.fill(0, 0, targets + 1);
}

function growPairs(pairs: Pairs, needed: number): void {
  const room = Math.max(2 * pairs.itemTarget.length, needed);
  const target = new Int32Array(room);
  const hit = new Float64Array(room);
  target.set(pairs.itemTarget);
  hit.set(pairs.itemHit);
  pairs.itemTarget = target;
  pairs.itemHit = hit;
  pairs.targetItem = new Int32Array(room);
  pairs.targetHit = new Float64Array(room);
}

/** Turn the list by item round; `targetStart` holds the number of pairs of each target, one place on. */
function listByTarget(pairs: Pairs, items: number, targets: number): void {
  const { itemStart, itemTarget, itemHit, targetStart, targetItem, targetHit } = pairs;
  for (let j = 0; j < targets; j++) targetStart[j + 1] = targetStart[j + 1]! + targetStart[j]!;
  for (let e = items - 1; e >= 0; e--) {
    for (let k = itemStart[e + 1]! - 1; k >= itemStart[e]!; k--) {
      const j = itemTarget[k]! + 1;
      const at = targetStart[j]! - 1;
      targetStart[j] = at;
      targetItem[at] = e;
      targetHit[at] = itemHit[k]!;
    }
  }
  for (let j = 0; j < targets; j++) targetStart[j] = targetStart[j + 1]!;
  targetStart[targets] = itemStart[items]!;
}
