/** From the text of a scenario to the scenario, with the library and the heights that are built into the page or were given to it. */
import { compileScenario, type Problem, parseScenario, type Scenario } from '../../src/index.ts';
import { bundledLibrary } from './engine-data.ts';
import { bundledTerrain } from './height-grid.ts';
import { ownHeights } from './own-heights.ts';

export interface Compiled {
  /** Plain data of the text; null where it is not in the format. */
  readonly input: unknown;
  readonly scenario: Scenario | null;
  readonly problems: readonly Problem[];
  /** Name of a file of heights that the scenario needs and that has not been given, or empty. */
  readonly missing: string;
}

/** @param heights  files of heights that were given to the page */
export async function compile(file: string, text: string, heights: readonly File[]): Promise<Compiled> {
  const parsed = parseScenario(text, file);
  if (!parsed.document) return { input: null, scenario: null, problems: parsed.problems, missing: '' };
  const { input } = parsed.document;
  const library = bundledLibrary();
  if (!library.library) return { input, scenario: null, problems: library.problems, missing: '' };
  const terrain = await bundledTerrain();
  const { found, missing } = await ownHeights(parsed.document, heights);
  const options = { file, terrain, ownTerrain: found };
  const { scenario, problems } = compileScenario(parsed.document, library.library, options);
  return { input, scenario, problems: [...parsed.problems, ...problems], missing };
}
