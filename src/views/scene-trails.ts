/** Trails: the way lately flown by everything in the scene. */
import { MEAN_RADIUS } from '../geo/ellipsoid.ts';
import { DEGREES_PER_RADIAN } from '../math/elementary.ts';
import { appendRow } from '../math/table.ts';
import type { ObjectFrameTable } from '../record/record.ts';
import type { Playback } from './playback.ts';

/** How far back trails reach, s: flights, interceptors. */
const FLIGHT_TRAIL = 90;
const MISSILE_TRAIL = 400;

/** Shortest piece of a trail, s: flights, which mostly fly straight on; interceptors, which turn. */
const FLIGHT_PIECE = 6;
const MISSILE_PIECE = 3.5;
/** Longest piece of a trail, in shortest ones: a piece has one shade, and a trail fades. */
const LONGEST = 4;
/** A place that lies farther from the straight way of its neighbours than this, m, is a bend and ends a piece: under a pixel but for the nearest views. */
const BEND = 60;

/** Code of an interceptor's trail; flights carry their side. */
export const MISSILE_TRAIL_CODE = 3;

/** Where the newest piece of the trail under way begins. */
const tip = { lonDeg: 0, latDeg: 0, height: 0 };

/** Append the trails of all flights and interceptors of the scene, newest piece first. */
export function addTrails(playback: Playback, time: number): void {
  const { objects, missiles } = playback.scene;
  for (let row = 0; row < objects.count; row++) {
    startAt(objects, row);
    addTrail(playback, time, objects.object[row]!, FLIGHT_TRAIL, FLIGHT_PIECE, objects.side[row]!);
  }
  for (let row = 0; row < missiles.count; row++) {
    startAt(missiles, row);
    addTrail(playback, time, missiles.object[row]!, MISSILE_TRAIL, MISSILE_PIECE, MISSILE_TRAIL_CODE);
  }
}

function startAt(
  places: { lonDeg: Float64Array; latDeg: Float64Array; height: Float64Array },
  row: number,
): void {
  tip.lonDeg = places.lonDeg[row]!;
  tip.latDeg = places.latDeg[row]!;
  tip.height = places.height[row]!;
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
  length: number,
  piece: number,
  code: number,
): void {
  const rows = playback.record.tables.objects;
  const first = playback.objectFirst[object]!;
  let newer = -1;
  let pending = -1;
  for (let index = lastRowOf(playback, object, time); index >= first; index--) {
    const row = playback.objectRows[index]!;
    if (time - rows.time[row]! > length) break;
    if (pending < 0) {
      pending = row;
      continue;
    }
    if (isSameStep(rows.time, row, pending, piece) && index > first) continue;
    if (endsPiece(rows, newer, pending, row, piece))
      addPiece(playback, pending, (time - rows.time[pending]!) / length, code);
    newer = pending;
    pending = row;
  }
  if (pending >= 0) addPiece(playback, pending, (time - rows.time[pending]!) / length, code);
}

const isSameStep = (time: ArrayLike<number>, a: number, b: number, length: number): boolean =>
  Math.floor(time[a]! / length) === Math.floor(time[b]! / length);

/** Whether a piece ends in row `at`: by the clock, so that it stays the same from frame to frame, or since the way bends there. */
function endsPiece(rows: ObjectFrameTable, newer: number, at: number, older: number, piece: number): boolean {
  if (newer < 0 || !isSameStep(rows.time, at, older, LONGEST * piece)) return true;
  const share = (rows.time[at]! - rows.time[older]!) / (rows.time[newer]! - rows.time[older]!);
  const off = (values: ArrayLike<number>): number =>
    Math.abs(values[at]! - values[older]! - share * (values[newer]! - values[older]!));
  return (off(rows.lon) + off(rows.lat)) * MEAN_RADIUS + off(rows.height) > BEND;
}

/** A piece from row `from` to the tip of the trail, which moves on to there. */
function addPiece(playback: Playback, from: number, age: number, code: number): void {
  const rows = playback.record.tables.objects;
  const { trails } = playback.scene;
  const to = appendRow(trails);
  trails.toLonDeg[to] = tip.lonDeg;
  trails.toLatDeg[to] = tip.latDeg;
  trails.toHeight[to] = tip.height;
  tip.lonDeg = trails.fromLonDeg[to] = rows.lon[from]! * DEGREES_PER_RADIAN;
  tip.latDeg = trails.fromLatDeg[to] = rows.lat[from]! * DEGREES_PER_RADIAN;
  tip.height = trails.fromHeight[to] = rows.height[from]!;
  trails.age[to] = age;
  trails.code[to] = code;
}
