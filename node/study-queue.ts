/** Studies over BullMQ on Redis or Valkey: the side that hands out work. */
import { type ConnectionOptions, Job, Queue, QueueEvents } from 'bullmq';
import type { StudyDesign, StudyJob } from '../src/index.ts';
import type { MadePart } from './study-part.ts';
import type { StudyHands } from './study-run.ts';
import type { StudyStore } from './study-store.ts';

/** Name of the queue that all studies share. */
export const queueName = 'sudarshan-study';

/** What travels to a worker. */
export interface QueuedJob extends StudyJob {
  readonly study: string;
  /** The folder of the study, as the machine of the study sees it. */
  readonly folder: string;
}

/** A failure of one worker is tried elsewhere. */
const ATTEMPTS = 3;

/** Connection of a queue's address; refused where it is none. */
export function connectionOf(address: string): ConnectionOptions {
  if (!/^rediss?:\/\//.test(address))
    throw new Error(`--queue: an address such as redis://127.0.0.1:6379 expected, ${address} found`);
  const { hostname, port, username, password, pathname, protocol } = new URL(address);
  return {
    host: hostname,
    port: port === '' ? 6379 : Number(port),
    db: Number(pathname.slice(1) || 0),
    maxRetriesPerRequest: null,
    ...(username ? { username: decodeURIComponent(username) } : {}),
    ...(password ? { password: decodeURIComponent(password) } : {}),
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
  };
}

/** Takes back what an earlier sitting of the collector left waiting; it is asked for anew where it is still missing. */
async function withdraw(queue: Queue<QueuedJob, string>, study: string): Promise<void> {
  for (const job of await queue.getJobs(['waiting', 'delayed'])) {
    // a worker may take the job in this very moment: then it is made once more, and dropped
    if (job?.data.study === study) await job.remove().catch(() => undefined);
  }
}

/**
 * Hands that let workers elsewhere do the jobs. Delivery is at least once: a job whose worker died comes to another, and
 * the collector drops what comes twice.
 */
export async function queueHands(
  address: string,
  design: StudyDesign,
  store: StudyStore,
): Promise<StudyHands & { close: () => Promise<void> }> {
  const connection = connectionOf(address);
  const queue = new Queue<QueuedJob, string>(queueName, { connection });
  const events = new QueueEvents(queueName, { connection });
  queue.on('error', () => undefined);
  events.on('error', () => undefined);
  await events.waitUntilReady();
  await withdraw(queue, design.id);
  const waiting = new Map<string, { done: (part: string) => void; failed: (error: Error) => void }>();
  events.on('completed', ({ jobId, returnvalue }) => settle(jobId)?.done(returnvalue));
  events.on('failed', ({ jobId, failedReason }) => settle(jobId)?.failed(new Error(failedReason)));
  function settle(id: string) {
    const one = waiting.get(id);
    waiting.delete(id);
    return one;
  }
  const deliver = async (job: StudyJob, copy: number): Promise<MadePart | null> => {
    const jobId = [design.id, store.nonce, job.cell, job.from, job.to, copy].join('-');
    const result = new Promise<string>((done, failed) => waiting.set(jobId, { done, failed }));
    await queue.add(
      'runs',
      { ...job, study: design.id, folder: store.folder },
      {
        jobId,
        attempts: ATTEMPTS,
        removeOnComplete: true,
        removeOnFail: true,
      },
    );
    const name = await result;
    return name === '' ? null : { name, rows: null };
  };
  return {
    deliver,
    made: () => 0,
    stop: () => {
      for (const [id, one] of waiting) {
        void Job.fromId(queue, id).then((job) => job?.remove().catch(() => undefined));
        one.done('');
      }
      waiting.clear();
    },
    close: async () => {
      await events.close();
      await queue.close();
    },
  };
}
