/** What the page can be told to do that takes time: run, check, open. */
import type { Answer, PackedRecord, Question, ScenarioSummary } from '../run/messages.ts';
import { unpackRecord } from '../run/pack-record.ts';
import { ask, stop } from '../run/runner.ts';
import { serverAddress } from '../sources/server.ts';
import { tokenHeaders } from '../sources/token.ts';
import { strings } from '../strings.ts';
import { play } from './clock.ts';
import { readDraft } from './shelf.ts';
import { getState, setState, showRecord } from './store.ts';

/** Largest scenario file that is read, bytes. */
const LARGEST = 5_000_000;

/** Time for the page to breathe between two pieces of work, ms. */
const BREATH = 20;
const breathe = (): Promise<void> => new Promise((done) => setTimeout(done, BREATH));

async function show(packed: PackedRecord): Promise<void> {
  setState({ run: null, startOpen: false });
  await breathe();
  showRecord(unpackRecord(packed), packed.outcome);
  await breathe();
  setState((state) => ({ frameRequest: state.frameRequest + 1 }));
  await breathe();
  const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (packed.outcome !== null && !isStill) play();
}

function fail(error: unknown): void {
  setState({ run: null, failure: error instanceof Error ? error.message : String(error) });
}

/** Ask for a record and show it; what is said on the way goes to the start dialog. */
function askForRecord(question: Question, name: string): void {
  setState({ run: { name, share: 0, note: '' }, problems: [], missing: '', failure: '' });
  ask(question, (answer: Answer) => {
    if (answer.kind === 'progress')
      setState({ run: { name, share: answer.share, note: String(answer.time) } });
    if (answer.kind === 'checked') {
      const { problems, missing } = answer;
      // what only lacks its heights is kept in the gallery, to be run when they are given
      const isText = question.kind === 'run' || question.kind === 'look';
      const kept = isText && missing !== '' ? { dropped: { file: question.file, text: question.text } } : {};
      setState({ run: null, problems, missing, startOpen: true, ...kept });
    }
    if (answer.kind === 'failed') fail(answer.message);
    if (answer.kind !== 'record') return;
    show(answer.packed);
  });
}

/** Run a scenario in the worker and show its record. */
export function runHere(file: string, text: string, name: string, seed: number): void {
  askForRecord({ kind: 'run', file, text, seed }, name);
}

/** Show a scenario on the map at its start, without running it. */
export function lookAt(file: string, text: string, name: string): void {
  askForRecord({ kind: 'look', file, text }, name);
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
  setState({ problems: [], missing: '', failure: '' });
  ask({ kind: 'check', file, text }, (answer) => {
    if (answer.kind === 'failed') fail(answer.message);
    if (answer.kind !== 'checked') return;
    setState({ problems: answer.problems, missing: answer.missing });
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

/** Open a record that the server keeps. */
export function openServerRecord(id: string, name: string): void {
  askForRecord({ kind: 'fetch', base: serverAddress(id), headers: tokenHeaders() }, name);
}

/** Open the record in a folder beside the page; addresses elsewhere are refused. */
export function openRecordFolder(folder: string): void {
  const address = new URL(folder, location.href);
  if (address.origin !== location.origin) fail(strings.start.notRead);
  else {
    const base = address.href.replace(/\/$/, '');
    askForRecord({ kind: 'fetch', base, headers: tokenHeaders() }, folder);
  }
}

/** Open a scenario text in the editor, which is fetched when it is first needed. */
export async function editScenario(file: string, text: string): Promise<void> {
  const { openDraft } = await import('../editor/draft.ts');
  openDraft({ file, text, kept: text });
}

/** A scenario to begin with. */
const blank = `schema: sudarshan/scenario/1
name: New scenario
duration_s: 1800

defence:
  assets: []
  units: []

raid:
  groups: []
`;

/** Open an empty scenario in the editor. */
export const editNewScenario = (): Promise<void> => editScenario('new-scenario.yaml', blank);

/** Open the scenario that is shown in the editor, or an empty one where nothing is shown. */
export function editOpenScenario(): void {
  const header = getState().playback?.record.header;
  if (!header?.scenarioText) editNewScenario();
  else editScenario(`${header.scenario.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.yaml`, header.scenarioText);
}

/** Go on with work of an earlier visit. */
export async function resumeDraft(id: string): Promise<void> {
  const { openDraft } = await import('../editor/draft.ts');
  const draft = readDraft(id);
  if (draft) openDraft(draft);
}
