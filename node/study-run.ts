/** Do what is still to be done of a study, on threads of this machine or through a queue. */
import {
  allMeasures,
  isNarrowEnough,
  jobsFor,
  meaningOf,
  type StudyDesign,
  type StudyJob,
} from '../src/index.ts';
import type { MadePart } from './study-part.ts';
import { keyOf, registerNewParts, registerPart, type StudyStore } from './study-store.ts';

/** Who makes the runs of a job and stores them as a part. */
export interface StudyHands {
  /** The part when it is stored; null where nothing was done. */
  readonly deliver: (job: StudyJob, copy: number) => Promise<MadePart | null>;
  readonly stop: () => void;
  /** Runs made and not yet registered count too, where that is known. */
  readonly made: () => number;
}

export interface StudyRunOptions {
  /** Take the jobs in another order, by this number; the results do not change. */
  readonly shuffle?: number;
  /** Make every n-th job twice and compare. */
  readonly recheck?: number;
  /** Stop when every cell's interval of the first measure is as narrow as this on either side. */
  readonly halfWidth?: number;
  readonly onProgress: (done: number, total: number) => void;
  /** Is handed the act that ends the study after the runs under way, and null when there is nothing left to end. */
  readonly onStoppable?: (stop: (() => void) | null) => void;
}

/** How often progress is told, ms. */
const PROGRESS_PERIOD = 500;
/** How often the folder is looked through for parts of which no message came, ms. */
const LOOK_PERIOD = 3000;
/** With a half width: runs a cell between two looks at the intervals. */
const ROUND = 20;

/** A list in another order, the same for the same number. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  const out = [...list];
  let state = (seed * 2654435761) >>> 0 || 1;
  for (let i = out.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = state % (i + 1);
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

/** Values of the deciding measure, cell by cell, over the first `runs` runs. */
function decidingValues(store: StudyStore, runs: number): Float64Array[] {
  const { design, rows } = store;
  const column = allMeasures(design.regions).indexOf(design.measures[0]!);
  return design.cells.map((_, cell) =>
    Float64Array.from({ length: runs }, (__, run) => rows.get(keyOf(cell, run))!.values[column]!),
  );
}

/** Runs of the study that are registered. */
function countDone(design: StudyDesign, store: StudyStore, runs: number): number {
  let done = 0;
  for (let cell = 0; cell < design.cells.length; cell++)
    for (let run = 0; run < runs; run++) if (store.rows.has(keyOf(cell, run))) done++;
  return done;
}

/**
 * Make the missing runs. Comes back with how many runs each cell has, or null when it was interrupted; what was
 * finished by then is registered.
 */
export async function runStudy(
  store: StudyStore,
  hands: StudyHands,
  options: StudyRunOptions,
): Promise<number | null> {
  let interrupted = false;
  options.onStoppable?.(() => {
    interrupted = true;
    hands.stop();
  });
  const total = store.design.runs;
  let runs = options.halfWidth === undefined ? total : Math.min(ROUND, total);
  try {
    for (;;) {
      await makeUpTo(store, hands, runs, options, () => interrupted);
      if (interrupted) return null;
      if (runs >= total || isDone(store, runs, options)) return runs;
      runs = Math.min(runs + ROUND, total);
    }
  } finally {
    options.onStoppable?.(null);
  }
}

function isDone(store: StudyStore, runs: number, { halfWidth }: StudyRunOptions): boolean {
  if (halfWidth === undefined) return false;
  const { isYesNo } = meaningOf(store.design.measures[0]!, store.design.regions);
  return isNarrowEnough(decidingValues(store, runs), isYesNo, halfWidth);
}

async function makeUpTo(
  store: StudyStore,
  hands: StudyHands,
  runs: number,
  options: StudyRunOptions,
  isInterrupted: () => boolean,
): Promise<void> {
  const { design } = store;
  const missing = jobsFor(design, runs, (cell, run) => store.rows.has(keyOf(cell, run)));
  const jobs = options.shuffle === undefined ? missing : shuffled(missing, options.shuffle);
  const wanted = jobs.reduce((sum, job) => sum + job.to - job.from, 0);
  const before = countDone(design, store, runs);
  const madeBefore = hands.made();
  const total = design.cells.length * runs;
  const tell = (): void => {
    const made = Math.min(wanted, hands.made() - madeBefore);
    options.onProgress(Math.max(countDone(design, store, runs), before + made), total);
  };
  // one registration at a time, in the order in which parts come
  let line: Promise<void> = Promise.resolve();
  const inLine = (work: () => Promise<void>): Promise<void> => {
    line = line.then(work);
    return line;
  };
  tell();
  const progress = setInterval(tell, PROGRESS_PERIOD);
  const look = setInterval(
    () => void inLine(() => registerNewParts(store)).catch(() => undefined),
    LOOK_PERIOD,
  );
  try {
    const one = async (job: StudyJob, copy: number): Promise<void> => {
      const part = await hands.deliver(job, copy);
      if (part !== null) await inLine(() => registerPart(store, part));
    };
    await allOrFirstFailure(
      jobs.flatMap((job, index) =>
        options.recheck && index % options.recheck === 0 ? [one(job, 0), one(job, 1)] : [one(job, 0)],
      ),
      () => hands.stop(),
    );
    await inLine(() => registerNewParts(store));
    if (!isInterrupted()) tell();
  } finally {
    clearInterval(progress);
    clearInterval(look);
  }
}

/** Waits for all; at the first failure the others are told to stop, waited for, and the failure is thrown. */
async function allOrFirstFailure(works: readonly Promise<void>[], stop: () => void): Promise<void> {
  let failure: unknown = null;
  await Promise.all(
    works.map((work) =>
      work.catch((error: unknown) => {
        failure ??= error;
        stop();
      }),
    ),
  );
  if (failure !== null) throw failure;
}
