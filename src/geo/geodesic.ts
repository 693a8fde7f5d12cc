/**
 * Geodesics of WGS-84: where a course leads (direct) and which course joins two points (inverse).
 *
 * Karney's series to sixth order in the third flattening stand here rather than Vincenty's because they
 * cost the same and err by nanometres at every length; no elliptic integral is evaluated.
 * Angles in radians, azimuth clockwise from true north, lengths in metres on the ellipsoid.
 * Source: Karney, "Algorithms for geodesics", Journal of Geodesy 87, 2013, equations (7) to (25).
 */
import { atan2, cos, hypot2, PI, sin, wrapPi, wrapTwoPi } from '../math/elementary.ts';
import { WGS84 } from './ellipsoid.ts';
import type { Vector3 } from './frames.ts';
import { a1, a3, c1RevertedSeries, c1Series, c3Series, epsilonFrom, sineSeries } from './geodesic-series.ts';

const TINY = 1e-150;
const TURNS_MAX = 200;

/** A geodesic with its series worked out, so that many points on it are cheap. Made by `geodesicLine`. */
export interface GeodesicLine {
  /** Longitude of the start. */
  readonly lon: number;
  readonly sinAlpha0: number;
  readonly cosAlpha0: number;
  /** Arc from the equator crossing to the start on the auxiliary sphere, its longitude there, and its scaled length. */
  readonly sigma1: number;
  readonly omega1: number;
  readonly tau1: number;
  /** b A1, metres for one radian of scaled arc; f sin(alpha0) A3; the longitude series at the start. */
  readonly metres: number;
  readonly twist: number;
  readonly b3Start: number;
  readonly c1Reverted: Float64Array;
  readonly c3: Float64Array;
}

/**
 * The geodesic that leaves (`lat`, `lon`) on `azimuth`.
 * Valid everywhere, the poles included: there the azimuth is read on the meridian of `lon`.
 */
export function geodesicLine(lat: number, lon: number, azimuth: number): GeodesicLine {
  const y = (1 - WGS84.f) * sin(lat);
  const x = Math.max(cos(lat), TINY);
  const norm = hypot2(x, y);
  const sinBeta = y / norm;
  const cosBeta = x / norm;
  const sinAlpha = sin(azimuth);
  const cosAlpha = cos(azimuth);
  const sinAlpha0 = sinAlpha * cosBeta;
  const cosAlpha0 = hypot2(cosAlpha, sinAlpha * sinBeta);
  const sigma1 = atan2(sinBeta, cosAlpha * cosBeta);
  const epsilon = epsilonFrom(cosAlpha0 * cosAlpha0);
  const c3 = c3Series(epsilon);
  return {
    lon,
    sinAlpha0,
    cosAlpha0,
    sigma1,
    omega1: atan2(sinAlpha0 * sinBeta, cosAlpha * cosBeta),
    tau1: sigma1 + sineSeries(c1Series(epsilon), sigma1),
    metres: WGS84.b * a1(epsilon),
    twist: WGS84.f * sinAlpha0 * a3(epsilon),
    b3Start: sineSeries(c3, sigma1),
    c1Reverted: c1RevertedSeries(epsilon),
    c3,
  };
}

/**
 * The point `distance` metres along a geodesic: latitude, longitude in [-pi, pi), azimuth there in [0, 2 pi).
 * Negative distances lead backwards. Error: below 1e-6 m up to 20,000 km; see geodesic.test.ts.
 */
export function pointOnLine(line: GeodesicLine, distance: number, out: Vector3): void {
  const tau2 = line.tau1 + distance / line.metres;
  const sigma2 = tau2 + sineSeries(line.c1Reverted, tau2);
  const sinSigma = sin(sigma2);
  const cosSigma = cos(sigma2);
  const sinBeta = line.cosAlpha0 * sinSigma;
  const cosBeta = hypot2(line.sinAlpha0, line.cosAlpha0 * cosSigma);
  const omega2 = atan2(line.sinAlpha0 * sinSigma, cosSigma);
  const correction = line.twist * (sigma2 - line.sigma1 + sineSeries(line.c3, sigma2) - line.b3Start);
  out[0] = atan2(sinBeta, (1 - WGS84.f) * cosBeta);
  out[1] = wrapPi(line.lon + omega2 - line.omega1 - correction);
  out[2] = wrapTwoPi(atan2(line.sinAlpha0, line.cosAlpha0 * cosSigma));
}

/** Latitude, longitude and azimuth `distance` metres from (`lat`, `lon`) on `azimuth`; one point of `geodesicLine`. */
export function geodesicDirect(
  lat: number,
  lon: number,
  azimuth: number,
  distance: number,
  out: Vector3,
): void {
  pointOnLine(geodesicLine(lat, lon, azimuth), distance, out);
}

/**
 * `count` points evenly along a course, first and last included: `count` x (latitude, longitude, azimuth).
 * The course leaves (`lat`, `lon`) on `azimuth` and is `distance` metres long.
 */
export function positionsAlongCourse(
  lat: number,
  lon: number,
  azimuth: number,
  distance: number,
  count: number,
): Float64Array {
  const line = geodesicLine(lat, lon, azimuth);
  const points = new Float64Array(3 * count);
  for (let i = 0; i < count; i++) {
    const along = count === 1 ? 0 : (distance * i) / (count - 1);
    pointOnLine(line, along, points.subarray(3 * i, 3 * i + 3));
  }
  return points;
}

/**
 * Distance (m), azimuth at the first point and azimuth at the second of the shortest course between two
 * points; false, with `out` untouched, where the iteration does not settle.
 *
 * Vincenty's plain iteration on the longitude of the auxiliary sphere, with Karney's series inside. Karney's own
 * method also answers for nearly antipodal points, which no course here needs.
 * Valid: points less than about 19,900 km apart. Error: below 1e-5 m; see geodesic.test.ts.
 * Source: Vincenty, "Direct and inverse solutions of geodesics", Survey Review 23, 1975.
 */
export function geodesicInverse(
  lat1: number,
  lon1: number,
  lat2: number,
  lon2: number,
  out: Vector3,
): boolean {
  const lambda = wrapPi(lon2 - lon1);
  const y1 = (1 - WGS84.f) * sin(lat1);
  const y2 = (1 - WGS84.f) * sin(lat2);
  const x1 = Math.max(cos(lat1), TINY);
  const x2 = Math.max(cos(lat2), TINY);
  const norm1 = hypot2(x1, y1);
  const norm2 = hypot2(x2, y2);
  const sinBeta1 = y1 / norm1;
  const cosBeta1 = x1 / norm1;
  const sinBeta2 = y2 / norm2;
  const cosBeta2 = x2 / norm2;
  let omega = lambda;
  for (let turn = 0; turn < TURNS_MAX; turn++) {
    const cosOmega = cos(omega);
    const east = cosBeta2 * sin(omega);
    const north = cosBeta1 * sinBeta2 - sinBeta1 * cosBeta2 * cosOmega;
    const sinSigma = hypot2(east, north);
    const sigma = atan2(sinSigma, sinBeta1 * sinBeta2 + cosBeta1 * cosBeta2 * cosOmega);
    if (sinSigma < 1e-16) {
      if (sigma > 1) return false;
      out[0] = 0;
      out[1] = 0;
      out[2] = 0;
      return true;
    }
    const sinAlpha1 = east / sinSigma;
    const cosAlpha1 = north / sinSigma;
    const sinAlpha0 = sinAlpha1 * cosBeta1;
    const cosAlpha0 = hypot2(cosAlpha1, sinAlpha1 * sinBeta1);
    const sigma1 = atan2(sinBeta1, cosAlpha1 * cosBeta1);
    const sigma2 = sigma1 + sigma;
    const epsilon = epsilonFrom(cosAlpha0 * cosAlpha0);
    const c3 = c3Series(epsilon);
    const arc = sigma + sineSeries(c3, sigma2) - sineSeries(c3, sigma1);
    const next = lambda + WGS84.f * sinAlpha0 * a3(epsilon) * arc;
    if (Math.abs(next) > PI - 1e-4) return false;
    if (Math.abs(next - omega) < 1e-15) {
      const c1 = c1Series(epsilon);
      out[0] = WGS84.b * a1(epsilon) * (sigma + sineSeries(c1, sigma2) - sineSeries(c1, sigma1));
      out[1] = wrapTwoPi(atan2(sinAlpha1, cosAlpha1));
      out[2] = wrapTwoPi(atan2(sinAlpha0, cosAlpha0 * cos(sigma2)));
      return true;
    }
    omega = next;
  }
  return false;
}
