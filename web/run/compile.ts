/** From the text of a scenario to the scenario, with the library and the heights that are built into the page. */
import { compileScenario, type Problem, parseScenario, type Scenario } from '../../src/index.ts';
import { bundledLibrary } from './engine-data.ts';
import { bundledTerrain } from './height-grid.ts';

export interface Compiled {
  /** Plain data of the text; null where it is not in the format. */
  readonly input: unknown;
  readonly scenario: Scenario | null;
  readonly problems: readonly Problem[];
}

export async function compile(file: string, text: string): Promise<Compiled> {
  const parsed = parseScenario(text, file);
  if (!parsed.document) return { input: null, scenario: null, problems: parsed.problems };
  const { input } = parsed.document;
  const library = bundledLibrary();
  if (!library.library) return { input, scenario: null, problems: library.problems };
  const terrain = await bundledTerrain();
  const compiled = compileScenario(parsed.document, library.library, { file, terrain });
  return { input, scenario: compiled.scenario, problems: [...parsed.problems, ...compiled.problems] };
}
