/** SHA-256 of the canonical record: the one number that says two runs were the same. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { columnOf, type Schema, type Table } from '../math/table.ts';
import { type RecordTables, recordSchemas } from './record.ts';

const CANONICAL_NAN = Number.NaN;

/**
 * Make every number of a float column canonical: one NaN, no negative zero. Done once when a record is
 * closed, so that what is stored is what was hashed.
 */
function canonise(column: Float64Array): void {
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!;
    if (value === 0) column[i] = 0;
    else if (Number.isNaN(value)) column[i] = CANONICAL_NAN;
  }
}

/**
 * Hash of all tables in the order of `recordSchemas`: name, row count, then each column's little-endian
 * bytes, after the seed. Lower-case hexadecimal.
 */
export function hashRecord(tables: RecordTables, seed: number): string {
  const hash = sha256.create();
  hash.update(utf8ToBytes(`sudarshan/record/1 seed ${seed}\n`));
  for (const name of Object.keys(recordSchemas) as (keyof RecordTables)[]) {
    const table = tables[name] as unknown as Table<Schema>;
    hash.update(utf8ToBytes(`${name} ${table.count}\n`));
    for (const column of table.columns) {
      const values = columnOf(table, column);
      if (values instanceof Float64Array) canonise(values);
      hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    }
  }
  return bytesToHex(hash.digest());
}
