/** When an electronically steered radar looks at each object. */
import { reserve } from '../math/table.ts';
import type { TruthTable } from '../world/truth.ts';
import { type Antenna, type Pose, turnsAt } from './antenna.ts';
import { type Aims, type Dwells, intervalOf, longestInterval } from './dwell.ts';
import type { LookTable } from './look.ts';

/** Spreads the looks at successive objects evenly over the interval (assumed; the golden ratio). */
const OBJECT_STEP = 0.6180339887498949;
/** Looks of one object are told apart by the part of the period, this many to a period. */
const KEYS_PER_PERIOD = 4;

/**
 * Append a look for each live object whose turn comes in (from, to].
 *
 * Each object has its own place within the interval. Where the radar gives a dwell (`dwell.ts`) the next look comes after
 * one period, elsewhere when the search comes by again, never sooner than a period after the last.
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
  dwells: Dwells,
  aims: Aims,
  looks: LookTable,
): void {
  const { cutSquared, carrier } = antenna;
  const { period } = antenna.radar;
  const { last } = dwells;
  const longest = longestInterval(period);
  for (let i = 0; i < count; i++) {
    const row = live[i]!;
    if (!(last[row]! + longest > from)) last[row] = latestPlace(antenna, row, from);
    if (last[row]! + period > to) continue;
    const dx = truth.x[row]! - pose.x;
    const dy = truth.y[row]! - pose.y;
    const dz = truth.z[row]! - pose.z;
    const squared = dx * dx + dy * dy + dz * dz;
    const isHidden = squared > cutSquared[truth.classIndex[row]!]! || truth.flight[row] === carrier;
    const interval = intervalOf(dwells, antenna, aims, row, squared);
    while (last[row]! + interval <= to) {
      last[row] = Math.max(from, last[row]! + interval);
      if (isHidden) continue;
      reserve(looks, 1);
      const at = looks.count++;
      const turns = turnsAt(antenna, last[row]!);
      looks.row[at] = row;
      looks.time[at] = last[row]!;
      looks.scan[at] = Math.floor(turns);
      looks.key[at] = Math.floor(KEYS_PER_PERIOD * turns);
    }
  }
}

/** The latest time, s, not after `at` that is an object's own place in a period. */
function latestPlace(antenna: Antenna, row: number, at: number): number {
  const spread = row * OBJECT_STEP;
  const place = spread - Math.floor(spread);
  const scan = Math.floor(turnsAt(antenna, at) - place);
  return (scan + place - antenna.phase) * antenna.radar.period;
}
