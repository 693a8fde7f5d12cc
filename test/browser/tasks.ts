/** What a page's main thread does, from the browser's own trace. */
import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Time of the processor, microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Complete events of the main thread while `act` goes on, in time. */
async function traceOf(browser: Browser, page: Page, act: () => Promise<void>): Promise<TraceEvent[]> {
  const categories = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];
  await browser.startTracing(page, { categories });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const main = new Set(
    traceEvents
      .filter((event) => event.name === 'thread_name' && event.args?.name === 'CrRendererMain')
      .map((event) => `${event.pid} ${event.tid}`),
  );
  return traceEvents
    .filter((event) => event.dur !== undefined && main.has(`${event.pid} ${event.tid}`))
    .sort((a, b) => a.ts - b.ts);
}

const milliseconds = (event: TraceEvent): number => (event.tdur ?? event.dur!) / 1000;

/**
 * Time of the longest task while `act` goes on, ms of the processor. Waiting for the processor does not count, so that a
 * busy machine gives the same answer as an idle one.
 */
export async function longestTask(browser: Browser, page: Page, act: () => Promise<void>): Promise<number> {
  const tasks = (await traceOf(browser, page, act)).filter((event) => /RunTask$/.test(event.name));
  if (tasks.length === 0) throw new Error('the trace has no task');
  return Math.max(...tasks.map(milliseconds));
}

/** Script of each animation frame while `act` goes on, ms of the processor, ascending. */
export async function scriptOfFrames(
  browser: Browser,
  page: Page,
  act: () => Promise<void>,
): Promise<number[]> {
  const events = await traceOf(browser, page, act);
  const tasks = events.filter((event) => /RunTask$/.test(event.name));
  const sums = new Map<TraceEvent, number>();
  let task = 0;
  for (const event of events) {
    if (event.name !== 'FireAnimationFrame') continue;
    while (task + 1 < tasks.length && tasks[task + 1]!.ts <= event.ts) task++;
    sums.set(tasks[task]!, (sums.get(tasks[task]!) ?? 0) + milliseconds(event));
  }
  return [...sums.values()].sort((a, b) => a - b);
}
