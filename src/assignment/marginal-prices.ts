import type { Instance } from './instance.ts';
import { leftWithout, type Plan } from './plan.ts';

/** Share of the mean gain taken as first price: of 0.25, 0.5 and 1 the one that climbs fastest on our instances. */
const SHARE = 0.25;

/**
 * First guess of the row prices from a good plan: a share of the mean gain of the uses through a full row, each divided
 * equally over the full rows of its item; rows with room are free.
 *
 * Any prices give a valid bound; these only save iterations.
 */
export function marginalPrices(plan: Plan, instance: Instance, price: Float64Array): void {
  const { rowStart, rowIndex, capacity } = instance;
  const rows = capacity.length;
  price.fill(0, 0, rows);
  for (let n = 0; n < plan.uses; n++) {
    const e = plan.item[n]!;
    const loss = leftWithout(plan, instance, n) - plan.left[plan.target[n]!]!;
    let full = 0;
    for (let k = rowStart[e]!; k < rowStart[e + 1]!; k++) if (plan.room[rowIndex[k]!] === 0) full++;
    for (let k = rowStart[e]!; k < rowStart[e + 1]!; k++) {
      const r = rowIndex[k]!;
      if (plan.room[r] === 0) price[r] = price[r]! + (SHARE * loss) / (full * capacity[r]!);
    }
  }
}
