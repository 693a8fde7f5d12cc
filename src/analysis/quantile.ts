/** Quantiles of runs and intervals that assume nothing about their distribution. */
import { binomialTail } from '../math/distributions.ts';

export interface QuantileEstimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The value below which a share `p` of sorted values lies (Hyndman and Fan 1996, type 7). */
export function quantileOf(sorted: ArrayLike<number>, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
}

/**
 * A quantile with an interval between two order statistics: how many values lie below the true quantile is binomial.
 * Coverage is at least `confidence` as far as the sample reaches; ends of the sample where it does not.
 * Source: David and Nagaraja, Order Statistics, 3rd ed., 2003, section 7.1.
 */
export function estimateQuantile(values: ArrayLike<number>, p: number, confidence = 0.95): QuantileEstimate {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  const tail = (1 - confidence) / 2;
  // chance that at least m of n values lie below the quantile
  let low = 0;
  while (low < n && binomialTail(low + 1, n, p) > 1 - tail) low++;
  let high = n;
  while (high > 0 && binomialTail(high, n, p) <= tail) high--;
  return {
    value: quantileOf(sorted, p),
    low: sorted[Math.max(0, low - 1)]!,
    high: sorted[Math.min(n - 1, high)]!,
  };
}
