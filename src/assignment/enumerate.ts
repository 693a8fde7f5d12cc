import { completion, insert } from './price.ts';
import type { Pricer } from './pricer.ts';

/**
 * Every multiset of items whose cost at a target, at the present item costs, is at most `threshold`.
 *
 * With the threshold at the target's least cost plus the gap between a plan and the bound, every set that a
 * better plan can contain is among them; so an integer programme over them decides optimality.
 *
 * @param emit  is given the items and their number; the array is reused
 * @returns false where more than `most` sets were found or looked at; the list is then incomplete
 */
export function enumerateSets(
  pricer: Pricer,
  target: number,
  value: number,
  limit: number,
  threshold: number,
  most: number,
  emit: (items: Int32Array, count: number) => void,
): boolean {
  pricer.limit = limit;
  pricer.count = 0;
  const { targetStart, targetItem } = pricer.pairs;
  for (let k = targetStart[target]!; k < targetStart[target + 1]!; k++) {
    insert(pricer, k, pricer.cost[targetItem[k]!]!);
  }
  const chosen = new Int32Array(pricer.path.length);
  let looks = 0;
  const descend = (from: number, used: number, left: number, spent: number, depth: number): boolean => {
    if (left + spent <= threshold) {
      if (++looks > most) return false;
      emit(chosen, depth);
    }
    if (depth === limit && limit > 0) return true;
    if (depth >= chosen.length) return false;
    for (let k = from; k < pricer.count; k++) {
      const copies = pricer.copies[k]! - (k === from ? used : 0);
      if (copies <= 0) continue;
      if (spent + completion(pricer, k, copies, left) > threshold) return true;
      const after = left * pricer.miss[k]!;
      const paid = spent + pricer.itemCost[k]!;
      if (paid + completion(pricer, k, copies - 1, after) > threshold) continue;
      if (++looks > 20 * most) return false;
      chosen[depth] = pricer.item[k]!;
      const here = k === from ? used + 1 : 1;
      if (!descend(k, here, after, paid, depth + 1)) return false;
    }
    return true;
  };
  return descend(0, 0, value, 0, 0);
}
