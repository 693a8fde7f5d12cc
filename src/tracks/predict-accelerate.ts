/**
 * Prediction of a belief at constant acceleration along its path; the seventh number of state is that acceleration.
 *
 * Boost, braking and descent change the speed far more than the course; what bends the course is left to process
 * noise, so seven numbers do where a free acceleration would need nine.
 * Source: Bar-Shalom, Li, Kirubarajan, 2001, section 6.2.3 (white noise jerk), along the velocity; Li, Jilkov,
 * "Survey of maneuvering target tracking, part I", IEEE TAES 39(4), 2003, section V.
 */
import { hypot3 } from '../math/elementary.ts';
import { predictStraight, type Step } from './predict.ts';

/** Below this speed there is no path to speak of, m/s. */
const SLOW = 1;

/**
 * Predict at constant acceleration along the path, in place. Parameters as in `predictStraight`.
 * Error: the course is held through the step; the covariance is first order in the acceleration.
 */
export function predictAccelerate(
  x: Float64Array,
  xAt: number,
  p: Float64Array,
  pAt: number,
  step: Step,
): void {
  const { dt, change } = step;
  const speed = hypot3(x[xAt + 3]!, x[xAt + 4]!, x[xAt + 5]!);
  const along = speed < SLOW ? 0 : dt / speed;
  const ax = along * x[xAt + 3]!;
  const ay = along * x[xAt + 4]!;
  const az = along * x[xAt + 5]!;
  const half = dt / 2;
  predictStraight(x, xAt, p, pAt, step);
  const a = x[xAt + 6]!;
  move[0] = half * ax;
  move[1] = half * ay;
  move[2] = half * az;
  move[3] = ax;
  move[4] = ay;
  move[5] = az;
  for (let k = 0; k < 6; k++) x[xAt + k]! += a * move[k]!;
  addMove(p, pAt);
  p[pAt + 27]! += change * dt;
}

const move = new Float64Array(6);
/** Places of the last column of the packed covariance. */
const LAST = [6, 12, 17, 21, 24, 26] as const;

/** P := F P F' with F = I and `move` in its last column. */
function addMove(p: Float64Array, pAt: number): void {
  const variance = p[pAt + 27]!;
  let to = pAt;
  for (let i = 0; i < 6; i++) {
    const ci = p[pAt + LAST[i]!]!;
    for (let j = i; j < 6; j++) {
      p[to++]! += move[i]! * p[pAt + LAST[j]!]! + ci * move[j]! + variance * move[i]! * move[j]!;
    }
    to++;
  }
  for (let i = 0; i < 6; i++) p[pAt + LAST[i]!]! += variance * move[i]!;
}
