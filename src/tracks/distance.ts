/** How far a residual lies from what was expected: squared Mahalanobis distance by a Cholesky factor. */

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
