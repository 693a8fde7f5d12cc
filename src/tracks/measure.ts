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
}

export function createLook(): Look {
  return { expected: new Float64Array(4), slope: new Float64Array(24) };
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
 */
export function spreadOf(p: Float64Array, pAt: number, look: Look, out: Float64Array, outAt: number): void {
  const h = look.slope;
  let to = outAt;
  for (let i = 0; i < 4; i++) {
    timesSlope(p, pAt, h, 6 * i, column);
    for (let j = i; j < 4; j++) {
      const at = 6 * j;
      let sum = h[at]! * column[0]! + h[at + 1]! * column[1]! + h[at + 2]! * column[2]!;
      if (j === 3) sum += h[at + 3]! * column[3]! + h[at + 4]! * column[4]! + h[at + 5]! * column[5]!;
      out[to++] = sum;
    }
  }
}

const column = new Float64Array(STATE);

/** P h for one row of slopes into `out`. */
function timesSlope(p: Float64Array, k: number, h: Float64Array, at: number, out: Float64Array): void {
  const a = h[at]!;
  const b = h[at + 1]!;
  const c = h[at + 2]!;
  const d = h[at + 3]!;
  const e = h[at + 4]!;
  const f = h[at + 5]!;
  out[0] = p[k]! * a + p[k + 1]! * b + p[k + 2]! * c + p[k + 3]! * d + p[k + 4]! * e + p[k + 5]! * f;
  out[1] = p[k + 1]! * a + p[k + 7]! * b + p[k + 8]! * c + p[k + 9]! * d + p[k + 10]! * e + p[k + 11]! * f;
  out[2] = p[k + 2]! * a + p[k + 8]! * b + p[k + 13]! * c + p[k + 14]! * d + p[k + 15]! * e + p[k + 16]! * f;
  out[3] = p[k + 3]! * a + p[k + 9]! * b + p[k + 14]! * c + p[k + 18]! * d + p[k + 19]! * e + p[k + 20]! * f;
  out[4] = p[k + 4]! * a + p[k + 10]! * b + p[k + 15]! * c + p[k + 19]! * d + p[k + 22]! * e + p[k + 23]! * f;
  out[5] = p[k + 5]! * a + p[k + 11]! * b + p[k + 16]! * c + p[k + 20]! * d + p[k + 23]! * e + p[k + 25]! * f;
  out[6] = p[k + 6]! * a + p[k + 12]! * b + p[k + 17]! * c + p[k + 21]! * d + p[k + 24]! * e + p[k + 26]! * f;
}

/**
 * Correct a belief by one scalar: slope row `row` of the look, the residual at the present state, and the
 * variance of its error. In place.
 */
export function correctScalar(
  x: Float64Array,
  xAt: number,
  p: Float64Array,
  pAt: number,
  h: Float64Array,
  hAt: number,
  residual: number,
  variance: number,
): void {
  timesSlope(p, pAt, h, hAt, column);
  const s =
    h[hAt]! * column[0]! +
    h[hAt + 1]! * column[1]! +
    h[hAt + 2]! * column[2]! +
    h[hAt + 3]! * column[3]! +
    h[hAt + 4]! * column[4]! +
    h[hAt + 5]! * column[5]! +
    variance;
  const weight = 1 / s;
  const step = residual * weight;
  let k = pAt;
  for (let i = 0; i < STATE; i++) {
    const ci = column[i]!;
    x[xAt + i]! += ci * step;
    const scaled = ci * weight;
    for (let j = i; j < STATE; j++) p[k++]! -= scaled * column[j]!;
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

const start = new Float64Array(STATE);

/**
 * Correct a belief by a whole plot, in place.
 *
 * The slopes stay those of `look`; the residual of each scalar is taken at the state reached so far, to first order.
 * @param residual   range, azimuth, elevation, range rate minus those expected of the state before; the last NaN when not measured
 * @param variance   error variances of the four
 */
export function correctByPlot(
  x: Float64Array,
  xAt: number,
  p: Float64Array,
  pAt: number,
  look: Look,
  residual: Float64Array,
  variance: Float64Array,
): void {
  for (let i = 0; i < STATE; i++) start[i] = x[xAt + i]!;
  const rows = Number.isNaN(residual[3]!) ? 3 : 4;
  for (let row = 0; row < rows; row++) {
    const moved = alongSlope(look.slope, 6 * row, x, xAt, start, 0);
    correctScalar(x, xAt, p, pAt, look.slope, 6 * row, residual[row]! - moved, variance[row]!);
  }
}

/**
 * Squared Mahalanobis distance of a residual, and ln of the determinant of its covariance in `logDet[0]`.
 * @param spread    ten numbers from `spreadOf`
 * @param variance  error variances added on the diagonal
 * A covariance that is not positive gives Infinity.
 */
export function distance2(
  spread: Float64Array,
  at: number,
  residual: Float64Array,
  variance: Float64Array,
  determinant: Float64Array,
): number {
  const rows = Number.isNaN(residual[3]!) ? 3 : 4;
  const a00 = spread[at]! + variance[0]!;
  const l00 = Math.sqrt(a00);
  const l10 = spread[at + 1]! / l00;
  const l20 = spread[at + 2]! / l00;
  const d11 = spread[at + 4]! + variance[1]! - l10 * l10;
  const l11 = Math.sqrt(d11);
  const l21 = (spread[at + 5]! - l20 * l10) / l11;
  const d22 = spread[at + 7]! + variance[2]! - l20 * l20 - l21 * l21;
  const l22 = Math.sqrt(d22);
  const y0 = residual[0]! / l00;
  const y1 = (residual[1]! - l10 * y0) / l11;
  const y2 = (residual[2]! - l20 * y0 - l21 * y1) / l22;
  let sum = y0 * y0 + y1 * y1 + y2 * y2;
  let product = l00 * l11 * l22;
  if (rows === 4) {
    const l30 = spread[at + 3]! / l00;
    const l31 = (spread[at + 6]! - l30 * l10) / l11;
    const l32 = (spread[at + 8]! - l30 * l20 - l31 * l21) / l22;
    const d33 = spread[at + 9]! + variance[3]! - l30 * l30 - l31 * l31 - l32 * l32;
    const l33 = Math.sqrt(d33);
    const y3 = (residual[3]! - l30 * y0 - l31 * y1 - l32 * y2) / l33;
    sum += y3 * y3;
    product *= l33;
  }
  determinant[0] = product;
  return Number.isNaN(sum) ? Number.POSITIVE_INFINITY : sum;
}

/** Difference of two azimuths in [-pi, pi), rad. */
export function azimuthDifference(a: number, b: number): number {
  const difference = a - b;
  return difference >= -3 && difference <= 3 ? difference : wrapPi(difference);
}
