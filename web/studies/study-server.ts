/** Studies on the server, by its HTTP API. A page without a server has none. */
import type { Problem, StudyDesign, StudyRow } from '../../src/index.ts';
import { tokenHeaders } from '../sources/token.ts';
import type { StudyTexts } from './messages.ts';

export interface ServerStatus {
  readonly id: string;
  readonly name: string;
  readonly study: string;
  readonly state: 'running' | 'stopping' | 'stopped' | 'done' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly runsPerSecond: number | null;
  readonly secondsLeft: number | null;
  readonly failure: string;
}

/** An answer that refuses, with the problems of a study where it has some. */
class Refusal extends Error {
  readonly problems: readonly Problem[];
  constructor(body: { error?: string; problems?: readonly Problem[] }, status: number) {
    super(body.error ?? `the server answered ${status}`);
    this.problems = body.problems ?? [];
  }
}

async function ask<T>(path: string, body?: object): Promise<T> {
  const headers = { ...tokenHeaders(), ...(body ? { 'content-type': 'application/json' } : {}) };
  const init: RequestInit = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
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

/** What is asked of the server. */
export interface ServerOrder {
  readonly texts: StudyTexts;
  /** Id of the design, by which the server knows a study that it has already. */
  readonly study: string;
  readonly runs: number | null;
  readonly workers: number;
}

/** Start a study, or go on with the one that asks the same; gives its name there. */
export async function startOnServer({ texts, study, runs, workers }: ServerOrder): Promise<string> {
  const known = (await listServerStudies())?.find((one) => one.study === study);
  if (known) {
    if (known.state !== 'running') await resumeOnServer(known.id, runs, workers);
    return known.id;
  }
  const files = texts.beside.map(({ name, text }) => ({ name, text }));
  const asked = { text: texts.text, files, workers, ...(runs === null ? {} : { runs }) };
  return (await ask<{ id: string }>('', asked)).id;
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
