import { describe, expect, it } from 'vitest';
import { TWO_PI, wrapTwoPi } from '../math/elementary.ts';
import { createStream, drawNormal, openStream, type Stream, stageKey } from '../math/random.ts';
import { appendRow, clearTable, createTable } from '../math/table.ts';
import type { PlotTable } from '../sensors/plot.ts';
import { createPlotOrigins, createPlots } from '../sensors/plot.ts';
import { radarReportSchema } from '../sensors/report.ts';
import { createTracker, defaultTrackerSettings, follow, followLabelled } from './follow.ts';
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

/** Noise on the plot last added. */
function shake(plots: PlotTable, stream: Stream): void {
  const row = plots.count - 1;
  plots.range[row]! += 30 * drawNormal(stream);
  plots.azimuth[row] = wrapTwoPi(plots.azimuth[row]! + 0.002 * drawNormal(stream));
  plots.elevation[row]! += 0.002 * drawNormal(stream);
  plots.rangeRate[row]! += 2 * drawNormal(stream);
}

describe('follow, as a filter', () => {
  it('is as sure as it should be: mean NEES of 80 runs inside its 99.9 % bounds', () => {
    const stream = createStream();
    const noise = 4;
    const settings = {
      ...defaultTrackerSettings,
      models: [{ kind: 'straight', horizontal: noise, vertical: noise, sojourn: 30, share: 1 } as const],
      birth: { horizontal: 100, vertical: 50 },
    };
    const runs = 80;
    let sum = 0;
    for (let run = 0; run < runs; run++) {
      openStream(stream, 21, stageKey.study, run);
      const tracker = createTracker([radar], 'flat', settings);
      const tracks = createTracks();
      const plots = createPlots();
      const s = [
        30000,
        40000,
        6000,
        100 * drawNormal(stream),
        100 * drawNormal(stream),
        50 * drawNormal(stream),
      ];
      for (let scan = 1; scan <= 12; scan++) {
        for (let axis = 0; axis < 3; axis++) {
          const a = drawNormal(stream);
          const b = drawNormal(stream);
          const kick = Math.sqrt(noise * 2) * a;
          s[axis]! += 2 * s[axis + 3]! + kick + Math.sqrt((noise * 8) / 12) * b;
          s[axis + 3]! += kick;
        }
        clearTable(plots);
        addPlot(plots, 2 * scan, scan, s);
        shake(plots, stream);
        follow(tracker, plots, flatReports(), 2 * scan, tracks, createTrackUpdates());
      }
      expect(tracks.count).toBe(1);
      const p = [
        tracks.pxx[0]!,
        tracks.pxy[0]!,
        tracks.pxz[0]!,
        tracks.pyy[0]!,
        tracks.pyz[0]!,
        tracks.pzz[0]!,
      ];
      sum += quadratic(p, tracks.x[0]! - s[0]!, tracks.y[0]! - s[1]!, tracks.z[0]! - s[2]!);
    }
    const spread = 3.29 * Math.sqrt(6 / runs);
    expect(Math.abs(sum / runs - 3)).toBeLessThan(spread);
  });

  it('gives the same picture whatever the order of plots of one moment', () => {
    const pictures = [0, 1].map((reversed) => {
      const stream = createStream();
      const tracker = createTracker([radar], 'flat');
      const tracks = createTracks();
      const plots = createPlots();
      for (let scan = 1; scan <= 6; scan++) {
        clearTable(plots);
        openStream(stream, 8, stageKey.study, scan);
        for (let i = 0; i < 12; i++) {
          addPlot(plots, 2 * scan, scan, [15000 + 250 * i + 300 * scan, 30000, 4000, 150, 0, 0]);
          shake(plots, stream);
        }
        if (reversed) for (const name of plots.columns) plots[name].subarray(0, 12).reverse();
        follow(tracker, plots, flatReports(), 2 * scan, tracks, createTrackUpdates());
      }
      return Array.from({ length: tracks.count }, (_, row) => [
        tracks.x[row]!,
        tracks.y[row]!,
        tracks.vx[row]!,
      ]);
    });
    expect(pictures[0]!.length).toBeGreaterThanOrEqual(12);
    expect(pictures[1]!.length).toBe(pictures[0]!.length);
    for (const [row, picture] of pictures[0]!.entries()) {
      for (const [k, value] of picture.entries()) expect(pictures[1]![row]![k]).toBeCloseTo(value, 6);
    }
  });

  it('keeps the numbers of a hundred objects whose courses cross', () => {
    const stream = createStream();
    const tracker = createTracker([{ ...radar, falsePlotsPerScan: 5 }], 'flat');
    const tracks = createTracks();
    const plots = createPlots();
    const at = (i: number, time: number): number[] => {
      const east = i < 50;
      const lane = 300 + 600 * (i % 50);
      const along = -15000 + 250 * time;
      const height = 5000 + 20 * i;
      return east
        ? [along, 40000 + lane, height, 250, 0, 0]
        : [-15000 + lane, 40000 + 15000 + along, height, 0, 250, 0];
    };
    const first = new Map<number, number>();
    for (let scan = 1; scan <= 60; scan++) {
      clearTable(plots);
      openStream(stream, 9, stageKey.study, scan);
      for (let i = 0; i < 100; i++) {
        addPlot(plots, 2 * scan, scan, at(i, 2 * scan));
        shake(plots, stream);
      }
      follow(tracker, plots, flatReports(), 2 * scan, tracks, createTrackUpdates());
      if (scan !== 20 && scan !== 60) continue;
      let kept = 0;
      for (let i = 0; i < 100; i++) {
        const [x, y, z] = at(i, 2 * scan) as [number, number, number];
        let nearest = -1;
        let least = 500;
        for (let row = 0; row < tracks.count; row++) {
          if (tracks.status[row] !== trackStatus.confirmed) continue;
          const away = Math.hypot(tracks.x[row]! - x, tracks.y[row]! - y, tracks.z[row]! - z);
          if (away >= least) continue;
          least = away;
          nearest = tracks.id[row]!;
        }
        if (scan === 20) first.set(i, nearest);
        else if (nearest >= 0 && first.get(i) === nearest) kept++;
      }
      if (scan === 60) expect(kept).toBeGreaterThanOrEqual(98);
    }
  });

  it('holds no more tracks than the radars have room for', () => {
    const tracker = createTracker([{ ...radar, trackCapacity: 7 }], 'flat');
    const tracks = createTracks();
    const plots = createPlots();
    for (let scan = 1; scan <= 3; scan++) {
      clearTable(plots);
      for (let i = 0; i < 20; i++) addPlot(plots, 2 * scan, scan, [20000 + 3000 * i, 30000, 4000, 0, 0, 0]);
      follow(tracker, plots, flatReports(), 2 * scan, tracks, createTrackUpdates());
      const live = [...tracks.status.subarray(0, tracks.count)].filter((s) => s !== trackStatus.dropped);
      expect(live.length).toBeLessThanOrEqual(7);
    }
  });
});

/** d' P^-1 d. */
function quadratic(p: readonly number[], x: number, y: number, z: number): number {
  const [a, b, c, d, e, f] = p as [number, number, number, number, number, number];
  const ca = d * f - e * e;
  const cb = c * e - b * f;
  const cc = b * e - c * d;
  const mixed = 2 * (cb * x * y + cc * x * z + (b * c - a * e) * y * z);
  return (
    (ca * x * x + (a * f - c * c) * y * y + (a * d - b * b) * z * z + mixed) / (a * ca + b * cb + c * cc)
  );
}

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
