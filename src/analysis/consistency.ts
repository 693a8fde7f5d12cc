/**
 * Whether a filter is as sure as it should be: normalised errors and the bounds they should keep.
 *
 * Source: Bar-Shalom, Li, Kirubarajan, Estimation with Applications to Tracking and Navigation, 2001, section
 * 5.4 (consistency of state estimators). Bounds of the mean by Wilson, Hilferty, "The distribution of chi-square",
 * PNAS 17(12), 1931.
 */

/**
 * Normalised estimation error squared of a position, d' P^-1 d.
 * @param p  covariance xx xy xz yy yz zz, m^2
 * A covariance that is not positive gives NaN.
 */
export function positionNees(dx: number, dy: number, dz: number, p: ArrayLike<number>): number {
  const a = p[0]!;
  const b = p[1]!;
  const c = p[2]!;
  const d = p[3]!;
  const e = p[4]!;
  const f = p[5]!;
  const ca = d * f - e * e;
  const cb = c * e - b * f;
  const cc = b * e - c * d;
  const determinant = a * ca + b * cb + c * cc;
  if (!(determinant > 0)) return Number.NaN;
  const quadratic =
    ca * dx * dx +
    (a * f - c * c) * dy * dy +
    (a * d - b * b) * dz * dz +
    2 * (cb * dx * dy + cc * dx * dz + (b * c - a * e) * dy * dz);
  return quadratic / determinant;
}

/**
 * Interval in which the mean of `samples` chi-square numbers of `freedom` degrees lies with the probability that
 * `z` stands for (1.96: 95 %, 3.29: 99.9 %).
 * Valid: samples x freedom above 10. Error: below 1 % of the width there.
 */
export function meanChiSquareBounds(freedom: number, samples: number, z: number): [number, number] {
  const n = freedom * samples;
  const centre = 1 - 2 / (9 * n);
  const spread = z * Math.sqrt(2 / (9 * n));
  const low = centre - spread;
  const high = centre + spread;
  return [freedom * low * low * low, freedom * high * high * high];
}
