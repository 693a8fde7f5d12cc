import { rateAbove } from './chord.ts';
import type { Instance } from './instance.ts';
import { createPairs, type Pairs } from './pairs.ts';

/** Allowed pairs by target, the cost of each item, and the desk of the pricing of one target. Reused. */
export interface Pricer {
  pairs: Pairs;
  /** Not below -ln(1 - p), for each pair by target. */
  pairRate: Float64Array;
  /** Sum of the prices of each item's rows. */
  cost: Float64Array;
  /** Pairs worth their cost alone. */
  candidate: Int32Array;
  /** Worthwhile items of the target at hand, by cost per rate. */
  count: number;
  item: Int32Array;
  miss: Float64Array;
  rate: Float64Array;
  itemCost: Float64Array;
  ratio: Float64Array;
  copies: Int32Array;
  /** Uses of other candidates that are no dearer and no weaker. */
  better: Int32Array;
  path: Int32Array;
  /** Best set found for the target: items, repeated as often as used. */
  pick: Int32Array;
  picked: number;
  best: number;
  limit: number;
  nodes: number;
  nodeLimit: number;
  cut: boolean;
}

/** Most uses in one set; a search that would go deeper is cut. */
export const DEEPEST = 1024;

export function createPricer(): Pricer {
  return {
    pairs: createPairs(),
    pairRate: new Float64Array(0),
    cost: new Float64Array(0),
    candidate: new Int32Array(0),
    count: 0,
    item: new Int32Array(0),
    miss: new Float64Array(0),
    rate: new Float64Array(0),
    itemCost: new Float64Array(0),
    ratio: new Float64Array(0),
    copies: new Int32Array(0),
    better: new Int32Array(0),
    path: new Int32Array(DEEPEST),
    pick: new Int32Array(DEEPEST),
    picked: 0,
    best: 0,
    limit: 0,
    nodes: 0,
    nodeLimit: 200,
    cut: false,
  };
}

/** Make the pricer ready for an instance whose pairs are listed. */
export function loadPricer(pricer: Pricer, instance: Instance, pairs: Pairs): void {
  const { items, targets } = instance;
  if (pricer.cost.length < items) {
    for (const name of ['cost', 'miss', 'rate', 'itemCost', 'ratio'] as const) {
      pricer[name] = new Float64Array(items);
    }
    for (const name of ['item', 'copies', 'better', 'candidate'] as const)
      pricer[name] = new Int32Array(items);
  }
  pricer.pairs = pairs;
  const count = pairs.targetStart[targets]!;
  if (pricer.pairRate.length < count) pricer.pairRate = new Float64Array(pairs.targetHit.length);
  for (let k = 0; k < count; k++) pricer.pairRate[k] = rateAbove(pairs.targetHit[k]!);
}

/** Set each item's cost from the row prices. */
export function setCosts(pricer: Pricer, instance: Instance, price: Float64Array): void {
  for (let e = 0; e < instance.items; e++) {
    let sum = 0;
    for (let k = instance.rowStart[e]!; k < instance.rowStart[e + 1]!; k++)
      sum += price[instance.rowIndex[k]!]!;
    pricer.cost[e] = sum;
  }
}
