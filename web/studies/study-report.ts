/** The summary of the open study and what its report names beside it, made in a worker. */
import { commonRuns, rowsOf } from '../../src/index.ts';
import { failStudy, getStudy, setStudy } from './study-store.ts';
import { askOnce } from './workers.ts';

/** Over the runs that every cell has; nothing before there are two. */
export async function makeReport(): Promise<void> {
  const { tally, serverId } = getStudy();
  if (!tally) return;
  const { made } = tally;
  const runs = commonRuns(tally);
  if (runs < 2) return;
  try {
    const { summary, grounds } = await askOnce(
      {
        kind: 'report',
        design: tally.design,
        rows: rowsOf(tally),
        runs,
        folder: serverId === '' ? '' : `runs/${serverId}`,
      },
      'reported',
    );
    // meanwhile another study may have been opened, or this one have gone on
    if (getStudy().tally === tally && tally.made === made) setStudy({ summary, grounds });
  } catch (error) {
    failStudy(error);
  }
}
