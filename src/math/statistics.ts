/** Estimates from samples and the intervals that go with them. */
import { chiSquareQuantile, normalQuantile } from './distributions.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Arithmetic mean, summed in index order; NaN for no values. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

/** Unbiased sample variance by two passes; NaN for fewer than two values. */
export function variance(values: ArrayLike<number>): number {
  const centre = mean(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i]! - centre) * (values[i]! - centre);
  return values.length < 2 ? NaN : sum / (values.length - 1);
}

/** Standard normal quantile of a two-sided confidence, such as 1.96 for 0.95. */
export function twoSidedZ(confidence: number): number {
  return normalQuantile(0.5 + confidence / 2);
}

/**
 * Confidence interval of a proportion from `successes` in `trials`.
 *
 * Wilson's score interval: stays inside [0, 1] and keeps its coverage near 0 and 1, where the usual
 * normal interval fails. Trials are taken as independent.
 * Source: Wilson, "Probable inference", J. Amer. Statistical Association 22, 1927.
 */
export function wilsonInterval(successes: number, trials: number, confidence = 0.95): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const z = twoSidedZ(confidence);
  const share = successes / trials;
  const scale = 1 + (z * z) / trials;
  const centre = (share + (z * z) / (2 * trials)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === trials ? 1 : Math.min(1, centre + half),
  };
}

/** Bounds that a chi-square number with `degrees` of freedom keeps with the given confidence, equal tails. */
export function chiSquareBounds(degrees: number, confidence = 0.95): Interval {
  const tail = (1 - confidence) / 2;
  return { low: chiSquareQuantile(tail, degrees), high: chiSquareQuantile(1 - tail, degrees) };
}

/** Bounds that the mean of `count` unit-variance squared errors of dimension `dimension` keeps (NEES and NIS). */
export function meanSquareBounds(dimension: number, count: number, confidence = 0.95): Interval {
  const bounds = chiSquareBounds(dimension * count, confidence);
  return { low: bounds.low / count, high: bounds.high / count };
}

/** Normal confidence interval of a mean of independent values; for 30 values and more. */
export function meanInterval(values: ArrayLike<number>, confidence = 0.95): Interval {
  const centre = mean(values);
  const half = twoSidedZ(confidence) * Math.sqrt(variance(values) / values.length);
  return { low: centre - half, high: centre + half };
}
