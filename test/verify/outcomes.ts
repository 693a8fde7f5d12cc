/** Outcomes of bundled scenarios with something changed, over the same seeds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLibrary } from '../../node/library.ts';
import { isHeightGrid, loadTerrain } from '../../node/terrain.ts';
import {
  advanceRun,
  compileScenario,
  finishRun,
  type Outcome,
  outcomeOf,
  type Perception,
  parseScenario,
  type RunRecord,
  type ScenarioDocument,
  startRun,
} from '../../src/index.ts';
import { root } from '../contract/sudarshan.ts';

export type Input = ScenarioDocument['input'];
export type Change = (input: Input) => void;

const terrain = loadTerrain();
const { library } = loadLibrary();

export interface How {
  readonly perception?: Perception;
  readonly seeds?: number;
}

/** Records of a bundled scenario after a change, one for each seed from 1. */
export function records(name: string, change: Change = () => {}, how: How = {}): RunRecord[] {
  const text = readFileSync(join(root, 'library', 'scenarios', `${name}.yaml`), 'utf8');
  const { document } = parseScenario(text, name);
  const input = structuredClone(document!.input);
  change(input);
  const compiled = compileScenario({ ...document!, input }, library!, {
    file: name,
    perception: how.perception ?? 'ideal',
    terrain: isHeightGrid(terrain) ? terrain : null,
  });
  if (!compiled.scenario) throw new Error(JSON.stringify(compiled.problems));
  const list: RunRecord[] = [];
  for (let seed = 1; seed <= (how.seeds ?? 2); seed++) {
    const run = startRun(compiled.scenario, seed);
    while (!run.finished) advanceRun(run, 1000);
    list.push(finishRun(run, text));
  }
  return list;
}

/** Outcomes of a bundled scenario after a change, one for each seed from 1. */
export function outcomes(name: string, change: Change = () => {}, how: How = {}): Outcome[] {
  return records(name, change, how).map(outcomeOf);
}

/** Sum of one number over the seeds. */
export function total(list: readonly Outcome[], of: (outcome: Outcome) => number): number {
  return list.reduce((sum, outcome) => sum + of(outcome), 0);
}
