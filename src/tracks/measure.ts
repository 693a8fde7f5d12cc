/**
 * What a radar would measure of a belief: slant range, azimuth, elevation and range rate, their slopes and their spread.
 *
 * Source: Bar-Shalom, Li, Kirubarajan, 2001, section 10.3 (extended filter).
 */
import { angleAt, arcSineAt } from '../math/angles.ts';
import { PI, TWO_PI } from '../math/elementary.ts';
import type { RadarReportTable } from '../sensors/report.ts';

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
  const { expected, slope } = look;
  expected[0] = range;
  expected[1] = east;
  expected[2] = north;
  angleAt(expected, 1);
  if (expected[1]! < 0) expected[1]! += TWO_PI;
  expected[2] = up / range;
  arcSineAt(expected, 2);
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

/** Fold the difference of two azimuths at `at` into [-pi, pi), rad. */
export function foldAt(values: Float64Array, at: number): void {
  const difference = values[at]!;
  if (difference >= -3 && difference <= 3) return;
  const folded = (difference + PI) % TWO_PI;
  values[at] = (folded < 0 ? folded + TWO_PI : folded) - PI;
}
