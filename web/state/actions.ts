/** What the page can be told to do that takes time: run, check, open. */
import { type Outcome, outcomeOf, type RunRecord } from '../../src/index.ts';
import type { Answer, ScenarioSummary } from '../run/messages.ts';
import { ask, recordOf, stop } from '../run/runner.ts';
import { fetchRecord, serverRecord } from '../sources/server.ts';
import { strings } from '../strings.ts';
import { play } from './clock.ts';
import { setState, showRecord } from './store.ts';

/** Largest scenario file that is read, bytes. */
const LARGEST = 5_000_000;

function show(record: RunRecord, outcome: Outcome): void {
  showRecord(record, outcome);
  if (!window.matchMedia('(prefers-reduced-motion: reduce)').matches) play();
}

function fail(error: unknown): void {
  setState({ run: null, failure: error instanceof Error ? error.message : String(error) });
}

/** Run a scenario in the worker and show its record. */
export function runHere(file: string, text: string, name: string, seed: number): void {
  setState({ run: { name, share: 0, note: '' }, problems: [], failure: '' });
  ask({ kind: 'run', file, text, seed }, (answer: Answer) => {
    if (answer.kind === 'progress')
      setState({ run: { name, share: answer.share, note: String(answer.time) } });
    if (answer.kind === 'checked') setState({ run: null, problems: answer.problems });
    if (answer.kind === 'failed') fail(answer.message);
    if (answer.kind !== 'done') return;
    setState({ run: null });
    show(recordOf(answer), answer.outcome);
  });
}

export function cancelRun(): void {
  stop();
  setState({ run: null });
}

/** Check a scenario text in the worker. */
export function checkScenarioText(
  file: string,
  text: string,
  hear: (summary: ScenarioSummary | null) => void,
): void {
  setState({ problems: [], failure: '' });
  ask({ kind: 'check', file, text }, (answer) => {
    if (answer.kind === 'failed') fail(answer.message);
    if (answer.kind !== 'checked') return;
    setState({ problems: answer.problems });
    hear(answer.summary);
  });
}

/** Read a file that was dropped or chosen; a sentence where it cannot be read. */
export async function readScenarioFile(file: File): Promise<{ file: string; text: string } | string> {
  if (file.size > LARGEST) return strings.start.tooLarge;
  try {
    return { file: file.name, text: await file.text() };
  } catch {
    return strings.start.notRead;
  }
}

async function openFrom(
  name: string,
  load: (tell: (share: number) => void) => Promise<RunRecord>,
): Promise<void> {
  setState({ run: { name, share: 0, note: '' }, failure: '' });
  try {
    const record = await load((share) => setState({ run: { name, share, note: '' } }));
    setState({ run: null });
    show(record, outcomeOf(record));
  } catch (error) {
    fail(error);
  }
}

/** Open a record that the server keeps. */
export function openServerRecord(id: string, name: string): Promise<void> {
  return openFrom(name, (tell) => serverRecord(id, tell));
}

/** Open the record in a folder beside the page; addresses elsewhere are refused. */
export function openRecordFolder(folder: string): Promise<void> {
  const address = new URL(folder, location.href);
  if (address.origin !== location.origin) {
    fail(strings.start.notRead);
    return Promise.resolve();
  }
  return openFrom(folder, (tell) => fetchRecord(address.href.replace(/\/$/, ''), tell));
}
