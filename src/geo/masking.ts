/**
 * Terrain masking: does the ground stand between an antenna and an object?
 *
 * The ray (geo/ray.ts) is tested against the bilinear ground at samples half a grid step apart. A pyramid of block
 * maxima lets whole spans of samples be cleared at once; what is left is the same samples with the same arithmetic,
 * so the answer is that of the walk over every sample (`isMaskedByWalk`), only sooner.
 */
import { cos, sin, TWO_PI, wrapPi, wrapTwoPi } from '../math/elementary.ts';
import { FOUR_THIRDS_RADIUS } from './horizon.ts';
import { boxMaximum, type Pyramid } from './pyramid.ts';
import { aimRay, createRay, lowestBetween, POINT, type Ray, takeSample } from './ray.ts';
import type { HeightGrid } from './terrain.ts';

const ray = createRay();
/** The two ends of the ray, then the middle of the span at each depth of halving; a ray has far below 2^40 samples. */
const points = new Float64Array(42 * POINT);
const START = 0;
const END = POINT;

/** Greatest ground in the box around a stretch of track between two points, m, or more; Infinity near a pole. */
function groundAround(
  grid: HeightGrid,
  pyramid: Pyramid,
  length: number,
  point0: number,
  point1: number,
): number {
  const lat0 = points[point0]!;
  const lat1 = points[point1]!;
  const steepest = Math.max(Math.abs(lat0), Math.abs(lat1)) + length;
  if (steepest >= 1.5) return Infinity;
  const bulge = ((length * length) / 8) * (sin(steepest) / cos(steepest)) + 1e-9;
  const north = Math.max(lat0, lat1) + bulge;
  const south = Math.min(lat0, lat1) - bulge;
  const column = wrapTwoPi(points[point0 + 1]! - grid.west) / grid.step;
  const columns = wrapPi(points[point1 + 1]! - points[point0 + 1]!) / grid.step;
  const left = Math.floor(Math.min(column, column + columns) - 1e-6);
  const right = Math.ceil(Math.max(column, column + columns) + 1e-6);
  const isFolded = left < 0 || right > TWO_PI / grid.step - 1;
  return boxMaximum(
    grid,
    pyramid,
    Math.floor((grid.north - north) / grid.step),
    Math.ceil((grid.north - south) / grid.step),
    isFolded ? 0 : left,
    isFolded ? grid.columns - 1 : right,
  );
}

/** True when a sample strictly between two sample numbers is blocked. Clears the span as a whole where it can. */
function isSpanBlocked(
  grid: HeightGrid,
  pyramid: Pyramid,
  ray: Ray,
  first: number,
  last: number,
  point0: number,
  point1: number,
  depth: number,
): boolean {
  if (last - first < 2) return false;
  const phi0 = first * ray.spacing;
  const phi1 = last * ray.spacing;
  const most = groundAround(grid, pyramid, (phi1 - phi0) * ray.stretch, point0, point1);
  const lowest = lowestBetween(ray, phi0, phi1, points[point0 + 2]!, points[point1 + 2]!);
  if (most <= lowest - 1e-3) return false;
  const middle = (first + last) >> 1;
  const point = (2 + depth) * POINT;
  return (
    takeSample(grid, ray, middle, points, point) ||
    isSpanBlocked(grid, pyramid, ray, first, middle, point0, point, depth + 1) ||
    isSpanBlocked(grid, pyramid, ray, middle, last, point, point1, depth + 1)
  );
}

/**
 * True when the Earth or its terrain hides an object from an antenna.
 *
 * @param height1  antenna above sea level, m (ground plus mast), at (`lat1`, `lon1`)
 * @param height2  object above sea level, m, at (`lat2`, `lon2`)
 * Valid: up to 5,000 km apart, tracks that keep off the poles are quick. Sea level is taken as the mean sphere.
 * Error: none against `isMaskedByWalk`; ridges narrower than half a grid step can be missed, and the grid's own
 * summits are low (see the header of each grid).
 */
export function isMasked(
  grid: HeightGrid,
  pyramid: Pyramid,
  lat1: number,
  lon1: number,
  height1: number,
  lat2: number,
  lon2: number,
  height2: number,
  effectiveRadius = FOUR_THIRDS_RADIUS,
): boolean {
  aimRay(grid, ray, lat1, lon1, height1, lat2, lon2, height2, effectiveRadius);
  if (ray.samples < 2) return ray.samples < 0;
  takeSample(grid, ray, 0, points, START);
  takeSample(grid, ray, ray.samples, points, END);
  return isSpanBlocked(grid, pyramid, ray, 0, ray.samples, START, END, 0);
}

/** The same answer as `isMasked` by testing every sample: the slow reference. */
export function isMaskedByWalk(
  grid: HeightGrid,
  lat1: number,
  lon1: number,
  height1: number,
  lat2: number,
  lon2: number,
  height2: number,
  effectiveRadius = FOUR_THIRDS_RADIUS,
): boolean {
  aimRay(grid, ray, lat1, lon1, height1, lat2, lon2, height2, effectiveRadius);
  if (ray.samples < 0) return true;
  for (let sample = 1; sample < ray.samples; sample++) {
    if (takeSample(grid, ray, sample, points, START)) return true;
  }
  return false;
}
