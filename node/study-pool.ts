/** Threads that make the runs of studies. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { StudyJob } from '../src/index.ts';
import type { MadePart } from './study-part.ts';
import type { StudyTask } from './study-worker.ts';

export interface StudyPool {
  readonly threads: number;
  readonly signal: SharedArrayBuffer;
  readonly run: (task: Omit<StudyTask, 'signal'>) => Promise<MadePart | null>;
  /** The act that has a job of one study done. */
  readonly deliverTo: (
    study: Pick<StudyTask, 'design' | 'study' | 'parts'>,
  ) => (job: StudyJob) => Promise<MadePart | null>;
  /** Ask the threads to stop after the run under way. */
  readonly stop: () => void;
  /** Runs made so far. */
  readonly made: () => number;
  readonly close: () => Promise<void>;
}

/**
 * Room for young objects in each thread, MB. With the usual 16 the collector runs four times as often, on helper threads
 * that take processors from the other workers: measured, a run of the bundled study costs a tenth less with 64.
 */
const YOUNG_ROOM = 64;

/** One thread a processor when not told. */
export function createPool(threads = availableParallelism()): StudyPool {
  const built = fileURLToPath(new URL('./study-worker.js', import.meta.url));
  if (!existsSync(built)) throw new Error(`${built}: not built`);
  const pool = new Piscina({
    filename: built,
    minThreads: threads,
    maxThreads: threads,
    idleTimeout: 60_000,
    // what reads a GeoTIFF asks a thread for its data, and breaks where there is none
    workerData: {},
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_ROOM },
  });
  const signal = new SharedArrayBuffer(8);
  const words = new Int32Array(signal);
  const run: StudyPool['run'] = (task) => pool.run({ ...task, signal });
  return {
    threads,
    signal,
    run,
    deliverTo: (study) => (job) => run({ ...study, ...job }),
    stop: () => {
      Atomics.store(words, 0, 1);
    },
    made: () => Atomics.load(words, 1),
    close: () => pool.destroy(),
  };
}
