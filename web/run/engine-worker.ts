/** The engine's side of *Run here*. */
import type { Answer, Question } from './messages.ts';

const answer = (message: Answer): void => self.postMessage(message);

self.onmessage = (event: MessageEvent<Question>): void => {
  answer({ kind: 'failed', message: `not built in: ${event.data.kind}` });
};
