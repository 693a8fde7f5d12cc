/** Plots that firm tracks explain: tentative tracks leave them alone, and other plots not. */
import { describe, expect, it } from 'vitest';
import { clearTable } from '../math/table.ts';
import { createPlots } from '../sensors/plot.ts';
import { addExact, makeRadar, reportsAt } from './follow.fixture.ts';
import { createTracker, follow } from './follow.ts';
import { createTracks, createTrackUpdates } from './track.ts';

const FIRM = [0, 60000, 8000, 200, 0, 0];
/** Fast and high: begun with a spread of velocity that within ten seconds reaches over all the rest. */
const HIGH = [3000, 50000, 25000, 0, 50, 0];

function moved(state: readonly number[], time: number): number[] {
  return state.map((number, k) => (k < 3 ? number + time * state[k + 3]! : number));
}

/** A firm track, and beside it a track of one plot; then `last` is seen alone. Gives the plots fed to each of the two. */
function see(last: readonly number[]): number[] {
  const t = createTracker([makeRadar()], 'flat');
  const reports = reportsAt([[0, 0]]);
  const [plots, tracks, updates] = [createPlots(), createTracks(), createTrackUpdates()];
  for (let scan = 1; scan <= 11; scan++) {
    const sight = { time: 2 * scan };
    clearTable(plots);
    if (scan < 11) addExact(plots, sight, moved(FIRM, sight.time));
    if (scan === 10) addExact(plots, sight, moved(HIGH, sight.time));
    if (scan === 11) addExact(plots, sight, moved(last, sight.time));
    follow(t, plots, reports, sight.time, tracks, updates);
  }
  return [...tracks.plots.subarray(0, tracks.count)];
}

describe('the plot of a firm track', () => {
  it('feeds that track and no tentative one that could reach it', () => {
    expect(see(FIRM)).toEqual([11, 1]);
  });

  it('is another for the tentative track when it lies where that one was going', () => {
    expect(see(HIGH)).toEqual([10, 2]);
  });
});
