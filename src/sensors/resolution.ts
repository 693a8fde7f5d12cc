/** Objects that one radar cannot tell apart. */
import { hypot3 } from '../math/elementary.ts';
import type { TruthTable } from '../world/truth.ts';
import type { Antenna, Pose } from './antenna.ts';
import { createSight, inView, type Sight, takeSight, withinLimits } from './look.ts';
import { snrAtRange } from './range-equation.ts';
import { rcsAtAspect, type Signature } from './signature.ts';
import type { Ground } from './visibility.ts';

/** Leaders found so far for one radar in one tick. */
export interface Groups {
  /** Leader of each row, valid where `mark` equals `turn`. */
  readonly leader: Int32Array;
  readonly mark: Int32Array;
  turn: number;
  /** Rows that may be grouped, in index order. */
  readonly live: Int32Array;
  count: number;
  /** Scratch: a cell for each depth of the search for leaders. */
  readonly cells: Cell[];
  readonly sight: Sight;
}

/** Directions and sizes of the resolution cell about an object: ecef unit vectors, m. */
interface Cell {
  x: number;
  y: number;
  z: number;
  alongX: number;
  alongY: number;
  alongZ: number;
  acrossX: number;
  acrossY: number;
  acrossZ: number;
  halfWidth: number;
}

export function createGroups(rows: number): Groups {
  return {
    leader: new Int32Array(rows),
    mark: new Int32Array(rows),
    turn: 0,
    live: new Int32Array(rows),
    count: 0,
    cells: [],
    sight: createSight(),
  };
}

/** Begin a radar's tick: leaders of the last one are forgotten. */
export function beginGroups(groups: Groups): void {
  groups.turn++;
}

function cellAt(groups: Groups, depth: number): Cell {
  while (groups.cells.length <= depth) {
    groups.cells.push({
      x: 0,
      y: 0,
      z: 0,
      alongX: 0,
      alongY: 0,
      alongZ: 0,
      acrossX: 0,
      acrossY: 0,
      acrossZ: 0,
      halfWidth: 0,
    });
  }
  return groups.cells[depth]!;
}

/** The cell about `row`, which stands in `sight`; its middle is the object's place at the end of the tick. */
function takeCell(
  antenna: Antenna,
  pose: Pose,
  truth: TruthTable,
  row: number,
  sight: Sight,
  cell: Cell,
): void {
  const { axes } = pose;
  const { east, north, up, range } = sight;
  const ground = Math.max(1e-6, Math.sqrt(east * east + north * north));
  const e = east / range;
  const n = north / range;
  const u = up / range;
  cell.x = truth.x[row]!;
  cell.y = truth.y[row]!;
  cell.z = truth.z[row]!;
  cell.alongX = axes[0]! * e + axes[3]! * n + axes[6]! * u;
  cell.alongY = axes[1]! * e + axes[4]! * n + axes[7]! * u;
  cell.alongZ = axes[2]! * e + axes[5]! * n + axes[8]! * u;
  cell.acrossX = (axes[0]! * north - axes[3]! * east) / ground;
  cell.acrossY = (axes[1]! * north - axes[4]! * east) / ground;
  cell.acrossZ = (axes[2]! * north - axes[5]! * east) / ground;
  cell.halfWidth = antenna.radar.azimuthResolution * ground;
}

function inCell(antenna: Antenna, cell: Cell, truth: TruthTable, row: number): boolean {
  const dx = truth.x[row]! - cell.x;
  const dy = truth.y[row]! - cell.y;
  const dz = truth.z[row]! - cell.z;
  const along = dx * cell.alongX + dy * cell.alongY + dz * cell.alongZ;
  if (Math.abs(along) >= antenna.radar.rangeResolution) return false;
  const across = dx * cell.acrossX + dy * cell.acrossY + dz * cell.acrossZ;
  return Math.abs(across) < cell.halfWidth;
}

/** Whether this radar could see `row` at the end of the tick at all; leaves its geometry in `groups.sight`. */
function isSeen(
  groups: Groups,
  antenna: Antenna,
  pose: Pose,
  truth: TruthTable,
  row: number,
  ground: Ground | null,
): boolean {
  const { sight } = groups;
  takeSight(pose, truth, row, 0, sight);
  if (truth.flight[row] === antenna.carrier) return false;
  if (sight.rangeSquared > antenna.cutSquared[truth.classIndex[row]!]!) return false;
  return withinLimits(antenna, sight) && inView(pose, sight, ground);
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
  row: number,
  ground: Ground | null,
  depth: number,
): number {
  if (groups.mark[row] === groups.turn) return groups.leader[row]!;
  const cell = cellAt(groups, depth);
  takeSight(pose, truth, row, 0, groups.sight);
  takeCell(antenna, pose, truth, row, groups.sight, cell);
  let leader = row;
  for (let i = 0; i < groups.count && groups.live[i]! < row; i++) {
    const other = groups.live[i]!;
    if (!inCell(antenna, cell, truth, other)) continue;
    if (!isSeen(groups, antenna, pose, truth, other, ground)) continue;
    if (leaderOf(groups, antenna, pose, truth, other, ground, depth + 1) !== other) continue;
    leader = other;
    break;
  }
  groups.mark[row] = groups.turn;
  groups.leader[row] = leader;
  return leader;
}

/** What one look really sees: power of all that is in the cell, and whose echo is the strongest. */
export interface Merged {
  snr: number;
  strongest: number;
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
  row: number,
  ground: Ground | null,
  sight: Sight,
  merged: Merged,
): boolean {
  merged.strongest = row;
  const cell = cellAt(groups, 0);
  takeCell(antenna, pose, truth, row, sight, cell);
  let alone = true;
  for (let i = 0; i < groups.count && alone; i++) {
    const other = groups.live[i]!;
    alone = other === row || !inCell(antenna, cell, truth, other);
  }
  if (alone) return true;
  if (leaderOf(groups, antenna, pose, truth, row, ground, 0) !== row) return false;
  addFollowers(groups, antenna, pose, truth, signatures, row, ground, sight, merged);
  return true;
}

function addFollowers(
  groups: Groups,
  antenna: Antenna,
  pose: Pose,
  truth: TruthTable,
  signatures: readonly Signature[],
  row: number,
  ground: Ground | null,
  sight: Sight,
  merged: Merged,
): void {
  const other = groups.sight;
  takeSight(pose, truth, row, 0, other);
  const { east, north, up, velocityEast, velocityNorth, velocityUp } = other;
  const cell = cellAt(groups, 0);
  takeCell(antenna, pose, truth, row, other, cell);
  let greatest = merged.snr;
  let total = merged.snr;
  let toEast = 0;
  let toNorth = 0;
  let toUp = 0;
  let fasterEast = 0;
  let fasterNorth = 0;
  let fasterUp = 0;
  for (let i = 0; i < groups.count; i++) {
    const follower = groups.live[i]!;
    if (follower <= row || !inCell(antenna, cell, truth, follower)) continue;
    if (leaderOf(groups, antenna, pose, truth, follower, ground, 1) !== row) continue;
    if (!isSeen(groups, antenna, pose, truth, follower, ground)) continue;
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
  if (total === 0) return;
  merged.snr = total;
  sight.east += toEast / total;
  sight.north += toNorth / total;
  sight.up += toUp / total;
  sight.velocityEast += fasterEast / total;
  sight.velocityNorth += fasterNorth / total;
  sight.velocityUp += fasterUp / total;
  sight.range = hypot3(sight.east, sight.north, sight.up);
}
