/** A study that the server makes, followed from the page. */
import { makeReport } from './study-report.ts';
import { serverDesign, serverRows, serverStatus } from './study-server.ts';
import { countRows, failStudy, getStudy, openTally, setStudy, tellRows } from './study-store.ts';

/** How often the server is asked, ms. */
const PERIOD = 800;

const wait = (): Promise<void> => new Promise((done) => setTimeout(done, PERIOD));

/** Open a study of the server, and follow it until it rests or another is opened. */
export async function followStudy(id: string, workers: number): Promise<void> {
  try {
    openTally(await serverDesign(id), id, workers);
    await followOpen(id);
  } catch (error) {
    failStudy(error);
  }
}

/** Follow the study that is open. */
export async function followOpen(id: string): Promise<void> {
  const { tally } = getStudy();
  let from = 0;
  for (;;) {
    const status = await serverStatus(id);
    const isResting = !['running', 'stopping'].includes(status.state);
    // a study at rest lists its runs in another order: all of them are fetched again
    const rows = await serverRows(id, isResting ? 0 : from);
    if (getStudy().tally !== tally) return;
    from += rows.length;
    countRows(rows);
    const { runsPerSecond: rate, secondsLeft: left } = status;
    const pace = rate === null || left === null ? null : { rate, left };
    setStudy({ made: status.done, pace, phase: phaseOf(status.state), failure: status.failure });
    if (isResting) break;
    await wait();
  }
  tellRows();
  await makeReport();
}

function phaseOf(state: Awaited<ReturnType<typeof serverStatus>>['state']) {
  return state === 'failed' ? 'stopped' : state;
}
