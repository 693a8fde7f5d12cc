/** Small geometry of input: places moved by metres, bearings and distances. Not for the tick. */
import { ecefFromEnu, ecefFromGeodetic, enuAxes, enuFromEcef, geodeticFromEcef } from '../geo/frames.ts';
import type { HeightGrid } from '../geo/terrain.ts';
import { heightAt } from '../geo/terrain.ts';
import { atan2, cos, hypot2, hypot3, sin, wrapTwoPi } from '../math/elementary.ts';

/** Latitude and longitude, rad. */
export interface Place {
  readonly lat: number;
  readonly lon: number;
}

/**
 * The place `east` and `north` metres away on the tangent plane.
 * Error: short of the way over ground by d^3 / 3R^2, 8 mm at 10 km and 1.03 m at 50 km.
 */
export function offsetPlace(place: Place, east: number, north: number): Place {
  if (east === 0 && north === 0) return place;
  const axes = new Float64Array(9);
  enuAxes(place.lat, place.lon, axes);
  const at: [number, number, number] = [0, 0, 0];
  const step: [number, number, number] = [0, 0, 0];
  ecefFromGeodetic(place.lat, place.lon, 0, at);
  ecefFromEnu(east, north, 0, axes, step);
  geodeticFromEcef(at[0] + step[0], at[1] + step[1], at[2] + step[2], at);
  return { lat: at[0], lon: at[1] };
}

/** Where a place comes to when everything about `from` moves to `to`, its offset kept. */
export function movedPlace(place: Place, from: Place, to: Place): Place {
  const [east, north] = enuBetween(from, place);
  return offsetPlace(to, east, north);
}

/** East and north offset, m, after turning clockwise by `angle`, rad. */
export function turned(east: number, north: number, angle: number): [number, number] {
  const c = cos(angle);
  const s = sin(angle);
  return [east * c + north * s, north * c - east * s];
}

function enuBetween(from: Place, to: Place): [number, number, number] {
  const axes = new Float64Array(9);
  enuAxes(from.lat, from.lon, axes);
  const a: [number, number, number] = [0, 0, 0];
  const b: [number, number, number] = [0, 0, 0];
  ecefFromGeodetic(from.lat, from.lon, 0, a);
  ecefFromGeodetic(to.lat, to.lon, 0, b);
  enuFromEcef(b[0] - a[0], b[1] - a[1], b[2] - a[2], axes, a);
  return a;
}

/** Bearing of the straight line between two places, rad clockwise from north; 0 for the same place. */
export function bearingBetween(from: Place, to: Place): number {
  const [east, north] = enuBetween(from, to);
  return hypot2(east, north) === 0 ? 0 : atan2(east, north);
}

/** Straight-line distance of two places, m; short of the way over ground by 0.1 % at 1,000 km. */
export function distanceBetween(from: Place, to: Place): number {
  const [east, north, up] = enuBetween(from, to);
  return hypot3(east, north, up);
}

/** True when the place lies on the grid; beyond it the ground counts as sea. */
export function isOnGrid(grid: HeightGrid, place: Place): boolean {
  const south = grid.north - (grid.rows - 1) * grid.step;
  const width = (grid.columns - 1) * grid.step;
  return place.lat <= grid.north && place.lat >= south && wrapTwoPi(place.lon - grid.west) <= width;
}

/** Ground height, m: of the grid, 0 on a smooth ellipsoid. Below the sea counts as its surface. */
export function groundHeight(grid: HeightGrid | null, place: Place): number {
  if (grid === null) return 0;
  const height = heightAt(grid, place.lat, place.lon);
  return Number.isFinite(height) ? Math.max(0, height) : 0;
}
