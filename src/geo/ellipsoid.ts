/** WGS-84, the only ellipsoid. Source: NIMA TR8350.2, third edition, 2000, tables 3.1, 3.3 and 3.4. */
export const WGS84 = {
  /** Semi-major axis, m (defining). */
  a: 6378137,
  /** Flattening (defining). */
  f: 1 / 298.257223563,
  /** Semi-minor axis, m (derived). */
  b: 6356752.314245179,
  /** First eccentricity squared (derived). */
  e2: 0.0066943799901413165,
  /** Second eccentricity squared (derived). */
  ep2: 0.006739496742276434,
  /** Gravitational constant with atmosphere, m^3/s^2 (defining). */
  gm: 3.986004418e14,
  /** Rotation rate, rad/s (defining). */
  rotation: 7.292115e-5,
  /** Second zonal harmonic J2 (derived). */
  j2: 1.08262982e-3,
} as const;

/** Mean radius (2a + b) / 3 used where a textbook formula wants a sphere, m. Source: Moritz, GRS 80. */
export const MEAN_RADIUS = 6371008.7714;
