/**
 * The series of the geodesic problem on WGS-84, to sixth order in the expansion parameter e.
 * Source: Karney, "Algorithms for geodesics", Journal of Geodesy 87, 2013; equation numbers below.
 */
import { cos, sin } from '../math/elementary.ts';
import { WGS84 } from './ellipsoid.ts';

/** Third flattening. */
const N = WGS84.f / (2 - WGS84.f);

/** Sum of c[l] sin(2 (l + 1) angle) by Clenshaw's recurrence. */
export function sineSeries(c: Float64Array, angle: number): number {
  const two = 2 * cos(2 * angle);
  let u0 = 0;
  let u1 = 0;
  for (let l = c.length - 1; l >= 0; l--) {
    const u = two * u0 - u1 + c[l]!;
    u1 = u0;
    u0 = u;
  }
  return sin(2 * angle) * u0;
}

/** Mean scale of distance. Equation (17). */
export function a1(e: number): number {
  const e2 = e * e;
  return (1 + e2 * (1 / 4 + e2 * (1 / 64 + e2 / 256))) / (1 - e);
}

/** Distance from arc. Equation (18). */
export function c1Series(e: number): Float64Array {
  const e2 = e * e;
  const e3 = e2 * e;
  const e4 = e2 * e2;
  return Float64Array.of(
    e * (-1 / 2 + e2 * (3 / 16 - e2 / 32)),
    e2 * (-1 / 16 + e2 * (1 / 32 - (9 / 2048) * e2)),
    e3 * (-1 / 48 + (3 / 256) * e2),
    e4 * (-5 / 512 + (3 / 512) * e2),
    (-7 / 1280) * e4 * e,
    (-7 / 2048) * e4 * e2,
  );
}

/** Arc from distance. Equation (21). */
export function c1RevertedSeries(e: number): Float64Array {
  const e2 = e * e;
  const e3 = e2 * e;
  const e4 = e2 * e2;
  return Float64Array.of(
    e * (1 / 2 + e2 * (-9 / 32 + (205 / 1536) * e2)),
    e2 * (5 / 16 + e2 * (-37 / 96 + (1335 / 4096) * e2)),
    e3 * (29 / 96 - (75 / 128) * e2),
    e4 * (539 / 1536 - (2391 / 2560) * e2),
    (3467 / 7680) * e4 * e,
    (38081 / 61440) * e4 * e2,
  );
}

/** Mean scale of longitude. Equation (24). */
export function a3(e: number): number {
  const second = 1 / 4 + N / 8 - (3 / 8) * N * N;
  const third = 1 / 16 + (3 / 16) * N + (1 / 16) * N * N;
  return 1 - e * ((1 - N) / 2 + e * (second + e * (third + e * (3 / 64 + N / 32 + (3 / 128) * e))));
}

/** Longitude from arc. Equation (25). */
export function c3Series(e: number): Float64Array {
  const n2 = N * N;
  const e2 = e * e;
  const e3 = e2 * e;
  const e4 = e2 * e2;
  const tail = 3 / 64 + (3 / 64) * N - n2 / 64 + e * (5 / 128 + N / 64 + (3 / 128) * e);
  return Float64Array.of(
    e * ((1 - N) / 4 + e * ((1 - n2) / 8 + e * tail)),
    e2 *
      (1 / 16 -
        (3 / 32) * N +
        n2 / 32 +
        e * (3 / 64 - N / 32 - (3 / 64) * n2 + e * (3 / 128 + N / 128 + (5 / 256) * e))),
    e3 * (5 / 192 - (3 / 64) * N + (5 / 192) * n2 + e * (3 / 128 - (5 / 192) * N + (7 / 512) * e)),
    e4 * (7 / 512 - (7 / 256) * N + (7 / 512) * e),
    (21 / 2560) * e4 * e,
  );
}

/** Expansion parameter of the series from the square of cos(alpha0). Equation (16). */
export function epsilonFrom(cosAlpha0Squared: number): number {
  const k2 = WGS84.ep2 * cosAlpha0Squared;
  return k2 / (2 * (1 + Math.sqrt(1 + k2)) + k2);
}
