/** A scan of a radar may come whole or in parts: what the tracker makes of it depends little on where it is cut. */
import { describe, expect, it } from 'vitest';
import { clearTable } from '../math/table.ts';
import { createPlots, type PlotTable } from '../sensors/plot.ts';
import { addMeasured, makeRadar, reportsAt } from './follow.fixture.ts';
import { createTracker, follow } from './follow.ts';
import { createTracks, createTrackUpdates, trackStatus } from './track.ts';

const radar = makeRadar({
  period: 1,
  falsePlotsPerScan: 1,
  rangeSigma: 50,
  azimuthSigma: 0.0026,
  elevationSigma: 0.0026,
});

/** Where in the period each of three objects in file, 750 m apart, is looked at: one just before its neighbour. */
const PLACES = [0.1, 0.59, 0.71];

function addLooks(plots: PlotTable, from: number, to: number): void {
  for (let scan = Math.floor(from) - 1; scan <= to; scan++) {
    for (const [object, place] of PLACES.entries()) {
      const time = scan + place;
      if (time <= from || time > to || time < 0) continue;
      const y = 50e3 - 50 * time + 750 * object;
      const range = Math.hypot(y, 3000);
      const measured = [range, 0.0001 * object, Math.asin(3000 / range), Number.NaN] as const;
      plots.scan[addMeasured(plots, { time }, measured, radar)] = scan;
    }
  }
}

/** Track numbers that were ever confirmed in a minute. */
function confirmedIn(batch: number): number {
  const tracker = createTracker([radar], 'flat');
  const tracks = createTracks();
  const plots = createPlots();
  const updates = createTrackUpdates();
  const reports = reportsAt([[0, 0]]);
  const confirmed = new Set<number>();
  for (let n = 1; n * batch <= 60; n++) {
    clearTable(plots);
    addLooks(plots, (n - 1) * batch, n * batch);
    follow(tracker, plots, reports, n * batch, tracks, updates);
    for (let row = 0; row < tracks.count; row++)
      if (tracks.status[row] === trackStatus.confirmed) confirmed.add(tracks.id[row]!);
  }
  return confirmed.size;
}

describe('objects in file whose plots lie in the gates of their neighbours', () => {
  for (const batch of [1, 0.5, 0.25, 0.125]) {
    it(`have one track each when a scan of 1 s comes in parts of ${batch} s`, () => {
      expect(confirmedIn(batch)).toBe(PLACES.length);
    });
  }
});
