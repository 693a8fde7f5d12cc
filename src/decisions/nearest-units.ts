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
  /** Fire units in order of distance, ties to the lower index. */
  readonly order: Int32Array;
}

export function createNearestUnits(defence: Defence): NearestUnits {
  const count = defence.fireUnits.length;
  return {
    x: new Float64Array(count),
    y: new Float64Array(count),
    z: new Float64Array(count),
    distance: new Float64Array(count),
    order: Int32Array.from({ length: count }, (_, unit) => unit),
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

/** Order the fire units by their distance from a point, ecef in m. */
export function orderUnits(nearest: NearestUnits, x: number, y: number, z: number): void {
  const { distance, order } = nearest;
  for (let unit = 0; unit < order.length; unit++) {
    distance[unit] = hypot3(nearest.x[unit]! - x, nearest.y[unit]! - y, nearest.z[unit]! - z);
    order[unit] = unit;
  }
  order.sort((a, b) => distance[a]! - distance[b]! || a - b);
}
