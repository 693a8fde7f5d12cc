/** What the Earth hides from a radar. */

import { MEAN_RADIUS } from '../geo/ellipsoid.ts';
import { heightFromEcef } from '../geo/frames.ts';
import { asin, atan } from '../math/elementary.ts';

/** Earth radius that lets rays run straight in a standard atmosphere, m. Source: Skolnik 2001, 8.2, factor 4/3. */
const EFFECTIVE_RADIUS = (4 / 3) * MEAN_RADIUS;

/** Whether the straight line between two points in ecef, m, is hidden by something other than the curve of the Earth. */
export type Masking = (ax: number, ay: number, az: number, bx: number, by: number, bz: number) => boolean;

/** Distance along the ground, m, from below a point at `height` (m) to its radio horizon; 0 on the ground and below. */
export function horizonReach(height: number): number {
  if (height <= 0) return 0;
  return EFFECTIVE_RADIUS * atan(Math.sqrt(height * (2 * EFFECTIVE_RADIUS + height)) / EFFECTIVE_RADIUS);
}

/** Distance along the ground, m, between two points of given heights (m) whose squared distance is `chordSquared`. */
export function groundDistance(heightA: number, heightB: number, chordSquared: number): number {
  const climb = heightB - heightA;
  const product = (MEAN_RADIUS + heightA) * (MEAN_RADIUS + heightB);
  return 2 * MEAN_RADIUS * asin(Math.sqrt(Math.max(0, chordSquared - climb * climb) / (4 * product)));
}

/**
 * Whether an object at ecef (x, y, z) stands above the radio horizon of an antenna.
 *
 * The ray is clear while the ground distance is at most the sum of both horizon distances over a smooth sphere
 * of 4/3 the Earth's radius. Diffraction, ducting and lobes from the sea surface are left out.
 * Valid: heights 0..2,000 km above the ellipsoid. Error: 0.3 % of the ground distance from the spherical Earth.
 * @param height  antenna above the ellipsoid, m
 * @param reach   `horizonReach(height)`
 * @param chordSquared  squared slant range, m^2
 */
export function aboveHorizon(
  height: number,
  reach: number,
  chordSquared: number,
  x: number,
  y: number,
  z: number,
): boolean {
  const objectHeight = heightFromEcef(x, y, z);
  return groundDistance(height, objectHeight, chordSquared) <= reach + horizonReach(objectHeight);
}
