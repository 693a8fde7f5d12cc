/** Radars can hold so many tracks: which are kept, and what is told of the others. */
import { describe, expect, it } from 'vitest';
import { TWO_PI } from '../math/elementary.ts';
import { createStream, drawUniform, openStream, stageKey } from '../math/random.ts';
import { clearTable } from '../math/table.ts';
import { createPlots } from '../sensors/plot.ts';
import { addMeasured, addNoisy, makeRadar, numbersOf, reportsAt } from './follow.fixture.ts';
import { createTracker, follow, type TrackerSettings } from './follow.ts';
import { settingsOf } from './methods.ts';
import { createTracks, createTrackUpdates, trackStatus } from './track.ts';

/** Objects on a lattice, 4 km apart, all flying east. */
function stateOf(i: number, time: number): number[] {
  return [-40000 + 4000 * (i % 20) + 200 * time, 20000 + 4000 * Math.floor(i / 20), 5000, 200, 0, 0];
}

/** A sky of which more and more is seen, false plots among it, and all that a tracker tells of it. */
function fly(capacity: number, seen: (scan: number) => number, scans: number, settings?: TrackerSettings) {
  const tracker = createTracker([makeRadar({ trackCapacity: capacity })], 'flat', settings);
  const reports = reportsAt([[0, 0]]);
  const [plots, tracks, updates] = [createPlots(), createTracks(), createTrackUpdates()];
  const stream = createStream();
  const told = {
    live: [] as number[],
    firm: [] as number[][],
    gone: [] as number[],
    crowded: [] as number[],
  };
  for (let scan = 1; scan <= scans; scan++) {
    openStream(stream, 17, stageKey.study, scan);
    clearTable(plots);
    const sight = { time: 2 * scan };
    for (let i = 0; i < seen(scan); i++) addNoisy(plots, sight, stateOf(i, 2 * scan), stream);
    for (let k = 0; k < 10; k++) {
      const [range, turned] = [20000 + 60000 * drawUniform(stream), TWO_PI * drawUniform(stream)];
      const rate = 2000 * drawUniform(stream) - 1000;
      addMeasured(plots, sight, [range, turned, 0.6 * drawUniform(stream), rate]);
    }
    follow(tracker, plots, reports, 2 * scan, tracks, updates);
    told.live.push(numbersOf(tracks, 'live').length);
    told.firm.push(numbersOf(tracks, 'firm'));
    const { status, count } = tracks;
    told.gone.push([...status.subarray(0, count)].filter((s) => s === trackStatus.dropped).length);
    told.crowded.push(tracker.crowdedOut);
  }
  return told;
}

describe.each([100, 300])('room for %i tracks', (capacity) => {
  const rising = (scan: number) => (scan <= 8 ? capacity - 20 : capacity + 60);

  const filled = fly(capacity, rising, 14);

  it('is filled and never passed, and each track without room is counted and shown once as dropped', () => {
    const { live, gone, crowded } = filled;
    expect(Math.max(...live)).toBe(capacity);
    expect(live.at(-1)).toBe(capacity);
    for (const [scan, number] of crowded.entries()) {
      const now = number - (crowded[scan - 1] ?? 0);
      expect(gone[scan]!, `scan ${scan + 1}`).toBeGreaterThanOrEqual(now);
    }
    expect(crowded.at(-1)).toBeGreaterThanOrEqual(60);
  });

  it('keeps the firm tracks there are, with their numbers, whatever comes after them', () => {
    const { firm } = filled;
    expect(firm[7]!.length).toBe(capacity - 20);
    const last = new Set(firm.at(-1));
    expect(firm[7]!.filter((id) => last.has(id)).length).toBe(capacity - 20);
    expect(firm.at(-1)!.length).toBeGreaterThan(capacity - 20);
  });

  it('is given to others once objects are gone', () => {
    const falling = (scan: number) => (scan <= 8 ? capacity + 60 : 40);
    const { firm, crowded } = fly(capacity, falling, 24);
    expect(firm.at(-1)!.length).toBe(40);
    expect(crowded.at(-1)).toBe(crowded.at(-6));
  });
});

it('counts tracks, not the stories told of them', () => {
  const settings = settingsOf({ association: 'mht' });
  if (typeof settings === 'string') throw new Error(settings);
  const tracker = createTracker([makeRadar({ trackCapacity: 24 })], 'flat', settings);
  const [plots, tracks] = [createPlots(), createTracks()];
  const stream = createStream();
  for (let scan = 1; scan <= 20; scan++) {
    openStream(stream, 18, stageKey.study, scan);
    clearTable(plots);
    for (let i = 0; i < 20; i++) {
      const beside = [200 * (i % 2), 6000 * (i >> 1), 0, 0, 0, 0];
      const state = [-20000, 20000, 5000, 200, 0, 0].map((value, axis) => value + beside[axis]!);
      addNoisy(plots, { time: 2 * scan }, [state[0]! + 400 * scan, ...state.slice(1)], stream);
    }
    follow(tracker, plots, reportsAt([[0, 0]]), 2 * scan, tracks, createTrackUpdates());
  }
  expect(numbersOf(tracks, 'firm').length).toBe(20);
  expect(tracker.count).toBeGreaterThan(24);
});

it('shrinks with a radar that is lost: the youngest firm tracks go, each marked as crowded out', () => {
  const tracker = createTracker([makeRadar({ trackCapacity: 60 }), makeRadar({ trackCapacity: 60 })], 'flat');
  const reports = reportsAt([
    [0, 0],
    [3000, 0],
  ]);
  const [plots, tracks] = [createPlots(), createTracks()];
  const stream = createStream();
  for (let scan = 1; scan <= 10; scan++) {
    openStream(stream, 19, stageKey.study, scan);
    clearTable(plots);
    for (let i = 0; i < 80; i++) addNoisy(plots, { time: 2 * scan }, stateOf(i, 2 * scan), stream);
    if (scan === 10) reports.active[1] = 0;
    follow(tracker, plots, reports, 2 * scan, tracks, createTrackUpdates());
    if (scan < 10) expect(tracker.crowdedOut).toBe(0);
  }
  const crowded = [...tracks.crowded.subarray(0, tracks.count)];
  expect(crowded.filter((yes) => yes === 1).length).toBe(20);
  expect(tracker.crowdedOut).toBe(20);
  expect(numbersOf(tracks, 'firm').length).toBe(60);
  reports.active[0] = 0;
  clearTable(plots);
  follow(tracker, plots, reports, 22, tracks, createTrackUpdates());
  expect(numbersOf(tracks, 'firm').length).toBe(60);
});
