/** What engagements tell the world; heard on the next tick. */
import { createTable, type Table } from '../math/table.ts';

export const commandKind = {
  /** Fire one round. */
  launch: 0,
  /** New predicted target state for a flying interceptor. */
  guide: 1,
  /** Destroy a flying interceptor: its track is lost or turned out friendly. */
  destroy: 2,
  /** Stow and drive to where its system's displacement says. */
  march: 3,
} as const;

export const commandSchema = {
  kind: 'u8',
  engagement: 'i32',
  /** Launch: the launcher's unit and the effector. March: the unit. */
  unit: 'i32',
  effector: 'i32',
  /** Target state at time `time`: ecef, m and m/s. */
  time: 'f64',
  x: 'f64',
  y: 'f64',
  z: 'f64',
  vx: 'f64',
  vy: 'f64',
  vz: 'f64',
} as const;
export type CommandTable = Table<typeof commandSchema>;

export function createCommands(): CommandTable {
  return createTable(commandSchema, 64);
}
