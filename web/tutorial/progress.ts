/** How far one is in the tutorial: kept by the browser, moved on by what is seen of the app. */
import { create } from 'zustand';
import { keep } from '../state/store.ts';
import { KEPT, keptProgress } from './offer.ts';
import { type Seen, seenNow } from './seen.ts';
import { type Step, steps, type Task } from './steps.ts';
import { type TutorialWords, words } from './words.ts';

/** Time in which a finished step stays, so that its last tick is seen, ms. */
const STAY = 1200;

export interface Progress {
  /** Number of the step from 0; the number of steps at the end. */
  readonly at: number;
  /** Tasks that were done, as `step.task`. */
  readonly done: ReadonlySet<string>;
  /** The step that was just finished, and attacks that came through when it began and when it ended. */
  readonly learned: { readonly step: string; readonly before: number; readonly after: number } | null;
  readonly isFolded: boolean;
  /** What just happened, for those who do not see it. */
  readonly said: string;
}

function restored(): Pick<Progress, 'at' | 'done'> {
  const kept = keptProgress();
  const at = steps.findIndex(({ id }) => id === kept?.step);
  return at < 0 ? { at: 0, done: new Set() } : { at, done: new Set(kept!.done) };
}

export const useProgress = create<Progress>(() => ({
  ...restored(),
  learned: null,
  isFolded: false,
  said: '',
}));
const get = useProgress.getState;
const set = useProgress.setState;

export const nameOf = (step: Step, task: Task): string => `${step.id}.${task.id}`;

/** The task that is to be done now; undefined where all are. */
export const taskNow = ({ at, done }: Progress): Task | undefined =>
  steps[at]?.tasks.find((task) => !done.has(nameOf(steps[at]!, task)));

/** A text with its gaps filled. */
export function filled(text: string, parts: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(parts[name] ?? ''));
}

/** The app when each task of the step began, and when the step did. */
let since = new Map<Task, Seen>();
let begun: Seen | null = null;
let timer = 0;

function keepProgress(): void {
  const { at, done } = get();
  const kept = { step: steps[at]?.id ?? '', number: at + 1, total: steps.length, done: [...done] };
  keep(KEPT, JSON.stringify(kept));
}

const sentenceOf = (texts: TutorialWords, step: Step, task: Task): string =>
  texts.steps[step.id]!.tasks[task.id]!;

function saidOf(at: number): string {
  const texts = words();
  const step = steps[at];
  if (!step) return `${texts.end.title}. ${texts.end.lead}`;
  const task = taskNow(get());
  const count = filled(texts.count, { n: at + 1, total: steps.length });
  return `${count}. ${texts.steps[step.id]!.title}. ${task ? sentenceOf(texts, step, task) : texts.done}`;
}

/** Begin a step: what is done from here on counts. */
export function goTo(at: number, learned: Progress['learned'] = null): void {
  window.clearTimeout(timer);
  const step = steps[at];
  begun = seenNow();
  since = new Map(step?.tasks.map((task) => [task, begun!]));
  set({ at, learned });
  set({ said: saidOf(at) });
  keepProgress();
}

/** Forget what was done. */
export function forget(): void {
  set({ done: new Set() });
}

/** A finished step gives way to the next after a moment, unless one went elsewhere meanwhile. */
function finish(step: Step): void {
  const learned = { step: step.id, before: begun?.leaked ?? 0, after: seenNow().leaked };
  timer = window.setTimeout(() => goTo(get().at + 1, learned), STAY);
}

function markDone(step: Step, task: Task, now: Seen): void {
  const texts = words();
  set(({ done }) => ({ done: new Set([...done, nameOf(step, task)]) }));
  const later = step.tasks.slice(step.tasks.indexOf(task) + 1);
  for (const each of later) since.set(each, now);
  const next = taskNow(get());
  const what = `${texts.doneTask} ${sentenceOf(texts, step, task)}.`;
  set({ said: next ? `${what} ${texts.toDo} ${sentenceOf(texts, step, next)}.` : what });
  keepProgress();
  if (!next) finish(step);
}

/** Look at the app, and mark what was done. */
export function look(): void {
  const step = steps[get().at];
  if (!step || !taskNow(get())) return;
  const now = seenNow();
  for (const task of step.tasks)
    if (!get().done.has(nameOf(step, task)) && task.isDone(now, since.get(task)!)) markDone(step, task, now);
}
