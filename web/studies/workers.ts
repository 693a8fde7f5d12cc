/** The page's side of a study's workers. */
import { heightFiles } from '../run/height-files.ts';
import type { StudyAnswer, StudyAsked, StudyQuestion } from './messages.ts';

export interface StudyWorker {
  /** Ask, and hear everything up to and with the last answer. Ask the next only after that. */
  readonly ask: (question: StudyQuestion, hear?: (answer: StudyAnswer) => void) => Promise<StudyAnswer>;
  readonly end: () => void;
}

/** Most workers of one tab. */
export const MOST_WORKERS = 8;

/** How many workers a study takes when not told. */
export function usualWorkers(): number {
  return Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 1));
}

/** A worker by itself. A failure of it, or the end of it, rejects what was asked. */
export function openWorker(): StudyWorker {
  const worker = new Worker(new URL('./study-worker.ts', import.meta.url), { type: 'module' });
  let fail: (reason: Error) => void = () => undefined;
  worker.onerror = (event) => {
    event.preventDefault();
    fail(new Error(event.message || 'The worker stopped.'));
  };
  const ask: StudyWorker['ask'] = (question, hear) =>
    new Promise((resolve, reject) => {
      fail = reject;
      worker.onmessage = ({ data }: MessageEvent<StudyAnswer>) => {
        hear?.(data);
        if (data.kind === 'failed') reject(new Error(data.message));
        else if (data.kind !== 'row') resolve(data);
      };
      worker.postMessage({ said: question, heights: heightFiles() } satisfies StudyAsked);
    });
  const end = (): void => {
    worker.terminate();
    fail(new Error('The worker was ended.'));
  };
  return { ask, end };
}

/** Ask a worker of its own, which ends with the answer. */
export async function askOnce<K extends StudyAnswer['kind']>(
  question: StudyQuestion,
  kind: K,
): Promise<Extract<StudyAnswer, { kind: K }>> {
  const worker = openWorker();
  try {
    const answer = await worker.ask(question);
    if (answer.kind !== kind) throw new Error(`${kind} expected, ${answer.kind} found`);
    return answer as Extract<StudyAnswer, { kind: K }>;
  } finally {
    worker.end();
  }
}
