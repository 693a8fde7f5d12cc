/** A study made by workers of this tab. */
import {
  hasRow,
  jobsFor,
  paceOf,
  type StudyDesign,
  type StudyJob,
  type StudyTally,
} from '../../src/index.ts';
import { makeReport } from './study-report.ts';
import { countRows, failStudy, getStudy, setStudy, tellRows } from './study-store.ts';
import { openWorker, type StudyWorker } from './workers.ts';

/** Runs of every cell that come first, so that all intervals are there soon. */
const FIRST = 4;
/** Most runs of a job: a cell that is changed costs as much as a run. */
const BATCH = 10;

/** What is missing: the first few runs of every cell, then the rest. */
function missingJobs(tally: StudyTally): StudyJob[] {
  const { design } = tally;
  const isDone = (cell: number, run: number): boolean => hasRow(tally, cell, run);
  const first = jobsFor(design, Math.min(FIRST, design.runs), isDone, BATCH);
  const rest = jobsFor(design, design.runs, isDone, BATCH)
    .map((job) => ({ ...job, from: Math.max(job.from, Math.min(FIRST, job.to)) }))
    .filter(({ from, to }) => from < to);
  return [...first, ...rest];
}

/** The work of one sitting: what is still to do, taken piece by piece. */
interface Sitting {
  readonly jobs: StudyJob[];
  readonly workers: StudyWorker[];
  isStopped: boolean;
}

let sitting: Sitting | null = null;

async function serve(own: Sitting, worker: StudyWorker, design: StudyDesign): Promise<void> {
  await worker.ask({ kind: 'begin', design });
  for (let job = own.jobs.shift(); job && !own.isStopped; job = own.jobs.shift()) {
    await worker.ask({ kind: 'work', job }, (answer) => {
      if (answer.kind === 'row' && !own.isStopped) countRows([answer.row]);
    });
  }
}

/** Asks before a tab with a study under way is closed. */
function askFirst(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** Make what is missing of the open study; comes back when nothing is, or when it was stopped. */
export async function makeInTab(): Promise<void> {
  const { tally, workers: count } = getStudy();
  if (!tally || sitting) return;
  const { design } = tally;
  const own: Sitting = { jobs: missingJobs(tally), workers: [], isStopped: false };
  sitting = own;
  setStudy({ phase: 'running', failure: '' });
  window.addEventListener('beforeunload', askFirst);
  const before = tally.made;
  const begun = performance.now();
  const clock = window.setInterval(() => {
    const missing = design.cells.length * design.runs - tally.made;
    setStudy({ pace: paceOf(tally.made - before, missing, (performance.now() - begun) / 1000) });
  }, 500);
  try {
    for (let n = 0; n < Math.min(count, own.jobs.length); n++) own.workers.push(openWorker());
    await Promise.all(own.workers.map((worker) => serve(own, worker, design)));
  } catch (error) {
    if (!own.isStopped) failStudy(error);
  } finally {
    window.clearInterval(clock);
    window.removeEventListener('beforeunload', askFirst);
    for (const worker of own.workers) worker.end();
    sitting = null;
    await settle(tally);
  }
}

/** Nothing is being made any more: say so, and make the report where there is enough. */
async function settle(tally: StudyTally): Promise<void> {
  tellRows();
  const isDone = tally.made === tally.design.cells.length * tally.design.runs;
  setStudy({ phase: isDone ? 'done' : 'stopped', pace: null });
  await makeReport();
}

/** End now; the runs under way are lost, all others are kept. */
export function stopInTab(): void {
  if (!sitting) return;
  sitting.isStopped = true;
  for (const worker of sitting.workers) worker.end();
}
