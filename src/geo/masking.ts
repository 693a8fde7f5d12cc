/**
 * Terrain masking: does the ground stand between an antenna and an object?
 *
 * The ray is straight over the effective Earth, its track a great circle of the latitudes and longitudes given.
 * It is tested against the bilinear ground at samples half a grid step apart. A pyramid of block maxima lets
 * whole spans of samples be cleared at once; what is left is the same samples with the same arithmetic, so the
 * answer is that of the walk over every sample (`isMaskedByWalk`), only sooner.
 * Diffraction is left out: a ray that grazes a ridge is blocked or free.
 */
import { asin, atan2, cos, hypot3, sin, TWO_PI, wrapPi, wrapTwoPi } from '../math/elementary.ts';
import { MEAN_RADIUS } from './ellipsoid.ts';
import { FOUR_THIRDS_RADIUS } from './horizon.ts';
import { boxMaximum, type Pyramid } from './pyramid.ts';
import { type HeightGrid, heightAt } from './terrain.ts';

/** One ray worked out: start, side direction, and r(phi) = perigee / cos(phi - turn) over the effective Earth. */
interface Ray {
  n: Float64Array;
  m: Float64Array;
  /** Effective angle of one sample, and of the true track for one radian of effective angle. */
  spacing: number;
  stretch: number;
  radius: number;
  inverseStart: number;
  slope: number;
  perigee: number;
  turn: number;
}

const ray: Ray = {
  n: new Float64Array(3),
  m: new Float64Array(3),
  spacing: 0,
  stretch: 0,
  radius: 0,
  inverseStart: 0,
  slope: 0,
  perigee: 0,
  turn: 0,
};

/** Height of the ray above the smooth surface, m, at an effective angle from the antenna. */
function rayHeight(ray: Ray, phi: number): number {
  return 1 / (ray.inverseStart * cos(phi) + ray.slope * sin(phi)) - ray.radius;
}

function trackLatitude(ray: Ray, phi: number): number {
  const angle = phi * ray.stretch;
  return asin(ray.n[2]! * cos(angle) + ray.m[2]! * sin(angle));
}

function trackLongitude(ray: Ray, phi: number): number {
  const c = cos(phi * ray.stretch);
  const s = sin(phi * ray.stretch);
  return atan2(ray.n[1]! * c + ray.m[1]! * s, ray.n[0]! * c + ray.m[0]! * s);
}

function isSampleBlocked(grid: HeightGrid, ray: Ray, sample: number): boolean {
  const phi = sample * ray.spacing;
  return heightAt(grid, trackLatitude(ray, phi), trackLongitude(ray, phi)) > rayHeight(ray, phi);
}

/** Lowest height of the ray between two effective angles, m. Exact: the ray has one perigee. */
function lowestBetween(ray: Ray, phi0: number, phi1: number, height0: number, height1: number): number {
  if (ray.turn > phi0 && ray.turn < phi1) return ray.perigee - ray.radius;
  return Math.min(height0, height1);
}

/**
 * Work out a ray. Gives the number of samples to test, or -1 where the smooth Earth already blocks it.
 * Latitudes, longitudes in radians; heights in metres above the smooth surface.
 */
function aimRay(
  grid: HeightGrid,
  ray: Ray,
  lat1: number,
  lon1: number,
  height1: number,
  lat2: number,
  lon2: number,
  height2: number,
  effectiveRadius: number,
): number {
  const { n, m } = ray;
  n[0] = cos(lat1) * cos(lon1);
  n[1] = cos(lat1) * sin(lon1);
  n[2] = sin(lat1);
  const x = cos(lat2) * cos(lon2);
  const y = cos(lat2) * sin(lon2);
  const z = sin(lat2);
  const along = n[0]! * x + n[1]! * y + n[2]! * z;
  const across = hypot3(n[1]! * z - n[2]! * y, n[2]! * x - n[0]! * z, n[0]! * y - n[1]! * x);
  const trueAngle = atan2(across, along);
  if (across < 1e-12) return 0;
  m[0] = (x - along * n[0]!) / across;
  m[1] = (y - along * n[1]!) / across;
  m[2] = (z - along * n[2]!) / across;
  ray.stretch = effectiveRadius / MEAN_RADIUS;
  ray.radius = effectiveRadius;
  const angle = trueAngle / ray.stretch;
  const samples = Math.max(1, Math.ceil(trueAngle / (grid.step / 2)));
  ray.spacing = angle / samples;
  ray.inverseStart = 1 / (effectiveRadius + height1);
  ray.slope = (1 / (effectiveRadius + height2) - cos(angle) * ray.inverseStart) / sin(angle);
  ray.perigee = 1 / Math.sqrt(ray.inverseStart * ray.inverseStart + ray.slope * ray.slope);
  ray.turn = atan2(ray.slope, ray.inverseStart);
  if (ray.perigee < ray.radius && ray.turn > 0 && ray.turn < angle) return -1;
  return samples;
}

/** True when a sample strictly between two sample numbers is blocked. Clears the span as a whole where it can. */
function isSpanBlocked(
  grid: HeightGrid,
  pyramid: Pyramid,
  first: number,
  last: number,
  lat0: number,
  lon0: number,
  height0: number,
  lat1: number,
  lon1: number,
  height1: number,
): boolean {
  if (last - first < 2) return false;
  const phi0 = first * ray.spacing;
  const phi1 = last * ray.spacing;
  const length = (phi1 - phi0) * ray.stretch;
  const steepest = Math.max(Math.abs(lat0), Math.abs(lat1)) + length;
  if (steepest < 1.5) {
    const bulge = ((length * length) / 8) * (sin(steepest) / cos(steepest)) + 1e-9;
    const north = Math.max(lat0, lat1) + bulge;
    const south = Math.min(lat0, lat1) - bulge;
    const column = wrapTwoPi(lon0 - grid.west) / grid.step;
    const columns = wrapPi(lon1 - lon0) / grid.step;
    const left = Math.floor(Math.min(column, column + columns) - 1e-6);
    const right = Math.ceil(Math.max(column, column + columns) + 1e-6);
    const isFolded = left < 0 || right > TWO_PI / grid.step - 1;
    const most = boxMaximum(
      grid,
      pyramid,
      Math.floor((grid.north - north) / grid.step),
      Math.ceil((grid.north - south) / grid.step),
      isFolded ? 0 : left,
      isFolded ? grid.columns - 1 : right,
    );
    if (most <= lowestBetween(ray, phi0, phi1, height0, height1) - 1e-3) return false;
  }
  const middle = (first + last) >> 1;
  const phi = middle * ray.spacing;
  const lat = trackLatitude(ray, phi);
  const lon = trackLongitude(ray, phi);
  const height = rayHeight(ray, phi);
  if (heightAt(grid, lat, lon) > height) return true;
  return (
    isSpanBlocked(grid, pyramid, first, middle, lat0, lon0, height0, lat, lon, height) ||
    isSpanBlocked(grid, pyramid, middle, last, lat, lon, height, lat1, lon1, height1)
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
  const samples = aimRay(grid, ray, lat1, lon1, height1, lat2, lon2, height2, effectiveRadius);
  if (samples < 2) return samples < 0;
  const end = samples * ray.spacing;
  return isSpanBlocked(
    grid,
    pyramid,
    0,
    samples,
    lat1,
    lon1,
    height1,
    trackLatitude(ray, end),
    trackLongitude(ray, end),
    height2,
  );
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
  const samples = aimRay(grid, ray, lat1, lon1, height1, lat2, lon2, height2, effectiveRadius);
  if (samples < 0) return true;
  for (let sample = 1; sample < samples; sample++) if (isSampleBlocked(grid, ray, sample)) return true;
  return false;
}
