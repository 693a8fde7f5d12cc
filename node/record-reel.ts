/** A stored record told frame by frame, with no more of it in memory than a few blocks of each table. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DuckDBConnection, DuckDBResult } from '@duckdb/node-api';
import {
  columnOf,
  createTable,
  type Frame,
  type Problem,
  type RecordHeader,
  type RecordTables,
  type ReelHead,
  type Rows,
  recordSchemas,
} from '../src/index.ts';
import { quotedText, withDatabase } from './database.ts';
import { fileProblem, reasonOf } from './files.ts';
import { type AnyTable, appendChunk, columnFault, readRecordHeader } from './record-store.ts';

type TableName = keyof RecordTables;

/** A window that slides over a table on disk. */
interface Window {
  readonly table: AnyTable;
  readonly result: DuckDBResult;
  /** Number, in the file, of the window's first row. */
  base: number;
}

/** Drop the rows before `start` (as numbered in the file). */
function dropBefore({ table }: Window, rows: number): void {
  if (rows <= 0) return;
  for (const name of table.columns) columnOf(table, name).copyWithin(0, rows, table.count);
  table.count -= rows;
}

/** Rows `start` up to `end` of the file, `end` below zero meaning all that is left. */
async function rowsOf(window: Window, start: number, end: number): Promise<Rows<AnyTable>> {
  const { table } = window;
  const isWhole = () => end >= 0 && window.base + table.count >= end;
  if (!isWhole()) {
    const past = Math.min(start - window.base, table.count);
    dropBefore(window, past);
    window.base += past;
    while (!isWhole() && (await appendChunk(window.result, table)));
  }
  return { table, start: start - window.base, end: end < 0 ? table.count : end - window.base };
}

function emptyTable<N extends TableName>(name: N): RecordTables[N] {
  return createTable(recordSchemas[name], 4096) as unknown as RecordTables[N];
}

/** Tables that frames are cut from, with the column of `frames` that says where each begins. */
const framed = {
  objects: 'objectsStart',
  tracks: 'tracksStart',
  units: 'unitsStart',
  plots: 'plotsStart',
  events: 'eventsStart',
} as const satisfies Partial<Record<TableName, keyof RecordTables['frames']>>;
type FramedName = keyof typeof framed;

/** What a task learns of a stored record: its head, and as many walks over its frames as it asks for. */
export interface StoredReel {
  readonly head: ReelHead;
  readonly frames: () => AsyncGenerator<Frame>;
  /** How many frames there are. */
  readonly count: number;
}

async function* walk(
  connect: () => Promise<DuckDBConnection>,
  fileOf: (name: TableName) => string,
  frames: RecordTables['frames'],
): AsyncGenerator<Frame> {
  const connections: DuckDBConnection[] = [];
  const windows = {} as Record<FramedName, Window>;
  try {
    for (const name of Object.keys(framed) as FramedName[]) {
      const connection = await connect();
      connections.push(connection);
      const result = await connection.stream(`SELECT * FROM read_parquet(${quotedText(fileOf(name))})`);
      windows[name] = { table: emptyTable(name) as unknown as AnyTable, result, base: 0 };
    }
    for (let f = 0; f < frames.count; f++) {
      const cut = {} as Record<FramedName, Rows<AnyTable>>;
      for (const name of Object.keys(framed) as FramedName[]) {
        const starts = frames[framed[name]] as Int32Array;
        cut[name] = await rowsOf(windows[name], starts[f]!, f + 1 < frames.count ? starts[f + 1]! : -1);
      }
      yield { time: frames.time[f]!, ...(cut as unknown as Omit<Frame, 'time'>) };
    }
  } finally {
    for (const connection of connections) connection.closeSync();
  }
}

async function load<N extends TableName>(
  connection: DuckDBConnection,
  fileOf: (name: TableName) => string,
  name: N,
): Promise<RecordTables[N]> {
  const table = emptyTable(name);
  const result = await connection.stream(`SELECT * FROM read_parquet(${quotedText(fileOf(name))})`);
  while (await appendChunk(result, table as unknown as AnyTable));
  return table;
}

/** The first thing wrong with the files of a record, or null. */
async function faultOf(
  connection: DuckDBConnection,
  fileOf: (name: TableName) => string,
): Promise<Problem | null> {
  for (const name of ['frames', 'objectList', ...Object.keys(framed)] as TableName[]) {
    const file = fileOf(name);
    if (!existsSync(file)) return fileProblem(file, 'no such file or folder');
    try {
      const fault = await columnFault(connection, file, emptyTable(name) as unknown as AnyTable);
      if (fault) return fileProblem(file, fault);
    } catch (error) {
      return fileProblem(file, reasonOf(error));
    }
  }
  return null;
}

/** Open the record in this folder for the time of one task; a problem where it cannot be read. */
export async function withReel(
  folder: string,
  task: (reel: StoredReel) => Promise<void>,
): Promise<Problem | null> {
  const { header, problem } = readRecordHeader(folder);
  if (!header) return problem;
  const fileOf = (name: TableName): string => join(resolve(folder), `${name}.parquet`);
  return withDatabase([folder], async (connection, connect) => {
    const fault = await faultOf(connection, fileOf);
    if (fault) return fault;
    const frames = await load(connection, fileOf, 'frames');
    const objectList = await load(connection, fileOf, 'objectList');
    const head = { header: header as RecordHeader, objectList };
    await task({ head, frames: () => walk(connect, fileOf, frames), count: frames.count });
    return null;
  });
}
