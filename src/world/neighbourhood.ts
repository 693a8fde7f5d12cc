/** Which flights are near a place: a hash of cubic cells, so that looking for meetings costs what is there, not all. */
import { hypot3 } from '../math/elementary.ts';
import { objectStatus, type TruthTable } from './truth.ts';

/** Edge of a cell, m. */
const CELL = 8000;

/** Active flights sorted by hashed cell; the work room is made once. */
export interface Neighbourhood {
  /** Bucket b holds `rows[starts[b]]` to `rows[starts[b + 1]]`, exclusive, in order of row. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly bucketOf: Int32Array;
  /** Greatest speed of the flights in it, m/s. */
  fastest: number;
  /** Time of the truth it was sorted from, s; NaN when it is stale. */
  time: number;
}

/** Room for so many flights. */
export function createNeighbourhood(flights: number): Neighbourhood {
  let buckets = 64;
  while (buckets < 2 * flights) buckets *= 2;
  return {
    starts: new Int32Array(buckets + 1),
    rows: new Int32Array(flights),
    bucketOf: new Int32Array(flights),
    fastest: 0,
    time: Number.NaN,
  };
}

/** Number of the cell along one axis. */
export function cellOf(coordinate: number): number {
  return Math.floor(coordinate / CELL);
}

/** Bucket of a cell (Teschner et al., "Optimized spatial hashing", VMV 2003); cells may share one. */
export function bucketOfCell(near: Neighbourhood, x: number, y: number, z: number): number {
  const hash = Math.imul(x, 73856093) ^ Math.imul(y, 19349663) ^ Math.imul(z, 83492791);
  return (hash ^ (hash >>> 15)) & (near.starts.length - 2);
}

/** Sort the active flights among the first `flights` rows into their buckets, where they are in `truth`. */
export function sortFlights(near: Neighbourhood, truth: TruthTable, flights: number, time: number): void {
  const { starts, rows, bucketOf } = near;
  starts.fill(0);
  near.fastest = 0;
  near.time = time;
  for (let row = 0; row < flights; row++) {
    if (truth.status[row] !== objectStatus.active) continue;
    const bucket = bucketOfCell(near, cellOf(truth.x[row]!), cellOf(truth.y[row]!), cellOf(truth.z[row]!));
    bucketOf[row] = bucket;
    starts[bucket] = starts[bucket]! + 1;
    near.fastest = Math.max(near.fastest, hypot3(truth.vx[row]!, truth.vy[row]!, truth.vz[row]!));
  }
  let total = 0;
  for (let bucket = 0; bucket < starts.length; bucket++) {
    total += starts[bucket]!;
    starts[bucket] = total;
  }
  for (let row = flights - 1; row >= 0; row--) {
    if (truth.status[row] !== objectStatus.active) continue;
    const bucket = bucketOf[row]!;
    const place = starts[bucket]! - 1;
    starts[bucket] = place;
    rows[place] = row;
  }
}
