/** Objects that one radar cannot tell apart. */
import { hypot3 } from '../math/elementary.ts';
import type { TruthTable } from '../world/truth.ts';
import type { Antenna, Pose } from './antenna.ts';
import { createSight, overGround, overHorizon, type Sight, takeSight, withinLimits } from './look.ts';
import { snrAtRange } from './range-equation.ts';
import { rcsAtAspect, type Signature } from './signature.ts';
import type { Ground } from './visibility.ts';

/** Number of lists that ranges are hashed to; a power of two. */
const LISTS = 1024;

/** Live objects as one radar has them before it in one tick. */
export interface Groups {
  /** Rows that radars may look at in this tick, in index order. */
  readonly live: Int32Array;
  count: number;
  /** Range, m, of each live row from this radar at the end of the tick. */
  readonly range: Float64Array;
  /** First row of each list of ranges, and the row after each row; -1 ends. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  /** Leader of each row, or -1 where it is not yet known. */
  readonly leader: Int32Array;
  /** Whether the radar could see each row: 1 it can, 2 it cannot, 0 not yet asked. */
  readonly clear: Uint8Array;
  /** Scratch. */
  readonly sight: Sight;
}

/** What one look really sees: power of all that is in the cell, and whose echo is the strongest. */
export interface Merged {
  snr: number;
  strongest: number;
}

export function createGroups(rows: number): Groups {
  return {
    live: new Int32Array(rows),
    count: 0,
    range: new Float64Array(rows),
    first: new Int32Array(LISTS),
    next: new Int32Array(rows),
    leader: new Int32Array(rows),
    clear: new Uint8Array(rows),
    sight: createSight(),
  };
}

/** Number of the range gate that a range falls into; gates are at least a range cell long. */
function gateOf(antenna: Antenna, range: number): number {
  return Math.floor(range / Math.max(1, antenna.radar.rangeResolution));
}

/** Sort the live objects that this radar may look at into lists by range gate; leaders of the last radar are forgotten. */
export function beginGroups(groups: Groups, antenna: Antenna, pose: Pose, truth: TruthTable): void {
  const { live, count, range, first, next, leader, clear } = groups;
  first.fill(-1);
  for (let i = count - 1; i >= 0; i--) {
    const row = live[i]!;
    const dx = truth.x[row]! - pose.x;
    const dy = truth.y[row]! - pose.y;
    const dz = truth.z[row]! - pose.z;
    const squared = dx * dx + dy * dy + dz * dz;
    leader[row] = -1;
    clear[row] = 0;
    range[row] = Math.sqrt(squared);
    if (squared > antenna.cutSquared[truth.classIndex[row]!]! || truth.flight[row] === antenna.carrier)
      continue;
    const list = gateOf(antenna, range[row]!) & (LISTS - 1);
    next[row] = first[list]!;
    first[list] = row;
  }
}

/**
 * Whether `other` lies in one resolution cell with an object at `range`, `east`, `north` (m): less than a range cell
 * and less than an azimuth cell apart. Leaves the geometry of `other` in `groups.sight`.
 */
function isNear(
  groups: Groups,
  antenna: Antenna,
  pose: Pose,
  truth: TruthTable,
  range: number,
  east: number,
  north: number,
  other: number,
): boolean {
  if (Math.abs(groups.range[other]! - range) >= antenna.radar.rangeResolution) return false;
  const { sight } = groups;
  takeSight(pose, truth, other, 0, sight);
  const along = east * sight.east + north * sight.north;
  const across = Math.abs(east * sight.north - north * sight.east);
  return along > 0 && across < antenna.radar.azimuthResolution * along;
}

/** Whether nothing else is within a range cell of `row`: the usual case, told without any geometry. */
function isAlone(groups: Groups, antenna: Antenna, row: number): boolean {
  const range = groups.range[row]!;
  const middle = gateOf(antenna, range);
  for (let gate = middle - 1; gate <= middle + 1; gate++) {
    for (let other = groups.first[gate & (LISTS - 1)]!; other >= 0; other = groups.next[other]!) {
      if (other === row) continue;
      if (Math.abs(groups.range[other]! - range) < antenna.radar.rangeResolution) return false;
    }
  }
  return true;
}

/** Whether this radar could see `row`, whose geometry stands in `groups.sight`; worked out once a tick. */
function isClear(groups: Groups, antenna: Antenna, pose: Pose, ground: Ground | null, row: number): boolean {
  const { clear, sight } = groups;
  if (clear[row] === 0) {
    const seen = withinLimits(antenna, sight) && overHorizon(pose, sight) && overGround(pose, sight, ground);
    clear[row] = seen ? 1 : 2;
  }
  return clear[row] === 1;
}

/**
 * The object whose plot stands for `row`: the first, by index, that is seen, shares the cell of `row` and
 * leads itself; `row` where there is none. So in a long chain of near objects every second or third leads.
 */
function leaderOf(
  groups: Groups,
  antenna: Antenna,
  pose: Pose,
  truth: TruthTable,
  ground: Ground | null,
  row: number,
): number {
  if (groups.leader[row]! >= 0) return groups.leader[row]!;
  const { sight, first, next } = groups;
  takeSight(pose, truth, row, 0, sight);
  const { range, east, north } = sight;
  let leader = row;
  const middle = gateOf(antenna, range);
  for (let gate = middle - 1; gate <= middle + 1; gate++) {
    const list = gate & (LISTS - 1);
    for (let other = first[list]!; other >= 0 && other < leader; other = next[other]!) {
      if (!isNear(groups, antenna, pose, truth, range, east, north, other)) continue;
      if (!isClear(groups, antenna, pose, ground, other)) continue;
      if (leaderOf(groups, antenna, pose, truth, ground, other) === other) leader = other;
    }
  }
  groups.leader[row] = leader;
  return leader;
}

/**
 * Fold the objects that share the resolution cell of `row` into its look; false when `row` itself is folded
 * into the look of another and gives no plot of its own.
 *
 * Echo powers add and the place is their power-weighted mean, in `sight` and `merged`. Elevation does not
 * separate objects; the glint of two interfering echoes, which can throw the angle outside both, is left out.
 * Cells are judged at the end of the tick.
 * Source: Skolnik 2001, 6.4 (angle error from two unresolved objects) for the power-weighted mean.
 * @param sight   geometry of `row` at the time of the look; moved to the mean place
 * @param merged  in: signal to noise of `row` alone; out: of the cell
 */
export function mergeUnresolved(
  groups: Groups,
  antenna: Antenna,
  pose: Pose,
  truth: TruthTable,
  signatures: readonly Signature[],
  ground: Ground | null,
  row: number,
  sight: Sight,
  merged: Merged,
): boolean {
  merged.strongest = row;
  if (isAlone(groups, antenna, row)) return true;
  if (leaderOf(groups, antenna, pose, truth, ground, row) !== row) return false;
  const { first, next, sight: other } = groups;
  takeSight(pose, truth, row, 0, other);
  const { range, east, north, up, velocityEast, velocityNorth, velocityUp } = other;
  let greatest = merged.snr;
  let total = merged.snr;
  let toEast = 0;
  let toNorth = 0;
  let toUp = 0;
  let fasterEast = 0;
  let fasterNorth = 0;
  let fasterUp = 0;
  const middle = gateOf(antenna, range);
  for (let gate = middle - 1; gate <= middle + 1; gate++) {
    const list = gate & (LISTS - 1);
    for (let follower = first[list]!; follower >= 0; follower = next[follower]!) {
      if (follower <= row || !isNear(groups, antenna, pose, truth, range, east, north, follower)) continue;
      if (leaderOf(groups, antenna, pose, truth, ground, follower) !== row) continue;
      takeSight(pose, truth, follower, 0, other);
      if (!isClear(groups, antenna, pose, ground, follower)) continue;
      const rcs = rcsAtAspect(signatures[truth.classIndex[follower]!]!, other.cosAspect);
      const snr = snrAtRange(antenna.constant, rcs, other.rangeSquared);
      total += snr;
      toEast += snr * (other.east - east);
      toNorth += snr * (other.north - north);
      toUp += snr * (other.up - up);
      fasterEast += snr * (other.velocityEast - velocityEast);
      fasterNorth += snr * (other.velocityNorth - velocityNorth);
      fasterUp += snr * (other.velocityUp - velocityUp);
      if (snr <= greatest) continue;
      greatest = snr;
      merged.strongest = follower;
    }
  }
  if (total === merged.snr) return true;
  merged.snr = total;
  sight.east += toEast / total;
  sight.north += toNorth / total;
  sight.up += toUp / total;
  sight.velocityEast += fasterEast / total;
  sight.velocityNorth += fasterNorth / total;
  sight.velocityUp += fasterUp / total;
  sight.range = hypot3(sight.east, sight.north, sight.up);
  return true;
}
