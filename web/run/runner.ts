/** The page's side of the engine's worker: it is asked and listened to. */
import { heightFiles } from './height-files.ts';
import type { Answer, Asked, Numbered, Question } from './messages.ts';

export interface Engine {
  /** Ask; the answers to this question come to `hear`. Questions are answered one after the other. */
  readonly ask: (question: Question, hear: (answer: Answer) => void) => void;
  /** End the worker and whatever it does; the next question starts a new one. */
  readonly stop: () => void;
}

/** An engine in a worker of its own, started with the first question. */
function createEngine(): Engine {
  let worker: Worker | null = null;
  let asked = 0;
  const hearers = new Map<number, (answer: Answer) => void>();
  const stop = (): void => {
    worker?.terminate();
    worker = null;
    hearers.clear();
  };
  const open = (): Worker => {
    if (worker) return worker;
    worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = (event: MessageEvent<Numbered<Answer>>) =>
      hearers.get(event.data.number)?.(event.data.said);
    worker.onerror = (event) => {
      event.preventDefault();
      const waiting = [...hearers.values()];
      stop();
      for (const hear of waiting) hear({ kind: 'failed', message: event.message || 'The worker stopped.' });
    };
    return worker;
  };
  const ask = (question: Question, hear: (answer: Answer) => void): void => {
    const number = asked++;
    hearers.set(number, (answer) => {
      if (answer.kind !== 'progress') hearers.delete(number);
      hear(answer);
    });
    open().postMessage({ number, said: question, heights: heightFiles() } satisfies Asked);
  };
  return { ask, stop };
}

/** Runs, checks and stored records. */
export const { ask, stop } = createEngine();
/** Coverage, which may be asked for while a run is going on. */
export const coverageEngine = createEngine();
