/**
 * Frames: ecef (Earth-centred Earth-fixed, m) absolute; enu (east, north, up, m) relative to a named
 * origin; geodetic (latitude rad, longitude rad, height above the ellipsoid m) at the edges.
 * Conversions are named target first and write into `out`, so nothing is allocated in a tick.
 */
import { atan2, cos, hypot2, sin } from '../math/elementary.ts';
import { WGS84 } from './ellipsoid.ts';

/** Three numbers: a position or a velocity, in the frame its name says. */
export type Vector3 = [number, number, number] | Float64Array;

/** Latitude and longitude in radians, height above the ellipsoid in metres. */
export interface Geodetic {
  readonly lat: number;
  readonly lon: number;
  readonly height: number;
}

/** Position in ecef, m, of a geodetic point. Exact closed form. */
export function ecefFromGeodetic(lat: number, lon: number, height: number, out: Vector3): void {
  const sinLat = sin(lat);
  const cosLat = cos(lat);
  const primeVertical = WGS84.a / Math.sqrt(1 - WGS84.e2 * sinLat * sinLat);
  out[0] = (primeVertical + height) * cosLat * cos(lon);
  out[1] = (primeVertical + height) * cosLat * sin(lon);
  out[2] = (primeVertical * (1 - WGS84.e2) + height) * sinLat;
}

/**
 * Geodetic latitude (rad), longitude (rad) and height (m) of a position in ecef.
 *
 * Bowring's parametric start and two Newton-like turns of his formula.
 * Valid: outside a ball of 50 km about the Earth's centre. Error: below 1e-12 rad and 1e-8 m from
 * -10 km to 2,000 km height; see frames.test.ts.
 * Source: Bowring, "Transformation from spatial to geographical coordinates", Survey Review 181, 1976.
 */
export function geodeticFromEcef(x: number, y: number, z: number, out: Vector3): void {
  const p = hypot2(x, y);
  let tanBeta = p === 0 ? 0 : (z / p) * (WGS84.a / WGS84.b);
  let sinLat = 0;
  let cosLat = 1;
  if (p < 1e-9) {
    sinLat = z < 0 ? -1 : 1;
    cosLat = 0;
  } else {
    for (let turn = 0; turn < 3; turn++) {
      const cosBeta = 1 / Math.sqrt(1 + tanBeta * tanBeta);
      const sinBeta = tanBeta * cosBeta;
      const top = z + WGS84.ep2 * WGS84.b * sinBeta * sinBeta * sinBeta;
      const bottom = p - WGS84.e2 * WGS84.a * cosBeta * cosBeta * cosBeta;
      const norm = hypot2(top, bottom);
      sinLat = top / norm;
      cosLat = bottom / norm;
      tanBeta = ((1 - WGS84.f) * sinLat) / cosLat;
    }
  }
  const primeVertical = WGS84.a / Math.sqrt(1 - WGS84.e2 * sinLat * sinLat);
  out[0] = atan2(sinLat, cosLat);
  out[1] = atan2(y, x);
  out[2] = p * cosLat + z * sinLat - (WGS84.a * WGS84.a) / primeVertical;
}

/**
 * Height above the ellipsoid, m, of a position in ecef, without trigonometry.
 * Same turns as `geodeticFromEcef`, same error.
 */
export function heightFromEcef(x: number, y: number, z: number): number {
  const p = hypot2(x, y);
  if (p < 1e-9) return Math.abs(z) - WGS84.b;
  let tanBeta = (z / p) * (WGS84.a / WGS84.b);
  let sinLat = 0;
  let cosLat = 1;
  for (let turn = 0; turn < 2; turn++) {
    const cosBeta = 1 / Math.sqrt(1 + tanBeta * tanBeta);
    const sinBeta = tanBeta * cosBeta;
    const top = z + WGS84.ep2 * WGS84.b * sinBeta * sinBeta * sinBeta;
    const bottom = p - WGS84.e2 * WGS84.a * cosBeta * cosBeta * cosBeta;
    const norm = hypot2(top, bottom);
    sinLat = top / norm;
    cosLat = bottom / norm;
    tanBeta = ((1 - WGS84.f) * sinLat) / cosLat;
  }
  const primeVertical = WGS84.a / Math.sqrt(1 - WGS84.e2 * sinLat * sinLat);
  return p * cosLat + z * sinLat - (WGS84.a * WGS84.a) / primeVertical;
}

/**
 * The east, north and up unit vectors in ecef at a latitude and longitude, as nine numbers:
 * east x y z, north x y z, up x y z.
 */
export function enuAxes(lat: number, lon: number, out: Float64Array): void {
  const sinLat = sin(lat);
  const cosLat = cos(lat);
  const sinLon = sin(lon);
  const cosLon = cos(lon);
  out[0] = -sinLon;
  out[1] = cosLon;
  out[2] = 0;
  out[3] = -sinLat * cosLon;
  out[4] = -sinLat * sinLon;
  out[5] = cosLat;
  out[6] = cosLat * cosLon;
  out[7] = cosLat * sinLon;
  out[8] = sinLat;
}

/** Components along the nine-number `axes` of a difference vector given in ecef, m or m/s. */
export function enuFromEcef(dx: number, dy: number, dz: number, axes: Float64Array, out: Vector3): void {
  out[0] = axes[0]! * dx + axes[1]! * dy + axes[2]! * dz;
  out[1] = axes[3]! * dx + axes[4]! * dy + axes[5]! * dz;
  out[2] = axes[6]! * dx + axes[7]! * dy + axes[8]! * dz;
}

/** Difference vector in ecef of one given along the nine-number `axes`; inverse of `enuFromEcef`. */
export function ecefFromEnu(east: number, north: number, up: number, axes: Float64Array, out: Vector3): void {
  out[0] = axes[0]! * east + axes[3]! * north + axes[6]! * up;
  out[1] = axes[1]! * east + axes[4]! * north + axes[7]! * up;
  out[2] = axes[2]! * east + axes[5]! * north + axes[8]! * up;
}
