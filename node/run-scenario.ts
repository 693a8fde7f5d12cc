/** From a scenario file to a record, with progress between the ticks. */
import {
  advanceRun,
  compileScenario,
  finishRun,
  type Perception,
  type Problem,
  parseScenario,
  type Run,
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
  return prepare(read.value, path, 'files it names are read', options);
}

/**
 * Parse and compile the text of a scenario that came from elsewhere: a height grid that it names is not looked for.
 * @param name  stands for the file in problems
 */
export function prepareText(text: string, name: string, options: ScenarioOptions): Promise<PreparedScenario> {
  return prepare(text, name, 'nothing it names is read', options);
}

async function prepare(
  text: string,
  path: string,
  reach: 'files it names are read' | 'nothing it names is read',
  options: ScenarioOptions,
): Promise<PreparedScenario> {
  const loaded = loadLibrary();
  if (!loaded.library) return { scenario: null, text, problems: loaded.problems };
  const parsed = parseScenario(text, path);
  if (!parsed.document) return { scenario: null, text, problems: parsed.problems };
  const terrain = loadTerrain();
  const compiled = compileScenario(parsed.document, loaded.library, {
    ...options,
    file: path,
    terrain: isHeightGrid(terrain) ? terrain : null,
    ownTerrain: reach === 'files it names are read' ? await readOwnTerrain(parsed.document, path) : null,
  });
  const problems = [...parsed.problems, ...compiled.problems];
  if (!isHeightGrid(terrain)) problems.push({ ...terrain, severity: 'warning' });
  return { scenario: compiled.scenario, text, problems };
}

/** As many ticks one by one, each told. */
function advanceTold(run: Run, afterTick: (run: Run) => void): void {
  for (let n = 0; n < ticksBetween && !run.finished; n++) {
    advanceRun(run, 1);
    afterTick(run);
  }
}

/** Ticks between two looks at the clock and at what the user wants. */
const ticksBetween = 20;

/**
 * Run a scenario to its end. `onProgress` hears the simulated time now and then, and the process can answer
 * signals in between. `afterTick` looks at the run after every tick and changes nothing in it.
 */
export async function runScenario(
  scenario: Scenario,
  seed: number,
  text: string,
  onProgress: (simulatedSeconds: number) => void,
  afterTick?: (run: Run) => void,
): Promise<RunRecord> {
  const run = startRun(scenario, seed);
  while (!run.finished) {
    if (afterTick) advanceTold(run, afterTick);
    else advanceRun(run, ticksBetween);
    onProgress(run.time);
    await new Promise((done) => setImmediate(done));
  }
  return finishRun(run, text);
}
