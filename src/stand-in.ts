/** Stand-ins for the parts of the engine that are not merged yet. Dropped with this file's import in index.ts. */

import type { HeightGrid } from './geo/terrain.ts';
import { appendRow } from './math/table.ts';
import { createRecordTables, NOTICE, type RunRecord } from './record/record.ts';
import type { Problem } from './scenario/problem.ts';
import type { Perception, Scenario } from './scenario/scenario.ts';

export interface Library {
  readonly ids: readonly string[];
}
export function parseLibrary(files: readonly { file: string; text: string }[]): {
  library: Library | null;
  problems: readonly Problem[];
} {
  return { library: { ids: files.map((file) => file.file) }, problems: [] };
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
export interface LibraryFigure {
  readonly path: string;
  readonly value: string;
  readonly unit: string;
  readonly source: string;
  readonly assumed: boolean;
}
export function describeLibraryEntry(
  library: Library,
  id: string,
): { id: string; name: string; figures: LibraryFigure[] } | null {
  return library.ids.includes(id) ? { id, name: id, figures: [] } : null;
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
