/** A look: the beam of one radar on one object at one instant, and the geometry of that instant. */
import { createTable, type Table } from '../math/table.ts';
import type { TruthTable } from '../world/truth.ts';
import type { Antenna, Pose } from './antenna.ts';
import { clearsGround, clearsHorizon, type Ground } from './visibility.ts';

const lookSchema = {
  /** Row of the object in truth. */
  row: 'i32',
  time: 'f64',
  scan: 'i32',
  /** Number that names the draws of this look: never the same for two looks of one radar at one object. */
  key: 'i32',
} as const;
export type LookTable = Table<typeof lookSchema>;

export function createLooks(capacity: number): LookTable {
  return createTable(lookSchema, capacity);
}

/** Object relative to antenna. Position and velocity along the antenna's east, north, up, m and m/s. */
export interface Sight {
  east: number;
  north: number;
  up: number;
  velocityEast: number;
  velocityNorth: number;
  velocityUp: number;
  /** Slant range, m, and its square. */
  range: number;
  rangeSquared: number;
  /** Cosine between the object's own velocity and the line from it to the radar. */
  cosAspect: number;
  /** Where the object is, ecef m. */
  x: number;
  y: number;
  z: number;
}

export function createSight(): Sight {
  return {
    east: 0,
    north: 0,
    up: 0,
    velocityEast: 0,
    velocityNorth: 0,
    velocityUp: 0,
    range: 0,
    rangeSquared: 0,
    cosAspect: 0,
    x: 0,
    y: 0,
    z: 0,
  };
}

/**
 * Geometry of an object `before` seconds before the end of the tick, both sides moving straight.
 * Error: half the acceleration times `before` squared; 6 m for 5 g over a tick of 0.5 s.
 */
export function takeSight(pose: Pose, truth: TruthTable, row: number, before: number, out: Sight): void {
  const vx = truth.vx[row]!;
  const vy = truth.vy[row]!;
  const vz = truth.vz[row]!;
  out.x = truth.x[row]! - vx * before;
  out.y = truth.y[row]! - vy * before;
  out.z = truth.z[row]! - vz * before;
  const dx = out.x - (pose.x - pose.vx * before);
  const dy = out.y - (pose.y - pose.vy * before);
  const dz = out.z - (pose.z - pose.vz * before);
  const { axes } = pose;
  out.east = axes[0]! * dx + axes[1]! * dy + axes[2]! * dz;
  out.north = axes[3]! * dx + axes[4]! * dy + axes[5]! * dz;
  out.up = axes[6]! * dx + axes[7]! * dy + axes[8]! * dz;
  const wx = vx - pose.vx;
  const wy = vy - pose.vy;
  const wz = vz - pose.vz;
  out.velocityEast = axes[0]! * wx + axes[1]! * wy + axes[2]! * wz;
  out.velocityNorth = axes[3]! * wx + axes[4]! * wy + axes[5]! * wz;
  out.velocityUp = axes[6]! * wx + axes[7]! * wy + axes[8]! * wz;
  out.rangeSquared = dx * dx + dy * dy + dz * dz;
  out.range = Math.sqrt(out.rangeSquared);
  const speedTimesRange = Math.sqrt((vx * vx + vy * vy + vz * vz) * out.rangeSquared);
  out.cosAspect = speedTimesRange > 0 ? -(vx * dx + vy * dy + vz * dz) / speedTimesRange : 0;
}

/** Whether the beam can point there: range, elevation and azimuth limits of the radar. */
export function withinLimits(antenna: Antenna, sight: Sight): boolean {
  const { range, up, east, north } = sight;
  if (range < antenna.radar.rangeMin || range > antenna.radar.rangeMax || range === 0) return false;
  if (up < antenna.sinElevationMin * range || up > antenna.sinElevationMax * range) return false;
  if (antenna.cosHalfSector === -2) return true;
  const ground = Math.sqrt(east * east + north * north);
  return east * antenna.sectorEast + north * antenna.sectorNorth >= antenna.cosHalfSector * ground;
}

/** Whether the curve of the Earth leaves the line free; above the antenna's horizontal plane it always does. */
export function overHorizon(pose: Pose, sight: Sight): boolean {
  return sight.up > 0 || clearsHorizon(pose.view, sight.range, sight.x, sight.y, sight.z);
}

/** Whether the ground leaves the line free. */
export function overGround(pose: Pose, sight: Sight, ground: Ground | null): boolean {
  return clearsGround(ground, pose.view, sight.x, sight.y, sight.z);
}
