/** A stored record told frame by frame, with no more of it in memory than a few blocks of each table. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DuckDBConnection, DuckDBResult } from '@duckdb/node-api';
import {
  columnOf,
  createTable,
  type Frame,
  type FramedName,
  type Problem,
  type Reads,
  type RecordHeader,
  type RecordTables,
  type ReelHead,
  type Rows,
  recordSchemas,
} from '../src/index.ts';
import { quotedName, quotedText, withDatabase } from './database.ts';
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

/** Whether the window reaches row `end` of the file; below zero stands for the last one, which only reading on can tell. */
function reaches({ base, table }: Window, end: number): boolean {
  return end >= 0 && base + table.count >= end;
}

/** Whether the window holds the rows from `start` up to `end`; where it does not, it makes room for them. */
function advance(window: Window, start: number, end: number): boolean {
  if (reaches(window, end)) return true;
  const past = Math.min(start - window.base, window.table.count);
  dropBefore(window, past);
  window.base += past;
  return false;
}

async function fill(window: Window, end: number): Promise<void> {
  while (!reaches(window, end) && (await appendChunk(window.result, window.table)));
}

/** Rows `start` up to `end` of the file, `end` below zero meaning all that is left. */
function rowsOf({ table, base }: Window, start: number, end: number): Rows<AnyTable> {
  return { table, start: start - base, end: end < 0 ? table.count : end - base };
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
} as const satisfies Record<FramedName, keyof RecordTables['frames']>;

/** What a task learns of a stored record: its head, and as many walks over its frames as it asks for. */
export interface StoredReel {
  readonly head: ReelHead;
  /** Frames with these columns; others are not read and not there, a table without any has no rows. */
  readonly frames: (reads: Reads) => AsyncGenerator<Frame>;
  /** How many frames there are. */
  readonly count: number;
}

interface Walked {
  readonly connect: () => Promise<DuckDBConnection>;
  readonly fileOf: (name: TableName) => string;
  readonly frames: RecordTables['frames'];
}

async function openWindow(
  connection: DuckDBConnection,
  name: FramedName,
  columns: readonly string[],
  file: string,
): Promise<Window> {
  const schema = Object.fromEntries(
    Object.entries(recordSchemas[name]).filter(([column]) => columns.includes(column)),
  );
  const names = Object.keys(schema).map(quotedName).join(', ');
  const result = await connection.stream(`SELECT ${names} FROM read_parquet(${quotedText(file)})`);
  return { table: createTable(schema, 4096), result, base: 0 };
}

function emptyRows(name: FramedName): Rows<AnyTable> {
  return { table: emptyTable(name) as unknown as AnyTable, start: 0, end: 0 };
}

async function* walk({ connect, fileOf, frames }: Walked, reads: Reads): AsyncGenerator<Frame> {
  const connections: DuckDBConnection[] = [];
  const windows = new Map<FramedName, Window>();
  const cut = {} as Record<FramedName, Rows<AnyTable>>;
  for (const name of Object.keys(framed) as FramedName[]) cut[name] = emptyRows(name);
  try {
    for (const [name, columns] of Object.entries(reads) as [FramedName, readonly string[]][]) {
      const connection = await connect();
      connections.push(connection);
      windows.set(name, await openWindow(connection, name, columns, fileOf(name)));
    }
    for (let f = 0; f < frames.count; f++) {
      for (const [name, window] of windows) {
        const starts = frames[framed[name]] as Int32Array;
        const end = f + 1 < frames.count ? starts[f + 1]! : -1;
        if (!advance(window, starts[f]!, end)) await fill(window, end);
        cut[name] = rowsOf(window, starts[f]!, end);
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
    await task({ head, frames: (reads) => walk({ connect, fileOf, frames }, reads), count: frames.count });
    return null;
  });
}
