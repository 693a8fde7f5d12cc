/** One suite a role, over every method that has a name. */
import { describe, expect, it } from 'vitest';
import { TWO_PI } from '../math/elementary.ts';
import { createStream, drawUniform, openStream, stageKey } from '../math/random.ts';
import { clearTable } from '../math/table.ts';
import { createPlots, type PlotTable } from '../sensors/plot.ts';
import { addMeasured, addNoisy, makeRadar, reportsAt } from './follow.fixture.ts';
import { createTracker, follow } from './follow.ts';
import { associations, filters, lives, type MethodNames, settingsOf } from './methods.ts';
import { packedAt, STATE } from './state.ts';
import { createTracks, createTrackUpdates, type TrackTable, trackStatus } from './track.ts';

const radar = makeRadar({ elevationMax: 1.2, falsePlotsPerScan: 5, trackCapacity: 200 });

type State = readonly [number, number, number, number, number, number];
/** Where each object is at a time; null where it is not seen. */
type Sky = (time: number) => readonly (State | null)[];

const stream = createStream();

/** Plots of one scan, one in ten missed, with five false ones. */
function scan(plots: PlotTable, sky: Sky, time: number, seed: number): void {
  openStream(stream, seed, stageKey.study, Math.round(time * 10));
  clearTable(plots);
  for (const state of sky(time)) {
    const missed = drawUniform(stream) < 0.1;
    if (state !== null && !missed) addNoisy(plots, { time }, state, stream);
  }
  for (let k = 0; k < 5; k++) {
    const range = 2000 + 140000 * drawUniform(stream);
    const rate = 600 * (drawUniform(stream) - 0.5);
    addMeasured(plots, { time }, [range, TWO_PI * drawUniform(stream), 0.4 * drawUniform(stream), rate]);
  }
}

function run(
  names: MethodNames,
  sky: Sky,
  scans: number,
  seed = 1,
  look?: (time: number, tracks: TrackTable) => void,
) {
  const settings = settingsOf(names);
  if (typeof settings === 'string') throw new Error(settings);
  const tracker = createTracker([radar], 'flat', settings);
  const reports = reportsAt([[0, 0]]);
  const plots = createPlots();
  const tracks = createTracks();
  const updates = createTrackUpdates();
  for (let n = 0; n < scans; n++) {
    scan(plots, sky, 2 * n, seed);
    follow(tracker, plots, reports, 2 * n, tracks, updates);
    look?.(2 * n, tracks);
  }
  return { tracker, tracks };
}

/** Row of the confirmed track nearest to a state, and its distance. */
function nearest(tracks: TrackTable, [x, y, z]: State): { row: number; distance: number } {
  let best = { row: -1, distance: Number.POSITIVE_INFINITY };
  for (let row = 0; row < tracks.count; row++) {
    if (tracks.status[row] !== trackStatus.confirmed) continue;
    const distance = Math.hypot(tracks.x[row]! - x, tracks.y[row]! - y, tracks.z[row]! - z);
    if (distance < best.distance) best = { row, distance };
  }
  return best;
}

const level: Sky = (t) => [[20000 - 200 * t, 50000 + 50 * t, 8000, -200, 50, 0]];
const falling: Sky = (t) => [[30000 - 400 * t, 50000, 45000 + 300 * t - 4.9 * t * t, -400, 0, 300 - 9.8 * t]];

/** Least pivot of a packed 7 x 7 matrix, of its diagonal element. */
function leastPivot(p: Float64Array, at: number): number {
  const m = Array.from({ length: STATE }, (_, i) =>
    Array.from({ length: STATE }, (__, j) => p[at + packedAt[i * STATE + j]!]!),
  );
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < STATE; k++) {
    least = Math.min(least, m[k]![k]!);
    for (let i = k + 1; i < STATE; i++) {
      const f = m[i]![k]! / m[k]![k]!;
      for (let j = k; j < STATE; j++) m[i]![j]! -= f * m[k]![j]!;
    }
  }
  return least;
}

describe.each(Object.keys(filters))('the filter %s', (filter) => {
  const sky = filter.endsWith('-ballistic') && !filter.startsWith('imm') ? falling : level;

  it('follows its motion to within the error of single plots', () => {
    const { tracks } = run({ filter }, sky, 25);
    // Errors of one plot at 60 km: 30 m along, 120 m across and upright; four of them bound the worst axis.
    expect(nearest(tracks, sky(48)[0]!).distance).toBeLessThan(4 * Math.hypot(30, 120, 120));
  });

  it('keeps every covariance positive through gaps and clutter', () => {
    const gappy: Sky = (t) => (t > 14 && t < 24 ? [null] : sky(t));
    const { tracker } = run({ filter }, gappy, 25);
    const models = tracker.settings.models.length;
    for (let i = 0; i < tracker.count; i++) {
      const slot = tracker.order[i]!;
      for (let m = 0; m < models; m++)
        expect(leastPivot(tracker.p, (slot * models + m) * 28)).toBeGreaterThan(0);
    }
  });
});

/** Two objects 3 km apart that cross at right angles, then part. */
const crossing: Sky = (t) => [
  [-6000 + 200 * t, 50000, 8000, 200, 0, 0],
  [0, 44000 + 200 * t, 8000, 0, 200, 0],
];

describe.each(Object.keys(associations))('the association %s', (association) => {
  it('keeps two crossing objects apart, each with its number', () => {
    const first = run({ association }, crossing, 12).tracks;
    const before = crossing(22).map((state) => first.id[nearest(first, state!).row]);
    const last = run({ association }, crossing, 35).tracks;
    expect(crossing(68).map((state) => last.id[nearest(last, state!).row])).toEqual(before);
    expect(new Set(before).size).toBe(2);
  });

  it('gives the same picture twice', () => {
    const a = run({ association }, crossing, 30).tracks;
    const b = run({ association }, crossing, 30).tracks;
    expect([...a.x.subarray(0, a.count)]).toEqual([...b.x.subarray(0, b.count)]);
    expect([...a.id.subarray(0, a.count)]).toEqual([...b.id.subarray(0, b.count)]);
  });

  it('goes on through scans without a plot, and drops what has gone', () => {
    const gone: Sky = (t) => (t < 30 ? crossing(t) : [null, null]);
    const { tracker } = run({ association }, gone, 60);
    expect(tracker.count).toBeLessThan(30);
    const { tracks } = run({ association }, gone, 40);
    expect(nearest(tracks, crossing(78)[0]!).distance).toBeGreaterThan(3000);
  });
});

describe.each(Object.keys(lives))('the life by %s', (life) => {
  it('confirms an object within six looks and lets it go when it is seen no more', () => {
    const brief: Sky = (t) => (t < 30 ? level(t) : [null]);
    let confirmed = Number.POSITIVE_INFINITY;
    let last = 0;
    run({ life }, brief, 40, 3, (time, tracks) => {
      if (nearest(tracks, level(time)[0]!).distance > 1000) return;
      confirmed = Math.min(confirmed, time);
      last = time;
    });
    expect(confirmed).toBeLessThanOrEqual(12);
    expect(last).toBeLessThanOrEqual(30 + 20);
  });
});

/** Two objects that fly side by side 250 m apart for a minute, where plots spread by 100 m, then part. */
const side: Sky = (t) => {
  const apart = t < 20 ? 125 + 60 * (20 - t) : t < 80 ? 125 : 125 + 60 * (t - 80);
  const drift = t < 20 ? -60 : t < 80 ? 0 : 60;
  return [
    [apart, 30000 + 200 * t, 6000, drift, 200, 0],
    [-apart, 30000 + 200 * t, 6000, -drift, 200, 0],
  ];
};

describe('several stories', () => {
  it('hold the places of close neighbours better than joint association', () => {
    const error = (association: string) => {
      let sum = 0;
      for (let seed = 1; seed <= 20; seed++) {
        run({ association }, side, 45, seed, (time, tracks) => {
          if (time < 40 || time > 80) return;
          for (const state of side(time)) sum += Math.min(nearest(tracks, state!).distance, 1000);
        });
      }
      return sum;
    };
    expect(error('mht')).toBeLessThan(error('jpda'));
  });
});

describe('names of methods', () => {
  it('are told when one is wrong', () => {
    expect(settingsOf({ filter: 'kalman' })).toContain('imm-ekf, imm-ukf');
    expect(settingsOf({ association: 'all' })).toContain('nearest, jpda, mht');
    expect(settingsOf({ life: 'long' })).toContain('existence, m-of-n');
  });
});
