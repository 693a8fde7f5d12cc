/** What decisions ask of electronically steered radars: the tracks worth a look of their own, most pressing first. */
import { createTable, type Table } from '../math/table.ts';

export const dwellRequestSchema = {
  track: 'i32',
  /** Where the track is believed to be at `time`: ecef, m and m/s. */
  time: 'f64',
  x: 'f64',
  y: 'f64',
  z: 'f64',
  vx: 'f64',
  vy: 'f64',
  vz: 'f64',
  /** Filled by the sensors: radars that can point there, and those that have time for it. */
  wanted: 'i32',
  served: 'i32',
} as const;
/** Row = rank. Written by decisions, heard by the sensors on the next tick, in force until the next ones are written. */
export type DwellRequestTable = Table<typeof dwellRequestSchema>;

export function createDwellRequests(): DwellRequestTable {
  return createTable(dwellRequestSchema, 64);
}
