import type { Instance } from './instance.ts';

/**
 * Columns of the set formulation: each is a target with a multiset of items, each known once.
 *
 * Minimise the summed cost `value prod (1 - p)`, one column per target, row uses within capacity (Lu and Chen 2021,
 * Omega 98:102138; Bertsimas and Paskov 2025, Naval Research Logistics 72:735).
 */
export interface Columns {
  count: number;
  readonly target: number[];
  readonly cost: number[];
  /** Items of the set in rising order, repeated as often as used. */
  readonly items: (readonly number[])[];
  readonly known: Set<string>;
}

export function createColumns(): Columns {
  return { count: 0, target: [], cost: [], items: [], known: new Set() };
}

/** Add a column unless it is known or overuses a row by itself. Gives whether it was added. */
export function addColumn(
  columns: Columns,
  instance: Instance,
  target: number,
  items: ArrayLike<number>,
  from = 0,
  to = items.length,
): boolean {
  const sorted: number[] = [];
  for (let k = from; k < to; k++) sorted.push(items[k]!);
  sorted.sort((a, b) => a - b);
  const name = `${target}:${sorted.join()}`;
  if (columns.known.has(name)) return false;
  columns.known.add(name);
  if (!fitsAlone(instance, sorted)) return false;
  let cost = instance.value[target]!;
  for (const e of sorted) cost *= 1 - instance.probability[e * instance.targets + target]!;
  columns.count++;
  columns.target.push(target);
  columns.cost.push(cost);
  columns.items.push(sorted);
  return true;
}

function fitsAlone(instance: Instance, items: readonly number[]): boolean {
  if (items.length < 2) return true;
  const { rowStart, rowIndex, capacity } = instance;
  for (const e of items) {
    for (let k = rowStart[e]!; k < rowStart[e + 1]!; k++) {
      let uses = 0;
      for (const f of items) {
        for (let m = rowStart[f]!; m < rowStart[f + 1]!; m++) if (rowIndex[m] === rowIndex[k]) uses++;
      }
      if (uses > capacity[rowIndex[k]!]!) return false;
    }
  }
  return true;
}

/** Cost of a column after paying the item costs and receiving the target's dual. */
export function reducedCost(columns: Columns, column: number, itemCost: Float64Array, dual: number): number {
  let sum = columns.cost[column]! - dual;
  for (const e of columns.items[column]!) sum += itemCost[e]!;
  return sum;
}
