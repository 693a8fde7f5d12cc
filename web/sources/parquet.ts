/** Stored records out of Parquet files. */
import {
  createTable,
  type RecordTables,
  type RunRecord,
  readHeader,
  recordSchemas,
  type Schema,
  type Table,
} from '../../src/index.ts';

/** The table in the Parquet file; integers come as BigInt where the file has 64 bits. Throws on a file that is none. */
async function tableFromParquet<S extends Schema>(schema: S, file: ArrayBuffer): Promise<Table<S>> {
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

async function fetchOk(url: string, headers: HeadersInit): Promise<Response> {
  const answer = await fetch(url, { headers });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${answer.statusText}`);
  return answer;
}

/** The whole record from `base`, a folder with record.json and one Parquet file a table. */
export async function fetchRecord(
  base: string,
  headers: HeadersInit,
  tell: (share: number) => void,
): Promise<RunRecord> {
  const header = readHeader(await (await fetchOk(`${base}/record.json`, headers)).json());
  if (typeof header === 'string') throw new Error(`${base}/record.json: ${header}`);
  const names = Object.keys(recordSchemas) as (keyof RecordTables)[];
  let done = 0;
  const entries = await Promise.all(
    names.map(async (name) => {
      const bytes = await (await fetchOk(`${base}/${name}.parquet`, headers)).arrayBuffer();
      const table = await tableFromParquet(recordSchemas[name], bytes);
      tell(++done / names.length);
      return [name, table] as const;
    }),
  );
  return { header, tables: Object.fromEntries(entries) as unknown as RecordTables };
}
