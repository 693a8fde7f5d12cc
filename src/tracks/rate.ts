/**
 * Whether the range rate of a plot can be that of a track: asked before the bank is predicted, since where many objects fly
 * close together most plots near a track are ruled out by it.
 *
 * Source: Blackman, Popoli, Design and Analysis of Modern Tracking Systems, 1999, section 6.3 (range rate in gating).
 */
import type { PlotTable } from '../sensors/plot.ts';
import { OUTLINE } from './outline.ts';
import { stand } from './stand.ts';
import { PACKED, STATE } from './state.ts';
import type { Tracker } from './tracker.ts';

/** What a range rate may be off besides, m/s. Assumed. */
const MARGIN = 10;

/** (2 pi)^(-1/2). */
const NORMAL_1 = 0.3989422804014327;

/** Range rate of the slot at hand as the radar that stands would see it, m/s, and its variance; reused. */
const expected = new Float64Array(2);

/**
 * Take the slot at hand, as outlined: the range rate of its combined belief drawn forward in a straight line and, to first
 * order as the look has it, its variance, with the noise of the liveliest model and all that the seventh number may do.
 */
export function expectRate(t: Tracker, slot: number): void {
  const { outline, meanX, meanP } = t;
  const k = slot * OUTLINE;
  const v = slot * STATE + 3;
  const q = slot * PACKED;
  const dx = outline[k + 1]! - stand.x;
  const dy = outline[k + 2]! - stand.y;
  const dz = outline[k + 3]! - stand.z;
  const range = Math.max(Math.sqrt(dx * dx + dy * dy + dz * dz), 1);
  const ax = dx / range;
  const ay = dy / range;
  const az = dz / range;
  const wx = meanX[v]! - stand.vx;
  const wy = meanX[v + 1]! - stand.vy;
  const wz = meanX[v + 2]! - stand.vz;
  const rate = ax * wx + ay * wy + az * wz;
  const bx = (wx - rate * ax) / range;
  const by = (wy - rate * ay) / range;
  const bz = (wz - rate * az) / range;
  const dt = Math.sqrt(outline[k + 14]!);
  const vx = meanP[q + 18]! * ax + meanP[q + 19]! * ay + meanP[q + 20]! * az;
  const vy = meanP[q + 19]! * ax + meanP[q + 22]! * ay + meanP[q + 23]! * az;
  const vz = meanP[q + 20]! * ax + meanP[q + 23]! * ay + meanP[q + 25]! * az;
  const px = meanP[q + 3]! * ax + meanP[q + 4]! * ay + meanP[q + 5]! * az + dt * vx;
  const py = meanP[q + 9]! * ax + meanP[q + 10]! * ay + meanP[q + 11]! * az + dt * vy;
  const pz = meanP[q + 14]! * ax + meanP[q + 15]! * ay + meanP[q + 16]! * az + dt * vz;
  const sx = outline[k + 8]! * bx + outline[k + 9]! * by + outline[k + 10]! * bz;
  const sy = outline[k + 9]! * bx + outline[k + 11]! * by + outline[k + 12]! * bz;
  const sz = outline[k + 10]! * bx + outline[k + 12]! * by + outline[k + 13]! * bz;
  const velocity = ax * vx + ay * vy + az * vz;
  const cross = bx * px + by * py + bz * pz;
  const place = bx * sx + by * sy + bz * sz;
  const turn = meanP[q + 27]! + meanX[v + 3]! * meanX[v + 3]!;
  const speed2 = t.isAlong ? 1 : outline[k + 5]! * outline[k + 5]!;
  const lively = 3 * t.liveliest * dt + turn * speed2 * outline[k + 14]!;
  expected[0] = rate;
  expected[1] = velocity + 2 * cross + place + lively + MARGIN * MARGIN;
}

/** Whether a plot has a range rate that the slot at hand cannot have. */
export function isOtherRate(t: Tracker, plots: PlotTable, row: number): boolean {
  const off = plots.rangeRate[row]! - expected[0]!;
  const error = plots.rangeRateSigma[row]!;
  return off * off > t.apart * t.apart * (expected[1]! + error * error);
}

/** Greatest density of the range rate of a plot under the slot at hand, s/m; 1 where it has none. */
export function peakOfRate(plots: PlotTable, row: number): number {
  const error = plots.rangeRateSigma[row]!;
  if (Number.isNaN(plots.rangeRate[row]!)) return 1;
  return NORMAL_1 / Math.sqrt(expected[1]! + error * error);
}
