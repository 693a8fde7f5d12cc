/**
 * Where a track is thought to be at the time of a group and how far it may be from there: what every radar asks of it
 * before it looks any closer. Kept by slot, since all the radars of a tick ask the same.
 */
import { MEAN_RADIUS } from '../geo/ellipsoid.ts';
import { hypot3 } from '../math/elementary.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import { PACKED, STATE } from './state.ts';
import type { Tracker } from './tracker.ts';

/**
 * Numbers of one outline: time (NaN: to be made anew); x y z; greatest miss, m; speed; variance of place in all; what it
 * may be off besides, m; covariance of place, upper triangle row by row; square of the time since; how far a plot
 * without error may lie, m.
 */
export const OUTLINE = 16;

/** What an outline allows for besides, m. Assumed. */
const MARGIN = 100;
/** Half of gravity, m/s^2, rounded up: free fall may carry a model so far below the others. */
const FALL = 5;
/** Heights over the mean radius differ from those over the ellipsoid by less than this, m. */
const FLATTENED = 25000;

/** Forget the outline of a slot whose combined belief has changed: until it is made anew every radar may have a plot near it. */
export function forgetOutline(t: Tracker, slot: number): void {
  t.outline[slot * OUTLINE] = Number.NaN;
  t.watch.changed[slot >> 5]! |= 1 << (slot & 31);
}

/**
 * Draw a slot forward to `time` in a straight line by its combined belief, with the noise of the liveliest model and the
 * sweep of its seventh number.
 */
export function outlineSlot(t: Tracker, radars: RadarReportTable, slot: number, time: number): void {
  const { meanX, meanP, outline } = t;
  const k = slot * STATE;
  const q = slot * PACKED;
  const to = slot * OUTLINE;
  const dt = time - t.time[slot]!;
  const vx = meanX[k + 3]!;
  const vy = meanX[k + 4]!;
  const vz = meanX[k + 5]!;
  const dt2 = dt * dt;
  const noise = t.liveliest * Math.abs(dt2 * dt);
  const speed2 = vx * vx + vy * vy + vz * vz;
  outline[to] = time;
  outline[to + 1] = meanX[k]! + dt * vx;
  outline[to + 2] = meanX[k + 1]! + dt * vy;
  outline[to + 3] = meanX[k + 2]! + dt * vz;
  outline[to + 5] = Math.sqrt(speed2);
  outline[to + 8] = meanP[q]! + 2 * dt * meanP[q + 3]! + dt2 * meanP[q + 18]! + noise;
  outline[to + 9] = meanP[q + 1]! + dt * (meanP[q + 4]! + meanP[q + 9]!) + dt2 * meanP[q + 19]!;
  outline[to + 10] = meanP[q + 2]! + dt * (meanP[q + 5]! + meanP[q + 14]!) + dt2 * meanP[q + 20]!;
  outline[to + 11] = meanP[q + 7]! + 2 * dt * meanP[q + 10]! + dt2 * meanP[q + 22]! + noise;
  outline[to + 12] = meanP[q + 8]! + dt * (meanP[q + 11]! + meanP[q + 15]!) + dt2 * meanP[q + 23]!;
  outline[to + 13] = meanP[q + 13]! + 2 * dt * meanP[q + 16]! + dt2 * meanP[q + 25]! + noise;
  outline[to + 14] = dt2;
  sweep(t, slot);
  const whole2 = outline[to + 8]! + outline[to + 11]! + outline[to + 13]!;
  outline[to + 4] = Math.sqrt(t.settings.gate * whole2);
  outline[to + 6] = whole2;
  const spread2 = meanP[q]! + meanP[q + 7]! + meanP[q + 13]!;
  const fast = (t.settings.fastest + outline[to + 5]!) * Math.abs(dt);
  outline[to + 7] = MARGIN + bowOf(t, radars, slot, spread2) + (mayFall(t, slot) ? FALL * dt2 : 0);
  const farthest = Math.min(t.apart * Math.sqrt(whole2), t.apart * Math.sqrt(spread2) + fast);
  outline[to + 15] = farthest + t.apart * outline[to + 7]!;
}

/** Add to the place of a slot what its seventh number may do to it: across its path, or along it by an acceleration. */
function sweep(t: Tracker, slot: number): void {
  const { meanX, meanP, outline } = t;
  const k = slot * STATE;
  const to = slot * OUTLINE;
  const dt2 = outline[to + 14]!;
  const amount = (meanP[slot * PACKED + 27]! + meanX[k + 6]! * meanX[k + 6]!) * 0.25 * dt2 * dt2;
  const vx = meanX[k + 3]!;
  const vy = meanX[k + 4]!;
  const vz = meanX[k + 5]!;
  const isFlat = t.frame === 'flat';
  const radius = hypot3(meanX[k]!, meanX[k + 1]!, meanX[k + 2]!);
  const ux = isFlat ? 0 : meanX[k]! / radius;
  const uy = isFlat ? 0 : meanX[k + 1]! / radius;
  const uz = isFlat ? 1 : meanX[k + 2]! / radius;
  const share = t.isAlong ? amount / Math.max(outline[to + 5]! * outline[to + 5]!, 1) : amount;
  const cx = t.isAlong ? vx : uy * vz - uz * vy;
  const cy = t.isAlong ? vy : uz * vx - ux * vz;
  const cz = t.isAlong ? vz : ux * vy - uy * vx;
  outline[to + 8]! += share * cx * cx;
  outline[to + 9]! += share * cx * cy;
  outline[to + 10]! += share * cx * cz;
  outline[to + 11]! += share * cy * cy;
  outline[to + 12]! += share * cy * cz;
  outline[to + 13]! += share * cz * cz;
}

/** How far a place that is spread along the circle of its azimuth or elevation bends away from the straight line, m. */
function bowOf(t: Tracker, radars: RadarReportTable, slot: number, spread2: number): number {
  const { meanX } = t;
  const k = slot * STATE;
  const r = t.sensor[slot]!;
  const wide2 = t.apart * t.apart * spread2;
  const range = hypot3(meanX[k]! - radars.x[r]!, meanX[k + 1]! - radars.y[r]!, meanX[k + 2]! - radars.z[r]!);
  return wide2 < 4 * range * range ? wide2 / (2 * range) : Math.sqrt(wide2);
}

/** Whether a slot may be so high that its models fall freely. */
function mayFall(t: Tracker, slot: number): boolean {
  const { meanX } = t;
  const k = slot * STATE;
  const height =
    t.frame === 'flat'
      ? meanX[k + 2]!
      : hypot3(meanX[k]!, meanX[k + 1]!, meanX[k + 2]!) - MEAN_RADIUS + FLATTENED;
  return height > t.fallsFrom;
}
