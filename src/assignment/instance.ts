/**
 * The noun of this folder: items, targets and rows with capacities, and the answer to them.
 *
 * Minimise `sum_j value[j] * prod_e (1 - p[e][j])^x[e][j]` over integers `x >= 0` such that the uses of all
 * items listing a row stay within that row's capacity (and, where set, the uses at one target within
 * `maxPerTarget`). An item is a *kind* of thing: its rows say how often it may be used. Manne 1958, Operations
 * Research 6:346, with the row families of Xin, Wang, Chen 2019, IEEE Trans. SMC: Systems 49:2536.
 */
export interface Instance {
  readonly targets: number;
  readonly items: number;
  /** What target j is worth, >= 0; length `targets`. */
  readonly value: Float64Array;
  /** Chance that one use of item e removes target j, item-major `e * targets + j`; 0 means not allowed. */
  readonly probability: Float64Array;
  /** Rows of item e are `rowIndex[rowStart[e] .. rowStart[e + 1]]`; length `items + 1`. No row twice. */
  readonly rowStart: Int32Array;
  readonly rowIndex: Int32Array;
  /** Uses each row allows; length is the number of rows. */
  readonly capacity: Int32Array;
  /** Uses allowed at one target; 0 for no limit. An item without rows needs a limit to be finite. */
  readonly maxPerTarget: number;
}

/**
 * The same instance as an object with its names in one order. An engine compiles the kernel for the shape of the objects it
 * has met, and anew, hundreds of times slower meanwhile, for one of another shape: so every instance is made here.
 */
export function shapeInstance(given: Instance): Instance {
  return {
    targets: given.targets,
    items: given.items,
    value: given.value,
    probability: given.probability,
    rowStart: given.rowStart,
    rowIndex: given.rowIndex,
    capacity: given.capacity,
    maxPerTarget: given.maxPerTarget,
  };
}

/** An assignment with a certificate: `bound <= optimum <= value`. */
export interface Answer {
  /** Expected surviving value of the assignment below. */
  readonly value: number;
  readonly bound: number;
  /** `(value - bound) / value`; 0 when the value is 0. */
  readonly gap: number;
  /** The gap is at most 1e-9. */
  readonly proven: boolean;
  /** Use n is `counts[n]` times item `items[n]` at target `targets[n]`, ordered by item, then target. */
  readonly items: Int32Array;
  readonly targets: Int32Array;
  readonly counts: Int32Array;
}

/** A gap at or below this share of the value counts as proven optimal. */
export const PROVEN_GAP = 1e-9;

/** How much a solver may do. Iterations, not time, so that runs repeat; `shouldStop` is for callers with a clock. */
export interface Budget {
  readonly iterations: number;
  readonly shouldStop?: () => boolean;
}

/** Largest number of uses of item e that its rows allow. */
export function usesAllowed(instance: Instance, item: number): number {
  let uses = 0x7fffffff;
  for (let k = instance.rowStart[item]!; k < instance.rowStart[item + 1]!; k++) {
    uses = Math.min(uses, instance.capacity[instance.rowIndex[k]!]!);
  }
  return uses;
}
