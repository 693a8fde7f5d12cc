import { describe, expect, it } from 'vitest';
import { positionNees } from '../analysis/consistency.ts';
import { createStream, drawNormal, openStream, stageKey } from '../math/random.ts';
import { appendRow, clearTable } from '../math/table.ts';
import { createPlotOrigins, createPlots } from '../sensors/plot.ts';
import { addExact, addNoisy, makeRadar, reportsAt } from './follow.fixture.ts';
import { createTracker, defaultTrackerSettings, follow, followLabelled } from './follow.ts';
import { createTracks, createTrackUpdates, trackStatus } from './track.ts';

const radar = makeRadar({ trackCapacity: 200 });
const reports = reportsAt([[0, 0]]);

describe('follow', () => {
  it('gives no track without plots', () => {
    const tracker = createTracker([radar], 'flat');
    const tracks = createTracks();
    follow(tracker, createPlots(), reports, 1, tracks, createTrackUpdates());
    expect(tracks.count).toBe(0);
  });

  it('confirms one track on one object and keeps its number', () => {
    const tracker = createTracker([radar], 'flat');
    const tracks = createTracks();
    const updates = createTrackUpdates();
    const plots = createPlots();
    for (let scan = 1; scan <= 10; scan++) {
      clearTable(plots);
      addExact(plots, { time: 2 * scan }, [20000 + 400 * scan, 30000, 5000, 200, 0, 0]);
      follow(tracker, plots, reports, 2 * scan, tracks, updates);
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
    for (let i = 0; i < 4; i++) addExact(plots, { time: 50 }, [20000, 30000 + 5000 * i, 5000, 0, 0, 0]);
    plots.range[0] = Number.NaN;
    plots.sensor[1] = 3;
    plots.time[2] = 60;
    follow(tracker, plots, reports, 50, tracks, createTrackUpdates());
    expect(tracker.skipped).toBe(3);
    expect(tracks.count).toBe(1);
  });
});

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
        addNoisy(plots, { time: 2 * scan }, s, stream);
        follow(tracker, plots, reports, 2 * scan, tracks, createTrackUpdates());
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
      sum += positionNees(tracks.x[0]! - s[0]!, tracks.y[0]! - s[1]!, tracks.z[0]! - s[2]!, p);
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
          addNoisy(plots, { time: 2 * scan }, [15000 + 250 * i + 300 * scan, 30000, 4000, 150, 0, 0], stream);
        }
        if (reversed) for (const name of plots.columns) plots[name].subarray(0, 12).reverse();
        follow(tracker, plots, reports, 2 * scan, tracks, createTrackUpdates());
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
        addNoisy(plots, { time: 2 * scan }, at(i, 2 * scan), stream);
      }
      follow(tracker, plots, reports, 2 * scan, tracks, createTrackUpdates());
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
        addExact(plots, { time: 2 * scan }, [20000 + 400 * scan, 30000 + 300 * i, 5000, 200, 0, 0]);
        labels.object[appendRow(labels)] = label;
      }
      followLabelled(tracker, plots, labels, reports, 2 * scan, tracks, updates);
    }
    expect(tracks.count).toBe(2);
    expect([...tracks.id.subarray(0, 2)]).toEqual([1, 2]);
    expect(tracks.status[1]).toBe(trackStatus.confirmed);
    expect(Math.abs(tracks.y[1]! - 30600)).toBeLessThan(60);
  });
});
