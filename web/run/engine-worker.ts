/** The engine's side of *Run here*: the same functions as on the command line, in a worker of the page. */
import {
  type AnyColumn,
  advanceRun,
  compileScenario,
  finishRun,
  outcomeOf,
  type Problem,
  parseScenario,
  type RecordTables,
  recordSchemas,
  type Scenario,
  startRun,
} from '../../src/index.ts';
import { bundledLibrary, bundledTerrain } from './engine-data.ts';
import type { Answer, Numbered, Question, ScenarioSummary, SentTable } from './messages.ts';

/** Ticks between two reports of progress. */
const TICKS = 40;

/** Says an answer to one question; what is in `transfer` is handed over, not copied. */
type Say = (answer: Answer, transfer?: Transferable[]) => void;

async function compile(
  file: string,
  text: string,
): Promise<{ scenario: Scenario | null; problems: Problem[] }> {
  const parsed = parseScenario(text, file);
  if (!parsed.document) return { scenario: null, problems: parsed.problems };
  const library = bundledLibrary();
  if (!library.library) return { scenario: null, problems: library.problems };
  const terrain = await bundledTerrain();
  const compiled = compileScenario(parsed.document, library.library, { file, terrain });
  return { scenario: compiled.scenario, problems: [...parsed.problems, ...compiled.problems] };
}

function summaryOf(file: string, scenario: Scenario): ScenarioSummary {
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
  };
}

async function summarise(files: readonly { file: string; text: string }[], say: Say): Promise<void> {
  const summaries: ScenarioSummary[] = [];
  for (const { file, text } of files) {
    const { scenario } = await compile(file, text);
    if (scenario) summaries.push(summaryOf(file, scenario));
  }
  say({ kind: 'summaries', summaries });
}

async function run(file: string, text: string, seed: number, say: Say): Promise<void> {
  const { scenario, problems } = await compile(file, text);
  if (!scenario) {
    say({ kind: 'checked', file, problems, summary: null });
    return;
  }
  const state = startRun(scenario, seed);
  let told = 0;
  while (!state.finished) {
    advanceRun(state, TICKS);
    const stamp = performance.now();
    if (stamp - told < 100) continue;
    told = stamp;
    say({ kind: 'progress', share: Math.min(1, state.time / scenario.duration), time: state.time });
  }
  const record = finishRun(state, text);
  const outcome = outcomeOf(record);
  const names = Object.keys(recordSchemas) as (keyof RecordTables)[];
  const tables = Object.fromEntries(names.map((name) => [name, sent(record.tables[name])]));
  const whole = tables as Record<keyof RecordTables, SentTable>;
  const buffers = Object.values(whole).flatMap((table) =>
    Object.values(table.columns).map((column) => column.buffer),
  );
  say({ kind: 'done', header: record.header, tables: whole, outcome }, buffers);
}

function sent(table: { readonly count: number; readonly columns: readonly string[] }): SentTable {
  const columns = table as unknown as Record<string, AnyColumn>;
  return {
    count: table.count,
    columns: Object.fromEntries(table.columns.map((name) => [name, columns[name]!])),
  };
}

async function serve(question: Question, say: Say): Promise<void> {
  if (question.kind === 'summarise') return summarise(question.files, say);
  if (question.kind === 'run') return run(question.file, question.text, question.seed, say);
  const { scenario, problems } = await compile(question.file, question.text);
  const summary = scenario ? summaryOf(question.file, scenario) : null;
  say({ kind: 'checked', file: question.file, problems, summary });
}

let before: Promise<void> = Promise.resolve();

self.onmessage = (event: MessageEvent<Numbered<Question>>): void => {
  const { number, said } = event.data;
  const say: Say = (answer, transfer = []) =>
    self.postMessage({ number, said: answer } satisfies Numbered<Answer>, { transfer });
  before = before
    .then(() => serve(said, say))
    .catch((error: unknown) => {
      say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    });
};
