/**
 * Where a plot lies in the common frame and how sure that is: worked out once for all the tracks that ask.
 *
 * Errors along the sight and across it are taken as a Gaussian in the plane that touches the circle of the measured angle;
 * by how much that circle bends away is kept beside them.
 * Source: Bar-Shalom, Li, Kirubarajan, 2001, section 10.4.3 (converted measurements).
 */
import type { PlotTable } from '../sensors/plot.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import { grown, grownInt } from './grown.ts';
import { OUTLINE } from './outline.ts';
import { axis, sight, sightAxes } from './sight.ts';
import { STATE } from './state.ts';
import type { Tracker } from './tracker.ts';

/** Numbers of one spot: x y z; covariance of place, upper triangle row by row; bow, m; distance to which errors reach, m. */
export const SPOT = 11;

/** Spots of the plots of a call by their rows, good where their stamp is the present one. */
export interface Spots {
  numbers: Float64Array;
  stamps: Int32Array;
  stamp: number;
}

export function createSpots(): Spots {
  return { numbers: new Float64Array(0), stamps: new Int32Array(0), stamp: 0 };
}

/** Begin a call with so many rows of plots. */
export function clearSpots(spots: Spots, rows: number): void {
  spots.stamp++;
  if (spots.stamps.length >= rows) return;
  spots.numbers = grown(spots.numbers, 2 * rows * SPOT);
  spots.stamps = grownInt(spots.stamps, 2 * rows);
}

/** Make sure that the spot of a plot is known. */
export function findSpot(t: Tracker, plots: PlotTable, radars: RadarReportTable, row: number): void {
  const { spots } = t;
  if (spots.stamps[row] === spots.stamp) return;
  spots.stamps[row] = spots.stamp;
  const r = plots.sensor[row]!;
  sightAxes(plots, row, radars, r);
  const { numbers } = spots;
  const to = row * SPOT;
  const range = plots.range[row]!;
  const lag = t.queue.to - plots.time[row]!;
  numbers[to] = radars.x[r]! - lag * radars.vx[r]! + range * axis[0]!;
  numbers[to + 1] = radars.y[r]! - lag * radars.vy[r]! + range * axis[1]!;
  numbers[to + 2] = radars.z[r]! - lag * radars.vz[r]! + range * axis[2]!;
  const deep = plots.rangeSigma[row]!;
  const wide = range * sight[3]! * plots.azimuthSigma[row]!;
  const tall = range * plots.elevationSigma[row]!;
  for (let at = to + 3; at < to + 9; at++) numbers[at] = 0;
  addAlong(numbers, to + 3, 0, deep * deep);
  addAlong(numbers, to + 3, 3, wide * wide);
  addAlong(numbers, to + 3, 6, tall * tall);
  const most = t.apart * t.apart;
  const across2 = most * (wide * wide + tall * tall);
  numbers[to + 9] = across2 < 4 * range * range ? across2 / (2 * range) : Math.sqrt(across2);
  numbers[to + 10] = Math.sqrt(most * (deep * deep + wide * wide + tall * tall)) + t.apart * numbers[to + 9]!;
}

/** Add `variance` along the axis at `a` to the packed 3 x 3 matrix at `to`. */
function addAlong(out: Float64Array, to: number, a: number, variance: number): void {
  const x = axis[a]!;
  const y = axis[a + 1]!;
  const z = axis[a + 2]!;
  out[to]! += variance * x * x;
  out[to + 1]! += variance * x * y;
  out[to + 2]! += variance * x * z;
  out[to + 3]! += variance * y * y;
  out[to + 4]! += variance * y * z;
  out[to + 5]! += variance * z * z;
}

/** One by the determinant of the spread of the pair asked for last, m^-6. */
export const spotFit = new Float64Array(1);

/**
 * Whether a plot lies farther from a track, as outlined, than the spread of both or any speed allows.
 *
 * The spread is widened by all that is not spread, s: to first order what lies inside the gate lies inside (square root of
 * the gate + 1) of the wider one, no such shift being longer than s. The spot of the plot must be known.
 */
export function isApart(t: Tracker, plots: PlotTable, slot: number, row: number): boolean {
  const { outline, meanX } = t;
  const { numbers } = t.spots;
  const k = slot * OUTLINE;
  const v = slot * STATE + 3;
  const q = row * SPOT;
  const age = outline[k]! - plots.time[row]!;
  const dx = numbers[q]! - outline[k + 1]! + age * meanX[v]!;
  const dy = numbers[q + 1]! - outline[k + 2]! + age * meanX[v + 1]!;
  const dz = numbers[q + 2]! - outline[k + 3]! + age * meanX[v + 2]!;
  const far = outline[k + 15]! + numbers[q + 10]!;
  if (dx * dx + dy * dy + dz * dz > far * far) return true;
  const slack = outline[k + 7]! + numbers[q + 9]!;
  const slack2 = slack * slack;
  const xx = outline[k + 8]! + numbers[q + 3]! + slack2;
  const xy = outline[k + 9]! + numbers[q + 4]!;
  const xz = outline[k + 10]! + numbers[q + 5]!;
  const i0 = 1 / xx;
  const l1 = xy * i0;
  const l2 = xz * i0;
  const i1 = 1 / (outline[k + 11]! + numbers[q + 6]! + slack2 - l1 * xy);
  const yz = outline[k + 12]! + numbers[q + 7]! - l1 * xz;
  const l3 = yz * i1;
  const i2 = 1 / (outline[k + 13]! + numbers[q + 8]! + slack2 - l2 * xz - l3 * yz);
  const b = dy - l1 * dx;
  const c = dz - l2 * dx - l3 * b;
  spotFit[0] = i0 * i1 * i2;
  return dx * dx * i0 + b * b * i1 + c * c * i2 > t.apart * t.apart;
}
