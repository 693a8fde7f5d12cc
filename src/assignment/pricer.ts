import { rateAbove } from './chord.ts';
import { type Instance, usesAllowed } from './instance.ts';

/** Allowed pairs by target, the cost of each item, and the desk of the pricing of one target. Reused. */
export interface Pricer {
  /** Pairs of target j are `pairStart[j] .. pairStart[j + 1]`. */
  pairStart: Int32Array;
  pairItem: Int32Array;
  pairHit: Float64Array;
  /** Not below -ln(1 - p). */
  pairRate: Float64Array;
  /** Most uses of each item. */
  uses: Int32Array;
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
    pairStart: new Int32Array(0),
    pairItem: new Int32Array(0),
    pairHit: new Float64Array(0),
    pairRate: new Float64Array(0),
    uses: new Int32Array(0),
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

/** Copy the instance's allowed pairs into the pricer, by target. Items without room and pairs with p = 0 are left out. */
export function loadPricer(pricer: Pricer, instance: Instance): void {
  const { items, targets, probability } = instance;
  if (pricer.cost.length < items) {
    for (const name of ['cost', 'miss', 'rate', 'itemCost', 'ratio'] as const) {
      pricer[name] = new Float64Array(items);
    }
    for (const name of ['uses', 'item', 'copies', 'better', 'candidate'] as const)
      pricer[name] = new Int32Array(items);
  }
  if (pricer.pairStart.length < targets + 1) pricer.pairStart = new Int32Array(targets + 1);
  if (pricer.pairItem.length < items * targets) {
    pricer.pairItem = new Int32Array(items * targets);
    pricer.pairHit = new Float64Array(items * targets);
    pricer.pairRate = new Float64Array(items * targets);
  }
  const { uses, pairStart, pairItem, pairHit, pairRate } = pricer;
  for (let e = 0; e < items; e++) uses[e] = usesAllowed(instance, e);
  let n = 0;
  for (let j = 0; j < targets; j++) {
    pairStart[j] = n;
    for (let e = 0, k = j; e < items; e++, k += targets) {
      const hit = probability[k]!;
      if (hit === 0 || uses[e]! <= 0) continue;
      pairItem[n] = e;
      pairHit[n] = hit;
      pairRate[n] = rateAbove(hit);
      n++;
    }
  }
  pairStart[targets] = n;
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
