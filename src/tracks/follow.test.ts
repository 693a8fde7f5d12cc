import { describe, expect, it } from 'vitest';
import { TWO_PI } from '../math/elementary.ts';
import { appendRow, clearTable, createTable } from '../math/table.ts';
import type { PlotTable } from '../sensors/plot.ts';
import { createPlotOrigins, createPlots } from '../sensors/plot.ts';
import { radarReportSchema } from '../sensors/report.ts';
import { createTracker, follow, followLabelled } from './follow.ts';
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
  period: 2,
  falsePlotsPerScan: 10,
  detectionProbability: 0.9,
  speedMax: 1000,
  trackCapacity: 200,
  rangeSigma: 30,
  azimuthSigma: 0.002,
  elevationSigma: 0.002,
  rangeRateSigma: 2,
  referenceRange: 0,
  referenceRcs: 0,
  referenceSnrDb: 0,
};

/** One radar at the origin of the flat frame. */
function flatReports() {
  const reports = createTable(radarReportSchema, 1);
  appendRow(reports);
  reports.active[0] = 1;
  reports.ex[0] = 1;
  reports.ny[0] = 1;
  reports.uz[0] = 1;
  return reports;
}

/** An exact plot of an object. */
function addPlot(plots: PlotTable, time: number, scan: number, s: readonly number[]): void {
  const [x, y, z, vx, vy, vz] = s as [number, number, number, number, number, number];
  const row = appendRow(plots);
  const range = Math.hypot(x, y, z);
  plots.time[row] = time;
  plots.scan[row] = scan;
  plots.range[row] = range;
  plots.azimuth[row] = (Math.atan2(x, y) + TWO_PI) % TWO_PI;
  plots.elevation[row] = Math.asin(z / range);
  plots.rangeRate[row] = (x * vx + y * vy + z * vz) / range;
  plots.rangeSigma[row] = 30;
  plots.azimuthSigma[row] = 0.002;
  plots.elevationSigma[row] = 0.002;
  plots.rangeRateSigma[row] = 2;
}

describe('follow', () => {
  it('gives no track without plots', () => {
    const tracker = createTracker([radar], 'flat');
    const tracks = createTracks();
    follow(tracker, createPlots(), flatReports(), 1, tracks, createTrackUpdates());
    expect(tracks.count).toBe(0);
  });

  it('confirms one track on one object and keeps its number', () => {
    const tracker = createTracker([radar], 'flat');
    const tracks = createTracks();
    const updates = createTrackUpdates();
    const plots = createPlots();
    for (let scan = 1; scan <= 10; scan++) {
      clearTable(plots);
      addPlot(plots, 2 * scan, scan, [20000 + 400 * scan, 30000, 5000, 200, 0, 0]);
      follow(tracker, plots, flatReports(), 2 * scan, tracks, updates);
      expect(updates.count).toBe(1);
    }
    expect(tracks.count).toBe(1);
    expect(tracks.id[0]).toBe(1);
    expect(tracks.status[0]).toBe(trackStatus.confirmed);
    expect(Math.abs(tracks.x[0]! - 24000)).toBeLessThan(50);
    expect(Math.abs(tracks.vx[0]! - 200)).toBeLessThan(20);
  });

  it('skips and counts plots that are not finite, late or of no known radar', () => {
    const tracker = createTracker([radar], 'flat');
    const tracks = createTracks();
    const plots = createPlots();
    for (let i = 0; i < 4; i++) addPlot(plots, 50, 25, [20000, 30000 + 5000 * i, 5000, 0, 0, 0]);
    plots.range[0] = Number.NaN;
    plots.sensor[1] = 3;
    plots.time[2] = 60;
    follow(tracker, plots, flatReports(), 50, tracks, createTrackUpdates());
    expect(tracker.skipped).toBe(3);
    expect(tracks.count).toBe(1);
  });
});

describe('followLabelled', () => {
  it('makes one confirmed track for each object and none for clutter', () => {
    const tracker = createTracker([radar], 'flat');
    const tracks = createTracks();
    const updates = createTrackUpdates();
    const plots = createPlots();
    const labels = createPlotOrigins();
    for (let scan = 1; scan <= 5; scan++) {
      clearTable(plots);
      clearTable(labels);
      for (const [i, label] of [4, -1, 9].entries()) {
        addPlot(plots, 2 * scan, scan, [20000 + 400 * scan, 30000 + 300 * i, 5000, 200, 0, 0]);
        labels.object[appendRow(labels)] = label;
      }
      followLabelled(tracker, plots, labels, flatReports(), 2 * scan, tracks, updates);
    }
    expect(tracks.count).toBe(2);
    expect([...tracks.id.subarray(0, 2)]).toEqual([1, 2]);
    expect(tracks.status[1]).toBe(trackStatus.confirmed);
    expect(Math.abs(tracks.y[1]! - 30600)).toBeLessThan(60);
  });
});
