/** From a scenario file to a record, with progress between the ticks. */
import {
  advanceRun,
  compileScenario,
  finishRun,
  type Perception,
  type Problem,
  parseScenario,
  type RunRecord,
  type Scenario,
  startRun,
} from '../src/index.ts';
import { readText } from './files.ts';
import { loadLibrary, scenarioPath } from './library.ts';
import { isHeightGrid, loadTerrain, readOwnTerrain } from './terrain.ts';

export interface ScenarioOptions {
  readonly step?: number;
  readonly perception?: Perception;
}

export interface PreparedScenario {
  readonly scenario: Scenario | null;
  readonly text: string;
  /** Warnings too; a scenario that is there has no errors. */
  readonly problems: readonly Problem[];
}

/** Read, parse and compile a scenario file, or a bundled scenario given by name. */
export async function prepareScenario(
  given: string,
  options: ScenarioOptions = {},
): Promise<PreparedScenario> {
  const path = scenarioPath(given);
  const read = readText(path);
  if (read.problem) return { scenario: null, text: '', problems: [read.problem] };
  const loaded = loadLibrary();
  if (!loaded.library) return { scenario: null, text: read.value, problems: loaded.problems };
  const parsed = parseScenario(read.value, path);
  if (!parsed.document) return { scenario: null, text: read.value, problems: parsed.problems };
  const terrain = loadTerrain();
  const compiled = compileScenario(parsed.document, loaded.library, {
    ...options,
    file: path,
    terrain: isHeightGrid(terrain) ? terrain : null,
    ownTerrain: await readOwnTerrain(parsed.document, path),
  });
  const problems = [...parsed.problems, ...compiled.problems];
  if (!isHeightGrid(terrain)) problems.push({ ...terrain, severity: 'warning' });
  return { scenario: compiled.scenario, text: read.value, problems };
}

/** Ticks between two looks at the clock and at what the user wants. */
const ticksBetween = 20;

/**
 * Run a scenario to its end. `onProgress` hears the simulated time now and then, and the process can answer
 * signals in between.
 */
export async function runScenario(
  scenario: Scenario,
  seed: number,
  text: string,
  onProgress: (simulatedSeconds: number) => void,
): Promise<RunRecord> {
  const run = startRun(scenario, seed);
  while (!run.finished) {
    advanceRun(run, ticksBetween);
    onProgress(run.time);
    await new Promise((done) => setImmediate(done));
  }
  return finishRun(run, text);
}
