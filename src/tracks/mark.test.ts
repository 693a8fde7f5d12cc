/** Marks of the sky: what a radar is told to leave out has none of its plots near. */
import { describe, expect, it } from 'vitest';
import { TWO_PI } from '../math/elementary.ts';
import { createStream, drawUniform, openStream, stageKey } from '../math/random.ts';
import { clearTable } from '../math/table.ts';
import { createPlots, type PlotTable } from '../sensors/plot.ts';
import { arrangePlots } from './arrange.ts';
import { addMeasured, addNoisy, makeRadar, type Place, reportsAt } from './follow.fixture.ts';
import { createTracker } from './follow.ts';
import { gatherGroups, nextGroup } from './group.ts';
import { isListed } from './mark.ts';
import { closeTick } from './picture.ts';
import { findNear } from './reach.ts';
import { placeOf, standAt } from './stand.ts';
import { takeGroup } from './take-group.ts';
import { createTracks, createTrackUpdates } from './track.ts';
import { listConcerned } from './watch.ts';

const RADARS = 40;
const STEP = 0.5;
const radar = makeRadar({ scan: 'rotating', period: 4, falsePlotsPerScan: 4 });
const places: Place[] = Array.from({ length: RADARS }, (_, r) => [
  40000 * (r % 8) - 140000,
  40000 * Math.floor(r / 8),
]);

/** Plots of one step: each radar sees an eighth of the objects near it, and half a false plot. */
function addLooks(plots: PlotTable, step: number): void {
  const stream = createStream();
  openStream(stream, 5, stageKey.study, step);
  for (const [sensor, at] of places.entries()) {
    for (let i = step % 8; i < 60; i += 8) {
      const time = STEP * (step - drawUniform(stream));
      const state = [5000 * i - 150000 + 200 * time, 90000 - 150 * time, 6000, 200, -150, 0];
      if (Math.abs(state[0]! - at[0]) < 60000) addNoisy(plots, { time, sensor, at }, state, stream);
    }
    if (drawUniform(stream) > 0.5) continue;
    const [range, turned] = [20000 + 100000 * drawUniform(stream), TWO_PI * drawUniform(stream)];
    const rate = 2000 * drawUniform(stream) - 1000;
    addMeasured(plots, { time: STEP * step, sensor, at }, [range, turned, 0.6 * drawUniform(stream), rate]);
  }
}

/** Fly for some steps; of each group how many slots there are, are listed, and have plots near though not listed. */
function countAsked(steps: number) {
  const radars = places.map(() => radar);
  const t = createTracker(radars, 'flat');
  const reports = reportsAt(places);
  const [plots, tracks, updates] = [createPlots(), createTracks(), createTrackUpdates()];
  const total = { slots: 0, listed: 0, near: 0, overlooked: 0, shuffled: 0 };
  for (let step = 1; step <= steps; step++) {
    clearTable(plots);
    addLooks(plots, step);
    gatherGroups(t, plots, reports, STEP * step);
    while (nextGroup(t)) {
      const { group } = t;
      arrangePlots(t, plots, group);
      t.room.plotClaim.fill(0);
      expect(isListed(t, plots, reports)).toBe(true);
      const number = listConcerned(t, group, Number.NEGATIVE_INFINITY);
      const listed = [...t.room.asked.subarray(0, number)];
      const ranks = listed.map((slot) => t.rank[slot]!);
      if (ranks.some((rank, i) => i > 0 && rank <= ranks[i - 1]!)) total.shuffled++;
      standAt(t, reports, group);
      total.slots += t.count;
      total.listed += number;
      for (const slot of t.order.subarray(0, t.count)) {
        placeOf(t, reports, group, slot);
        if (group.plots === 0 || findNear(t, plots, reports, group, slot) === 0) continue;
        total.near++;
        if (!listed.includes(slot)) total.overlooked++;
      }
      takeGroup(t, plots, reports, updates);
    }
    closeTick(t, reports, STEP * step, tracks);
  }
  return total;
}

describe('marks of the sky', () => {
  const total = countAsked(60);

  it('leave out no track that a plot of the radar lies near', () => {
    expect(total.near).toBeGreaterThan(2000);
    expect(total.overlooked).toBe(0);
  });

  it('leave most tracks out, so that a radar asks few', () => {
    expect(total.listed).toBeLessThan(total.slots / 4);
  });

  it('list those that are to be asked oldest first', () => {
    expect(total.shuffled).toBe(0);
  });
});
