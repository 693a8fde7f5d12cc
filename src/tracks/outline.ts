/**
 * Where a track is thought to be at the time of a group and how far it may be from there: what every radar asks of it
 * before it looks any closer. Kept by slot, since all the radars of a tick ask the same.
 */
import { PACKED, STATE } from './state.ts';
import type { Tracker } from './tracker.ts';

/**
 * Numbers of one outline: time (NaN: to be made anew); x y z; greatest miss, m; speed; variance of place in all, and of
 * the sweep of a turn by squared speed; covariance of place, upper triangle row by row; square of the time since.
 */
export const OUTLINE = 16;

/** Forget the outline of a slot whose combined belief has changed. */
export function forgetOutline(t: Tracker, slot: number): void {
  t.outline[slot * OUTLINE] = Number.NaN;
}

/** Draw a slot forward to `time` in a straight line by its combined belief, with the noise of the liveliest model. */
export function outlineSlot(t: Tracker, slot: number, time: number): void {
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
  const pxx = meanP[q]! + 2 * dt * meanP[q + 3]! + dt2 * meanP[q + 18]! + noise;
  const pyy = meanP[q + 7]! + 2 * dt * meanP[q + 10]! + dt2 * meanP[q + 22]! + noise;
  const pzz = meanP[q + 13]! + 2 * dt * meanP[q + 16]! + dt2 * meanP[q + 25]! + noise;
  const turn2 = (meanP[q + 27]! + meanX[k + 6]! * meanX[k + 6]!) * 0.25 * dt2 * dt2;
  const speed2 = vx * vx + vy * vy + vz * vz;
  const whole2 = pxx + pyy + pzz + turn2 * speed2;
  outline[to] = time;
  outline[to + 1] = meanX[k]! + dt * vx;
  outline[to + 2] = meanX[k + 1]! + dt * vy;
  outline[to + 3] = meanX[k + 2]! + dt * vz;
  outline[to + 4] = Math.sqrt(t.settings.gate * whole2);
  outline[to + 5] = Math.sqrt(speed2);
  outline[to + 6] = whole2;
  outline[to + 7] = turn2;
  outline[to + 8] = pxx;
  outline[to + 9] = meanP[q + 1]! + dt * (meanP[q + 4]! + meanP[q + 9]!) + dt2 * meanP[q + 19]!;
  outline[to + 10] = meanP[q + 2]! + dt * (meanP[q + 5]! + meanP[q + 14]!) + dt2 * meanP[q + 20]!;
  outline[to + 11] = pyy;
  outline[to + 12] = meanP[q + 8]! + dt * (meanP[q + 11]! + meanP[q + 15]!) + dt2 * meanP[q + 23]!;
  outline[to + 13] = pzz;
  outline[to + 14] = dt2;
}
