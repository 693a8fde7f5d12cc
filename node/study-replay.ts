/** One run of a stored study, as a scenario that can be run by itself. */
import { compileScenario, composeScenario, groundOf, parseScenario, type StudyDesign } from '../src/index.ts';
import { fileProblem } from './files.ts';
import { loadLibrary } from './library.ts';
import type { PreparedScenario } from './run-scenario.ts';
import { loadGrounds } from './study-grounds.ts';
import { readDesign } from './study-store.ts';

/** The scenario text of a run of a study: JSON, which is YAML. */
export function scenarioTextOf(design: StudyDesign, cell: number, seed: number): string {
  return `${JSON.stringify(composeScenario(design, cell, seed - design.seed), null, 1)}\n`;
}

/** The scenario of cell `cell` and seed `seed` of the study in a folder, ready to run. */
export async function prepareStudyRun(folder: string, cell: number, seed: number): Promise<PreparedScenario> {
  const refuse = (message: string, hint = ''): PreparedScenario => ({
    scenario: null,
    text: '',
    problems: [fileProblem(folder, message, hint)],
  });
  const design = readDesign(folder);
  if (design === null) return refuse('folder of a study expected, no study.json found');
  if (cell >= design.cells.length)
    return refuse(`cell from 0 to ${design.cells.length - 1} expected, ${cell} found`);
  if (seed < design.seed) return refuse(`seed from ${design.seed} expected, ${seed} found`);
  const { library, problems } = loadLibrary();
  if (!library) return { scenario: null, text: '', problems };
  const text = scenarioTextOf(design, cell, seed);
  const parsed = parseScenario(text, folder);
  if (!parsed.document) return { scenario: null, text, problems: parsed.problems };
  const grounds = await loadGrounds(folder, design);
  const options = { file: folder, ...groundOf(grounds, parsed.document.input) };
  const compiled = compileScenario(parsed.document, library, options);
  return { scenario: compiled.scenario, text, problems: compiled.problems };
}
