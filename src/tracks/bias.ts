/**
 * What is believed of the range and azimuth biases of the radars: a Kalman filter with two slow states a radar.
 *
 * It is fed with differences between where two radars place one object at one time, which hold the difference of what
 * their biases do there. Biases of radars that never see a common object stay at their prior, and so does what all
 * radars have in common.
 * Source: Lin, Bar-Shalom, Kirubarajan, "Exact multisensor dynamic bias estimation with local tracks", IEEE TAES 40(2),
 * 2004 (pseudo-measurement of biases from local estimates); here the local estimate is an interpolated pair of plots.
 */

/** Expected size of a bias before anything is known: m, rad. Assumed: some times the errors of a surveyed radar. */
const PRIOR = { range: 300, azimuth: 0.01 } as const;
/** How far a bias may wander in an hour: m, rad. Assumed. */
const WANDER = { range: 10, azimuth: 0.0002 } as const;
const HOUR = 3600;

export interface BiasFilter {
  readonly radars: number;
  /** Range (m) and azimuth (rad) bias of each radar in turn, measured less true, and their covariance row by row. */
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
  /** Differences taken, and time of the latest, s. */
  count: number;
  time: number;
}

export function createBiasFilter(radars: number): BiasFilter {
  const size = 2 * radars;
  const covariance = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const sigma = i % 2 === 0 ? PRIOR.range : PRIOR.azimuth;
    covariance[i * size + i] = sigma * sigma;
  }
  return { radars, mean: new Float64Array(size), covariance, count: 0, time: Number.NEGATIVE_INFINITY };
}

/** A scalar difference: its value, error variance, and derivatives by the two biases of radar a and those of radar b. */
export interface BiasDifference {
  value: number;
  variance: number;
  a: number;
  b: number;
  readonly slope: Float64Array;
}

/** Let the biases wander up to time `to`. */
export function ageBiases(filter: BiasFilter, to: number): void {
  const dt = to - filter.time;
  filter.time = Math.max(filter.time, to);
  if (!(dt > 0) || dt === Number.POSITIVE_INFINITY) return;
  const size = 2 * filter.radars;
  for (let i = 0; i < size; i++) {
    const wander = i % 2 === 0 ? WANDER.range : WANDER.azimuth;
    filter.covariance[i * size + i]! += (wander * wander * dt) / HOUR;
  }
}

let gain = new Float64Array(8);

/** Correct the biases by one difference. The variance of what was expected is added to the difference's own. */
export function learnBias(filter: BiasFilter, difference: BiasDifference): void {
  const { mean, covariance } = filter;
  const { a, b, slope } = difference;
  const size = 2 * filter.radars;
  if (gain.length < size) gain = new Float64Array(size);
  const at = [2 * a, 2 * a + 1, 2 * b, 2 * b + 1];
  let expected = 0;
  let spread = difference.variance;
  for (let k = 0; k < 4; k++) expected += slope[k]! * mean[at[k]!]!;
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let k = 0; k < 4; k++) sum += covariance[i * size + at[k]!]! * slope[k]!;
    gain[i] = sum;
  }
  for (let k = 0; k < 4; k++) spread += slope[k]! * gain[at[k]!]!;
  const surprise = (difference.value - expected) / spread;
  for (let i = 0; i < size; i++) {
    mean[i]! += gain[i]! * surprise;
    for (let j = 0; j < size; j++) covariance[i * size + j]! -= (gain[i]! * gain[j]!) / spread;
  }
}

/** Squared distance of a difference from what the filter expects, by its whole variance. */
export function surpriseOf(filter: BiasFilter, difference: BiasDifference): number {
  const { mean, covariance } = filter;
  const { a, b, slope } = difference;
  const size = 2 * filter.radars;
  const at = [2 * a, 2 * a + 1, 2 * b, 2 * b + 1];
  let away = difference.value;
  let spread = difference.variance;
  for (let k = 0; k < 4; k++) {
    away -= slope[k]! * mean[at[k]!]!;
    for (let l = 0; l < 4; l++) spread += slope[k]! * slope[l]! * covariance[at[k]! * size + at[l]!]!;
  }
  return (away * away) / spread;
}
