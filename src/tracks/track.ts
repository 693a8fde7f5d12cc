/** A track: the belief about one object, at the end of a tick. Right of the truth line. */
import { createTable, type Table } from '../math/table.ts';

/** Number of a track; never used twice in a run. */
export type TrackId = number;

export const trackStatus = { dropped: 0, tentative: 1, confirmed: 2, coasting: 3 } as const;

/** Whose the tracker believes it is. */
export const trackIdentity = { unknown: 0, own: 1, neutral: 2, hostile: 3 } as const;

export const trackSchema = {
  id: 'i32',
  /** `trackStatus` */
  status: 'u8',
  /** `trackIdentity` */
  identity: 'u8',
  /** Most probable category, code into `categories`, and its probability. */
  category: 'u8',
  categoryProbability: 'f64',
  /** Probability that there is an object at all, 0..1. */
  existence: 'f64',
  /** Times of the first plot and of the latest one, s. */
  born: 'f64',
  updated: 'f64',
  /** Radar that gave the latest plot, and the number of plots so far. */
  sensor: 'i32',
  plots: 'i32',
  /** Position, m, and velocity, m/s, in ecef, predicted to the end of the tick. */
  x: 'f64',
  y: 'f64',
  z: 'f64',
  vx: 'f64',
  vy: 'f64',
  vz: 'f64',
  /** Covariance of the position, m^2. */
  pxx: 'f64',
  pxy: 'f64',
  pxz: 'f64',
  pyy: 'f64',
  pyz: 'f64',
  pzz: 'f64',
  /** 1-sigma speed error, m/s. */
  speedSigma: 'f64',
  /** Smoothed radar cross-section estimate, m^2. */
  rcs: 'f64',
  /** 1 in the last row of a track that was dropped because the radars have no room for it. */
  crowded: 'u8',
} as const;
/** Rows are the live tracks in order of birth; a dropped track shows status 0 for one tick and is then gone. */
export type TrackTable = Table<typeof trackSchema>;

export function createTracks(): TrackTable {
  return createTable(trackSchema, 256);
}

/** Which plot of this tick fed which track; appended in the order the tracker used them. */
export const trackUpdateSchema = { track: 'i32', plot: 'i32' } as const;
export type TrackUpdateTable = Table<typeof trackUpdateSchema>;

export function createTrackUpdates(): TrackUpdateTable {
  return createTable(trackUpdateSchema, 256);
}
