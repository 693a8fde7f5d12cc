/** From the text of a scenario to the scenario, with the library and the heights that are built into the page. */
import { compileScenario, type Problem, parseScenario, type Scenario } from '../../src/index.ts';
import { bundledLibrary } from './engine-data.ts';
import { bundledTerrain } from './height-grid.ts';

export interface Compiled {
  readonly scenario: Scenario | null;
  readonly problems: readonly Problem[];
}

export async function compile(file: string, text: string): Promise<Compiled> {
  const parsed = parseScenario(text, file);
  if (!parsed.document) return { scenario: null, problems: parsed.problems };
  const library = bundledLibrary();
  if (!library.library) return { scenario: null, problems: library.problems };
  const terrain = await bundledTerrain();
  const compiled = compileScenario(parsed.document, library.library, { file, terrain });
  return { scenario: compiled.scenario, problems: [...parsed.problems, ...compiled.problems] };
}
