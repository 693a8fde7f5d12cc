/** One run of a study: from its place in the design to its row. */
import { outcomeOf } from '../analysis/outcome.ts';
import { compileScenario } from '../scenario/compile.ts';
import type { Library } from '../scenario/library.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { advanceRun, finishRun, type Groundwork, layGroundwork, startRun } from '../simulate.ts';
import { composeScenario } from './compose.ts';
import type { StudyDesign } from './design.ts';
import { groundOf, type StudyGrounds } from './grounds.ts';
import { measure } from './measures.ts';

/** What one run of a study gave. */
export interface StudyRow {
  /** Index of the cell in the design. */
  readonly cell: number;
  readonly run: number;
  readonly seed: number;
  /** Hash of the run's record, as `sudarshan run` prints it. */
  readonly hash: string;
  /** In the order of `allMeasures`. */
  readonly values: readonly number[];
}

/** What the runs of a study share on one worker. */
export interface StudyBench {
  readonly design: StudyDesign;
  readonly library: Library;
  readonly grounds: StudyGrounds;
  /** The last scenario, and the cell whose courses it shares. */
  kept: {
    readonly cell: number;
    readonly run: number;
    readonly scenario: Scenario;
    readonly groundwork: Groundwork;
  } | null;
}

/** A bench at which runs of a study are made one after another. */
export function createStudyBench(design: StudyDesign, library: Library, grounds: StudyGrounds): StudyBench {
  return { design, library, grounds, kept: null };
}

/** Seed of a run: the same in every cell, so that plans share their luck. */
export function seedOf(design: StudyDesign, run: number): number {
  return design.seed + run;
}

/**
 * The scenario of a run, compiled, with what it shares with the other runs of its cell: assumed figures move kill
 * chances and times of the defence, never a course. The design was checked, so there is a scenario.
 */
function prepare(bench: StudyBench, cell: number, run: number): NonNullable<StudyBench['kept']> {
  const { design, kept } = bench;
  if (kept?.cell === cell && (kept.run === run || design.assumed.length === 0)) return kept;
  const document = { input: composeScenario(design, cell, run), locate: () => ({ line: 1, column: 1 }) };
  const { scenario, problems } = compileScenario(document, bench.library, {
    file: design.cells[cell]!.id,
    ...groundOf(bench.grounds, document.input),
  });
  if (scenario === null) throw new Error(`${problems[0]!.path}: ${problems[0]!.message}`);
  const groundwork = kept?.cell === cell ? kept.groundwork : layGroundwork(scenario);
  bench.kept = { cell, run, scenario, groundwork };
  return bench.kept;
}

/** Make one run and count it. The same design, cell and run give the same row everywhere. */
export function runCell(bench: StudyBench, cell: number, run: number): StudyRow {
  const { design } = bench;
  const seed = seedOf(design, run);
  const { scenario, groundwork } = prepare(bench, cell, run);
  const going = startRun(scenario, seed, groundwork);
  while (!going.finished) advanceRun(going, 1000);
  const record = finishRun(going, '');
  const values = measure(record, outcomeOf(record), design.regions);
  return { cell, run, seed, hash: record.header.hash, values };
}
