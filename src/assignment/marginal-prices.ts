import type { Instance } from './instance.ts';
import { leftWithout, type Plan } from './plan.ts';

/**
 * First guess of the row prices from a good plan: `share` times the mean gain of the uses through a full row, each gain
 * divided equally over the full rows of its item; rows with room are free.
 *
 * Any prices give a valid bound; these only save iterations. A share near 1 fits where each target takes one use, a
 * lower one where targets take several and the last is worth less.
 */
export function marginalPrices(plan: Plan, instance: Instance, share: number, price: Float64Array): void {
  const { rowStart, rowIndex, capacity } = instance;
  price.fill(0, 0, capacity.length);
  for (let n = 0; n < plan.uses; n++) {
    const e = plan.item[n]!;
    const gain = leftWithout(plan, instance, n) - plan.left[plan.target[n]!]!;
    let full = 0;
    for (let k = rowStart[e]!; k < rowStart[e + 1]!; k++) if (plan.room[rowIndex[k]!] === 0) full++;
    for (let k = rowStart[e]!; k < rowStart[e + 1]!; k++) {
      const r = rowIndex[k]!;
      if (plan.room[r] === 0) price[r] = price[r]! + (share * gain) / (full * capacity[r]!);
    }
  }
}
