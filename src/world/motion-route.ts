/**
 * Motion along waypoints: geodesic legs, bank-limited turns, linear climbs, terrain following, loops.
 * Serves aircraft, cruise and loitering objects, ships and columns.
 */
import { WGS84 } from '../geo/ellipsoid.ts';
import { ecefFromGeodetic, type Vector3 } from '../geo/frames.ts';
import { geodesicInverse } from '../geo/geodesic.ts';
import { type HeightGrid, heightAt } from '../geo/terrain.ts';
import { cos, hypot2, pow, sin } from '../math/elementary.ts';
import type { Waypoint } from '../scenario/raid.ts';
import { type Climb, climb, followGround, PULL, planClimb, type Station } from './climb.ts';
import { KNOT } from './course.ts';
import { type Piece, turnRadius, wayTo } from './path.ts';

/** Change of speed at the beginning of a leg, m/s^2. assumed. */
export const SPEED_CHANGE = 5;
/** Longest stretch between two knots on a smooth leg, m: the cubic errs by L^4 / (384 R^3), under 0.01 mm. */
const LEG_SPACING = 25e3;
/** Greatest error of the cubic in a turn, m. */
const TURN_ERROR = 4e-5;
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
  /** Rise over ground distance. */
  slope: number;
  speed: number;
}

const place = new Float64Array(4);
const position: Vector3 = [0, 0, 0];
const tangent = new Float64Array(3);

/**
 * Ecef position at a station and its derivative by ground distance, into `position` and `tangent`; gives the level
 * part of the derivative. Exact, torsion of the course included.
 */
function layOut(station: Station): number {
  const { height, slope } = station;
  station.piece.place(station.along, place);
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
  return hypot2(east, north);
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

/** Widest spacing, m, at which the cubic follows a bend of this radius. */
function bendSpacing(radius: number): number {
  return radius * pow((384 * TURN_ERROR) / radius, 0.25);
}

/** Evenly spaced stations on every piece of a way, closer in bends, with one where a bend or change of speed ends. */
function stationsOf(
  way: readonly Piece[],
  spacing: number,
  rampEnd: number,
  plan: Climb,
  speed: number,
): Station[] {
  const stations: Station[] = [];
  const length = way.reduce((sum, piece) => sum + piece.length, 0);
  const pullSpacing = bendSpacing((speed * speed) / PULL);
  const breaks = [plan.entryBend, rampEnd, length - plan.arrivalBend].sort((a, b) => a - b);
  let ground = 0;
  for (const piece of way) {
    const inside = breaks.filter((at) => at > ground + 1 && at < ground + piece.length - 1);
    const cuts = [0, ...inside.map((at) => at - ground), piece.length];
    for (let cut = 1; cut < cuts.length; cut++) {
      const from = cuts[cut - 1]!;
      const stretch = cuts[cut]! - from;
      const middle = ground + from + stretch / 2;
      const isPulling = middle < plan.entryBend || middle > length - plan.arrivalBend;
      const turnSpacing = piece.radius > 0 ? bendSpacing(piece.radius) : spacing;
      const widest = Math.min(spacing, turnSpacing, isPulling ? pullSpacing : spacing);
      const count = Math.max(1, Math.ceil(stretch / widest));
      for (let i = stations.length === 0 ? 0 : 1; i <= count; i++) {
        const along = from + (stretch * i) / count;
        stations.push({ piece, along, ground: ground + along, height: 0, slope: 0 });
      }
    }
    ground += piece.length;
  }
  return stations;
}

/** Slope on arrival: a dive is bent up to the next leg's slope, to level at most, so that it never sags below. */
function slopeOnwards(
  straight: number,
  here: Waypoint,
  height: number,
  next: Waypoint,
  terrain: HeightGrid | null,
) {
  const isAboveGround = next.heightAbove === 'ground';
  if (!geodesicInverse(here.lat, here.lon, next.lat, next.lon, place) || place[0]! < 1) return straight;
  const below = isAboveGround && terrain !== null ? heightAt(terrain, next.lat, next.lon) : 0;
  const onwards = isAboveGround && terrain !== null ? 0 : (below + next.height - height) / place[0]!;
  return Math.max(straight, Math.min(0, onwards));
}

/** Fly from where `progress` stands to a waypoint and lay the knots. Times are Simpson's over each stretch. */
function flyLeg(progress: Progress, waypoint: Waypoint, next: Waypoint | null, request: RouteRequest): void {
  const { bank, terrain } = request;
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
    const length = way.reduce((sum, piece) => sum + piece.length, 0);
    const straight = (arrival - progress.height) / length;
    const isSmooth = bank > 0 && !followsGround;
    const slopeIn = isSmooth && progress.speed >= 0 ? progress.slope : straight;
    const slopeOut =
      isSmooth && next !== null ? slopeOnwards(straight, waypoint, arrival, next, terrain) : straight;
    const faster = Math.max(entry, target);
    const plan = planClimb(arrival - progress.height, length, slopeIn, slopeOut, faster);
    const stations = stationsOf(way, spacing, rampEnd, plan, faster);
    if (followsGround) followGround(stations, terrain, progress.clearance, waypoint.height);
    else climb(stations, progress.height, plan);
    layStations(progress, stations, entry, target);
    const end = stations[stations.length - 1]!;
    end.piece.place(end.along, place);
    progress.heading = place[2]!;
    progress.slope = end.slope;
    progress.speed = speedAfter(entry, target, end.ground);
  }
  progress.lat = waypoint.lat;
  progress.lon = waypoint.lon;
  progress.height = arrival;
  progress.clearance = arrival - overGround;
}

/** Knots on the stations. The time of a stretch is Simpson's, its middle from the cubic height and the mean level. */
function layStations(progress: Progress, stations: Station[], entry: number, target: number): void {
  const start = stations[0]!;
  let level = layOut(start);
  pushKnot(progress.knots, progress.time, entry, hypot2(level, start.slope));
  for (let i = 1; i < stations.length; i++) {
    const from = stations[i - 1]!;
    const to = stations[i]!;
    const span = to.ground - from.ground;
    const middleSlope = (1.5 * (to.height - from.height)) / span - (from.slope + to.slope) / 4;
    const before = hypot2(level, from.slope);
    const endLevel = layOut(to);
    const middle = hypot2((level + endLevel) / 2, middleSlope);
    const after = hypot2(endLevel, to.slope);
    const v0 = speedAfter(entry, target, from.ground);
    const v1 = speedAfter(entry, target, to.ground);
    progress.time += (((before + 4 * middle + after) / 6) * 2 * span) / (v0 + v1);
    pushKnot(progress.knots, progress.time, v1, after);
    level = endLevel;
  }
}

/**
 * The knots of a route, and the times at its waypoints.
 *
 * Speed is along the path and constant but for `SPEED_CHANGE` where a leg asks for another one. Every waypoint is
 * overflown; the turn towards the next one begins there, at the radius that the bank limit allows. Heights run
 * linearly over a leg, above sea level or above the ground, with corners rounded by `PULL` where turns are banked. Wind, climb performance and the time to roll into a
 * turn are left out. A route of one waypoint stays there.
 * Error: positions within a millimetre of the geodesics; speed within 1e-6; see motion-route.test.ts.
 */
export function compileRoute(request: RouteRequest): CompiledRoute {
  const { waypoints, terrain } = request;
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
    slope: 0,
    speed: -1,
  };
  const waypointTimes = new Float64Array(waypoints.length).fill(request.start);
  for (let i = 1; i < waypoints.length; i++) {
    flyLeg(progress, waypoints[i]!, waypoints[i + 1] ?? (request.repeat ? origin : null), request);
    waypointTimes[i] = progress.time;
  }
  if (progress.knots.length === 0) return { knots: standing(progress, request), waypointTimes };
  while (request.repeat && progress.time < request.until) {
    for (let i = 0; i < waypoints.length; i++) {
      flyLeg(progress, waypoints[i]!, waypoints[i + 1] ?? origin, request);
    }
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
