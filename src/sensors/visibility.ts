/** What the Earth hides from a radar: its curve, then its ground. */
import { geodeticFromEcef, heightFromEcef } from '../geo/frames.ts';
import { isHeightAboveHorizon } from '../geo/horizon.ts';
import { isMasked } from '../geo/masking.ts';
import { createPyramid, type Pyramid } from '../geo/pyramid.ts';
import { type HeightGrid, heightAt } from '../geo/terrain.ts';

/** Ground that can hide objects. */
export interface Ground {
  readonly grid: HeightGrid;
  readonly pyramid: Pyramid;
}

/** The ground of a scenario made ready for masking, or null for a smooth Earth. */
export function groundFrom(terrain: HeightGrid | null): Ground | null {
  return terrain === null ? null : { grid: terrain, pyramid: createPyramid(terrain) };
}

/** A point that looks: latitude and longitude (rad), height above the ellipsoid (m), and above the ground at least that. */
export interface Viewpoint {
  lat: number;
  lon: number;
  height: number;
  /** Height used against the ground, m: never lower than the antenna above the grid's own ground. */
  heightOverGround: number;
}

const geodetic = new Float64Array(3);

/** Where a point in ecef (m), whose antenna stands `mast` metres above the ground, looks from. */
export function takeViewpoint(
  ground: Ground | null,
  mast: number,
  x: number,
  y: number,
  z: number,
  out: Viewpoint,
): void {
  geodeticFromEcef(x, y, z, geodetic);
  out.lat = geodetic[0]!;
  out.lon = geodetic[1]!;
  out.height = geodetic[2]!;
  const least = ground === null ? out.height : heightAt(ground.grid, out.lat, out.lon) + mast;
  out.heightOverGround = Math.max(out.height, least);
}

/**
 * Whether an object at ecef (x, y, z), `distance` metres away, stands above the radio horizon of the smooth 4/3 Earth.
 * No trigonometry. Diffraction, ducting and the lobes of the sea surface are left out; validity, error and
 * source: geo/horizon.ts.
 */
export function clearsHorizon(from: Viewpoint, distance: number, x: number, y: number, z: number): boolean {
  return isHeightAboveHorizon(distance, from.heightOverGround, heightFromEcef(x, y, z));
}

/**
 * Whether no ground stands between a viewpoint and an object at ecef (x, y, z); always on a smooth Earth.
 *
 * An antenna whose site lies below the grid's ground (grids are coarse) is lifted onto it; an object in that case
 * is not. Costs some microseconds, so it comes last. Validity, error and source: geo/masking.ts.
 */
export function clearsGround(
  ground: Ground | null,
  from: Viewpoint,
  x: number,
  y: number,
  z: number,
): boolean {
  if (ground === null) return true;
  geodeticFromEcef(x, y, z, geodetic);
  return clearsGroundAt(ground, from, geodetic[0]!, geodetic[1]!, geodetic[2]!);
}

/** The same for a place given by latitude and longitude, rad, and height above the ellipsoid, m. */
export function clearsGroundAt(
  ground: Ground | null,
  from: Viewpoint,
  lat: number,
  lon: number,
  height: number,
): boolean {
  if (ground === null) return true;
  return !isMasked(ground.grid, ground.pyramid, from.lat, from.lon, from.heightOverGround, lat, lon, height);
}
