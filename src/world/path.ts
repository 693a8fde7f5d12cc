/**
 * Pieces of a ground track: geodesic legs and turn arcs of constant radius.
 * Angles in radians, headings clockwise from true north, lengths in metres on the ellipsoid.
 */
import { MEAN_RADIUS } from '../geo/ellipsoid.ts';
import { type GeodesicLine, geodesicInverse, geodesicLine, pointOnLine } from '../geo/geodesic.ts';
import { acos, HALF_PI, PI, TWO_PI, tan, wrapPi, wrapTwoPi } from '../math/elementary.ts';

/** Standard acceleration of free fall, m/s^2. Source: CGPM 1901. */
export const STANDARD_GRAVITY = 9.80665;

/** A stretch of ground track. `place` writes latitude, longitude, heading, and metres moved for one of `along`. */
export interface Piece {
  readonly length: number;
  /** Radius of the turn, or 0 for a geodesic. */
  readonly radius: number;
  readonly place: (along: number, out: Float64Array) => void;
}

/** A stretch of geodesic. */
export function legPiece(line: GeodesicLine, length: number): Piece {
  return {
    length,
    radius: 0,
    place(along, out) {
      pointOnLine(line, along, out);
      out[3] = 1;
    },
  };
}

/**
 * A turn about a centre: the points at geodesic distance `radius`, whose heading is square to the radius (Gauss's
 * lemma). `side` is +1 to the right, -1 to the left.
 */
export function arcPiece(
  lat: number,
  lon: number,
  startAzimuth: number,
  sweep: number,
  radius: number,
  side: number,
): Piece {
  const bend = radius / MEAN_RADIUS;
  return {
    length: radius * sweep,
    radius,
    place(along, out) {
      const azimuth = startAzimuth + (side * along) / radius;
      pointOnLine(geodesicLine(lat, lon, azimuth), radius, out);
      out[2] = wrapTwoPi(out[2]! + side * HALF_PI);
      out[3] = 1 - (bend * bend) / 6;
    },
  };
}

/** Radius of a level turn, m: v^2 / (g tan bank). Source: any flight mechanics text, e.g. McCormick 1995. */
export function turnRadius(speed: number, bank: number): number {
  return (speed * speed) / (STANDARD_GRAVITY * tan(bank));
}

const scratch = new Float64Array(4);

/**
 * The way from a point passed on `heading` to the next point: a turn of the given radius until the next point lies
 * dead ahead, then a geodesic. Radius 0 turns at once. An empty list where the two points are the same.
 *
 * The turn starts at the point, so every waypoint is truly overflown; a next point inside the turn circle is
 * reached by turning the other, longer way.
 * Error: heading is continuous within 1e-9 rad; see motion-route.test.ts.
 */
export function wayTo(
  lat: number,
  lon: number,
  heading: number,
  toLat: number,
  toLon: number,
  radius: number,
): Piece[] {
  if (!geodesicInverse(lat, lon, toLat, toLon, scratch) || scratch[0]! < 1e-3) return [];
  const straight = legPiece(geodesicLine(lat, lon, scratch[1]!), scratch[0]!);
  const off = wrapPi(scratch[1]! - heading);
  if (radius <= 0 || Math.abs(off) < 1e-9) return [straight];
  const side = off >= 0 ? 1 : -1;
  return (
    turnTo(lat, lon, heading, toLat, toLon, radius, side) ??
    turnTo(lat, lon, heading, toLat, toLon, radius, -side) ?? [straight]
  );
}

function turnTo(
  lat: number,
  lon: number,
  heading: number,
  toLat: number,
  toLon: number,
  radius: number,
  side: number,
): Piece[] | null {
  pointOnLine(geodesicLine(lat, lon, heading + side * HALF_PI), radius, scratch);
  const centreLat = scratch[0]!;
  const centreLon = scratch[1]!;
  const startAzimuth = scratch[2]! + PI;
  if (!geodesicInverse(centreLat, centreLon, toLat, toLon, scratch)) return null;
  if (scratch[0]! <= radius * 1.0001) return null;
  let azimuth = scratch[1]! - side * acos(radius / scratch[0]!);
  for (let turn = 0; turn < 8; turn++) {
    pointOnLine(geodesicLine(centreLat, centreLon, azimuth), radius, scratch);
    const ahead = scratch[2]! + side * HALF_PI;
    if (!geodesicInverse(scratch[0]!, scratch[1]!, toLat, toLon, scratch)) return null;
    const error = wrapPi(ahead - scratch[1]!);
    azimuth -= error;
    if (Math.abs(error) < 1e-12) break;
  }
  let sweep = wrapTwoPi(side * (azimuth - startAzimuth));
  if (sweep > TWO_PI - 1e-7) sweep = 0;
  const arc = arcPiece(centreLat, centreLon, startAzimuth, sweep, radius, side);
  arc.place(arc.length, scratch);
  const endLat = scratch[0]!;
  const endLon = scratch[1]!;
  if (!geodesicInverse(endLat, endLon, toLat, toLon, scratch)) return null;
  return [arc, legPiece(geodesicLine(endLat, endLon, scratch[1]!), scratch[0]!)];
}
