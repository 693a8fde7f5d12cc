import { describe, expect, it } from 'vitest';
import { scoreTracks } from './analysis/track-score.ts';
import { parseStates, type StateRowTable } from './formats/states-csv.ts';
import { atan2, hypot2, hypot3, TWO_PI, wrapTwoPi } from './math/elementary.ts';
import { createStream, drawNormal, drawUniform, openStream, stageKey } from './math/random.ts';
import type { BiasChoice } from './scenario/defence.ts';
import { type BiasReport, trackPlots } from './track-file.ts';

/** Range, m, and azimuth, rad, that each of three radars measures too much; up to two sigma of a plot. */
const wrong = [
  [70, 0.0035],
  [-50, -0.0025],
  [40, 0.002],
] as const;
const places = [
  [0, 0],
  [40_000, 10_000],
  [-15_000, 35_000],
] as const;
const sigma = { range: 30, azimuth: 0.002, elevation: 0.002 };
const duration = 60;

interface Sky {
  readonly rotating: boolean;
  /** One a radar. */
  readonly periods: readonly number[];
  /** How much of `wrong` the radars measure. */
  readonly share: number;
}

/** Twenty straight flights and what the radars measure of them, nine looks in ten, as the texts of a file. */
function texts({ rotating, periods, share }: Sky): { plots: string; sensors: string; truth: string } {
  const stream = createStream();
  openStream(stream, 7, stageKey.measurement, 1);
  const flights = Array.from({ length: 20 }, () => ({
    x: 120_000 * (drawUniform(stream) - 0.5),
    y: 120_000 * (drawUniform(stream) - 0.5),
    z: 4000 + 8000 * drawUniform(stream),
    vx: 400 * (drawUniform(stream) - 0.5),
    vy: 400 * (drawUniform(stream) - 0.5),
  }));
  const truth = ['t,id,x,y,z,vx,vy,vz'];
  for (let t = 2; t <= duration; t += 2)
    for (const [id, f] of flights.entries())
      truth.push([t, id, f.x + f.vx * t, f.y + f.vy * t, f.z, f.vx, f.vy, 0].join());
  const rows: number[][] = [];
  for (const [r, period] of periods.entries()) {
    for (let scan = 1; scan * period <= duration; scan++) {
      for (const f of flights) {
        const away = (t: number) => [f.x + f.vx * t - places[r]![0], f.y + f.vy * t - places[r]![1]] as const;
        const turned = rotating ? wrapTwoPi(atan2(...away(scan * period))) / TWO_PI : 1;
        const time = (scan - 1 + turned) * period;
        const [x, y] = away(time);
        const range = hypot3(x, y, f.z) + share * wrong[r]![0] + sigma.range * drawNormal(stream);
        const azimuth = wrapTwoPi(atan2(x, y) + share * wrong[r]![1] + sigma.azimuth * drawNormal(stream));
        const elevation = atan2(f.z, hypot2(x, y)) + sigma.elevation * drawNormal(stream);
        if (drawUniform(stream) < 0.9) rows.push([time, r + 1, scan, range, azimuth, elevation]);
      }
    }
  }
  rows.sort((a, b) => a[0]! - b[0]!);
  const radars = periods.map((period, r) => ({
    ...{ id: r + 1, x: places[r]![0], y: places[r]![1], z: 0, period, pd: 0.9, rMax: 200_000, elMax: 1.5 },
    ...{ sr: sigma.range, saz: sigma.azimuth, sel: sigma.elevation, clutter: 0.1 },
  }));
  return {
    plots: ['t,sensor,scan,range,az,el', ...rows.map((row) => row.join())].join('\n'),
    sensors: JSON.stringify({ rotating, duration_s: duration, eval_period_s: 2, radars }),
    truth: truth.join('\n'),
  };
}

interface Followed {
  readonly error: number;
  readonly rows: StateRowTable;
  readonly bias: BiasReport | null;
}

function followed(sky: Sky, choice: BiasChoice): Followed {
  const { plots, sensors, truth } = texts(sky);
  const tracked = trackPlots(plots, sensors, undefined, 'plots', choice);
  const states = parseStates(truth);
  if (typeof tracked === 'string') throw new Error(tracked);
  if (typeof states === 'string') throw new Error(states);
  return { error: scoreTracks(states.rows, tracked.rows).locRms, rows: tracked.rows, bias: tracked.bias };
}

const skies: readonly (readonly [string, Omit<Sky, 'share'>])[] = [
  ['three rotating radars', { rotating: true, periods: [2.5, 4, 6] }],
  ['three radars that look at different moments', { rotating: false, periods: [2, 3.1, 5] }],
  ['two radars that look at the same moments', { rotating: false, periods: [2, 2] }],
];

describe.each(skies)('the biases of %s', (_, sky) => {
  it('are found within their own errors, and the error of place falls near that without biases', () => {
    const sound = followed({ ...sky, share: 0 }, 'auto');
    const ignored = followed({ ...sky, share: 1 }, 'ignore');
    const mended = followed({ ...sky, share: 1 }, 'auto');
    expect(mended.bias!.applied).toBe(true);
    // Two values a radar, each beyond 3.9 sigma once in ten thousand.
    for (const [r, bias] of mended.bias!.radars.entries()) {
      expect(Math.abs(bias.range - wrong[r]![0])).toBeLessThan(3.9 * bias.rangeSigma);
      expect(Math.abs(bias.azimuth - wrong[r]![1])).toBeLessThan(3.9 * bias.azimuthSigma);
    }
    // Half way to the error without biases at the least: the first looks, before there is evidence, keep theirs.
    expect(mended.error).toBeLessThan((sound.error + ignored.error) / 2);
  });

  it('are not taken out where there are none: every row is that of a tracker that does not look for them', () => {
    const looked = followed({ ...sky, share: 0 }, 'auto');
    const ignored = followed({ ...sky, share: 0 }, 'ignore');
    expect(looked.bias!.applied).toBe(false);
    expect(looked.bias!.comparisons).toBeGreaterThan(100);
    expect([...looked.rows.x.subarray(0, looked.rows.count)]).toEqual([
      ...ignored.rows.x.subarray(0, ignored.rows.count),
    ]);
  });
});

it('one radar has nothing to be compared with', () => {
  expect(followed({ rotating: true, periods: [4], share: 1 }, 'estimate').bias).toBeNull();
});
