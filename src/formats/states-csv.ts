/** Tracks and truth as CSV text. A row that cannot be read is counted and left out, never guessed. */
import { appendRow, createTable, type Table } from '../math/table.ts';
import { cellNumber } from './csv-cells.ts';

/** States of tracks or of truth over time, in rows by time; covariances NaN where not given. */
export const stateRowSchema = {
  time: 'f64',
  id: 'i32',
  x: 'f64',
  y: 'f64',
  z: 'f64',
  vx: 'f64',
  vy: 'f64',
  vz: 'f64',
  pxx: 'f64',
  pxy: 'f64',
  pxz: 'f64',
  pyy: 'f64',
  pyz: 'f64',
  pzz: 'f64',
} as const;
export type StateRowTable = Table<typeof stateRowSchema>;

export function createStateRows(): StateRowTable {
  return createTable(stateRowSchema, 1024);
}

const stateColumns = ['t', 'id', 'x', 'y', 'z', 'vx', 'vy', 'vz', 'Pxx', 'Pxy', 'Pxz', 'Pyy', 'Pyz', 'Pzz'];

/** Rows of a tracks or truth text, in its order, and the number of rows that could not be read; or a sentence. */
export function parseStates(text: string): { rows: StateRowTable; malformed: number } | string {
  const lines = text.split('\n');
  const header = (lines[0] ?? '').trim().split(',');
  const at = stateColumns.map((name) => header.indexOf(name));
  for (let c = 0; c < 8; c++) if (at[c]! < 0) return `column ${stateColumns[c]} is missing`;
  const rows = createStateRows();
  let malformed = 0;
  for (let line = 1; line < lines.length; line++) {
    const cells = lines[line]!.trim().split(',');
    if (cells.length === 1 && cells[0] === '') continue;
    const values = at.map((column) => cellNumber(column < 0 ? undefined : cells[column]));
    if (values.slice(0, 8).some((value) => !Number.isFinite(value))) {
      malformed++;
      continue;
    }
    const row = appendRow(rows);
    for (const [c, name] of rows.columns.entries()) rows[name][row] = values[c]!;
  }
  return { rows, malformed };
}

/** The CSV text of tracks, with covariance columns. */
export function printTracks(rows: StateRowTable): string {
  const lines = [stateColumns.join(',')];
  for (let row = 0; row < rows.count; row++) {
    const cells = [rows.time[row]!.toFixed(4), String(rows.id[row]!)];
    for (const name of ['x', 'y', 'z', 'vx', 'vy', 'vz'] as const) cells.push(rows[name][row]!.toFixed(2));
    for (const name of ['pxx', 'pxy', 'pxz', 'pyy', 'pyz', 'pzz'] as const) {
      cells.push(rows[name][row]!.toFixed(1));
    }
    lines.push(cells.join(','));
  }
  return `${lines.join('\n')}\n`;
}
