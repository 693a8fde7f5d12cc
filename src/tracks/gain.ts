/**
 * Correction of a belief by what was measured of it.
 *
 * Range, azimuth, elevation and, where measured, range rate are taken one after another as scalars, each with the
 * symmetric form P - (P h)(P h)'/s, so no matrix is inverted and the covariance stays symmetric and positive.
 * Source: Bar-Shalom, Li, Kirubarajan, 2001, sections 5.2 and 7.3 (sequential processing).
 */
import { STATE } from './state.ts';

/** What the correction by one plot does to a belief: for each scalar P h as it was then, and 1 / s; reused. */
export interface Gains {
  rows: number;
  readonly columns: Float64Array;
  readonly weights: Float64Array;
}

export function createGains(): Gains {
  return { rows: 0, columns: new Float64Array(4 * STATE), weights: new Float64Array(4) };
}

/**
 * Correct a covariance, in place, by `rows` scalars with the slopes at `hAt`, and keep the gains.
 * It does not depend on what was measured, so plots of equal errors share it.
 */
export function correctCovariance(
  p: Float64Array,
  k: number,
  h: Float64Array,
  hAt: number,
  variance: Float64Array,
  rows: number,
  gains: Gains,
): void {
  gains.rows = rows;
  for (let q = 0; q < rows; q++) correctScalar(p, k, h, hAt + 6 * q, variance, gains, q);
}

function correctScalar(
  p: Float64Array,
  k: number,
  h: Float64Array,
  at: number,
  variance: Float64Array,
  gains: Gains,
  q: number,
): void {
  const a = h[at]!;
  const b = h[at + 1]!;
  const c = h[at + 2]!;
  let c0 = p[k]! * a + p[k + 1]! * b + p[k + 2]! * c;
  let c1 = p[k + 1]! * a + p[k + 7]! * b + p[k + 8]! * c;
  let c2 = p[k + 2]! * a + p[k + 8]! * b + p[k + 13]! * c;
  let c3 = p[k + 3]! * a + p[k + 9]! * b + p[k + 14]! * c;
  let c4 = p[k + 4]! * a + p[k + 10]! * b + p[k + 15]! * c;
  let c5 = p[k + 5]! * a + p[k + 11]! * b + p[k + 16]! * c;
  let c6 = p[k + 6]! * a + p[k + 12]! * b + p[k + 17]! * c;
  let s = a * c0 + b * c1 + c * c2 + variance[q]!;
  if (q === 3) {
    const d = h[at + 3]!;
    const e = h[at + 4]!;
    const f = h[at + 5]!;
    c0 += p[k + 3]! * d + p[k + 4]! * e + p[k + 5]! * f;
    c1 += p[k + 9]! * d + p[k + 10]! * e + p[k + 11]! * f;
    c2 += p[k + 14]! * d + p[k + 15]! * e + p[k + 16]! * f;
    c3 += p[k + 18]! * d + p[k + 19]! * e + p[k + 20]! * f;
    c4 += p[k + 19]! * d + p[k + 22]! * e + p[k + 23]! * f;
    c5 += p[k + 20]! * d + p[k + 23]! * e + p[k + 25]! * f;
    c6 += p[k + 21]! * d + p[k + 24]! * e + p[k + 26]! * f;
    s = a * c0 + b * c1 + c * c2 + d * c3 + e * c4 + f * c5 + variance[q]!;
  }
  const weight = 1 / s;
  const { columns } = gains;
  const to = q * STATE;
  columns[to] = c0;
  columns[to + 1] = c1;
  columns[to + 2] = c2;
  columns[to + 3] = c3;
  columns[to + 4] = c4;
  columns[to + 5] = c5;
  columns[to + 6] = c6;
  gains.weights[q] = weight;
  takeAway(p, k, gains, q);
}

/** P -= weight c c' for one row of gains, written out: this is where a tracker spends its time. */
function takeAway(p: Float64Array, k: number, gains: Gains, q: number): void {
  const c = gains.columns;
  const weight = gains.weights[q]!;
  const at = q * STATE;
  const c0 = c[at]!;
  const c1 = c[at + 1]!;
  const c2 = c[at + 2]!;
  const c3 = c[at + 3]!;
  const c4 = c[at + 4]!;
  const c5 = c[at + 5]!;
  const c6 = c[at + 6]!;
  const g0 = c0 * weight;
  const g1 = c1 * weight;
  const g2 = c2 * weight;
  const g3 = c3 * weight;
  const g4 = c4 * weight;
  const g5 = c5 * weight;
  p[k]! -= g0 * c0;
  p[k + 1]! -= g0 * c1;
  p[k + 2]! -= g0 * c2;
  p[k + 3]! -= g0 * c3;
  p[k + 4]! -= g0 * c4;
  p[k + 5]! -= g0 * c5;
  p[k + 6]! -= g0 * c6;
  p[k + 7]! -= g1 * c1;
  p[k + 8]! -= g1 * c2;
  p[k + 9]! -= g1 * c3;
  p[k + 10]! -= g1 * c4;
  p[k + 11]! -= g1 * c5;
  p[k + 12]! -= g1 * c6;
  p[k + 13]! -= g2 * c2;
  p[k + 14]! -= g2 * c3;
  p[k + 15]! -= g2 * c4;
  p[k + 16]! -= g2 * c5;
  p[k + 17]! -= g2 * c6;
  p[k + 18]! -= g3 * c3;
  p[k + 19]! -= g3 * c4;
  p[k + 20]! -= g3 * c5;
  p[k + 21]! -= g3 * c6;
  p[k + 22]! -= g4 * c4;
  p[k + 23]! -= g4 * c5;
  p[k + 24]! -= g4 * c6;
  p[k + 25]! -= g5 * c5;
  p[k + 26]! -= g5 * c6;
  p[k + 27]! -= c6 * c6 * weight;
}

/**
 * Change of the state that belongs to a residual, by kept gains; slopes as they were given for them.
 * The residual of each scalar is taken at the state reached so far, to first order.
 * @param residual  range, azimuth, elevation, range rate minus those expected of the state before
 */
export function correctionBy(
  gains: Gains,
  h: Float64Array,
  hAt: number,
  residual: Float64Array,
  out: Float64Array,
  outAt: number,
): void {
  const { columns } = gains;
  for (let i = 0; i < STATE; i++) out[outAt + i] = 0;
  for (let q = 0; q < gains.rows; q++) {
    const at = hAt + 6 * q;
    let left =
      residual[q]! - h[at]! * out[outAt]! - h[at + 1]! * out[outAt + 1]! - h[at + 2]! * out[outAt + 2]!;
    if (q === 3) {
      left -= h[at + 3]! * out[outAt + 3]! + h[at + 4]! * out[outAt + 4]! + h[at + 5]! * out[outAt + 5]!;
    }
    const step = left * gains.weights[q]!;
    const from = q * STATE;
    for (let i = 0; i < STATE; i++) out[outAt + i]! += columns[from + i]! * step;
  }
}

/** h (x - reference) for one row of slopes. */
export function alongSlope(
  h: Float64Array,
  hAt: number,
  x: Float64Array,
  xAt: number,
  reference: Float64Array,
  referenceAt: number,
): number {
  let sum = 0;
  for (let i = 0; i < 6; i++) sum += h[hAt + i]! * (x[xAt + i]! - reference[referenceAt + i]!);
  return sum;
}
