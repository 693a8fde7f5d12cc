/** Heights along a way: straight climbs and dives with rounded corners, and flight that follows the ground. */
import { type HeightGrid, heightAt } from '../geo/terrain.ts';
import type { Piece } from './path.ts';

/** Acceleration square to the path with which a climb or dive is begun and ended, m/s^2 (about 3 g). assumed. */
export const PULL = 30;

/** One point to lay a knot on: where along which piece, height and its slope there. */
export interface Station {
  readonly piece: Piece;
  readonly along: number;
  /** From the beginning of the way, m. */
  readonly ground: number;
  height: number;
  slope: number;
}

/** Slopes (rise over ground distance) of a leg: on entry, in between and on arrival; and the lengths of both bends, m. */
export interface Climb {
  readonly entry: number;
  readonly steady: number;
  readonly arrival: number;
  readonly entryBend: number;
  readonly arrivalBend: number;
}

/**
 * The climb of `rise` metres over `length` metres of ground, entered at slope `entry` and left at slope `arrival`.
 *
 * Both bends are parabolas of the length that `PULL` needs at this speed, at most 0.4 of the leg. A dive is not
 * bent upwards on entry, since it would sag below the waypoint: the leg before ends with that bend.
 */
export function planClimb(
  rise: number,
  length: number,
  entry: number,
  arrival: number,
  speed: number,
): Climb {
  const straight = rise / length;
  const isSagging = entry < -0.02 && straight > entry + 0.02;
  const reach = (speed * speed) / PULL;
  let steady = straight;
  let entryBend = 0;
  let arrivalBend = 0;
  for (let turn = 0; turn < 20; turn++) {
    entryBend = isSagging ? 0 : Math.min(0.4 * length, reach * Math.abs(steady - entry));
    arrivalBend = Math.min(0.4 * length, reach * Math.abs(arrival - steady));
    const bent = (entry * entryBend + arrival * arrivalBend) / 2;
    steady = (rise - bent) / (length - (entryBend + arrivalBend) / 2);
  }
  if (entryBend < 1) entryBend = 0;
  if (arrivalBend < 1) arrivalBend = 0;
  const bent = (entry * entryBend + arrival * arrivalBend) / 2;
  steady = (rise - bent) / (length - (entryBend + arrivalBend) / 2);
  return { entry, steady, arrival, entryBend, arrivalBend };
}

/** Heights of a planned climb that starts at height `from`. */
export function climb(stations: Station[], from: number, plan: Climb): void {
  const { entry, steady, arrival, entryBend, arrivalBend } = plan;
  const length = stations[stations.length - 1]!.ground;
  for (const station of stations) {
    const in1 = Math.min(station.ground, entryBend);
    const in2 = Math.max(0, station.ground - (length - arrivalBend));
    const between = station.ground - in1 - in2;
    const bend1 = entryBend > 0 ? ((steady - entry) * in1 * in1) / (2 * entryBend) : 0;
    const bend2 = arrivalBend > 0 ? ((arrival - steady) * in2 * in2) / (2 * arrivalBend) : 0;
    station.height = from + entry * in1 + bend1 + steady * (between + in2) + bend2;
    if (station.ground < entryBend) station.slope = entry + ((steady - entry) * in1) / entryBend;
    else station.slope = arrivalBend > 0 ? steady + ((arrival - steady) * in2) / arrivalBend : steady;
  }
}

const place = new Float64Array(4);

function groundBelow(terrain: HeightGrid | null, station: Station): number {
  if (terrain === null) return 0;
  station.piece.place(station.along, place);
  return heightAt(terrain, place[0]!, place[1]!);
}

/**
 * Heights above the highest ground within one station to either side, with the clearance running linearly from
 * `from` to `to`. Slopes are the harmonic mean of the neighbours', 0 on crests and in dips, so the cubic never
 * dips below its knots (Fritsch and Butland 1984). No climb limit.
 */
export function followGround(
  stations: Station[],
  terrain: HeightGrid | null,
  from: number,
  to: number,
): void {
  const last = stations.length - 1;
  const length = stations[last]!.ground;
  const ground = stations.map((station) => groundBelow(terrain, station));
  for (let i = 0; i <= last; i++) {
    const highest = i === 0 || i === last ? ground[i]! : Math.max(ground[i - 1]!, ground[i]!, ground[i + 1]!);
    stations[i]!.height = highest + from + ((to - from) * stations[i]!.ground) / length;
  }
  const rise = (i: number) =>
    (stations[i + 1]!.height - stations[i]!.height) / (stations[i + 1]!.ground - stations[i]!.ground);
  for (let i = 0; i <= last; i++) {
    if (i === 0 || i === last) stations[i]!.slope = last === 0 ? 0 : rise(i === 0 ? 0 : last - 1);
    else {
      const before = rise(i - 1);
      const after = rise(i);
      stations[i]!.slope = before * after <= 0 ? 0 : (2 * before * after) / (before + after);
    }
  }
}
