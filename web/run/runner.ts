/** The page's side of *Run here*: one worker, asked and listened to. */
import { createTable, type RecordTables, type RunRecord, recordSchemas } from '../../src/index.ts';
import type { Answer, Numbered, Question } from './messages.ts';

let worker: Worker | null = null;
let asked = 0;
const hearers = new Map<number, (answer: Answer) => void>();

function open(): Worker {
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
}

/** Ask the worker; its answers to this question come to `hear`. Questions are answered one after the other. */
export function ask(question: Question, hear: (answer: Answer) => void): void {
  const number = asked++;
  hearers.set(number, (answer) => {
    if (answer.kind !== 'progress') hearers.delete(number);
    hear(answer);
  });
  open().postMessage({ number, said: question } satisfies Numbered<Question>);
}

/** End the worker and whatever it does; the next question starts a new one. */
export function stop(): void {
  worker?.terminate();
  worker = null;
  hearers.clear();
}

/** The record out of the worker's answer. */
export function recordOf(answer: Extract<Answer, { kind: 'done' }>): RunRecord {
  const tables: Record<string, unknown> = {};
  for (const name of Object.keys(recordSchemas) as (keyof RecordTables)[]) {
    const { count, columns } = answer.tables[name];
    const capacity = Object.values(columns)[0]!.length;
    tables[name] = Object.assign(createTable(recordSchemas[name], 1), columns, { count, capacity });
  }
  return { header: answer.header, tables: tables as unknown as RecordTables };
}
