/** Own-force reports: what the own side knows of itself without looking. */
import { createTable, type Table } from '../math/table.ts';

/** The reported phase of a unit that stands ready: the only one in which it sees or shoots. */
export const READY_PHASE = 0;
/** The reported phase of a unit that is no more. */
export const LOST_PHASE = 4;

/** Row = unit index. */
export const unitReportSchema = {
  /** `unitPhase`: ready 0, stowing 1, marching 2, deploying 3, lost 4. */
  phase: 'u8',
  /** Position, m, and velocity, m/s, in ecef. */
  x: 'f64',
  y: 'f64',
  z: 'f64',
  vx: 'f64',
  vy: 'f64',
  vz: 'f64',
} as const;
export type UnitReportTable = Table<typeof unitReportSchema>;

/** Row = radar index: where each antenna is and how it lies. */
export const radarReportSchema = {
  /** 1 while it radiates. */
  active: 'u8',
  /** Time that the search of an electronically steered radar takes now, s; 0 where nothing is told: its period. */
  searchInterval: 'f64',
  /** Antenna in ecef (m) or in the flat frame of recorded plots (m), and its velocity, m/s. */
  x: 'f64',
  y: 'f64',
  z: 'f64',
  vx: 'f64',
  vy: 'f64',
  vz: 'f64',
  /** East, north and up unit vectors at the antenna. */
  ex: 'f64',
  ey: 'f64',
  ez: 'f64',
  nx: 'f64',
  ny: 'f64',
  nz: 'f64',
  ux: 'f64',
  uy: 'f64',
  uz: 'f64',
} as const;
export type RadarReportTable = Table<typeof radarReportSchema>;

/** Telemetry of own interceptors, one row for each that flies or ended during this tick. */
export const missileReportSchema = {
  engagement: 'i32',
  /** 1 while it flies, 0 when it ended in this tick. Whether it killed is not told: that is assessed from tracks. */
  flying: 'u8',
  /** End of flight, s; 0 while it flies. */
  ended: 'f64',
  x: 'f64',
  y: 'f64',
  z: 'f64',
  speed: 'f64',
} as const;
export type MissileReportTable = Table<typeof missileReportSchema>;

/** Row = asset index: where a moving asset is, and what is known of its damage. */
export const assetReportSchema = { damage: 'f64', x: 'f64', y: 'f64', z: 'f64' } as const;
export type AssetReportTable = Table<typeof assetReportSchema>;

export function createMissileReports(): MissileReportTable {
  return createTable(missileReportSchema, 64);
}
