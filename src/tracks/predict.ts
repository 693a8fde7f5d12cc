/**
 * Prediction of a belief over a time step: straight flight at constant velocity, and a level coordinated turn.
 *
 * Process noise is a white acceleration with one density in the local horizontal plane and another along the
 * local vertical, since elevation is measured poorly and most objects fly level.
 * Source: Bar-Shalom, Li, Kirubarajan, Estimation with Applications to Tracking and Navigation, 2001,
 * section 6.2.2 (white noise acceleration).
 */

/** A step of prediction, the same for all that it moves; reused, since numbers handed over one by one cost room. */
export interface Step {
  /** Length, s; not negative. */
  dt: number;
  /** Local vertical, unit vector. */
  ux: number;
  uy: number;
  uz: number;
  /** Density of white acceleration in the horizontal plane and along the vertical, m^2/s^3. */
  horizontal: number;
  vertical: number;
  /** Density of the white change of the seventh number: rad^2/s^3 of a turn rate, m^2/s^5 of an acceleration. */
  change: number;
}

export function createStep(): Step {
  return { dt: 0, ux: 0, uy: 0, uz: 1, horizontal: 0, vertical: 0, change: 0 };
}

/**
 * Predict at constant velocity, in place.
 *
 * @param x   states, the belief begins at `xAt`
 * @param p   packed covariances, the belief begins at `pAt`
 * Error: exact for this model.
 */
export function predictStraight(
  x: Float64Array,
  xAt: number,
  p: Float64Array,
  pAt: number,
  step: Step,
): void {
  drift(x, xAt, p, pAt, step);
  addAccelerationNoise(p, pAt, step);
}

/** The step of `predictStraight` without noise. */
export function drift(x: Float64Array, xAt: number, p: Float64Array, pAt: number, step: Step): void {
  const { dt } = step;
  x[xAt]! += dt * x[xAt + 3]!;
  x[xAt + 1]! += dt * x[xAt + 4]!;
  x[xAt + 2]! += dt * x[xAt + 5]!;
  const k = pAt;
  const xvx = p[k + 3]!;
  const xvy = p[k + 4]!;
  const xvz = p[k + 5]!;
  const yvx = p[k + 9]!;
  const yvy = p[k + 10]!;
  const yvz = p[k + 11]!;
  const zvx = p[k + 14]!;
  const zvy = p[k + 15]!;
  const zvz = p[k + 16]!;
  const vxx = p[k + 18]!;
  const vxy = p[k + 19]!;
  const vxz = p[k + 20]!;
  const vyy = p[k + 22]!;
  const vyz = p[k + 23]!;
  const vzz = p[k + 25]!;
  const dt2 = dt * dt;
  p[k]! += 2 * dt * xvx + dt2 * vxx;
  p[k + 1]! += dt * (xvy + yvx) + dt2 * vxy;
  p[k + 2]! += dt * (xvz + zvx) + dt2 * vxz;
  p[k + 7]! += 2 * dt * yvy + dt2 * vyy;
  p[k + 8]! += dt * (yvz + zvy) + dt2 * vyz;
  p[k + 13]! += 2 * dt * zvz + dt2 * vzz;
  p[k + 3] = xvx + dt * vxx;
  p[k + 4] = xvy + dt * vxy;
  p[k + 5] = xvz + dt * vxz;
  p[k + 9] = yvx + dt * vxy;
  p[k + 10] = yvy + dt * vyy;
  p[k + 11] = yvz + dt * vyz;
  p[k + 14] = zvx + dt * vxz;
  p[k + 15] = zvy + dt * vyz;
  p[k + 16] = zvz + dt * vzz;
  p[k + 6]! += dt * p[k + 21]!;
  p[k + 12]! += dt * p[k + 24]!;
  p[k + 17]! += dt * p[k + 26]!;
}

/** Add the white-acceleration noise of a step, in place; parameters as in `predictStraight`. */
export function addAccelerationNoise(p: Float64Array, pAt: number, step: Step): void {
  const { dt, ux, uy, uz, horizontal, vertical } = step;
  const k = pAt;
  const extra = vertical - horizontal;
  const qxx = horizontal + extra * ux * ux;
  const qxy = extra * ux * uy;
  const qxz = extra * ux * uz;
  const qyy = horizontal + extra * uy * uy;
  const qyz = extra * uy * uz;
  const qzz = horizontal + extra * uz * uz;
  const c1 = dt;
  const c2 = (dt * dt) / 2;
  const c3 = (dt * dt * dt) / 3;
  p[k]! += c3 * qxx;
  p[k + 1]! += c3 * qxy;
  p[k + 2]! += c3 * qxz;
  p[k + 7]! += c3 * qyy;
  p[k + 8]! += c3 * qyz;
  p[k + 13]! += c3 * qzz;
  p[k + 3]! += c2 * qxx;
  p[k + 4]! += c2 * qxy;
  p[k + 5]! += c2 * qxz;
  p[k + 9]! += c2 * qxy;
  p[k + 10]! += c2 * qyy;
  p[k + 11]! += c2 * qyz;
  p[k + 14]! += c2 * qxz;
  p[k + 15]! += c2 * qyz;
  p[k + 16]! += c2 * qzz;
  p[k + 18]! += c1 * qxx;
  p[k + 19]! += c1 * qxy;
  p[k + 20]! += c1 * qxz;
  p[k + 22]! += c1 * qyy;
  p[k + 23]! += c1 * qyz;
  p[k + 25]! += c1 * qzz;
}
