/** The closed minimum-energy trajectory: first guess and check of the integrated one. */
import { MEAN_RADIUS, WGS84 } from '../geo/ellipsoid.ts';
import { acos, cos, PI, sin } from '../math/elementary.ts';

/** Minimum-energy trajectory over a sphere that does not turn: speeds m/s, angles rad, lengths m, times s. */
export interface MinimumEnergy {
  readonly speed: number;
  readonly elevation: number;
  readonly apogee: number;
  readonly flightTime: number;
}

/**
 * The closed minimum-energy form between two points of a sphere `range` metres of arc apart.
 *
 * With A the range angle: v^2 = (2 mu / R) sin(A/2) / (1 + sin(A/2)), elevation (pi - A) / 4,
 * apogee (R/2)(sin(A/2) + cos(A/2) - 1); time by Kepler's equation over the arc about apogee.
 * Source: Bate, Mueller, White, Fundamentals of Astrodynamics, 1971, section 6.2.
 */
export function minimumEnergy(range: number, radius: number = MEAN_RADIUS): MinimumEnergy {
  const half = range / (2 * radius);
  const s = sin(half);
  const speed = Math.sqrt(((2 * WGS84.gm) / radius) * (s / (1 + s)));
  const elevation = (PI - 2 * half) / 4;
  const apogee = (radius / 2) * (s + cos(half) - 1);
  const axis = (radius * (1 + s)) / 2;
  const eccentricity = (radius + apogee) / axis - 1;
  const cosE = (1 - radius / axis) / eccentricity;
  const sinE = Math.sqrt(Math.max(0, 1 - cosE * cosE));
  const anomaly = acos(cosE);
  const motion = Math.sqrt(WGS84.gm / (axis * axis * axis));
  return { speed, elevation, apogee, flightTime: (2 * (PI - anomaly + eccentricity * sinE)) / motion };
}

/**
 * Speed, m/s, with which a body leaves the ground to rise `height` metres straight up, without air: from its energy.
 * Source: Bate, Mueller, White, Fundamentals of Astrodynamics, 1971, section 1.4.
 */
export function verticalSpeed(height: number, radius: number = MEAN_RADIUS): number {
  return Math.sqrt(2 * WGS84.gm * (1 / radius - 1 / (radius + height)));
}
