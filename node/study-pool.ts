/** Threads that make the runs of studies. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { StudyTask } from './study-worker.ts';

export interface StudyPool {
  readonly threads: number;
  readonly signal: SharedArrayBuffer;
  readonly run: (task: Omit<StudyTask, 'signal'>) => Promise<string>;
  /** Ask the threads to stop after the run under way. */
  readonly stop: () => void;
  /** Runs made so far. */
  readonly made: () => number;
  readonly close: () => Promise<void>;
}

/** One thread a processor when not told. */
export function createPool(threads = availableParallelism()): StudyPool {
  const built = fileURLToPath(new URL('./study-worker.js', import.meta.url));
  if (!existsSync(built)) throw new Error(`${built}: not built`);
  const pool = new Piscina({
    filename: built,
    minThreads: threads,
    maxThreads: threads,
    idleTimeout: 60_000,
  });
  const signal = new SharedArrayBuffer(8);
  const words = new Int32Array(signal);
  return {
    threads,
    signal,
    run: (task) => pool.run({ ...task, signal }) as Promise<string>,
    stop: () => {
      Atomics.store(words, 0, 1);
    },
    made: () => Atomics.load(words, 1),
    close: () => pool.destroy(),
  };
}
