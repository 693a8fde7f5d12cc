/** Trails: the way lately flown by everything in the scene. */
import { DEGREES_PER_RADIAN } from '../math/elementary.ts';
import { appendRow } from '../math/table.ts';
import type { Playback } from './playback.ts';

/** How far back trails reach, s: flights, interceptors. */
const FLIGHT_TRAIL = 90;
const MISSILE_TRAIL = 400;

/** Shortest piece of a trail, s: flights that fly straight on, interceptors that turn. */
const FLIGHT_PIECE = 6;
const MISSILE_PIECE = 3.5;

/** Code of an interceptor's trail; flights carry their side. */
export const MISSILE_TRAIL_CODE = 3;

/** Append the trails of all flights and interceptors of the scene, newest piece first. */
export function addTrails(playback: Playback, time: number): void {
  const { objects, missiles } = playback.scene;
  for (let row = 0; row < objects.count; row++) {
    const lon = objects.lonDeg[row]!;
    const lat = objects.latDeg[row]!;
    const code = objects.side[row]!;
    addTrail(playback, time, objects.object[row]!, lon, lat, objects.height[row]!, FLIGHT_TRAIL, code);
  }
  for (let row = 0; row < missiles.count; row++) {
    const lon = missiles.lonDeg[row]!;
    const lat = missiles.latDeg[row]!;
    const object = missiles.object[row]!;
    addTrail(playback, time, object, lon, lat, missiles.height[row]!, MISSILE_TRAIL, MISSILE_TRAIL_CODE);
  }
}

/** Index in `objectRows` of the last row of `object` at or before `time`; one less than its first when there is none. */
export function lastRowOf(playback: Playback, object: number, time: number): number {
  const rows = playback.objectRows;
  const times = playback.record.tables.objects.time;
  let low = playback.objectFirst[object]!;
  let high = playback.objectFirst[object + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[rows[middle]!]! <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function addTrail(
  playback: Playback,
  time: number,
  object: number,
  lonDeg: number,
  latDeg: number,
  height: number,
  length: number,
  code: number,
): void {
  const rows = playback.record.tables.objects;
  const { trails } = playback.scene;
  const first = playback.objectFirst[object]!;
  let toLon = lonDeg;
  let toLat = latDeg;
  let toHeight = height;
  let toTime = Number.POSITIVE_INFINITY;
  const piece = code === MISSILE_TRAIL_CODE ? MISSILE_PIECE : FLIGHT_PIECE;
  for (let index = lastRowOf(playback, object, time); index >= first; index--) {
    const from = playback.objectRows[index]!;
    const age = (time - rows.time[from]!) / length;
    if (age > 1) break;
    if (Math.floor(rows.time[from]! / piece) === Math.floor(toTime / piece) && index > first) continue;
    toTime = rows.time[from]!;
    const to = appendRow(trails);
    trails.toLonDeg[to] = toLon;
    trails.toLatDeg[to] = toLat;
    trails.toHeight[to] = toHeight;
    toLon = trails.fromLonDeg[to] = rows.lon[from]! * DEGREES_PER_RADIAN;
    toLat = trails.fromLatDeg[to] = rows.lat[from]! * DEGREES_PER_RADIAN;
    toHeight = trails.fromHeight[to] = rows.height[from]!;
    trails.age[to] = age;
    trails.code[to] = code;
  }
}
