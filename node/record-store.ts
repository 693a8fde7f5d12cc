/**
 * Records on disk: a folder with record.json and one Parquet file a table, which any tool that reads Parquet
 * reads. A folder appears whole or not at all, and rows keep their order.
 */
import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBResult,
  type DuckDBType,
  INTEGER,
  UINTEGER,
  UTINYINT,
} from '@duckdb/node-api';
import bindings from '@duckdb/node-bindings';
import {
  type AnyColumn,
  type ColumnType,
  columnOf,
  createRecordTables,
  type Problem,
  type RecordHeader,
  type RecordTables,
  type RunRecord,
  readHeader,
  recordSchemas,
  reserve,
  type Schema,
  type Table,
} from '../src/index.ts';
import { parquetOptions, quotedName, quotedText, withDatabase } from './database.ts';
import { fileProblem, readText, reasonOf, writeFileSafely, writeFolderSafely } from './files.ts';

export type RecordTableName = keyof RecordTables;

export const recordTableNames = Object.keys(recordSchemas) as readonly RecordTableName[];

/** Name of the file that says what the tables belong to. */
export const headerFile = 'record.json';

/** Largest header that is read, bytes: it carries the scenario's text. */
const largestHeader = 50_000_000;
/** Rows that DuckDB takes at once. */
const chunkRows = 2048;

const sqlTypes: Readonly<Record<ColumnType, { name: string; type: DuckDBType }>> = {
  f64: { name: 'DOUBLE', type: DOUBLE },
  i32: { name: 'INTEGER', type: INTEGER },
  u32: { name: 'UINTEGER', type: UINTEGER },
  u8: { name: 'UTINYINT', type: UTINYINT },
};

export type AnyTable = Table<Schema>;

/** Rows of a table as typed values, one array a column, from `start` up to `end`. */
function sliceOf(table: AnyTable, start: number, end: number): ArrayLike<number>[] {
  return table.columns.map((name) => columnOf(table, name).subarray(start, end));
}

async function loadTable(connection: DuckDBConnection, name: string, table: AnyTable): Promise<void> {
  const columns = table.columns.map(
    (column) => `${quotedName(column)} ${sqlTypes[table.schema[column]!].name}`,
  );
  await connection.run(`CREATE TABLE ${quotedName(name)} (${columns.join(', ')})`);
  const types = table.columns.map((column) => sqlTypes[table.schema[column]!].type);
  const appender = await connection.createAppender(name);
  for (let start = 0; start < table.count; start += chunkRows) {
    const end = Math.min(start + chunkRows, table.count);
    const chunk = DuckDBDataChunk.create(types, end - start);
    sliceOf(table, start, end).forEach((values, column) => {
      chunk.setColumnValues(column, values as number[]);
    });
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

/** Write a record; the folder is there, complete, when this is done, and not before. */
export async function writeRecord(folder: string, record: RunRecord): Promise<void> {
  await writeFolderSafely(folder, async (temporary) => {
    await withDatabase([temporary], async (connection) => {
      for (const name of recordTableNames) {
        await loadTable(connection, name, record.tables[name] as unknown as AnyTable);
        const file = quotedText(join(temporary, `${name}.parquet`));
        await connection.run(`COPY ${quotedName(name)} TO ${file} (${parquetOptions})`);
        await connection.run(`DROP TABLE ${quotedName(name)}`);
      }
    });
    writeFileSafely(join(temporary, headerFile), `${JSON.stringify(record.header, null, 2)}\n`);
  });
}

export interface StoredHeader {
  readonly header: RecordHeader | null;
  readonly problem: Problem | null;
}

/** The header of the record in this folder. */
export function readRecordHeader(folder: string): StoredHeader {
  const path = join(folder, headerFile);
  const read = readText(path, largestHeader);
  if (read.problem) return { header: null, problem: read.problem };
  try {
    const header = readHeader(JSON.parse(read.value));
    if (typeof header !== 'string') return { header, problem: null };
    return { header: null, problem: fileProblem(path, header) };
  } catch (error) {
    return { header: null, problem: fileProblem(path, reasonOf(error)) };
  }
}

/** What is wrong with the columns of a file; empty where they are those of the table. */
export async function columnFault(
  connection: DuckDBConnection,
  file: string,
  table: AnyTable,
): Promise<string> {
  const described = await connection.runAndReadAll(
    `DESCRIBE SELECT * FROM read_parquet(${quotedText(file)})`,
  );
  const found = described.getRowObjects().map((row) => `${row.column_name} ${row.column_type}`);
  const expected = table.columns.map((name) => `${name} ${sqlTypes[table.schema[name]!].name}`);
  return found.join() === expected.join()
    ? ''
    : `columns ${expected.join(', ')} expected, ${found.join(', ')} found`;
}

/**
 * Copy a column of a block into `column` from row `start` on. Read as DuckDB holds it, since values handed out one by
 * one cost more than all the rest of an export; a column with nulls, which we never write, goes the slow way and has 0 there.
 */
function copyColumn(chunk: DuckDBDataChunk, index: number, column: AnyColumn, start: number): void {
  const vector = bindings.data_chunk_get_vector(chunk.chunk, index);
  const count = chunk.rowCount;
  if (bindings.vector_get_validity(vector, Math.ceil(count / 64) * 8)) {
    column.set(chunk.getColumnValues(index) as number[], start);
    return;
  }
  const size = column.BYTES_PER_ELEMENT;
  const bytes = new Uint8Array(column.buffer, column.byteOffset + start * size, count * size);
  bytes.set(bindings.vector_get_data(vector, count * size));
}

/** Append the next block of a result; whether there was one. */
export async function appendChunk(result: DuckDBResult, table: AnyTable): Promise<boolean> {
  const chunk = await result.fetchChunk();
  if (!chunk || chunk.rowCount === 0) return false;
  reserve(table, chunk.rowCount);
  const start = table.count;
  table.count += chunk.rowCount;
  table.columns.forEach((name, column) => {
    copyColumn(chunk, column, columnOf(table, name), start);
  });
  return true;
}

async function fillTable(connection: DuckDBConnection, file: string, table: AnyTable): Promise<string> {
  const fault = await columnFault(connection, file, table);
  if (fault) return fault;
  const result = await connection.stream(`SELECT * FROM read_parquet(${quotedText(file)})`);
  while (await appendChunk(result, table));
  return '';
}

export interface StoredRecord {
  readonly record: RunRecord | null;
  readonly problems: readonly Problem[];
}

/** The record in this folder, or what keeps it from being read. */
export async function readRecord(folder: string): Promise<StoredRecord> {
  const { header, problem } = readRecordHeader(folder);
  if (!header) return { record: null, problems: [problem!] };
  const tables = createRecordTables();
  const problems: Problem[] = [];
  await withDatabase([folder], async (connection) => {
    for (const name of recordTableNames) {
      const file = join(resolve(folder), `${name}.parquet`);
      if (!existsSync(file)) {
        problems.push(fileProblem(file, 'no such file or folder'));
        continue;
      }
      try {
        const fault = await fillTable(connection, file, tables[name] as unknown as AnyTable);
        if (fault) problems.push(fileProblem(file, fault));
      } catch (error) {
        problems.push(fileProblem(file, reasonOf(error)));
      }
    }
  });
  if (problems.length > 0) return { record: null, problems };
  return { record: { header, tables }, problems };
}

/** One table of a stored record as a Parquet or CSV file. */
export async function exportTable(
  folder: string,
  name: RecordTableName,
  format: 'csv' | 'parquet',
  file: string,
): Promise<void> {
  const target = resolve(file);
  const columns = format === 'csv' ? '*, true AS simulated' : '*';
  const options = format === 'csv' ? 'FORMAT csv, HEADER true, USE_TMP_FILE true' : parquetOptions;
  await withDatabase([folder, join(target, '..')], async (connection) => {
    const source = quotedText(join(resolve(folder), `${name}.parquet`));
    await connection.run(
      `COPY (SELECT ${columns} FROM read_parquet(${source})) TO ${quotedText(target)} (${options})`,
    );
  });
}

export interface ListedRecord {
  /** Name of its folder, and of the record in addresses. */
  readonly id: string;
  readonly folder: string;
  readonly header: RecordHeader;
}

/** The records in this folder (or the folder itself, where it is one), by name. */
export function listRecords(folder: string): ListedRecord[] {
  const own = existsSync(join(folder, headerFile));
  const folders = own ? [resolve(folder)] : subfoldersOf(folder);
  const records: ListedRecord[] = [];
  for (const candidate of folders) {
    const { header } = readRecordHeader(candidate);
    if (header) records.push({ id: candidate.split(/[\\/]/).at(-1)!, folder: candidate, header });
  }
  return records;
}

function subfoldersOf(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.') && !name.includes('.tmp-'))
      .map((name) => resolve(folder, name))
      .filter((path) => lstatSync(path).isDirectory())
      .sort();
  } catch {
    return [];
  }
}
