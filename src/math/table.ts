/**
 * A table is columns of typed arrays with a row count: the only shape that state takes inside a run.
 * Columns are read straight off the table (`truth.x[row]`); `reserve` may replace the arrays, so a
 * kernel takes its columns after it has reserved its rows.
 */
export type ColumnType = 'f64' | 'i32' | 'u32' | 'u8';

export type Schema = Readonly<Record<string, ColumnType>>;

interface ArrayOf {
  f64: Float64Array<ArrayBuffer>;
  i32: Int32Array<ArrayBuffer>;
  u32: Uint32Array<ArrayBuffer>;
  u8: Uint8Array<ArrayBuffer>;
}

export type AnyColumn = ArrayOf[ColumnType];

export type Table<S extends Schema> = {
  readonly schema: S;
  readonly columns: readonly (keyof S & string)[];
  count: number;
  capacity: number;
} & { [K in keyof S]: ArrayOf[S[K]] };

export const bytesPerValue: Readonly<Record<ColumnType, number>> = { f64: 8, i32: 4, u32: 4, u8: 1 };

function allocate(type: ColumnType, length: number): AnyColumn {
  switch (type) {
    case 'f64':
      return new Float64Array(length);
    case 'i32':
      return new Int32Array(length);
    case 'u32':
      return new Uint32Array(length);
    case 'u8':
      return new Uint8Array(length);
  }
}

/** An empty table of the given columns with room for `capacity` rows. */
export function createTable<S extends Schema>(schema: S, capacity = 64): Table<S> {
  const columns = Object.keys(schema) as (keyof S & string)[];
  const table: Record<string, unknown> = { schema, columns, count: 0, capacity };
  for (const name of columns) table[name] = allocate(schema[name]!, capacity);
  return table as Table<S>;
}

/** Make room for `rows` further rows; capacity grows by doubling, so appending is linear over a run. */
export function reserve<S extends Schema>(table: Table<S>, rows: number): void {
  const needed = table.count + rows;
  if (needed <= table.capacity) return;
  const capacity = Math.max(needed, table.capacity * 2);
  const writable = table as unknown as Record<string, AnyColumn>;
  for (const name of table.columns) {
    const grown = allocate(table.schema[name]!, capacity);
    grown.set(writable[name]! as never);
    writable[name] = grown;
  }
  table.capacity = capacity;
}

/** Add one row of zeros and give its index. */
export function appendRow<S extends Schema>(table: Table<S>): number {
  if (table.count === table.capacity) reserve(table, 1);
  const row = table.count++;
  const columns = table as unknown as Record<string, AnyColumn>;
  for (const name of table.columns) columns[name]![row] = 0;
  return row;
}

/** Add one row without clearing it and give its index; the caller sets every column. For rows that come by the thousand. */
export function claimRow<S extends Schema>(table: Table<S>): number {
  if (table.count === table.capacity) reserve(table, 1);
  return table.count++;
}

/** Forget all rows; the room stays. */
export function clearTable(table: { count: number }): void {
  table.count = 0;
}

/** Append every row of `source` to `target`; both have the same columns. */
export function appendTable<S extends Schema>(target: Table<S>, source: Table<S>): void {
  reserve(target, source.count);
  const to = target as unknown as Record<string, AnyColumn>;
  const from = source as unknown as Record<string, AnyColumn>;
  for (const name of source.columns) {
    to[name]!.set(from[name]!.subarray(0, source.count) as never, target.count);
  }
  target.count += source.count;
}

/** Keep the rows for which `keep[row]` is not 0, in their order. */
export function compactRows<S extends Schema>(table: Table<S>, keep: Uint8Array): void {
  let to = 0;
  const columns = table as unknown as Record<string, AnyColumn>;
  for (let row = 0; row < table.count; row++) {
    if (!keep[row]) continue;
    if (to !== row) for (const name of table.columns) columns[name]![to] = columns[name]![row]!;
    to++;
  }
  table.count = to;
}

/** The column of that name, only its rows in use. */
export function columnOf<S extends Schema>(table: Table<S>, name: keyof S & string): AnyColumn {
  return (table as unknown as Record<string, AnyColumn>)[name]!.subarray(0, table.count) as AnyColumn;
}

const MAGIC = 0x4c425453;
const VERSION = 1;
const typeCode: readonly ColumnType[] = ['f64', 'i32', 'u32', 'u8'];

/**
 * The whole table as one little-endian buffer: magic, version, rows, then each column as name, type and
 * values. Save, transfer to a worker and load are the same act.
 */
export function bytesFromTable<S extends Schema>(table: Table<S>): Uint8Array<ArrayBuffer> {
  let size = 16;
  for (const name of table.columns)
    size += 2 + name.length + table.count * bytesPerValue[table.schema[name]!];
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, VERSION, true);
  view.setUint32(8, table.count, true);
  view.setUint32(12, table.columns.length, true);
  let at = 16;
  for (const name of table.columns) {
    view.setUint8(at++, typeCode.indexOf(table.schema[name]!));
    view.setUint8(at++, name.length);
    for (let i = 0; i < name.length; i++) view.setUint8(at++, name.charCodeAt(i));
    const column = columnOf(table, name);
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += column.byteLength;
  }
  return bytes;
}

/** The table that `bytesFromTable` wrote, or a sentence saying what does not fit `schema`. */
export function tableFromBytes<S extends Schema>(schema: S, bytes: Uint8Array): Table<S> | string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 16 || view.getUint32(0, true) !== MAGIC) return 'not a table: wrong magic number';
  if (view.getUint32(4, true) !== VERSION)
    return `table version ${view.getUint32(4, true)}, expected ${VERSION}`;
  const rows = view.getUint32(8, true);
  const table = createTable(schema, Math.max(rows, 1));
  if (view.getUint32(12, true) !== table.columns.length) return 'table has other columns than expected';
  table.count = rows;
  let at = 16;
  for (const expected of table.columns) {
    if (at + 2 + expected.length > bytes.byteLength) return `table ends before column ${expected}`;
    const type = typeCode[view.getUint8(at)];
    const length = view.getUint8(at + 1);
    const name = String.fromCharCode(...bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
    if (name !== expected || type !== schema[expected]) {
      return `column ${expected} (${schema[expected]}) expected, ${name} (${type}) found`;
    }
    const size = rows * bytesPerValue[type!];
    if (at + size > bytes.byteLength) return `table ends inside column ${name}`;
    const column = columnOf(table, expected);
    new Uint8Array(column.buffer, column.byteOffset, size).set(bytes.subarray(at, at + size));
    at += size;
  }
  return table;
}
