/** A small record with odd values in every column type, for tests of what stores and shows records. */
import { createRecordTables, NOTICE, type RunRecord } from '../src/index.ts';
import { appendRow, type Schema, type Table } from '../src/math/table.ts';

const odd: Readonly<Record<string, readonly number[]>> = {
  f64: [0, 1 / 3, -1e-300, Number.NaN, 1.7976931348623157e308, Number.NEGATIVE_INFINITY, 2 ** 53 + 2],
  i32: [0, -1, 2147483647, -2147483648, 5, 6, 7],
  u32: [0, 1, 4294967295, 3, 4, 5, 6],
  u8: [0, 255, 2, 3, 4, 5, 6],
};

function fill(table: Table<Schema>, rows: number): void {
  for (let row = 0; row < rows; row++) {
    appendRow(table);
    table.columns.forEach((name, column) => {
      const values = odd[table.schema[name]!]!;
      (table as unknown as Record<string, number[]>)[name]![row] = values[(row + column) % values.length]!;
    });
  }
}

/** Tables of different lengths, one of them longer than a block of the store, one empty. */
export function sampleRecord(): RunRecord {
  const tables = createRecordTables();
  Object.entries(tables).forEach(([name, table], index) => {
    fill(table as unknown as Table<Schema>, name === 'assets' ? 0 : name === 'objects' ? 5000 : 3 + index);
  });
  return {
    header: {
      format: 'sudarshan/record/1',
      notice: NOTICE,
      engine: 'test',
      scenario: "a 'quoted' name",
      description: 'made by a test',
      scenarioText: 'name: x\n',
      seed: 7,
      epoch: '2025-05-28T00:00:00Z',
      step: 0.5,
      duration: 10,
      recordPeriod: 2,
      terrain: { relief: 'flat', name: '', sha256: '' },
      perception: 'tracks',
      simulatedSeconds: 10,
      hash: 'ab'.repeat(32),
      assumptions: [],
      sources: [],
      assets: [],
      units: [],
      radars: [],
      fireUnits: [],
      launchers: [],
      systems: [],
      effectors: [],
      classes: [],
      flights: [],
      channelLimits: [],
    },
    tables,
  };
}
