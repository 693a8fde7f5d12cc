import { lnBelow } from './chord.ts';
import { DEEPEST, type Pricer } from './pricer.ts';

/** From this size on a set is credited with leaving nothing, so that larger sets need no look. */
const MOST_OTHERS = 8;

/**
 * Collect the items worth their cost at a target of this value; the best single one is kept as pick if it beats `best`.
 * An item stays a candidate only if it could be in a better set of two or more, were all others as cheap and as
 * good as the cheapest and the best.
 */
function collect(pricer: Pricer, target: number, value: number): void {
  const { cost, candidate } = pricer;
  const { targetStart, targetItem, targetHit } = pricer.pairs;
  const end = targetStart[target + 1]!;
  let count = 0;
  let single = -1;
  let best = pricer.best;
  let leastCost = Number.POSITIVE_INFINITY;
  let mostHit = 0;
  for (let k = targetStart[target]!; k < end; k++) {
    const c = cost[targetItem[k]!]!;
    const hit = targetHit[k]!;
    const gain = value * hit;
    if (gain <= c) continue;
    candidate[count++] = k;
    if (value - gain + c < best) {
      best = value - gain + c;
      single = k;
    }
    if (c < leastCost) leastCost = c;
    if (hit > mostHit) mostHit = hit;
  }
  if (single >= 0) {
    pricer.best = best;
    pricer.pick[0] = targetItem[single]!;
    pricer.picked = 1;
  }
  pricer.count = 0;
  if (pricer.limit === 1) return;
  const miss = 1 - mostHit;
  const most = pricer.limit > 0 ? Math.min(pricer.limit, MOST_OTHERS) : MOST_OTHERS;
  for (let n = 0; n < count; n++) {
    const k = candidate[n]!;
    const c = cost[targetItem[k]!]!;
    let left = value * (1 - targetHit[k]!);
    let spent = c;
    let worth = false;
    for (let m = 2; m <= most && !worth; m++) {
      left = m === MOST_OTHERS ? 0 : left * miss;
      spent += leastCost;
      worth = left + spent < best;
    }
    if (worth) insert(pricer, k, c);
  }
}

/** Put a pair into the candidates, ordered by cost per rate. */
export function insert(pricer: Pricer, pair: number, c: number): void {
  const { item, miss, rate, itemCost, ratio, copies } = pricer;
  const key = c / pricer.pairRate[pair]!;
  let at = pricer.count++;
  while (at > 0 && ratio[at - 1]! > key) {
    item[at] = item[at - 1]!;
    miss[at] = miss[at - 1]!;
    rate[at] = rate[at - 1]!;
    itemCost[at] = itemCost[at - 1]!;
    ratio[at] = ratio[at - 1]!;
    copies[at] = copies[at - 1]!;
    at--;
  }
  const e = pricer.pairs.targetItem[pair]!;
  item[at] = e;
  miss[at] = 1 - pricer.pairs.targetHit[pair]!;
  rate[at] = pricer.pairRate[pair]!;
  itemCost[at] = c;
  ratio[at] = key;
  copies[at] = Math.min(pricer.pairs.uses[e]!, pricer.limit > 0 ? pricer.limit : 0x7fffffff);
}

/** Below this share of what is left at a node, what a further use removes is rounding. */
const NOTHING = 1e-18;

/**
 * Lower bound on what is left plus what is paid when items `from ..` may be added (the first one `copies` times).
 *
 * For any m > 0, `w exp(-A) >= m (1 + ln(w/m) - A)`, linear in A = sum of rates, so each item contributes
 * `min(0, cost - m rate)` per copy; the best m is where the items in order of cost per rate stop paying, which
 * is the closed form of the fractional problem.
 */
export function completion(pricer: Pricer, from: number, copies: number, left: number): number {
  const { count, miss, rate, itemCost } = pricer;
  let spent = 0;
  let sum = 0;
  let now = left;
  let slope = 0;
  for (let k = from; k < count && slope === 0; k++) {
    const c = itemCost[k]!;
    const a = rate[k]!;
    if (a * now <= c) break;
    let n = k === from ? copies : pricer.copies[k]!;
    while (n-- > 0 && now > NOTHING * left) {
      const after = now * miss[k]!;
      if (a * after < c) {
        slope = c / a;
        break;
      }
      spent += c;
      sum += a;
      now = after;
    }
  }
  if (slope === 0) {
    if (sum === 0) return left;
    slope = Math.max(now, NOTHING * left);
  }
  return spent + slope * (1 + lnBelow(left / slope) - sum);
}

/**
 * Count for each candidate the uses of others that are no dearer and no weaker: a best set contains all of those before it
 * contains the candidate, so at depth d only candidates with at most d of them need a look.
 */
function countBetter(pricer: Pricer): void {
  const { count, miss, itemCost, copies, better } = pricer;
  for (let k = 0; k < count; k++) {
    const c = itemCost[k]!;
    const m = miss[k]!;
    let sum = 0;
    for (let i = 0; i < k; i++) if (itemCost[i]! <= c && miss[i]! <= m) sum += Math.min(copies[i]!, DEEPEST);
    better[k] = sum;
  }
}

/** Try every way of going on from a node; see `priceTarget`. */
function branch(
  pricer: Pricer,
  from: number,
  used: number,
  left: number,
  spent: number,
  depth: number,
): void {
  const { count, miss, itemCost, copies, path } = pricer;
  const last = depth + 1 === pricer.limit;
  for (let k = from; k < count; k++) {
    const c = itemCost[k]!;
    const free = copies[k]! - (k === from ? used : 0);
    const after = left * miss[k]!;
    if (free <= 0 || after + c >= left || pricer.better[k]! > depth) continue;
    if (!last && spent + completion(pricer, k, free, left) >= pricer.best) return;
    if (++pricer.nodes > pricer.nodeLimit || depth + 1 >= DEEPEST) {
      pricer.cut = true;
      return;
    }
    path[depth] = k;
    const value = after + c + spent;
    if (value < pricer.best) {
      pricer.best = value;
      for (let d = 0; d <= depth; d++) pricer.pick[d] = pricer.item[path[d]!]!;
      pricer.picked = depth + 1;
    }
    if (!last) {
      branch(pricer, k, copies[k]! - free + 1, after, c + spent, depth + 1);
      if (pricer.cut) return;
      if (c === 0 && pricer.limit === 0) return;
    }
  }
}

/**
 * The cheapest way to treat one target at the present item costs: least of `value prod (1 - p) + sum cost` over all
 * multisets of items. The best set found is left in `pricer.pick`; returns a lower bound on the least, equal to
 * `pricer.best` unless the node limit cut the search (then the fractional bound of the root).
 *
 * Branch and bound over the items worth their cost, ordered by cost per -ln(1 - p), with the closed-form
 * fractional completion. Rows bind through the prices only, apart from each item's own most uses.
 */
export function priceTarget(pricer: Pricer, target: number, value: number, limit: number): number {
  pricer.limit = limit;
  pricer.best = value;
  pricer.picked = 0;
  pricer.nodes = 0;
  pricer.cut = false;
  collect(pricer, target, value);
  if (pricer.count === 0 || limit === 1) return pricer.best;
  const root = completion(pricer, 0, pricer.copies[0]!, value);
  if (root >= pricer.best) return pricer.best;
  countBetter(pricer);
  branch(pricer, 0, 0, value, 0, 0);
  return pricer.cut ? Math.min(root, pricer.best) : pricer.best;
}
