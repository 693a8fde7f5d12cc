/**
 * Sight over a smooth Earth whose radius is enlarged so that refracted rays become straight.
 * Heights in metres above the surface, ranges in metres, angles in radians.
 */
import { asin, atan2, cos, HALF_PI, sin } from '../math/elementary.ts';
import { MEAN_RADIUS } from './ellipsoid.ts';
import { heightFromEcef } from './frames.ts';

/** The "4/3 Earth", m. Source: Skolnik, Introduction to Radar Systems, third edition, 2001, section 8.4. */
export const FOUR_THIRDS_RADIUS = (4 / 3) * MEAN_RADIUS;

/** Refractivity gradient of the reference atmosphere near the ground, N-units per metre (-39 per km). */
export const REFERENCE_REFRACTIVITY_GRADIENT = -0.039;

/**
 * Effective Earth radius, m, for a constant refractivity gradient: a / (1 + a dN/dh 1e-6).
 *
 * The gradient is the textbook straight line; ducting and any real profile are left out.
 * @param gradient  dN/dh, N-units per metre; greater than -0.157, where rays follow the ground
 * @param radius    true radius, m
 * Error: 8,477,362 m by default, as published for the CRPL reference atmosphere; see horizon.test.ts.
 * Source: Bean and Dutton, Radio Meteorology, NBS Monograph 92, 1966; MathWorks effearthradius.
 */
export function effectiveEarthRadius(
  gradient: number = REFERENCE_REFRACTIVITY_GRADIENT,
  radius = 6371000,
): number {
  return radius / (1 + radius * gradient * 1e-6);
}

/**
 * Greatest ground distance, m, at which an antenna sees an object: sqrt(2 Re ha) + sqrt(2 Re ht).
 * Valid: heights far below Re (a 30 km object is 0.1 % out). Negative heights count as 0.
 * Source: Federal Standard 1037C, "radio horizon range"; Skolnik 2001, section 8.4.
 */
export function radarHorizon(antenna: number, target: number, effectiveRadius = FOUR_THIRDS_RADIUS): number {
  const own = Math.sqrt(2 * effectiveRadius * Math.max(0, antenna));
  return own + Math.sqrt(2 * effectiveRadius * Math.max(0, target));
}

/**
 * Height, m, of an object seen at a slant range and elevation from an antenna at height `antenna`.
 * Exact on the sphere of effective radius: the law of cosines, in a form without cancellation.
 * Source: MathWorks el2height, spherical model; domain case O5 in horizon.test.ts.
 */
export function targetHeight(
  slant: number,
  antenna: number,
  elevation: number,
  effectiveRadius = FOUR_THIRDS_RADIUS,
): number {
  const own = effectiveRadius + antenna;
  const rise = slant * slant + 2 * own * slant * sin(elevation);
  return antenna + rise / (Math.sqrt(own * own + rise) + own);
}

/** Ground distance, m, to the point under an object at a slant range and elevation. Exact on the effective sphere. */
export function groundRange(
  slant: number,
  antenna: number,
  elevation: number,
  effectiveRadius = FOUR_THIRDS_RADIUS,
): number {
  const along = slant * cos(elevation);
  return effectiveRadius * atan2(along, effectiveRadius + antenna + slant * sin(elevation));
}

/**
 * Ground distance, m, between antenna and object from slant range and both heights.
 * Exact on the effective sphere; NaN where the slant range is shorter than the difference in height.
 */
export function groundRangeFromHeights(
  slant: number,
  antenna: number,
  target: number,
  effectiveRadius = FOUR_THIRDS_RADIUS,
): number {
  const level = slant * slant - (target - antenna) * (target - antenna);
  const halfSine = Math.sqrt(level / (4 * (effectiveRadius + antenna) * (effectiveRadius + target)));
  return 2 * effectiveRadius * asin(halfSine);
}

/** Elevation, rad, at which an antenna sees an object of given height and slant range; inverse of `targetHeight`. */
export function elevationFromHeights(
  slant: number,
  antenna: number,
  target: number,
  effectiveRadius = FOUR_THIRDS_RADIUS,
): number {
  const own = effectiveRadius + antenna;
  const rise = (target - antenna) * (2 * own + target - antenna);
  return asin((rise - slant * slant) / (2 * own * slant));
}

/** Slant range, m, from a ground distance and both heights; inverse of `groundRangeFromHeights`. */
export function slantRange(
  ground: number,
  antenna: number,
  target: number,
  effectiveRadius = FOUR_THIRDS_RADIUS,
): number {
  const halfSine = sin(Math.min(ground / (2 * effectiveRadius), HALF_PI));
  const level = 4 * (effectiveRadius + antenna) * (effectiveRadius + target) * halfSine * halfSine;
  return Math.sqrt(level + (target - antenna) * (target - antenna));
}

/**
 * True when the straight ray over the effective Earth between two heights clears the smooth surface.
 *
 * The ground distance follows from the straight distance and the heights on the mean sphere, and is laid
 * on the effective sphere; sines are short series, so no trigonometric call is made.
 * @param distance  straight distance between the two points in ecef, m
 * @param antenna   height of one, m; negative counts as 0
 * @param target    height of the other, m; negative counts as 0
 * Valid: up to 3,000 km apart. Error: horizon distance within 0.3 %, of which 0.25 % is the ellipsoid's own
 * variation of curvature; see horizon.test.ts.
 */
export function isHeightAboveHorizon(
  distance: number,
  antenna: number,
  target: number,
  effectiveRadius = FOUR_THIRDS_RADIUS,
): boolean {
  const h1 = Math.max(0, antenna);
  const h2 = Math.max(0, target);
  const level = distance * distance - (h1 - h2) * (h1 - h2);
  const q = Math.max(0, level / (4 * (MEAN_RADIUS + h1) * (MEAN_RADIUS + h2)));
  const halfAngleSquared = q * (1 + q * (1 / 3 + q * (8 / 45 + q * (4 / 35 + q * (128 / 1575)))));
  const shrink = MEAN_RADIUS / effectiveRadius;
  const v = halfAngleSquared * shrink * shrink;
  const apart = v * (1 - v * (1 / 3 - v * (2 / 45 - v / 315)));
  const t1 = h1 * (2 * effectiveRadius + h1);
  const t2 = h2 * (2 * effectiveRadius + h2);
  const r1r2 = (effectiveRadius + h1) * (effectiveRadius + h2);
  const reach = r1r2 - effectiveRadius * effectiveRadius + Math.sqrt(t1 * t2);
  return 2 * apart * r1r2 <= reach;
}

/**
 * True when two points in ecef see each other over the smooth effective Earth, terrain left out.
 * Heights come from the ellipsoid; the rest is `isHeightAboveHorizon`.
 */
export function isAboveHorizon(
  ax: number,
  ay: number,
  az: number,
  tx: number,
  ty: number,
  tz: number,
  effectiveRadius = FOUR_THIRDS_RADIUS,
): boolean {
  const dx = tx - ax;
  const dy = ty - ay;
  const dz = tz - az;
  const distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
  const antenna = heightFromEcef(ax, ay, az);
  return isHeightAboveHorizon(distance, antenna, heightFromEcef(tx, ty, tz), effectiveRadius);
}
