/** When an electronically steered radar looks at each object. */
import { reserve } from '../math/table.ts';
import type { TruthTable } from '../world/truth.ts';
import { type Antenna, type Pose, turnsAt } from './antenna.ts';
import type { LookTable } from './look.ts';

/** Spreads the looks at successive objects evenly over the interval (assumed; the golden ratio). */
const OBJECT_STEP = 0.6180339887498949;

/**
 * Append a look for each live object whose turn comes in (from, to].
 *
 * Every object in the volume is looked at once in each revisit interval, at its own place within it, whether
 * the radar searches or tracks: dwell scheduling and beam energy are not modelled, the number of tracks it may
 * hold is enforced by the tracker.
 * @param live  rows of `truth` to look at, `count` of them
 */
export function scanElectronic(
  antenna: Antenna,
  pose: Pose,
  truth: TruthTable,
  live: Int32Array,
  count: number,
  from: number,
  to: number,
  looks: LookTable,
): void {
  const { cutSquared, carrier, phase } = antenna;
  const { period } = antenna.radar;
  const first = turnsAt(antenna, from);
  const last = turnsAt(antenna, to);
  for (let i = 0; i < count; i++) {
    const row = live[i]!;
    const spread = row * OBJECT_STEP;
    const place = spread - Math.floor(spread);
    const end = Math.floor(last - place);
    const start = Math.floor(first - place);
    if (start === end || truth.flight[row] === carrier) continue;
    const dx = truth.x[row]! - pose.x;
    const dy = truth.y[row]! - pose.y;
    const dz = truth.z[row]! - pose.z;
    if (dx * dx + dy * dy + dz * dz > cutSquared[truth.classIndex[row]!]!) continue;
    reserve(looks, end - start);
    for (let scan = start + 1; scan <= end; scan++) {
      const at = looks.count++;
      looks.row[at] = row;
      looks.time[at] = Math.max(from, Math.min(to, (scan + place - phase) * period));
      looks.scan[at] = scan;
      looks.key[at] = scan;
    }
  }
}
