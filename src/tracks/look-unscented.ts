/**
 * The look of a radar at a belief by sigma points instead of derivatives: the measurement half of the unscented filter.
 *
 * Twelve points of equal weight carry the spread of position and velocity through the exact measurement; the line
 * that fits them best takes the place of the derivatives, and what it does not explain is added to the error of the
 * plot. So the same gates and corrections serve both filters. Weights are positive, hence so are all covariances.
 * Source: Julier, Uhlmann, "Unscented filtering and nonlinear estimation", Proc. IEEE 92(3), 2004 (kappa = 0, the
 * spherical rule of Arasaratnam, Haykin, IEEE TAC 54(6), 2009); as statistical linear regression: Lefebvre,
 * Bruyninckx, De Schutter, IEEE TAC 47(8), 2002.
 */
import { TWO_PI } from '../math/elementary.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import { createLook, foldAt, type Look, lookAt } from './measure.ts';
import { packedAt, STATE } from './state.ts';

/** Position and velocity; the seventh number is never measured. */
const SIZE = 6;
const REACH = Math.sqrt(SIZE);
const root = new Float64Array(SIZE * SIZE);
const point = new Float64Array(SIZE);
const values = new Float64Array(2 * SIZE * 4);
const centre = new Float64Array(4);
const fall = new Float64Array(4 * SIZE);
const own = createLook();

/** Lower triangular root of the covariance of position and velocity; a direction without spread gets none. */
function factor(p: Float64Array, pAt: number): void {
  root.fill(0);
  for (let j = 0; j < SIZE; j++) {
    for (let i = j; i < SIZE; i++) {
      let sum = p[pAt + packedAt[i * STATE + j]!]!;
      for (let k = 0; k < j; k++) sum -= root[i * SIZE + k]! * root[j * SIZE + k]!;
      if (i === j) root[i * SIZE + i] = Math.sqrt(Math.max(sum, 1e-9));
      else root[i * SIZE + j] = sum / root[j * SIZE + j]!;
    }
  }
}

/** Measure the twelve points as differences from the middle one. */
function measurePoints(
  x: Float64Array,
  xAt: number,
  radars: RadarReportTable,
  row: number,
  lag: number,
): void {
  lookAt(x, xAt, radars, row, lag, own);
  centre.set(own.expected);
  for (let i = 0; i < 2 * SIZE; i++) {
    const step = i < SIZE ? REACH : -REACH;
    for (let k = 0; k < SIZE; k++) point[k] = x[xAt + k]! + step * root[k * SIZE + (i % SIZE)]!;
    lookAt(point, 0, radars, row, lag, own);
    for (let q = 0; q < 4; q++) values[i * 4 + q] = own.expected[q]! - centre[q]!;
    values[i * 4 + 1] = own.expected[1]! - centre[1]!;
    foldAt(values, i * 4 + 1);
  }
}

/** Mean, fall along the root, and what the straight line leaves over, of measured quantity q. */
function regress(q: number, out: Look): void {
  let mean = 0;
  let square = 0;
  for (let i = 0; i < 2 * SIZE; i++) mean += values[i * 4 + q]! / (2 * SIZE);
  for (let i = 0; i < 2 * SIZE; i++) {
    const away = values[i * 4 + q]! - mean;
    square += (away * away) / (2 * SIZE);
  }
  for (let i = 0; i < SIZE; i++) {
    const along = (values[i * 4 + q]! - values[(i + SIZE) * 4 + q]!) / (2 * REACH);
    fall[q * SIZE + i] = along;
    square -= along * along;
  }
  out.expected[q] = centre[q]! + mean;
  out.bend[q] = Math.max(square, 0);
  for (let j = SIZE - 1; j >= 0; j--) {
    let sum = fall[q * SIZE + j]!;
    for (let i = j + 1; i < SIZE; i++) sum -= out.slope[q * SIZE + i]! * root[i * SIZE + j]!;
    out.slope[q * SIZE + j] = sum / root[j * SIZE + j]!;
  }
}

/**
 * Expected measurement of a belief and the slopes of the best line through its sigma points.
 * Parameters as in `lookAt`, and the packed covariance at `pAt`.
 * Valid: spread of position small against the range to the antenna.
 */
export function lookUnscented(
  x: Float64Array,
  xAt: number,
  p: Float64Array,
  pAt: number,
  radars: RadarReportTable,
  row: number,
  lag: number,
  look: Look,
): void {
  factor(p, pAt);
  measurePoints(x, xAt, radars, row, lag);
  for (let q = 0; q < 4; q++) regress(q, look);
  if (look.expected[1]! < 0) look.expected[1]! += TWO_PI;
  else if (look.expected[1]! >= TWO_PI) look.expected[1]! -= TWO_PI;
}
