/** When a state must be sent again: what receivers extrapolate from the last one, and how old it is. */
import { hypot3 } from '../math/elementary.ts';
import type { Kinematics } from './dis-pdu.ts';

/** Largest error of dead reckoning, m. Default of IEEE Std 1278.1-2012. */
const positionThreshold = 1;

/** The last state sent of each row: time, then position and velocity; time is -Infinity before the first. */
export interface Pacing {
  readonly time: Float64Array;
  readonly state: Float64Array;
}

export function createPacing(rows: number): Pacing {
  return { time: new Float64Array(rows).fill(Number.NEGATIVE_INFINITY), state: new Float64Array(6 * rows) };
}

/** Whether the heartbeat (s) is over or extrapolation by constant velocity misses `at` by the threshold. */
export function isDue(pacing: Pacing, row: number, now: number, at: Kinematics, heartbeat: number): boolean {
  const age = now - pacing.time[row]!;
  if (age >= heartbeat - 1e-9) return true;
  const { state } = pacing;
  const from = 6 * row;
  return (
    hypot3(
      state[from]! + state[from + 3]! * age - at.x,
      state[from + 1]! + state[from + 4]! * age - at.y,
      state[from + 2]! + state[from + 5]! * age - at.z,
    ) > positionThreshold
  );
}

export function noteSent(pacing: Pacing, row: number, now: number, at: Kinematics): void {
  const { state } = pacing;
  const from = 6 * row;
  pacing.time[row] = now;
  state[from] = at.x;
  state[from + 1] = at.y;
  state[from + 2] = at.z;
  state[from + 3] = at.vx;
  state[from + 4] = at.vy;
  state[from + 5] = at.vz;
}
