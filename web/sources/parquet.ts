/** Tables out of Parquet files. */
import { createTable, type Schema, type Table } from '../../src/index.ts';

/** The table in the Parquet file; integers come as BigInt where the file has 64 bits. Throws on a file that is none. */
export async function tableFromParquet<S extends Schema>(schema: S, file: ArrayBuffer): Promise<Table<S>> {
  const { parquetMetadata, parquetRead } = await import('hyparquet');
  const metadata = parquetMetadata(file);
  const rows = Number(metadata.num_rows);
  const table = createTable(schema, Math.max(1, rows));
  table.count = rows;
  const columns = table as unknown as Record<string, ArrayLike<number> & { [row: number]: number }>;
  if (rows === 0) return table;
  await parquetRead({
    file,
    metadata,
    columns: [...table.columns],
    onChunk: ({ columnName, columnData, rowStart }) => {
      const column = columns[columnName];
      if (!column) return;
      for (let index = 0; index < columnData.length; index++) {
        const value = columnData[index];
        column[rowStart + index] = value === null || value === undefined ? Number.NaN : Number(value);
      }
    },
  });
  return table;
}
