/** Plans compared run by run, under the same luck. */
import { normalCdf } from '../math/distributions.ts';
import { mean, twoSidedZ, variance } from '../math/statistics.ts';
import { studentTwoSided } from '../math/student.ts';
import { bootstrapInterval } from './bootstrap.ts';
import { type Estimate, studentInterval } from './estimate.ts';

export interface Difference extends Estimate {
  /** Chance of a difference this large or larger where there is none; 1 for the same cell. */
  readonly p: number;
}

/** Differences run by run, first minus second. */
export function pairs(first: ArrayLike<number>, second: ArrayLike<number>): Float64Array {
  const n = Math.min(first.length, second.length);
  return Float64Array.from({ length: n }, (_, i) => first[i]! - second[i]!);
}

/** The difference of a thing and itself. */
export function noDifference(n: number): Difference {
  return { n, mean: 0, low: 0, high: 0, method: 'same', p: 1 };
}

/**
 * Mean difference of two plans over the same runs: Student's interval of the differences, and for yes or no the
 * interval of Bonett and Price, which does not close to a point when no run happened to differ.
 * Source: Bonett and Price, "Adjusted Wald confidence interval for a difference of binomial proportions based on
 * paired data", J. Educational and Behavioral Statistics 37, 2012.
 */
export function pairedDifference(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  isYesNo: boolean,
  confidence = 0.95,
): Difference {
  const differences = pairs(first, second);
  const n = differences.length;
  if (isYesNo) return pairedShares(differences, confidence);
  const centre = mean(differences);
  const spread = Math.sqrt(variance(differences) / n);
  // no run differed: nothing was seen that tells the two apart
  const p = spread === 0 ? (centre === 0 ? 1 : 0) : studentTwoSided(centre / spread, n - 1);
  return { n, mean: centre, ...studentInterval(differences, confidence), method: 't', p };
}

function pairedShares(differences: Float64Array, confidence: number): Difference {
  const n = differences.length;
  const up = differences.filter((value) => value > 0).length;
  const down = differences.filter((value) => value < 0).length;
  const [moreUp, moreDown] = [(up + 1) / (n + 2), (down + 1) / (n + 2)];
  const shift = moreUp - moreDown;
  const spread = Math.sqrt((moreUp + moreDown - shift * shift) / (n + 2));
  const half = twoSidedZ(confidence) * spread;
  const p = 2 * normalCdf(-Math.abs(shift) / spread);
  const centre = (up - down) / n;
  return {
    n,
    mean: centre,
    low: Math.max(-1, shift - half),
    high: Math.min(1, shift + half),
    method: 'adjusted',
    p,
  };
}

/**
 * Chances corrected for how many comparisons were made: in order of size, each times the number not yet judged.
 * Holds for any dependence between them. Source: Holm, Scandinavian J. Statistics 6, 1979.
 */
export function holmAdjusted(chances: readonly number[]): number[] {
  const order = chances.map((_, i) => i).sort((a, b) => chances[a]! - chances[b]! || a - b);
  const adjusted = new Array<number>(chances.length);
  let most = 0;
  order.forEach((index, rank) => {
    most = Math.max(most, Math.min(1, chances[index]! * (chances.length - rank)));
    adjusted[index] = most;
  });
  return adjusted;
}

/**
 * Ranks that the evidence supports: things are sorted by mean, and a new rank begins only where everything before is told
 * apart from everything after. Things of one rank are not ranked among themselves.
 * @returns rank of each thing, from 1
 */
export function supportedRanks(
  means: readonly number[],
  isSeparated: (a: number, b: number) => boolean,
  better: 'less' | 'more',
): number[] {
  const sign = better === 'less' ? 1 : -1;
  const order = means.map((_, i) => i).sort((a, b) => sign * (means[a]! - means[b]!) || a - b);
  const ranks = new Array<number>(means.length).fill(1);
  let rank = 1;
  order.forEach((thing, at) => {
    const before = order.slice(0, at);
    const after = order.slice(at);
    if (at > 0 && before.every((a) => after.every((b) => isSeparated(a, b)))) rank++;
    ranks[thing] = rank;
  });
  return ranks;
}

export interface VarianceCut {
  /** Variance of a difference with unrelated luck, over that with common luck. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How many times common random numbers cut the variance of a difference: (Var A + Var B) / Var(A - B), with a bootstrap
 * interval. NaN where no run differed. Source: Law, Simulation Modeling and Analysis, 5th ed., 2015, section 11.2.
 */
export function varianceCut(first: ArrayLike<number>, second: ArrayLike<number>): VarianceCut {
  const n = Math.min(first.length, second.length);
  const ratioOf = (runs: Int32Array): number => {
    const a = Float64Array.from(runs, (i) => first[i]!);
    const b = Float64Array.from(runs, (i) => second[i]!);
    return (variance(a) + variance(b)) / variance(pairs(a, b));
  };
  const all = Int32Array.from({ length: n }, (_, i) => i);
  return { ratio: ratioOf(all), ...bootstrapInterval(n, ratioOf) };
}
