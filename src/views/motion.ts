/** Where a row of a frame is at a moment between two frames. */
import { enuAxes, geodeticFromEcef } from '../geo/frames.ts';
import { atan2, DEGREES_PER_RADIAN, hypot3, wrapPi } from '../math/elementary.ts';

/** Columns that objects and tracks share. */
export interface MovingRows {
  readonly time: Float64Array;
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  readonly height: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly vx: Float64Array;
  readonly vy: Float64Array;
  readonly vz: Float64Array;
}

/** A place for drawing. */
export interface DrawnPlace {
  lonDeg: number;
  latDeg: number;
  height: number;
}

const axes = new Float64Array(9);
const geodetic = new Float64Array(3);

/** Place at `time` between row `row` and the later row `next` of the same thing, straight in latitude and longitude. */
export function placeBetween(
  rows: MovingRows,
  row: number,
  next: number,
  time: number,
  out: DrawnPlace,
): void {
  const span = rows.time[next]! - rows.time[row]!;
  const share = span > 0 ? Math.max(0, Math.min(1, (time - rows.time[row]!) / span)) : 0;
  const lon = rows.lon[row]! + share * wrapPi(rows.lon[next]! - rows.lon[row]!);
  out.lonDeg = lon * DEGREES_PER_RADIAN;
  out.latDeg = (rows.lat[row]! + share * (rows.lat[next]! - rows.lat[row]!)) * DEGREES_PER_RADIAN;
  out.height = rows.height[row]! + share * (rows.height[next]! - rows.height[row]!);
}

/** Place at `time` of what only one frame has, carried on (or back) with its velocity. */
export function placeCarried(rows: MovingRows, row: number, time: number, out: DrawnPlace): void {
  const dt = time - rows.time[row]!;
  geodeticFromEcef(
    rows.x[row]! + rows.vx[row]! * dt,
    rows.y[row]! + rows.vy[row]! * dt,
    rows.z[row]! + rows.vz[row]! * dt,
    geodetic,
  );
  out.latDeg = geodetic[0]! * DEGREES_PER_RADIAN;
  out.lonDeg = geodetic[1]! * DEGREES_PER_RADIAN;
  out.height = geodetic[2]!;
}

/** Course over ground of a row, degrees clockwise from north in (-180, 180]. */
export function headingOf(rows: MovingRows, row: number): number {
  enuAxes(rows.lat[row]!, rows.lon[row]!, axes);
  const vx = rows.vx[row]!;
  const vy = rows.vy[row]!;
  const vz = rows.vz[row]!;
  const east = axes[0]! * vx + axes[1]! * vy + axes[2]! * vz;
  const north = axes[3]! * vx + axes[4]! * vy + axes[5]! * vz;
  return atan2(east, north) * DEGREES_PER_RADIAN;
}

/** Speed of a row, m/s. */
export function speedOf(rows: MovingRows, row: number): number {
  return hypot3(rows.vx[row]!, rows.vy[row]!, rows.vz[row]!);
}
