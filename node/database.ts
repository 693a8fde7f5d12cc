/** DuckDB for the time of one task, and how the house writes Parquet with it. */
import { resolve } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { NOTICE } from '../src/index.ts';

/** A text as SQL writes it. */
export function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as SQL writes it. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * A private database for the time of one task. One thread, so that rows keep their order and sums their
 * value; it may touch these folders only and loads nothing. A task that reads several results at once asks for
 * further connections.
 */
export async function withDatabase<T>(
  folders: readonly string[],
  task: (connection: DuckDBConnection, connect: () => Promise<DuckDBConnection>) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    const allowed = folders.map((folder) => quotedText(resolve(folder))).join(', ');
    await connection.run(`SET allowed_directories = [${allowed}]`);
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
    return await task(connection, () => instance.connect());
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Snappy, since browsers read it without more code; the notice goes with the file. */
export const parquetOptions = `FORMAT parquet, COMPRESSION snappy, USE_TMP_FILE true, KV_METADATA {notice: ${quotedText(NOTICE)}}`;
