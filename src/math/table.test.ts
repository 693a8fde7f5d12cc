import { describe, expect, it } from 'vitest';
import {
  appendRow,
  appendTable,
  bytesFromTable,
  clearTable,
  columnOf,
  compactRows,
  createTable,
  tableFromBytes,
} from './table.ts';

const schema = { id: 'i32', x: 'f64', flag: 'u8' } as const;

function filled(rows: number) {
  const table = createTable(schema, 2);
  for (let n = 0; n < rows; n++) {
    const row = appendRow(table);
    table.id[row] = n;
    table.x[row] = n / 4;
    table.flag[row] = n % 2;
  }
  return table;
}

describe('tables', () => {
  it('keep their rows when they grow', () => {
    const table = filled(100);
    expect(table.count).toBe(100);
    expect([...columnOf(table, 'id')]).toEqual(Array.from({ length: 100 }, (_, n) => n));
  });

  it('append zeros, also into rows that were used before', () => {
    const table = filled(5);
    clearTable(table);
    const row = appendRow(table);
    expect([table.id[row], table.x[row], table.flag[row]]).toEqual([0, 0, 0]);
  });

  it('compact in order', () => {
    const table = filled(6);
    compactRows(table, Uint8Array.from([0, 1, 0, 1, 1, 0]));
    expect([...columnOf(table, 'id')]).toEqual([1, 3, 4]);
    expect([...columnOf(table, 'x')]).toEqual([0.25, 0.75, 1]);
  });

  it('append one table to another', () => {
    const table = filled(3);
    appendTable(table, filled(2));
    expect([...columnOf(table, 'id')]).toEqual([0, 1, 2, 0, 1]);
  });

  it('survive the way through bytes', () => {
    const table = filled(7);
    const back = tableFromBytes(schema, bytesFromTable(table));
    if (typeof back === 'string') throw new Error(back);
    for (const name of table.columns) expect([...columnOf(back, name)]).toEqual([...columnOf(table, name)]);
  });

  it('say what is wrong with bytes that are no such table', () => {
    const bytes = bytesFromTable(filled(3));
    expect(tableFromBytes(schema, bytes.slice(0, 10))).toMatch(/magic/);
    expect(tableFromBytes(schema, bytes.slice(0, bytes.length - 2))).toMatch(/ends inside column flag/);
    expect(tableFromBytes(schema, bytes.slice(0, bytes.length - 5))).toMatch(/ends before column flag/);
    expect(tableFromBytes({ id: 'i32' } as const, bytes)).toMatch(/other columns/);
    expect(tableFromBytes({ id: 'f64', x: 'f64', flag: 'u8' } as const, bytes)).toMatch(
      /id \(f64\) expected/,
    );
  });
});
