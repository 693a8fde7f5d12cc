import type { Instance } from './instance.ts';
import { leftWithout, type Plan } from './plan.ts';

/**
 * First guess of the row prices from a good plan: what the least useful use through a full row gains, divided
 * equally over the full rows of its item; rows with room are free.
 *
 * At a local optimum no blocked item gains more than that, so the guess sits between what a row's last unit is worth and
 * what one more would be worth. Any prices give a valid bound; these only save iterations.
 */
export function marginalPrices(plan: Plan, instance: Instance, price: Float64Array): void {
  const { rowStart, rowIndex, capacity } = instance;
  const rows = capacity.length;
  price.fill(Number.POSITIVE_INFINITY, 0, rows);
  for (let n = 0; n < plan.uses; n++) {
    const e = plan.item[n]!;
    const loss = leftWithout(plan, instance, n) - plan.left[plan.target[n]!]!;
    let full = 0;
    for (let k = rowStart[e]!; k < rowStart[e + 1]!; k++) if (plan.room[rowIndex[k]!] === 0) full++;
    for (let k = rowStart[e]!; k < rowStart[e + 1]!; k++) {
      const r = rowIndex[k]!;
      if (plan.room[r] === 0) price[r] = Math.min(price[r]!, loss / full);
    }
  }
  for (let r = 0; r < rows; r++) if (price[r] === Number.POSITIVE_INFINITY) price[r] = 0;
}
