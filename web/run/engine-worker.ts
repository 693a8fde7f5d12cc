/** The engine's side of the page: the same functions as on the command line, in a worker. */
import {
  advanceRun,
  finishRun,
  outcomeOf,
  type RunRecord,
  type Scenario,
  startRun,
} from '../../src/index.ts';
import { type LonLat, type ThingKind, thingsOf } from '../editor/things.ts';
import { fetchRecord } from '../sources/parquet.ts';
import { compile } from './compile.ts';
import { cover } from './cover.ts';
import { libraryWords } from './engine-data.ts';
import type { Answer, Asked, Numbered, Question, ScenarioOutline, ScenarioSummary } from './messages.ts';
import { packRecord } from './pack-record.ts';

/** Ticks between two reports of progress. */
const TICKS = 40;

/** Files of heights that came with the question. */
let heights: readonly File[] = [];

/** Says an answer to one question; what is in `transfer` is handed over, not copied. */
type Say = (answer: Answer, transfer?: Transferable[]) => void;

function outlineOf(input: unknown): ScenarioOutline {
  const things = thingsOf(input);
  const placesOf = (kind: ThingKind): LonLat[] =>
    things.filter((thing) => thing.kind === kind && thing.anchor).map(({ anchor }) => anchor!);
  return {
    units: placesOf('unit'),
    assets: placesOf('asset'),
    ways: things.filter(({ kind }) => kind !== 'zone').map(({ side, line }) => ({ side, line })),
    zones: things.filter(({ kind }) => kind === 'zone').map(({ line }) => line),
  };
}

function reachesOf({ defence }: Scenario): Record<string, number> {
  const reaches: Record<string, number> = {};
  for (const { system, launchers } of defence.fireUnits) {
    const loads = launchers.flatMap((launcher) => defence.launchers[launcher]!.loads);
    const ranges = loads.map(({ effector }) => defence.effectors[effector]!.rangeMax);
    const { id } = defence.systems[system]!;
    reaches[id] = Math.max(reaches[id] ?? 0, ...ranges);
  }
  return reaches;
}

function summaryOf(file: string, scenario: Scenario, input: unknown): ScenarioSummary {
  const { flights } = scenario.raid;
  const hostile = flights.filter((flight) => flight.side === 'hostile').length;
  return {
    file,
    name: scenario.name,
    description: scenario.description,
    duration: scenario.duration,
    hostile,
    others: flights.length - hostile,
    assets: scenario.defence.assets.length,
    units: scenario.defence.units.length,
    outline: outlineOf(input),
    reaches: reachesOf(scenario),
  };
}

async function summarise(files: readonly { file: string; text: string }[], say: Say): Promise<void> {
  const summaries: ScenarioSummary[] = [];
  for (const { file, text } of files) {
    const { scenario, input } = await compile(file, text, heights);
    if (scenario) summaries.push(summaryOf(file, scenario, input));
  }
  say({ kind: 'summaries', summaries });
}

function sayRecord(record: RunRecord, isRun: boolean, say: Say): void {
  const { packed, buffers } = packRecord(record, isRun ? outcomeOf(record) : null);
  say({ kind: 'record', packed }, buffers);
}

/** The scenario of the text, or null after its problems were said. */
async function compiledOrTold(file: string, text: string, say: Say): Promise<Scenario | null> {
  const { scenario, problems, missing } = await compile(file, text, heights);
  if (!scenario) say({ kind: 'checked', file, problems, summary: null, missing });
  return scenario;
}

async function run(file: string, text: string, seed: number, say: Say): Promise<void> {
  const scenario = await compiledOrTold(file, text, say);
  if (!scenario) return;
  const state = startRun(scenario, seed);
  let told = 0;
  while (!state.finished) {
    advanceRun(state, TICKS);
    const stamp = performance.now();
    if (stamp - told < 100) continue;
    told = stamp;
    say({ kind: 'progress', share: Math.min(1, state.time / scenario.duration), time: state.time });
  }
  sayRecord(finishRun(state, text), true, say);
}

async function look(file: string, text: string, say: Say): Promise<void> {
  const scenario = await compiledOrTold(file, text, say);
  if (!scenario) return;
  const state = startRun(scenario, 0);
  advanceRun(state, 1);
  sayRecord(finishRun(state, text), false, say);
}

async function check(file: string, text: string, say: Say): Promise<void> {
  const { scenario, input, problems, missing } = await compile(file, text, heights);
  const summary = scenario ? summaryOf(file, scenario, input) : null;
  say({ kind: 'checked', file, problems, summary, missing });
}

async function fetchAndSay(base: string, headers: HeadersInit, say: Say): Promise<void> {
  const record = await fetchRecord(base, headers, (share) => say({ kind: 'progress', share, time: 0 }));
  sayRecord(record, true, say);
}

/** Number of the only question about coverage that is still of interest. */
let wanted = -1;

async function coverAndSay(
  number: number,
  said: Extract<Question, { kind: 'cover' }>,
  say: Say,
): Promise<void> {
  const tell = (share: number): void => say({ kind: 'progress', share, time: 0 });
  const picture = await cover(said.text, said.question, heights, () => wanted === number, tell);
  say(picture ? { kind: 'covered', picture } : { kind: 'given-up' });
}

function serve({ number, said, heights: given }: Asked, say: Say): Promise<void> {
  heights = given;
  switch (said.kind) {
    case 'summarise':
      return summarise(said.files, say);
    case 'check':
      return check(said.file, said.text, say);
    case 'library':
      return Promise.resolve(say({ kind: 'library', words: libraryWords() }));
    case 'run':
      return run(said.file, said.text, said.seed, say);
    case 'look':
      return look(said.file, said.text, say);
    case 'fetch':
      return fetchAndSay(said.base, said.headers, say);
    case 'cover':
      return coverAndSay(number, said, say);
    case 'stop-covering':
      return Promise.resolve(say({ kind: 'given-up' }));
  }
}

let before: Promise<void> = Promise.resolve();

self.onmessage = (event: MessageEvent<Asked>): void => {
  const { number, said } = event.data;
  if (said.kind === 'cover' || said.kind === 'stop-covering') wanted = number;
  const say: Say = (answer, transfer = []) =>
    self.postMessage({ number, said: answer } satisfies Numbered<Answer>, { transfer });
  before = before
    .then(() => serve(event.data, say))
    .catch((error: unknown) => {
      say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    });
};
