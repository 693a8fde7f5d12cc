/** Records that the server keeps, by its HTTP API. A page without a server simply has none. */
import { tokenHeaders } from './token.ts';

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

/**
 * What the server keeps, newest first as it says; empty where there is no server, and not asked by a page built for one without.
 * Null where the server asks for a token.
 */
export async function listServerRecords(): Promise<ListedRecord[] | null> {
  if (import.meta.env.MODE === 'site' || !location.protocol.startsWith('http')) return [];
  try {
    const answer = await fetch(api, { headers: { accept: 'application/json', ...tokenHeaders() } });
    if (answer.status === 401) return null;
    if (!answer.ok || !(answer.headers.get('content-type') ?? '').includes('json')) return [];
    const body: unknown = await answer.json();
    const list = Array.isArray(body) ? body : ((body as { records?: unknown }).records ?? []);
    return Array.isArray(list) ? list.filter(isListed) : [];
  } catch {
    return [];
  }
}

/** Address of a record that the server keeps. */
export function serverAddress(id: string): string {
  return new URL(`${api}/${encodeURIComponent(id)}`, location.href).href;
}
