/** When a state must be sent again: what receivers extrapolate from the last one, and how old it is. */
import { hypot3 } from '../math/elementary.ts';
import type { Kinematics } from './dis-pdu.ts';

/** Largest error of dead reckoning, m. Default of IEEE Std 1278.1-2012. */
const positionThreshold = 1;

/** The last state sent: when (-Infinity before the first) and what. */
export interface Pacing {
  time: number;
  readonly sent: Kinematics;
}

export function createPacing(): Pacing {
  return { time: Number.NEGATIVE_INFINITY, sent: { x: 0, y: 0, z: 0, vx: 0, vy: 0, vz: 0 } };
}

/** Whether the heartbeat (s) is over or extrapolation by constant velocity misses `at` by the threshold. */
export function isDue(
  { time, sent }: Pacing,
  now: number,
  at: Readonly<Kinematics>,
  heartbeat: number,
): boolean {
  const age = now - time;
  if (age >= heartbeat - 1e-9) return true;
  return (
    hypot3(sent.x + sent.vx * age - at.x, sent.y + sent.vy * age - at.y, sent.z + sent.vz * age - at.z) >
    positionThreshold
  );
}

export function noteSent(pacing: Pacing, now: number, at: Readonly<Kinematics>): void {
  const { sent } = pacing;
  pacing.time = now;
  sent.x = at.x;
  sent.y = at.y;
  sent.z = at.z;
  sent.vx = at.vx;
  sent.vy = at.vy;
  sent.vz = at.vz;
}
