/** Records that the server keeps, by its HTTP API. A page without a server simply has none. */
import { type RecordHeader, type RecordTables, type RunRecord, recordSchemas } from '../../src/index.ts';
import { tableFromParquet } from './parquet.ts';

export interface ListedRecord {
  readonly id: string;
  readonly scenario: string;
  readonly seed: number;
  readonly hash: string;
}

/** The folder of the API beside the page. */
const api = 'api/records';

function isListed(value: unknown): value is ListedRecord {
  return typeof value === 'object' && value !== null && typeof (value as ListedRecord).id === 'string';
}

/** What the server keeps, newest first as it says; empty where there is no server, and not asked by a page built for one without. */
export async function listServerRecords(): Promise<ListedRecord[]> {
  if (import.meta.env.MODE === 'site' || !location.protocol.startsWith('http')) return [];
  try {
    const answer = await fetch(api, { headers: { accept: 'application/json' } });
    if (!answer.ok || !(answer.headers.get('content-type') ?? '').includes('json')) return [];
    const body: unknown = await answer.json();
    const list = Array.isArray(body) ? body : ((body as { records?: unknown }).records ?? []);
    return Array.isArray(list) ? list.filter(isListed) : [];
  } catch {
    return [];
  }
}

async function fetchOk(url: string): Promise<Response> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${answer.statusText}`);
  return answer;
}

/** The whole record from `base`, a folder with record.json and one Parquet file a table. */
export async function fetchRecord(base: string, tell: (share: number) => void): Promise<RunRecord> {
  const header = (await (await fetchOk(`${base}/record.json`)).json()) as RecordHeader;
  const names = Object.keys(recordSchemas) as (keyof RecordTables)[];
  let done = 0;
  const entries = await Promise.all(
    names.map(async (name) => {
      const bytes = await (await fetchOk(`${base}/${name}.parquet`)).arrayBuffer();
      const table = await tableFromParquet(recordSchemas[name], bytes);
      tell(++done / names.length);
      return [name, table] as const;
    }),
  );
  return { header, tables: Object.fromEntries(entries) as unknown as RecordTables };
}

export function serverRecord(id: string, tell: (share: number) => void): Promise<RunRecord> {
  return fetchRecord(`${api}/${encodeURIComponent(id)}`, tell);
}
