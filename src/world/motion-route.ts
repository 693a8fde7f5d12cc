/**
 * Motion along waypoints: geodesic legs, bank-limited turns, linear climbs, terrain following, loops.
 * Serves aircraft, cruise and loitering objects, ships and columns.
 */
import { WGS84 } from '../geo/ellipsoid.ts';
import { ecefFromGeodetic, type Vector3 } from '../geo/frames.ts';
import { type HeightGrid, heightAt } from '../geo/terrain.ts';
import { cos, pow, sin } from '../math/elementary.ts';
import type { Waypoint } from '../scenario/raid.ts';
import { KNOT } from './course.ts';
import { type Piece, turnRadius, wayTo } from './path.ts';

/** Change of speed at the beginning of a leg, m/s^2. assumed. */
export const SPEED_CHANGE = 5;
/** Longest stretch between two knots on a smooth leg, m: the cubic errs by L^4 / (384 R^3), 0.03 mm. */
const LEG_SPACING = 40e3;
/** Greatest error of the cubic in a turn, m. */
const TURN_ERROR = 2e-4;
/** Shortest stretch between two knots in terrain following, m. */
const TERRAIN_SPACING_MIN = 300;

/** A route compiled: its knots, and when each waypoint was first passed, s. */
export interface CompiledRoute {
  readonly knots: Float64Array;
  readonly waypointTimes: Float64Array;
}

export interface RouteRequest {
  readonly waypoints: readonly Waypoint[];
  readonly repeat: boolean;
  /** rad; 0 turns at once. */
  readonly bank: number;
  /** Time at the first waypoint, s. */
  readonly start: number;
  /** A repeated route is laid out at least to this time, s. */
  readonly until: number;
  readonly terrain: HeightGrid | null;
}

/** What is carried from leg to leg. */
interface Progress {
  readonly knots: number[];
  time: number;
  lat: number;
  lon: number;
  heading: number;
  /** Above sea, m; and above the ground below, m. */
  height: number;
  clearance: number;
  speed: number;
}

/** One point to lay a knot on: where along which piece, height and its slope there. */
interface Station {
  readonly piece: Piece;
  readonly along: number;
  /** From the beginning of the way, m. */
  readonly ground: number;
  height: number;
  slope: number;
}

const place = new Float64Array(4);
const position: Vector3 = [0, 0, 0];
const tangent = new Float64Array(3);

/** Ecef position and its derivative by ground distance at a station. The derivative is exact, torsion included. */
function layOut(piece: Piece, along: number, height: number, slope: number): number {
  piece.place(along, place);
  const lat = place[0]!;
  const lon = place[1]!;
  ecefFromGeodetic(lat, lon, height, position);
  const sinLat = sin(lat);
  const cosLat = cos(lat);
  const sinLon = sin(lon);
  const cosLon = cos(lon);
  const w = 1 - WGS84.e2 * sinLat * sinLat;
  const primeVertical = WGS84.a / Math.sqrt(w);
  const meridian = (primeVertical * (1 - WGS84.e2)) / w;
  const east = sin(place[2]!) * place[3]! * (1 + height / primeVertical);
  const north = cos(place[2]!) * place[3]! * (1 + height / meridian);
  tangent[0] = -sinLon * east - sinLat * cosLon * north + cosLat * cosLon * slope;
  tangent[1] = cosLon * east - sinLat * sinLon * north + cosLat * sinLon * slope;
  tangent[2] = cosLat * north + sinLat * slope;
  return Math.sqrt(east * east + north * north + slope * slope);
}

function pushKnot(knots: number[], time: number, speed: number, stretch: number): void {
  const scale = speed / stretch;
  knots.push(time, position[0]!, position[1]!, position[2]!);
  knots.push(tangent[0]! * scale, tangent[1]! * scale, tangent[2]! * scale);
}

/** Speed after `ground` metres of a leg flown at `target`, entered at `entry`: constant acceleration, then steady. */
function speedAfter(entry: number, target: number, ground: number): number {
  const change = 2 * SPEED_CHANGE * ground;
  if (target >= entry) return Math.min(target, Math.sqrt(entry * entry + change));
  return Math.max(target, Math.sqrt(Math.max(0, entry * entry - change)));
}

/** Evenly spaced stations on every piece of a way, plus one where the change of speed ends. */
function stationsOf(way: readonly Piece[], spacing: number, rampEnd: number): Station[] {
  const stations: Station[] = [];
  let ground = 0;
  for (const piece of way) {
    const widest =
      piece.radius > 0
        ? Math.min(spacing, piece.radius * pow((384 * TURN_ERROR) / piece.radius, 0.25))
        : spacing;
    const cuts = [0, piece.length];
    if (rampEnd > ground + 1 && rampEnd < ground + piece.length - 1) cuts.splice(1, 0, rampEnd - ground);
    for (let cut = 1; cut < cuts.length; cut++) {
      const from = cuts[cut - 1]!;
      const length = cuts[cut]! - from;
      const count = Math.max(1, Math.ceil(length / widest));
      for (let i = stations.length === 0 ? 0 : 1; i <= count; i++) {
        const along = from + (length * i) / count;
        stations.push({ piece, along, ground: ground + along, height: 0, slope: 0 });
      }
    }
    ground += piece.length;
  }
  return stations;
}

function groundBelow(terrain: HeightGrid | null, station: Station): number {
  if (terrain === null) return 0;
  station.piece.place(station.along, place);
  return heightAt(terrain, place[0]!, place[1]!);
}

/** Heights on the straight line from the entry height to the waypoint's. */
function climb(stations: Station[], from: number, to: number): void {
  const length = stations[stations.length - 1]!.ground;
  for (const station of stations) {
    station.height = from + ((to - from) * station.ground) / length;
    station.slope = (to - from) / length;
  }
}

/**
 * Heights above the highest ground within one station to either side, with the clearance running linearly from
 * `from` to `to`. Slopes are the harmonic mean of the neighbours', 0 on crests and in dips, so the cubic never
 * dips below its knots (Fritsch and Butland 1984). No climb limit.
 */
function followGround(stations: Station[], terrain: HeightGrid | null, from: number, to: number): void {
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

/** Fly from where `progress` stands to a waypoint and lay the knots. Times are Simpson's over each stretch. */
function flyLeg(progress: Progress, waypoint: Waypoint, bank: number, terrain: HeightGrid | null): void {
  const target = Math.max(waypoint.speed, 1e-3);
  const entry = progress.speed < 0 ? target : progress.speed;
  const radius = bank > 0 && progress.speed >= 0 ? turnRadius(Math.max(entry, target), bank) : 0;
  const way = wayTo(progress.lat, progress.lon, progress.heading, waypoint.lat, waypoint.lon, radius);
  const overGround = terrain === null ? 0 : heightAt(terrain, waypoint.lat, waypoint.lon);
  const isAboveGround = waypoint.heightAbove === 'ground';
  const arrival = isAboveGround ? overGround + waypoint.height : waypoint.height;
  if (way.length > 0) {
    const followsGround = isAboveGround && terrain !== null;
    const step = terrain === null ? 0 : (terrain.step * WGS84.a) / 2;
    const spacing = followsGround ? Math.max(TERRAIN_SPACING_MIN, step) : LEG_SPACING;
    const rampEnd = Math.abs(target * target - entry * entry) / (2 * SPEED_CHANGE);
    const stations = stationsOf(way, spacing, rampEnd);
    if (followsGround) followGround(stations, terrain, progress.clearance, waypoint.height);
    else climb(stations, progress.height, arrival);
    layStations(progress, stations, entry, target);
    const end = stations[stations.length - 1]!;
    end.piece.place(end.along, place);
    progress.heading = place[2]!;
    progress.speed = speedAfter(entry, target, end.ground);
  }
  progress.lat = waypoint.lat;
  progress.lon = waypoint.lon;
  progress.height = arrival;
  progress.clearance = arrival - overGround;
}

function layStations(progress: Progress, stations: Station[], entry: number, target: number): void {
  const start = stations[0]!;
  let stretch = layOut(start.piece, start.along, start.height, start.slope);
  pushKnot(progress.knots, progress.time, entry, stretch);
  for (let i = 1; i < stations.length; i++) {
    const from = stations[i - 1]!;
    const to = stations[i]!;
    const span = to.ground - from.ground;
    const fromAlong = to.along - span;
    const u = (to.height - from.height) / span;
    const middleSlope = 1.5 * u - (from.slope + to.slope) / 4;
    const middleHeight = (from.height + to.height) / 2 + ((from.slope - to.slope) * span) / 8;
    const middle = layOut(to.piece, fromAlong + span / 2, middleHeight, middleSlope);
    const end = layOut(to.piece, to.along, to.height, to.slope);
    const v0 = speedAfter(entry, target, from.ground);
    const v1 = speedAfter(entry, target, to.ground);
    progress.time += (((stretch + 4 * middle + end) / 6) * 2 * span) / (v0 + v1);
    pushKnot(progress.knots, progress.time, v1, end);
    stretch = end;
  }
}

/**
 * The knots of a route, and the times at its waypoints.
 *
 * Speed is along the path and constant but for `SPEED_CHANGE` where a leg asks for another one. Every waypoint is
 * overflown; the turn towards the next one begins there, at the radius that the bank limit allows. Heights run
 * linearly over a leg, above sea level or above the ground. Wind, climb performance and the time to roll into a
 * turn are left out. A route of one waypoint stays there.
 * Error: positions within a millimetre of the geodesics; speed within 1e-6; see motion-route.test.ts.
 */
export function compileRoute(request: RouteRequest): CompiledRoute {
  const { waypoints, bank, terrain } = request;
  const origin = waypoints[0]!;
  const below = terrain === null ? 0 : heightAt(terrain, origin.lat, origin.lon);
  const height = origin.heightAbove === 'ground' ? below + origin.height : origin.height;
  const progress: Progress = {
    knots: [],
    time: request.start,
    lat: origin.lat,
    lon: origin.lon,
    heading: 0,
    height,
    clearance: height - below,
    speed: -1,
  };
  const waypointTimes = new Float64Array(waypoints.length).fill(request.start);
  for (let i = 1; i < waypoints.length; i++) {
    flyLeg(progress, waypoints[i]!, bank, terrain);
    waypointTimes[i] = progress.time;
  }
  if (progress.knots.length === 0) return { knots: standing(progress, request), waypointTimes };
  while (request.repeat && progress.time < request.until) {
    for (const waypoint of waypoints) flyLeg(progress, waypoint, bank, terrain);
  }
  return { knots: Float64Array.from(progress.knots), waypointTimes };
}

/** One place from the start to the end of the run. */
function standing(progress: Progress, request: RouteRequest): Float64Array {
  ecefFromGeodetic(progress.lat, progress.lon, progress.height, position);
  const knots = new Float64Array(2 * KNOT);
  for (let i = 0; i < 2; i++) {
    knots[i * KNOT] = i === 0 ? request.start : Math.max(request.start, request.until);
    knots.set([position[0]!, position[1]!, position[2]!], i * KNOT + 1);
  }
  return knots;
}
