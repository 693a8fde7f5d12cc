/**
 * A sighting: what the ideal sensor of `perception: ideal` tells of an object that some radar can see at
 * this tick: its true state and answer to identification, without noise. The cheap choice for very large studies.
 */
import { createTable, type Table } from '../math/table.ts';

export const sightingSchema = {
  /** Label that stays with the object. */
  label: 'i32',
  /** The radar that saw it last as long as that sees it, else the next in turn. */
  sensor: 'i32',
  x: 'f64',
  y: 'f64',
  z: 'f64',
  vx: 'f64',
  vy: 'f64',
  vz: 'f64',
  /** Radar cross-section towards that radar, m^2. */
  rcs: 'f64',
  /** `iffReply` */
  iff: 'u8',
} as const;
export type SightingTable = Table<typeof sightingSchema>;

export function createSightings(): SightingTable {
  return createTable(sightingSchema, 256);
}
