/**
 * What stands around one antenna, worked out once: most questions about masking are then answered by a look-up.
 *
 * The surroundings are cut into narrow sectors and rings one grid step wide (geo/survey-skyline.ts). For each the ground
 * is bounded from both sides, and with it the slope under which the antenna sees the ground out to that ring. An object
 * above the upper bound is free; one below the lower bound is hidden, since every ray has a sample in every ring that
 * it crosses. What lies between goes to `isMasked`. So the answer is always that of `isMasked`; only the cost differs.
 *
 * Slope: rise over the tangent plane of the antenna divided by the distance along it, over the effective Earth, which is
 * ((h - h0) / (R + h) - (1 - cos phi)) / sin phi with phi the effective angle. A ray has one slope all along.
 * Source of the running greatest slope: Franklin, Ray, Mehta, "Geometric algorithms for siting of air defense missile
 * batteries", Battelle, 1994 (R2 and R3); the two-sided bound is this project's: docs/decisions/0011.
 */
import { cos, sin } from '../math/elementary.ts';
import { isMasked } from './masking.ts';
import type { Pyramid } from './pyramid.ts';
import type { HeightGrid } from './terrain.ts';

export interface Skyline {
  readonly grid: HeightGrid;
  readonly pyramid: Pyramid;
  /** The antenna: rad, and m above sea level. */
  readonly lat: number;
  readonly lon: number;
  readonly height: number;
  readonly sinLat: number;
  readonly cosLat: number;
  readonly effectiveRadius: number;
  /** Effective over true radius: a true angle is this times its effective angle. */
  readonly stretch: number;
  /** Sectors go clockwise from north, evenly by `turnOf`; ring i reaches from i to i+1 grid steps (sine of the angle). */
  readonly sectors: number;
  readonly rings: number;
  /**
   * By sector, then ring: a slope that no ground out to this ring exceeds, and one that each ray meets or exceeds out to it.
   * Infinity and -Infinity where nothing is known.
   */
  readonly upper: Float32Array;
  readonly lower: Float32Array;
}

/** Nearer than this the ground is not bounded by rings, grid steps; there `isMasked` is asked. */
export const NEAR_RINGS = 4;

/** Azimuth of (east, north), clockwise from north, on a scale from 0 to 4 that needs no trigonometry: a quarter for each 1. */
export function turnOf(east: number, north: number): number {
  const e = Math.abs(east);
  const n = Math.abs(north);
  const around = e + n;
  if (east >= 0) return north >= 0 ? e / around : 1 + n / around;
  return north < 0 ? 2 + e / around : 3 + n / around;
}

/**
 * Slope of a height `rise` metres above the antenna, at radius `r` (m) and an effective angle given by its sine and by
 * one minus its cosine.
 */
export function slopeOf(rise: number, r: number, sine: number, versine: number): number {
  return (rise / r - versine) / sine;
}

let rowLat = Number.NaN;
let rowSine = 0;
let rowCosine = 1;

/**
 * Whether the Earth or its terrain hides an object from the antenna: the answer of `isMasked`.
 *
 * Quick where questions come row by row, the latitude kept. Angles go through short series, exact to 1e-9 of the angle
 * up to 0.2 rad, far inside the room that the bounds leave; farther away and in the rings next to the antenna
 * `isMasked` is asked at once.
 */
export function isBehindSkyline(skyline: Skyline, lat: number, lon: number, height: number): boolean {
  const { rings } = skyline;
  if (lat !== rowLat) {
    rowLat = lat;
    rowSine = sin(lat);
    rowCosine = cos(lat);
  }
  const apart = lon - skyline.lon;
  const along = rowCosine * cos(apart);
  const east = rowCosine * sin(apart);
  const north = skyline.cosLat * rowSine - skyline.sinLat * along;
  const away = Math.sqrt(east * east + north * north);
  const ring = Math.floor(away / skyline.grid.step);
  const isOpposite = skyline.sinLat * rowSine + skyline.cosLat * along < 0;
  if (ring > NEAR_RINGS && ring < rings && !isOpposite) {
    const rise = height - skyline.height;
    const square = away * away;
    const angle = (away * (1 + square * (1 / 6 + square * (3 / 40 + square * (15 / 336))))) / skyline.stretch;
    const half = (angle * angle) / 4;
    const halfSine = (angle / 2) * (1 - (half / 6) * (1 - (half / 20) * (1 - half / 42)));
    const versine = 2 * halfSine * halfSine;
    const sine = 2 * halfSine * Math.sqrt(1 - halfSine * halfSine);
    const slope = slopeOf(rise, skyline.effectiveRadius + height, sine, versine);
    const sector = Math.min(skyline.sectors - 1, Math.floor((turnOf(east, north) / 4) * skyline.sectors));
    const at = sector * rings + ring;
    if (slope > skyline.upper[at]!) return false;
    if (slope < skyline.lower[at - 1]!) return true;
  }
  const { grid, pyramid, effectiveRadius } = skyline;
  return isMasked(grid, pyramid, skyline.lat, skyline.lon, skyline.height, lat, lon, height, effectiveRadius);
}
