/** A record between the worker and the page: columns are handed over whole, so nothing is copied. */
import {
  type AnyColumn,
  createTable,
  indexRecord,
  type Outcome,
  openPlayback,
  type Playback,
  type RecordTables,
  type RunRecord,
  recordSchemas,
} from '../../src/index.ts';
import type { PackedRecord, SentTable } from './messages.ts';

const names = Object.keys(recordSchemas) as (keyof RecordTables)[];

/** The record with its indices, ready to be sent, and the buffers to hand over. */
export function packRecord(
  record: RunRecord,
  outcome: Outcome | null,
): { packed: PackedRecord; buffers: ArrayBuffer[] } {
  const index = indexRecord(record);
  const tables = Object.fromEntries(names.map((name) => [name, sent(record.tables[name])])) as Record<
    keyof RecordTables,
    SentTable
  >;
  const columns = Object.values(tables).flatMap((table) => Object.values(table.columns));
  const indices = Object.values(index).filter((value): value is Int32Array<ArrayBuffer> =>
    ArrayBuffer.isView(value),
  );
  const buffers = [...columns, ...indices].map((column) => column.buffer as ArrayBuffer);
  return { packed: { header: record.header, tables, index, outcome }, buffers };
}

function sent(table: { readonly count: number; readonly columns: readonly string[] }): SentTable {
  const columns = table as unknown as Record<string, AnyColumn>;
  return {
    count: table.count,
    columns: Object.fromEntries(table.columns.map((name) => [name, columns[name]!])),
  };
}

/** The playback out of what the worker sent. */
export function unpackRecord({ header, tables, index }: PackedRecord): Playback {
  const made: Record<string, unknown> = {};
  for (const name of names) {
    const { count, columns } = tables[name];
    const capacity = Object.values(columns)[0]!.length;
    made[name] = Object.assign(createTable(recordSchemas[name], 1), columns, { count, capacity });
  }
  return openPlayback({ header, tables: made as unknown as RecordTables }, index);
}
