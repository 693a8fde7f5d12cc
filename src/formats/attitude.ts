/** Which way a body points that flies along its velocity with level wings, as turns from the axes of the Earth. */
import { enuAxes } from '../geo/frames.ts';
import { asin, atan2, cos, hypot3, sin } from '../math/elementary.ts';

const axes = new Float64Array(9);

/**
 * Psi, theta and phi, rad: turns about z, y and x, in this order, that bring the axes of ecef onto the body's axes
 * (x forward, y right, z down).
 *
 * Forward is the velocity; without one it is north. Right is level.
 * @param lat, lon  geodetic, rad
 * @param vx, vy, vz  in ecef, m/s
 * Source: IEEE Std 1278.1-2012, 1.6.3 "world and entity coordinate systems".
 */
export function attitudeFromVelocity(
  lat: number,
  lon: number,
  vx: number,
  vy: number,
  vz: number,
  out: Float64Array,
): void {
  enuAxes(lat, lon, axes);
  const speed = hypot3(vx, vy, vz);
  const isStill = speed < 1e-6;
  const fx = isStill ? axes[3]! : vx / speed;
  const fy = isStill ? axes[4]! : vy / speed;
  const fz = isStill ? axes[5]! : vz / speed;
  // right = forward x up, made level; straight up or down it is east
  let rx = fy * axes[8]! - fz * axes[7]!;
  let ry = fz * axes[6]! - fx * axes[8]!;
  let rz = fx * axes[7]! - fy * axes[6]!;
  const level = hypot3(rx, ry, rz);
  const isUpright = level < 1e-9;
  rx = isUpright ? axes[0]! : rx / level;
  ry = isUpright ? axes[1]! : ry / level;
  rz = isUpright ? axes[2]! : rz / level;
  const dz = fx * ry - fy * rx;
  out[0] = atan2(fy, fx);
  out[1] = -asin(fz);
  out[2] = atan2(rz, dz);
}

/** The body's forward, right and down axes in ecef of three turns; inverse of `attitudeFromVelocity`. */
export function bodyAxes(psi: number, theta: number, phi: number, out: Float64Array): void {
  const [sinPsi, cosPsi, sinTheta, cosTheta] = [sin(psi), cos(psi), sin(theta), cos(theta)];
  const [sinPhi, cosPhi] = [sin(phi), cos(phi)];
  out[0] = cosTheta * cosPsi;
  out[1] = cosTheta * sinPsi;
  out[2] = -sinTheta;
  out[3] = sinPhi * sinTheta * cosPsi - cosPhi * sinPsi;
  out[4] = sinPhi * sinTheta * sinPsi + cosPhi * cosPsi;
  out[5] = sinPhi * cosTheta;
  out[6] = cosPhi * sinTheta * cosPsi + sinPhi * sinPsi;
  out[7] = cosPhi * sinTheta * sinPsi - sinPhi * cosPsi;
  out[8] = cosPhi * cosTheta;
}
