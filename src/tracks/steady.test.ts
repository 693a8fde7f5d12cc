import { describe, expect, it } from 'vitest';
import { meanChiSquareBounds, positionNees } from '../analysis/consistency.ts';
import { TWO_PI } from '../math/elementary.ts';
import { createStream, drawNormal, drawUniform, openStream, type Stream, stageKey } from '../math/random.ts';
import { appendRow, clearTable } from '../math/table.ts';
import { createPlots, type PlotTable } from '../sensors/plot.ts';
import { addNoisy, makeRadar, type Place, reportsAt } from './follow.fixture.ts';
import { createTracker, defaultTrackerSettings, follow, type TrackerSettings } from './follow.ts';
import { createTracks, createTrackUpdates, type TrackTable, trackStatus } from './track.ts';

const radar = makeRadar();

function addClutter(plots: PlotTable, stream: Stream, time: number, sensor: number, count: number): void {
  for (let i = 0; i < count; i++) {
    const azimuth = TWO_PI * drawUniform(stream);
    const range = 5000 + 100000 * drawUniform(stream);
    const s = [range * Math.sin(azimuth), range * Math.cos(azimuth), 0.3 * range, 0, 0, 0];
    addNoisy(plots, { time, sensor }, s, stream);
    plots.rangeRate[plots.count - 1] = 2000 * drawUniform(stream) - 1000;
  }
}

/** Twelve objects abreast and crossing. */
function stateOf(i: number, time: number): number[] {
  const side = i % 2 === 0 ? 1 : -1;
  return [
    -9000 + 1500 * i + side * 60 * time,
    30000 + side * 150 * time,
    4000 + 200 * i,
    side * 60,
    side * 150,
    0,
  ];
}

/** Reorder the rows of a table by a given order. */
function reorder(plots: PlotTable, order: readonly number[]): void {
  for (const name of plots.columns) {
    const old = plots[name].slice();
    for (const [to, from] of order.entries()) plots[name][to] = old[from]!;
  }
}

/** All rows of a picture as numbers, without the radar of the last plot. */
function rowsOf(tracks: TrackTable): number[][] {
  return Array.from({ length: tracks.count }, (_, row) =>
    tracks.columns.filter((name) => name !== 'sensor').map((name) => tracks[name][row]!),
  );
}

const places: readonly Place[] = [
  [0, 0],
  [25000, 5000],
];

/** Pictures after eight scans of two radars at the same moments, the rows or the radars reordered. */
function picture(change: 'none' | 'rows' | 'radars'): number[][] {
  const radars = [radar, { ...radar, rangeSigma: 40, period: 2 }];
  const swapped = change === 'radars';
  const tracker = createTracker(swapped ? [radars[1]!, radars[0]!] : radars, 'flat');
  const reports = reportsAt(swapped ? [places[1]!, places[0]!] : places);
  const stream = createStream();
  const shuffle = createStream();
  openStream(shuffle, 5, stageKey.study, 999);
  const tracks = createTracks();
  const plots = createPlots();
  for (let scan = 1; scan <= 8; scan++) {
    clearTable(plots);
    openStream(stream, 31, stageKey.study, scan);
    for (let r = 0; r < 2; r++) {
      for (let i = 0; i < 12; i++)
        addNoisy(plots, { time: 2 * scan, sensor: r, at: places[r]! }, stateOf(i, 2 * scan), stream);
      addClutter(plots, stream, 2 * scan, r, 10);
    }
    for (const name of plots.columns) plots[name][3] = plots[name][2]!;
    if (swapped) for (let row = 0; row < plots.count; row++) plots.sensor[row] = 1 - plots.sensor[row]!;
    if (change === 'rows') {
      const order = Array.from({ length: plots.count }, (_, row) => row);
      const keys = order.map(() => drawUniform(shuffle));
      reorder(
        plots,
        order.sort((a, b) => keys[a]! - keys[b]!),
      );
    }
    follow(tracker, plots, reports, 2 * scan, tracks, createTrackUpdates());
  }
  return rowsOf(tracks);
}

describe('the air picture', () => {
  it('is the same to the last bit whatever the order of the rows of a scan', () => {
    const straight = picture('none');
    expect(straight.length).toBeGreaterThanOrEqual(12);
    expect(picture('rows')).toEqual(straight);
  });

  it('is the same to the last bit when two radars change their numbers', () => {
    expect(picture('radars')).toEqual(picture('none'));
  });
});

/** One object for some scans: mean NEES of the position and mean NIS, over runs, at the last scan. */
function consistency(settings: TrackerSettings, runs: number): { nees: number; nis: number } {
  const stream = createStream();
  let nees = 0;
  let nisSum = 0;
  let nisCount = 0;
  for (let run = 0; run < runs; run++) {
    openStream(stream, 77, stageKey.study, run);
    const tracker = createTracker([radar], 'flat', settings);
    const reports = reportsAt([[0, 0]]);
    const tracks = createTracks();
    const plots = createPlots();
    const s = [20000, 30000, 6000, 180 * drawNormal(stream), 180 * drawNormal(stream), 0];
    for (let scan = 1; scan <= 20; scan++) {
      for (let axis = 0; axis < 3; axis++) s[axis]! += 2 * s[axis + 3]!;
      clearTable(plots);
      addNoisy(plots, { time: 2 * scan }, s, stream);
      follow(tracker, plots, reports, 2 * scan, tracks, createTrackUpdates());
    }
    const p = [
      tracks.pxx[0]!,
      tracks.pxy[0]!,
      tracks.pxz[0]!,
      tracks.pyy[0]!,
      tracks.pyz[0]!,
      tracks.pzz[0]!,
    ];
    nees += positionNees(tracks.x[0]! - s[0]!, tracks.y[0]! - s[1]!, tracks.z[0]! - s[2]!, p) / runs;
    nisSum += tracker.nisSum;
    nisCount += tracker.nisCount;
  }
  return { nees, nis: nisSum / nisCount };
}

/** Turns, geometries and more runs: `test/statistics/consistency.mjs`. */
describe('consistency', () => {
  const straight: TrackerSettings = {
    ...defaultTrackerSettings,
    models: [{ kind: 'straight', horizontal: 0.01, vertical: 0.01, sojourn: 30, share: 1 }],
  };

  it('keeps NEES and NIS of constant velocity inside their 95 % chi-square bounds when the model is the truth', () => {
    const runs = 100;
    const { nees, nis } = consistency(straight, runs);
    const [neesLow, neesHigh] = meanChiSquareBounds(3, runs, 1.96);
    const [nisLow, nisHigh] = meanChiSquareBounds(4, runs * 17, 1.96);
    expect(nees).toBeGreaterThan(neesLow);
    expect(nees).toBeLessThan(neesHigh);
    expect(4 * nis).toBeGreaterThan(nisLow);
    expect(4 * nis).toBeLessThan(nisHigh);
  });

  it('is never surer than it should be with the default bank on constant velocity', () => {
    const [, most] = meanChiSquareBounds(3, 60, 1.96);
    expect(consistency(defaultTrackerSettings, 60).nees).toBeLessThan(most);
  });
});

describe('odd input', () => {
  it('takes empty scans, single plots, and a radar that stops for a minute and returns', () => {
    const tracker = createTracker([radar, radar], 'flat');
    const reports = reportsAt(places);
    const stream = createStream();
    openStream(stream, 3, stageKey.study, 1);
    const tracks = createTracks();
    const plots = createPlots();
    for (let scan = 1; scan <= 60; scan++) {
      clearTable(plots);
      const time = 2 * scan;
      const away = scan > 15 && scan <= 45;
      reports.active[1] = away ? 0 : 1;
      if (scan % 7 !== 0) addNoisy(plots, { time, at: places[0]! }, stateOf(0, time), stream);
      if (!away) addNoisy(plots, { time, sensor: 1, at: places[1]! }, stateOf(0, time), stream);
      follow(tracker, plots, reports, time, tracks, createTrackUpdates());
      if (scan < 4) continue;
      const firm = [...tracks.status.subarray(0, tracks.count)].filter((s) => s >= trackStatus.confirmed);
      expect(firm.length, `scan ${scan}`).toBe(1);
    }
    expect(tracks.id[0]).toBe(1);
  });

  it('makes no second firm track of a plot that is sent twice', () => {
    const tracker = createTracker([radar], 'flat');
    const stream = createStream();
    openStream(stream, 4, stageKey.study, 1);
    const tracks = createTracks();
    const plots = createPlots();
    for (let scan = 1; scan <= 10; scan++) {
      clearTable(plots);
      addNoisy(plots, { time: 2 * scan }, stateOf(0, 2 * scan), stream);
      appendRow(plots);
      for (const name of plots.columns) plots[name][1] = plots[name][0]!;
      follow(tracker, plots, reportsAt([[0, 0]]), 2 * scan, tracks, createTrackUpdates());
    }
    expect([...tracks.status.subarray(0, tracks.count)]).toEqual([trackStatus.confirmed]);
    expect(tracker.skipped).toBe(10);
  });

  it('follows what a radar reports beyond the limits it is said to have, with one track', () => {
    const tracker = createTracker([{ ...radar, rangeMax: 20000, elevationMax: 0.1 }], 'flat');
    const stream = createStream();
    openStream(stream, 9, stageKey.study, 1);
    const tracks = createTracks();
    const plots = createPlots();
    for (let scan = 1; scan <= 20; scan++) {
      clearTable(plots);
      addNoisy(plots, { time: 2 * scan }, stateOf(0, 2 * scan), stream);
      follow(tracker, plots, reportsAt([[0, 0]]), 2 * scan, tracks, createTrackUpdates());
    }
    expect([...tracks.status.subarray(0, tracks.count)]).toEqual([trackStatus.confirmed]);
    expect(tracks.id[0]).toBe(1);
  });
});

it('learns from its bank how much an object manoeuvres', () => {
  const share = (turnRate: number) => {
    const tracker = createTracker([radar], 'flat');
    const reports = reportsAt([[0, 0]]);
    const [plots, tracks, updates] = [createPlots(), createTracks(), createTrackUpdates()];
    const stream = createStream();
    openStream(stream, 11, stageKey.measurement, 1);
    for (let time = 2; time <= 60; time += 2) {
      const turned = turnRate * time;
      const away =
        turnRate === 0 ? [time, 0] : [Math.sin(turned) / turnRate, (1 - Math.cos(turned)) / turnRate];
      const state = [30000 + 250 * away[0]!, 20000 + 250 * away[1]!, 6000];
      clearTable(plots);
      addNoisy(plots, { time }, [...state, 250 * Math.cos(turned), 250 * Math.sin(turned), 0], stream);
      follow(tracker, plots, reports, time, tracks, updates);
    }
    return tracker.manoeuvre[tracker.order[0]!]!;
  };
  // Quiet flight has three quarters of new tracks; a 2.5 g turn has nearly all of its latest sixteen looks in the turn.
  expect(share(0)).toBeLessThan(0.25);
  expect(share(0.1)).toBeGreaterThan(0.75);
});
