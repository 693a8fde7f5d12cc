/** The fire units of a cycle from the nearest to a track outwards, so that far ones need no look. */
import { hypot3 } from '../math/elementary.ts';
import type { Defence } from '../scenario/defence.ts';
import type { UnitReportTable } from '../sensors/report.ts';

/** Places and distances of fire units; made once, by fire unit index. */
export interface NearestUnits {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly distance: Float64Array;
  /** Fire units not taken yet, the nearest on top, and their number. */
  readonly heap: Int32Array;
  left: number;
}

export function createNearestUnits(defence: Defence): NearestUnits {
  const count = defence.fireUnits.length;
  return {
    x: new Float64Array(count),
    y: new Float64Array(count),
    z: new Float64Array(count),
    distance: new Float64Array(count),
    heap: new Int32Array(count),
    left: 0,
  };
}

/** Take the places of the fire units, that is of their radars, ecef in m. */
export function placeUnits(nearest: NearestUnits, defence: Defence, units: UnitReportTable): void {
  for (const fireUnit of defence.fireUnits) {
    const site = defence.radars[fireUnit.radar]!.unit;
    nearest.x[fireUnit.index] = units.x[site]!;
    nearest.y[fireUnit.index] = units.y[site]!;
    nearest.z[fireUnit.index] = units.z[site]!;
  }
}

/** Measure all fire units from a point, ecef in m, for `takeNearest`. */
export function measureUnits(nearest: NearestUnits, x: number, y: number, z: number): void {
  const { distance, heap } = nearest;
  nearest.left = heap.length;
  for (let unit = 0; unit < heap.length; unit++) {
    distance[unit] = hypot3(nearest.x[unit]! - x, nearest.y[unit]! - y, nearest.z[unit]! - z);
    heap[unit] = unit;
  }
  for (let at = (heap.length >> 1) - 1; at >= 0; at--) sink(nearest, at);
}

/** The nearest fire unit not taken yet, ties to the lower index. A heap: mostly a few of many are asked for. */
export function takeNearest(nearest: NearestUnits): number {
  const { heap } = nearest;
  const unit = heap[0]!;
  heap[0] = heap[--nearest.left]!;
  sink(nearest, 0);
  return unit;
}

function isNearer(distance: Float64Array, a: number, b: number): boolean {
  return distance[a]! < distance[b]! || (distance[a] === distance[b] && a < b);
}

function sink({ heap, distance, left }: NearestUnits, start: number): void {
  let at = start;
  const unit = heap[at]!;
  for (let child = 2 * at + 1; child < left; child = 2 * at + 1) {
    if (child + 1 < left && isNearer(distance, heap[child + 1]!, heap[child]!)) child++;
    if (!isNearer(distance, heap[child]!, unit)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = unit;
}
