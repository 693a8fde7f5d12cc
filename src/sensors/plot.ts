/**
 * A plot: what a radar reports of one look. Measured values and their errors, time and sensor; never a
 * truth id. Which object a plot came from stands in a separate table that goes to the record only (and to
 * the tracker in `perception: plots`, which is the perfect-association choice of fidelity).
 */
import { createTable, type Table } from '../math/table.ts';

/** An index into the plots of one tick. */
export type PlotRow = number;

/** What the identification question brought. */
export const iffReply = { notAsked: 0, none: 1, own: 2, civil: 3 } as const;

export const plotSchema = {
  /** Time of the beam crossing, s. */
  time: 'f64',
  /** Radar index. */
  sensor: 'i32',
  /** Scan number of that radar. */
  scan: 'i32',
  /** Slant range, m; azimuth, rad clockwise from true north in [0, 2 pi); elevation, rad above horizontal. */
  range: 'f64',
  azimuth: 'f64',
  elevation: 'f64',
  /** Range rate, m/s, positive when opening; NaN where the radar does not measure it. */
  rangeRate: 'f64',
  /** 1-sigma errors of the four. */
  rangeSigma: 'f64',
  azimuthSigma: 'f64',
  elevationSigma: 'f64',
  rangeRateSigma: 'f64',
  /** Measured signal to noise, dB. */
  snrDb: 'f64',
  /** `iffReply` */
  iff: 'u8',
} as const;
export type PlotTable = Table<typeof plotSchema>;

/** Row for row beside the plots: the object behind each, or -1 for clutter. */
export const plotOriginSchema = { object: 'i32' } as const;
export type PlotOriginTable = Table<typeof plotOriginSchema>;

export function createPlots(): PlotTable {
  return createTable(plotSchema, 256);
}

export function createPlotOrigins(): PlotOriginTable {
  return createTable(plotOriginSchema, 256);
}
