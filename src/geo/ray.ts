/**
 * A ray between two points over the effective Earth, and the samples of ground below it.
 *
 * The ray is straight over the effective Earth, its track a great circle of the latitudes and longitudes given.
 * Diffraction is left out: a ray that grazes a ridge is blocked or free.
 */
import { asin, atan2, cos, hypot3, sin } from '../math/elementary.ts';
import { MEAN_RADIUS } from './ellipsoid.ts';
import { type HeightGrid, heightAt } from './terrain.ts';

/** One ray worked out: start, side direction, and r(phi) = perigee / cos(phi - turn) over the effective Earth. */
export interface Ray {
  readonly n: Float64Array;
  readonly m: Float64Array;
  /** Samples of ground to test, those at the two ends not counted; -1 where the smooth Earth already blocks. */
  samples: number;
  /** Effective angle of one sample, and of the true track for one radian of effective angle. */
  spacing: number;
  stretch: number;
  radius: number;
  inverseStart: number;
  slope: number;
  perigee: number;
  turn: number;
}

export function createRay(): Ray {
  return {
    n: new Float64Array(3),
    m: new Float64Array(3),
    samples: 0,
    spacing: 0,
    stretch: 0,
    radius: 0,
    inverseStart: 0,
    slope: 0,
    perigee: 0,
    turn: 0,
  };
}

/** A point of a ray's track: latitude, longitude, and the height of the ray there, m. */
export const POINT = 3;

/** Put one sample of a ray into `points`; true when the ground stands above the ray there. */
export function takeSample(
  grid: HeightGrid,
  ray: Ray,
  sample: number,
  points: Float64Array,
  at: number,
): boolean {
  const phi = sample * ray.spacing;
  const c = cos(phi * ray.stretch);
  const s = sin(phi * ray.stretch);
  const lat = asin(ray.n[2]! * c + ray.m[2]! * s);
  const lon = atan2(ray.n[1]! * c + ray.m[1]! * s, ray.n[0]! * c + ray.m[0]! * s);
  const height = 1 / (ray.inverseStart * cos(phi) + ray.slope * sin(phi)) - ray.radius;
  points[at] = lat;
  points[at + 1] = lon;
  points[at + 2] = height;
  return heightAt(grid, lat, lon) > height;
}

/** Lowest height of the ray between two effective angles, m. Exact: the ray has one perigee. */
export function lowestBetween(
  ray: Ray,
  phi0: number,
  phi1: number,
  height0: number,
  height1: number,
): number {
  if (ray.turn > phi0 && ray.turn < phi1) return ray.perigee - ray.radius;
  return Math.min(height0, height1);
}

/**
 * Work out the ray between two points; samples lie half a grid step apart or a little less.
 * Latitudes, longitudes in radians; heights in metres above the smooth surface.
 */
export function aimRay(
  grid: HeightGrid,
  ray: Ray,
  lat1: number,
  lon1: number,
  height1: number,
  lat2: number,
  lon2: number,
  height2: number,
  effectiveRadius: number,
): void {
  const { n, m } = ray;
  n[0] = cos(lat1) * cos(lon1);
  n[1] = cos(lat1) * sin(lon1);
  n[2] = sin(lat1);
  const x = cos(lat2) * cos(lon2);
  const y = cos(lat2) * sin(lon2);
  const z = sin(lat2);
  const along = n[0]! * x + n[1]! * y + n[2]! * z;
  const across = hypot3(n[1]! * z - n[2]! * y, n[2]! * x - n[0]! * z, n[0]! * y - n[1]! * x);
  ray.samples = 0;
  if (across < 1e-12) return;
  m[0] = (x - along * n[0]!) / across;
  m[1] = (y - along * n[1]!) / across;
  m[2] = (z - along * n[2]!) / across;
  ray.stretch = effectiveRadius / MEAN_RADIUS;
  ray.radius = effectiveRadius;
  const trueAngle = atan2(across, along);
  const angle = trueAngle / ray.stretch;
  ray.samples = Math.max(1, Math.ceil(trueAngle / (grid.step / 2)));
  ray.spacing = angle / ray.samples;
  ray.inverseStart = 1 / (effectiveRadius + height1);
  ray.slope = (1 / (effectiveRadius + height2) - cos(angle) * ray.inverseStart) / sin(angle);
  ray.perigee = 1 / Math.sqrt(ray.inverseStart * ray.inverseStart + ray.slope * ray.slope);
  ray.turn = atan2(ray.slope, ray.inverseStart);
  if (ray.perigee < ray.radius && ray.turn > 0 && ray.turn < angle) ray.samples = -1;
}
