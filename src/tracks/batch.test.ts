/** A scan of a radar may come whole or in parts: what the tracker makes of it depends little on where it is cut. */
import { describe, expect, it } from 'vitest';
import { TWO_PI } from '../math/elementary.ts';
import { appendRow, clearTable, createTable } from '../math/table.ts';
import { createPlots, type PlotTable } from '../sensors/plot.ts';
import { radarReportSchema } from '../sensors/report.ts';
import { createTracker, follow } from './follow.ts';
import { createTracks, createTrackUpdates, trackStatus } from './track.ts';
import type { TrackedRadar } from './tracker.ts';

const radar: TrackedRadar = {
  rangeMin: 1000,
  rangeMax: 150000,
  azimuthCentre: 0,
  azimuthWidth: TWO_PI,
  elevationMin: 0,
  elevationMax: 0.6,
  scan: 'electronic',
  period: 1,
  falsePlotsPerScan: 1,
  detectionProbability: 0.9,
  speedMax: 1000,
  trackCapacity: 200,
  rangeSigma: 50,
  azimuthSigma: 0.0026,
  elevationSigma: 0.0026,
  rangeRateSigma: 2,
  referenceRange: 0,
  referenceRcs: 0,
  referenceSnrDb: 0,
};

function reportsAtRest() {
  const reports = createTable(radarReportSchema, 1);
  appendRow(reports);
  reports.active[0] = 1;
  reports.ex[0] = 1;
  reports.ny[0] = 1;
  reports.uz[0] = 1;
  return reports;
}

/** Where in the period each of three objects in file, 750 m apart, is looked at: one just before its neighbour. */
const PLACES = [0.1, 0.59, 0.71];

function addLooks(plots: PlotTable, from: number, to: number): void {
  for (let scan = Math.floor(from) - 1; scan <= to; scan++) {
    for (const [object, place] of PLACES.entries()) {
      const time = scan + place;
      if (time <= from || time > to || time < 0) continue;
      const row = appendRow(plots);
      const y = 50e3 - 50 * time + 750 * object;
      const range = Math.hypot(y, 3000);
      plots.time[row] = time;
      plots.scan[row] = scan;
      plots.range[row] = range;
      plots.azimuth[row] = 0.0001 * object;
      plots.elevation[row] = Math.asin(3000 / range);
      plots.rangeRate[row] = Number.NaN;
      plots.rangeSigma[row] = radar.rangeSigma;
      plots.azimuthSigma[row] = radar.azimuthSigma;
      plots.elevationSigma[row] = radar.elevationSigma;
    }
  }
}

/** Track numbers that were ever confirmed in a minute. */
function confirmedIn(batch: number): number {
  const tracker = createTracker([radar], 'flat');
  const tracks = createTracks();
  const plots = createPlots();
  const updates = createTrackUpdates();
  const reports = reportsAtRest();
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
