/**
 * What a radar would measure of a belief, and the correction of a belief by what it did measure.
 *
 * Extended Kalman filter on slant range, azimuth, elevation and, where measured, range rate. The four are
 * taken one after another as scalars, each with the symmetric form P - (P h)(P h)'/s, so no matrix is inverted
 * and the covariance stays symmetric and positive.
 * Source: Bar-Shalom, Li, Kirubarajan, 2001, sections 5.2 and 10.3 (extended filter), 7.3 (sequential processing).
 */
import { asin, atan2, TWO_PI, wrapPi } from '../math/elementary.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import { STATE } from './state.ts';

/** Values and partial derivatives of the four measured quantities at one state; reused, never allocated in a tick. */
export interface Look {
  /** Expected range (m), azimuth, elevation (rad), range rate (m/s). */
  readonly expected: Float64Array;
  /** Four rows of six: derivatives by position and velocity. */
  readonly slope: Float64Array;
  /** Error variance of the straight line in each quantity; 0 where derivatives are taken. */
  readonly bend: Float64Array;
}

export function createLook(): Look {
  return { expected: new Float64Array(4), slope: new Float64Array(24), bend: new Float64Array(4) };
}

/**
 * Expected measurement and its derivatives of the state at `xAt`, seen by radar `row` of the reports.
 * @param lag  time from the state to the reports, s: the antenna was `lag` x its velocity further back
 * Valid: object neither at the antenna nor straight above it.
 */
export function lookAt(
  x: Float64Array,
  xAt: number,
  radars: RadarReportTable,
  row: number,
  lag: number,
  look: Look,
): void {
  const rvx = radars.vx[row]!;
  const rvy = radars.vy[row]!;
  const rvz = radars.vz[row]!;
  const dx = x[xAt]! - radars.x[row]! + lag * rvx;
  const dy = x[xAt + 1]! - radars.y[row]! + lag * rvy;
  const dz = x[xAt + 2]! - radars.z[row]! + lag * rvz;
  const wx = x[xAt + 3]! - rvx;
  const wy = x[xAt + 4]! - rvy;
  const wz = x[xAt + 5]! - rvz;
  const ex = radars.ex[row]!;
  const ey = radars.ey[row]!;
  const ez = radars.ez[row]!;
  const nx = radars.nx[row]!;
  const ny = radars.ny[row]!;
  const nz = radars.nz[row]!;
  const ux = radars.ux[row]!;
  const uy = radars.uy[row]!;
  const uz = radars.uz[row]!;
  const east = ex * dx + ey * dy + ez * dz;
  const north = nx * dx + ny * dy + nz * dz;
  const up = ux * dx + uy * dy + uz * dz;
  const flat2 = Math.max(east * east + north * north, 1);
  const flat = Math.sqrt(flat2);
  const range = Math.sqrt(flat2 + up * up);
  const lx = dx / range;
  const ly = dy / range;
  const lz = dz / range;
  const rangeRate = lx * wx + ly * wy + lz * wz;
  const azimuth = atan2(east, north);
  const { expected, slope } = look;
  expected[0] = range;
  expected[1] = azimuth < 0 ? azimuth + TWO_PI : azimuth;
  expected[2] = asin(up / range);
  expected[3] = rangeRate;
  slope[0] = lx;
  slope[1] = ly;
  slope[2] = lz;
  slope[6] = (north * ex - east * nx) / flat2;
  slope[7] = (north * ey - east * ny) / flat2;
  slope[8] = (north * ez - east * nz) / flat2;
  const sine = up / range;
  slope[12] = (ux - sine * lx) / flat;
  slope[13] = (uy - sine * ly) / flat;
  slope[14] = (uz - sine * lz) / flat;
  slope[18] = (wx - rangeRate * lx) / range;
  slope[19] = (wy - rangeRate * ly) / range;
  slope[20] = (wz - rangeRate * lz) / range;
  slope[21] = lx;
  slope[22] = ly;
  slope[23] = lz;
}

/**
 * Covariance of the four expected quantities, H P H', as ten numbers: upper triangle row by row.
 * Range, azimuth and elevation depend on the position alone.
 */
export function spreadOf(p: Float64Array, k: number, look: Look, out: Float64Array, outAt: number): void {
  const h = look.slope;
  const a = h[18]!;
  const b = h[19]!;
  const c = h[20]!;
  const d = h[21]!;
  const e = h[22]!;
  const f = h[23]!;
  const pxx = p[k]!;
  const pxy = p[k + 1]!;
  const pxz = p[k + 2]!;
  const pyy = p[k + 7]!;
  const pyz = p[k + 8]!;
  const pzz = p[k + 13]!;
  const rx = pxx * a + pxy * b + pxz * c + p[k + 3]! * d + p[k + 4]! * e + p[k + 5]! * f;
  const ry = pxy * a + pyy * b + pyz * c + p[k + 9]! * d + p[k + 10]! * e + p[k + 11]! * f;
  const rz = pxz * a + pyz * b + pzz * c + p[k + 14]! * d + p[k + 15]! * e + p[k + 16]! * f;
  const sx =
    p[k + 3]! * a + p[k + 9]! * b + p[k + 14]! * c + p[k + 18]! * d + p[k + 19]! * e + p[k + 20]! * f;
  const sy =
    p[k + 4]! * a + p[k + 10]! * b + p[k + 15]! * c + p[k + 19]! * d + p[k + 22]! * e + p[k + 23]! * f;
  const sz =
    p[k + 5]! * a + p[k + 11]! * b + p[k + 16]! * c + p[k + 20]! * d + p[k + 23]! * e + p[k + 25]! * f;
  out[outAt + 9] = a * rx + b * ry + c * rz + d * sx + e * sy + f * sz;
  let to = outAt;
  for (let i = 0; i < 3; i++) {
    const u = h[6 * i]!;
    const v = h[6 * i + 1]!;
    const w = h[6 * i + 2]!;
    const cx = pxx * u + pxy * v + pxz * w;
    const cy = pxy * u + pyy * v + pyz * w;
    const cz = pxz * u + pyz * v + pzz * w;
    for (let j = i; j < 3; j++) out[to++] = h[6 * j]! * cx + h[6 * j + 1]! * cy + h[6 * j + 2]! * cz;
    out[to++] = u * rx + v * ry + w * rz;
  }
}

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

/** Numbers of one factor: the lower triangle row by row with its diagonal inverted, and 1 / its determinant. */
export const FACTOR = 11;

/**
 * Cholesky factor of the covariance of a residual, at `to` of `out`.
 * @param spread    ten numbers from `spreadOf`
 * @param variance  error variances added on the diagonal
 * @param rows      3, or 4 with range rate
 * A covariance that is not positive gives NaN.
 */
export function factorOf(
  spread: Float64Array,
  at: number,
  variance: Float64Array,
  rows: number,
  out: Float64Array,
  to: number,
): void {
  const i0 = 1 / Math.sqrt(spread[at]! + variance[0]!);
  const l10 = spread[at + 1]! * i0;
  const l20 = spread[at + 2]! * i0;
  const i1 = 1 / Math.sqrt(spread[at + 4]! + variance[1]! - l10 * l10);
  const l21 = (spread[at + 5]! - l20 * l10) * i1;
  const i2 = 1 / Math.sqrt(spread[at + 7]! + variance[2]! - l20 * l20 - l21 * l21);
  out[to] = i0;
  out[to + 1] = l10;
  out[to + 2] = i1;
  out[to + 3] = l20;
  out[to + 4] = l21;
  out[to + 5] = i2;
  out[to + 10] = i0 * i1 * i2;
  if (rows < 4) return;
  const l30 = spread[at + 3]! * i0;
  const l31 = (spread[at + 6]! - l30 * l10) * i1;
  const l32 = (spread[at + 8]! - l30 * l20 - l31 * l21) * i2;
  const i3 = 1 / Math.sqrt(spread[at + 9]! + variance[3]! - l30 * l30 - l31 * l31 - l32 * l32);
  out[to + 6] = l30;
  out[to + 7] = l31;
  out[to + 8] = l32;
  out[to + 9] = i3;
  out[to + 10]! *= i3;
}

/** Squared Mahalanobis distance of a residual less `shift`, by a factor, into `out[to]`; a factor of NaN gives Infinity. */
export function distance2(
  factor: Float64Array,
  at: number,
  residual: Float64Array,
  shift: Float64Array,
  shiftAt: number,
  rows: number,
  out: Float64Array,
  to: number,
): void {
  const y0 = (residual[0]! - shift[shiftAt]!) * factor[at]!;
  const y1 = (residual[1]! - shift[shiftAt + 1]! - factor[at + 1]! * y0) * factor[at + 2]!;
  const y2 =
    (residual[2]! - shift[shiftAt + 2]! - factor[at + 3]! * y0 - factor[at + 4]! * y1) * factor[at + 5]!;
  let sum = y0 * y0 + y1 * y1 + y2 * y2;
  if (rows === 4) {
    const y3 =
      (residual[3]! -
        shift[shiftAt + 3]! -
        factor[at + 6]! * y0 -
        factor[at + 7]! * y1 -
        factor[at + 8]! * y2) *
      factor[at + 9]!;
    sum += y3 * y3;
  }
  out[to] = Number.isNaN(sum) ? Number.POSITIVE_INFINITY : sum;
}

/** Difference of two azimuths in [-pi, pi), rad. */
export function azimuthDifference(a: number, b: number): number {
  const difference = a - b;
  return difference >= -3 && difference <= 3 ? difference : wrapPi(difference);
}
