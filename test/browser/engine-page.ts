/** The whole engine on a page: texts and heights in, the hash of the record out. */
import {
  advanceRun,
  compileScenario,
  finishRun,
  type HeightGrid,
  type Problem,
  parseLibrary,
  parseScenario,
  startRun,
} from '../../src/index.ts';

export interface EngineInput {
  readonly scenario: string;
  readonly seed: number;
  readonly library: readonly { name: string; text: string }[];
  readonly terrain: Omit<HeightGrid, 'heights'> & { readonly heights: readonly number[] };
}

export interface EngineOutput {
  readonly hash: string;
  readonly events: number;
  readonly problems: readonly Problem[];
}

function failure(problems: readonly Problem[]): EngineOutput {
  return { hash: '', events: 0, problems };
}

export function runEngine(input: EngineInput): EngineOutput {
  const { library, problems } = parseLibrary(input.library);
  if (!library) return failure(problems);
  const parsed = parseScenario(input.scenario, 'page');
  if (!parsed.document) return failure(parsed.problems);
  const terrain = { ...input.terrain, heights: Int16Array.from(input.terrain.heights) };
  const compiled = compileScenario(parsed.document, library, { file: 'page', terrain });
  if (!compiled.scenario) return failure(compiled.problems);
  const run = startRun(compiled.scenario, input.seed);
  while (!run.finished) advanceRun(run, 1000);
  const { header, tables } = finishRun(run, input.scenario);
  return { hash: header.hash, events: tables.events.count, problems: [] };
}
