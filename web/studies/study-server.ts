/** Studies on the server, by its HTTP API. A page without a server has none. */
import type { Problem, StudyDesign, StudyRow } from '../../src/index.ts';
import type { StudyTexts } from './messages.ts';

export interface ServerStatus {
  readonly id: string;
  readonly name: string;
  readonly state: 'running' | 'stopping' | 'stopped' | 'done' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly runsPerSecond: number | null;
  readonly secondsLeft: number | null;
  readonly failure: string;
}

/** An answer that refuses, with the problems of a study where it has some. */
export class Refusal extends Error {
  readonly problems: readonly Problem[];
  /** Name of the study that is there already, or empty. */
  readonly id: string;
  constructor(body: { error?: string; problems?: readonly Problem[]; id?: string }, status: number) {
    super(body.error ?? `the server answered ${status}`);
    this.problems = body.problems ?? [];
    this.id = body.id ?? '';
  }
}

async function ask<T>(path: string, body?: object): Promise<T> {
  const init: RequestInit = body
    ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    : {};
  const answer = await fetch(`api/studies${path}`, init);
  const isJson = (answer.headers.get('content-type') ?? '').includes('json');
  const said = isJson ? await answer.json() : {};
  if (!answer.ok || !isJson) throw new Refusal(said, answer.status);
  return said as T;
}

const at = (id: string, rest = ''): string => `/${encodeURIComponent(id)}${rest}`;

/** Whether a server answers that can make studies, and its studies. */
export async function listServerStudies(): Promise<ServerStatus[] | null> {
  if (import.meta.env.MODE === 'site' || !location.protocol.startsWith('http')) return null;
  try {
    return (await ask<{ studies: ServerStatus[] }>('')).studies;
  } catch {
    return null;
  }
}

/** Start a study; one that is there already is resumed. */
export async function startOnServer(
  texts: StudyTexts,
  runs: number | null,
  workers: number,
): Promise<string> {
  const files = texts.beside.map(({ name, text }) => ({ name, text }));
  const asked = { text: texts.text, files, workers, ...(runs === null ? {} : { runs }) };
  try {
    return (await ask<{ id: string }>('', asked)).id;
  } catch (error) {
    if (!(error instanceof Refusal) || error.id === '') throw error;
    await resumeOnServer(error.id, runs, workers);
    return error.id;
  }
}

export function resumeOnServer(id: string, runs: number | null, workers: number): Promise<ServerStatus> {
  return ask(at(id, '/resume'), { workers, ...(runs === null ? {} : { runs }) });
}

export function stopOnServer(id: string): Promise<ServerStatus> {
  return ask(at(id, '/stop'), {});
}

export function serverStatus(id: string): Promise<ServerStatus> {
  return ask(at(id));
}

export function serverDesign(id: string): Promise<StudyDesign> {
  return ask(at(id, '/design'));
}

export async function serverRows(id: string, from: number): Promise<readonly StudyRow[]> {
  return (await ask<{ rows: StudyRow[] }>(at(id, `/rows?from=${from}`))).rows;
}

/** Run one run again on the server; the name of its record. */
export async function replayOnServer(id: string, cell: number, seed: number): Promise<string> {
  return (await ask<{ record: string }>(at(id, '/replay'), { cell, seed })).record;
}
