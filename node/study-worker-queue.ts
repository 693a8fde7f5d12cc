/** Studies over BullMQ on Redis or Valkey: the side that does the work. */
import { join } from 'node:path';
import { Worker } from 'bullmq';
import { reasonOf } from './files.ts';
import { onInterrupt } from './interrupt.ts';
import { partsFolder } from './study-part.ts';
import { createPool } from './study-pool.ts';
import { connectionOf, type QueuedJob, queueName } from './study-queue.ts';
import { designFile } from './study-store.ts';

/** After this a worker that no longer renews its hold on a job counts as gone, ms. Runs are made in threads, so it renews. */
const HOLD = 10_000;
/** How often the holds of others are looked through, ms. */
const LOOK = 5_000;
/** How often one job may lose its worker before something must be wrong with the job. */
const MOST_LOSSES = 50;

/** Take jobs from the queue until interrupted; each job runs in a thread, so that this one can renew its hold. */
export async function serveQueue(
  address: string,
  threads: number | undefined,
  folder: string | undefined,
  say: (text: string) => void,
): Promise<void> {
  const connection = connectionOf(address);
  const pool = createPool(threads);
  const worker = new Worker<QueuedJob, string>(
    queueName,
    async ({ data }) => {
      const home = folder ?? data.folder;
      const [design, parts] = [join(home, designFile), join(home, partsFolder)];
      const { cell, from, to, study } = data;
      const part = await pool.run({ cell, from, to, study, design, parts });
      if (part === null) throw new Error('the worker was told to stop');
      return part.name;
    },
    {
      connection,
      concurrency: pool.threads,
      lockDuration: HOLD,
      stalledInterval: LOOK,
      maxStalledCount: MOST_LOSSES,
    },
  );
  worker.on('failed', (job, error) => say(`${job?.id ?? 'a job'}: ${reasonOf(error)}`));
  let told = '';
  worker.on('error', (error) => {
    const reason = reasonOf(error);
    if (reason !== told) say(`queue: ${reason}`);
    told = reason;
  });
  try {
    await worker.waitUntilReady();
    say(`serving ${address} with ${pool.threads} threads; interrupt to stop`);
    await new Promise<void>((done) => onInterrupt(done));
    say('finishing the runs under way');
    await worker.close();
  } finally {
    await pool.close();
  }
}
