/** A record as the files that a server sends. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { type RecordTables, type RunRecord, recordSchemas } from '../../src/record/record.ts';

const types = { f64: 'DOUBLE', i32: 'INTEGER', u32: 'UINTEGER', u8: 'UTINYINT' } as const;

/** Write record.json and one Snappy Parquet file a table into `folder`. */
export async function writeParquetFolder(folder: string, record: RunRecord): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'record.json'), JSON.stringify(record.header));
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  for (const name of Object.keys(recordSchemas) as (keyof RecordTables)[]) {
    const schema = recordSchemas[name] as Record<string, keyof typeof types>;
    const table = record.tables[name] as unknown as Record<string, Float64Array> & { count: number };
    const columns = Object.keys(schema);
    await connection.run(
      `CREATE TABLE "${name}" (${columns.map((column) => `"${column}" ${types[schema[column]!]}`).join(', ')})`,
    );
    const appender = await connection.createAppender(name);
    for (let row = 0; row < table.count; row++) {
      for (const column of columns) {
        const value = table[column]![row]!;
        if (schema[column] === 'f64') appender.appendDouble(value);
        else if (schema[column] === 'i32') appender.appendInteger(value);
        else if (schema[column] === 'u32') appender.appendUInteger(value);
        else appender.appendUTinyInt(value);
      }
      appender.endRow();
    }
    appender.closeSync();
    await connection.run(
      `COPY "${name}" TO '${join(folder, `${name}.parquet`)}' (FORMAT parquet, COMPRESSION snappy)`,
    );
  }
  connection.closeSync();
}
