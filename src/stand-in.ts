/** Stand-ins for the parts of the engine that are not merged yet. Dropped with this file's import in index.ts. */

import type { HeightGrid } from './geo/terrain.ts';
import { appendRow } from './math/table.ts';
import { createRecordTables, NOTICE, type RunRecord } from './record/record.ts';
import type { Problem } from './scenario/problem.ts';
import type { Perception, Scenario } from './scenario/scenario.ts';

export interface LibraryEntry {
  readonly id: string;
  readonly section: string;
  readonly name: string;
}
export interface Library {
  readonly entries: ReadonlyMap<string, LibraryEntry>;
}
export function parseLibrary(files: readonly { name: string; text: string }[]): {
  library: Library | null;
  problems: Problem[];
} {
  const entries = new Map(files.map(({ name }) => [name, { id: name, section: 'systems', name }]));
  return { library: { entries }, problems: [] };
}
export interface ScenarioDocument {
  readonly text: string;
}
function faults(text: string, file: string): Problem[] {
  if (text.includes('schema: sudarshan/scenario/1')) return [];
  return [
    {
      severity: 'error',
      file,
      line: 1,
      column: 1,
      path: 'schema',
      message: 'schema expected, nothing found',
      hint: '',
    },
  ];
}
export function parseScenario(
  text: string,
  file: string,
): { document: ScenarioDocument | null; problems: readonly Problem[] } {
  const problems = faults(text, file);
  return { document: problems.length === 0 ? { text } : null, problems };
}
export function checkScenario(text: string, file: string, _library: Library): readonly Problem[] {
  return faults(text, file);
}
export interface CompileOptions {
  readonly file: string;
  readonly step?: number;
  readonly perception?: Perception;
  readonly terrain?: HeightGrid | null;
}
export function compileScenario(
  document: ScenarioDocument,
  _library: Library,
  options: CompileOptions,
): { scenario: Scenario | null; problems: readonly Problem[] } {
  const scenario = {
    name: document.text.match(/name: (.*)/)?.[1] ?? 'stand-in',
    description: '',
    epoch: '2025-05-28T00:00:00Z',
    duration: 120,
    step: options.step ?? 0.5,
    perception: options.perception ?? 'tracks',
    recordPeriod: 2,
    raid: { classes: [], flights: [] },
    defence: {},
    terrain: null,
    assumptions: [],
    sources: [],
  } as unknown as Scenario;
  return { scenario, problems: [] };
}
export interface LibraryRow {
  readonly path: string;
  readonly value: string;
  readonly spread: string;
  readonly unit: string;
  readonly sources: readonly string[];
  readonly check: 'seen' | 'recall' | 'derived' | 'assumed';
  readonly conf: 'high' | 'medium' | 'low' | '';
  readonly assumed: boolean;
  readonly note: string;
}
export function describeLibraryEntry(_library: Library, _id: string): LibraryRow[] {
  return [];
}
export interface Formula {
  readonly name: string;
  readonly about: string;
  readonly unit: string;
  readonly source: string;
  readonly keys: readonly { readonly key: string; readonly meaning: string; readonly fallback?: number | string }[];
}
export const formulas: readonly Formula[] = [
  { name: 'salvo-kill', about: 'chance that one of n rounds kills', unit: '1', source: 'x', keys: [{ key: 'p', meaning: 'chance' }, { key: 'n', meaning: 'rounds' }] },
];
export function evaluateFormula(
  name: string,
  given: Readonly<Record<string, string | number>>,
): { value: number; unit: string; source: string } | readonly string[] {
  if (name !== 'salvo-kill' || given.p === undefined || given.n === undefined) return [`no formula "${name}"`];
  const miss = 1 - Number(given.p);
  return { value: 1 - miss * miss, unit: '1', source: 'x' };
}
export interface StaticInstance {
  readonly targets: number;
}
export function parseInstance(
  json: unknown,
):
  | { readonly kind: 'static'; readonly instance: StaticInstance }
  | { readonly kind: 'faults'; readonly faults: readonly { path: string; message: string; hint: string }[] } {
  if ((json as { kind?: string } | null)?.kind === 'static') return { kind: 'static', instance: { targets: 1 } };
  return { kind: 'faults', faults: [{ path: 'kind', message: 'static expected', hint: '' }] };
}
export interface Answer {
  readonly value: number;
}
export function solve(
  _instance: StaticInstance,
  budget: { iterations: number; shouldStop?: () => boolean },
): Answer {
  return { value: budget.iterations };
}
export function printAnswer(answer: Answer, elapsed: number): Readonly<Record<string, unknown>> {
  return { value: answer.value, bound: 0, gap: 1, proven: false, assignment: [], elapsedMs: elapsed };
}
export function trackPlots(plots: string, _sensors: string):
  | { rows: { count: number }; skipped: number; calls: number; plots: { malformed: number; unknownSensor: number } }
  | string {
  return plots.startsWith('t,') ? { rows: { count: 0 }, skipped: 0, calls: 0, plots: { malformed: 0, unknownSensor: 0 } } : 'plots: header expected';
}
export function printTracks(_rows: { count: number }): string {
  return 't,id,x,y,z,vx,vy,vz\n';
}
export function scenarioJsonSchema(): object {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema' };
}
export interface Run {
  readonly scenario: Scenario;
  readonly seed: number;
  tick: number;
  readonly finished: boolean;
  readonly time: number;
}
export function startRun(scenario: Scenario, seed: number): Run {
  return {
    scenario,
    seed,
    tick: 0,
    get finished() {
      return this.tick * scenario.step >= scenario.duration;
    },
    get time() {
      return this.tick * scenario.step;
    },
  };
}
export function advanceRun(run: Run, ticks: number): void {
  run.tick += ticks;
}
export function finishRun(run: Run, scenarioText: string): RunRecord {
  const tables = createRecordTables();
  for (let i = 0; i < 3; i++) tables.frames.time[appendRow(tables.frames)] = i;
  const { scenario } = run;
  return {
    header: {
      format: 'sudarshan/record/1',
      notice: NOTICE,
      engine: 'stand-in',
      scenario: scenario.name,
      description: '',
      scenarioText,
      seed: run.seed,
      epoch: scenario.epoch,
      step: scenario.step,
      duration: scenario.duration,
      recordPeriod: scenario.recordPeriod,
      perception: scenario.perception,
      simulatedSeconds: run.time,
      hash: (run.seed * 2654435761).toString(16).padStart(64, '0'),
      assumptions: [],
      sources: [],
      assets: [],
      units: [],
      radars: [],
      fireUnits: [],
      launchers: [],
      systems: [],
      effectors: [],
      classes: [],
      flights: [],
      channelLimits: [],
    },
    tables,
  };
}
export interface Outcome {
  readonly threats: number;
  readonly threatsByClass: Readonly<Record<string, number>>;
  readonly detected: number;
  readonly tracked: number;
  readonly engaged: number;
  readonly killed: number;
  readonly leaked: number;
  readonly aborted: number;
  readonly alive: number;
  readonly leakedByClass: Readonly<Record<string, number>>;
  readonly leakReasons: Readonly<Record<string, number>>;
  readonly roundsFired: number;
  readonly roundsByType: Readonly<Record<string, number>>;
  readonly roundsLeft: number;
  readonly assetsTotal: number;
  readonly assetsHit: number;
  readonly valueTotal: number;
  readonly valueLost: number;
  readonly peakTracks: number;
  readonly peakEngagements: number;
  readonly peakMissilesGuided: number;
  readonly cost: { readonly interceptors: number; readonly threats: number };
}
export function outcomeOf(_record: RunRecord): Outcome {
  return {
    threats: 3,
    threatsByClass: { drone: 3 },
    detected: 3,
    tracked: 3,
    engaged: 2,
    killed: 2,
    leaked: 1,
    aborted: 0,
    alive: 0,
    leakedByClass: { drone: 1 },
    leakReasons: { missed: 1 },
    roundsFired: 4,
    roundsByType: { a: 4 },
    roundsLeft: 1,
    assetsTotal: 1,
    assetsHit: 1,
    valueTotal: 1,
    valueLost: 0.5,
    peakTracks: 3,
    peakEngagements: 2,
    peakMissilesGuided: 2,
    cost: { interceptors: 1, threats: 2 },
  };
}
