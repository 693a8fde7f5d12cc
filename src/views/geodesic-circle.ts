/** Circles on the ellipsoid for range rings. */
import { WGS84 } from '../geo/ellipsoid.ts';
import { atan2, cos, sin, TWO_PI, wrapPi } from '../math/elementary.ts';

/**
 * Latitude and longitude (rad) of the point `distance` metres from a place along an azimuth (rad).
 *
 * Vincenty's direct solution with a fixed eight turns of the series, which is past convergence for every
 * distance. Valid: all latitudes and azimuths. Error: below 1 mm to 4,000 km, see the test.
 * Source: Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid", Survey Review 176, 1975.
 */
export function pointAlong(
  lat: number,
  lon: number,
  azimuth: number,
  distance: number,
  out: Float64Array,
): void {
  const sinAzimuth = sin(azimuth);
  const cosAzimuth = cos(azimuth);
  const tanU = ((1 - WGS84.f) * sin(lat)) / cos(lat);
  const cosU = 1 / Math.sqrt(1 + tanU * tanU);
  const sinU = tanU * cosU;
  const sigma1 = atan2(tanU, cosAzimuth);
  const sinAlpha = cosU * sinAzimuth;
  const cos2Alpha = 1 - sinAlpha * sinAlpha;
  const u2 = cos2Alpha * WGS84.ep2;
  const a = 1 + (u2 / 16384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)));
  const b = (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));
  let sigma = distance / (WGS84.b * a);
  let cosMiddle = 1;
  for (let turn = 0; turn < 8; turn++) {
    cosMiddle = cos(2 * sigma1 + sigma);
    const s = sin(sigma);
    const middle2 = 2 * cosMiddle * cosMiddle - 1;
    const inner = cos(sigma) * middle2 - (b / 6) * cosMiddle * (4 * s * s - 3) * (2 * middle2 - 1);
    sigma = distance / (WGS84.b * a) + b * s * (cosMiddle + (b / 4) * inner);
  }
  const sinSigma = sin(sigma);
  const cosSigma = cos(sigma);
  cosMiddle = cos(2 * sigma1 + sigma);
  const part = sinU * sinSigma - cosU * cosSigma * cosAzimuth;
  out[0] = atan2(
    sinU * cosSigma + cosU * sinSigma * cosAzimuth,
    (1 - WGS84.f) * Math.sqrt(sinAlpha * sinAlpha + part * part),
  );
  const lambda = atan2(sinSigma * sinAzimuth, cosU * cosSigma - sinU * sinSigma * cosAzimuth);
  const c = (WGS84.f / 16) * cos2Alpha * (4 + WGS84.f * (4 - 3 * cos2Alpha));
  const wave = cosMiddle + c * cosSigma * (2 * cosMiddle * cosMiddle - 1);
  out[1] = wrapPi(lon + lambda - (1 - c) * WGS84.f * sinAlpha * (sigma + c * sinSigma * wave));
}

/**
 * A closed ring of `corners` + 1 points, longitude and latitude in degrees, all `radius` metres (ground
 * range) from a place given in radians.
 */
export function circleDeg(lat: number, lon: number, radius: number, corners: number): [number, number][] {
  const ring: [number, number][] = [];
  const point = new Float64Array(2);
  for (let corner = 0; corner <= corners; corner++) {
    pointAlong(lat, lon, (TWO_PI * (corner % corners)) / corners, radius, point);
    ring.push([(point[1]! * 360) / TWO_PI, (point[0]! * 360) / TWO_PI]);
  }
  return ring;
}
