/** The tasks of a page's main thread, from the browser's own trace. */
import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/**
 * Time of the longest task while `act` goes on, ms of the processor. Waiting for the processor does not count, so that a
 * busy machine gives the same answer as an idle one.
 */
export async function longestTask(browser: Browser, page: Page, act: () => Promise<void>): Promise<number> {
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const main = new Set(
    traceEvents
      .filter((event) => event.name === 'thread_name' && event.args?.name === 'CrRendererMain')
      .map((event) => `${event.pid} ${event.tid}`),
  );
  const tasks = traceEvents.filter(
    (event) =>
      /RunTask$/.test(event.name) && main.has(`${event.pid} ${event.tid}`) && event.dur !== undefined,
  );
  if (tasks.length === 0) throw new Error('the trace has no task');
  return Math.max(...tasks.map((event) => event.tdur ?? event.dur!)) / 1000;
}
