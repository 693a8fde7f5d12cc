import { describe, expect, it } from 'vitest';
import type { Radar } from '../scenario/defence.ts';
import { createPlotOrigins, createPlots } from './plot.ts';
import {
  makeClass,
  makeFlight,
  makeRadar,
  makeReports,
  makeScenario,
  makeTruth,
  place,
} from './sense.fixture.ts';
import { createSensing, sense } from './sense.ts';

interface Found {
  readonly object: number;
  readonly range: number;
  readonly azimuth: number;
  readonly snrDb: number;
}

const exact = {
  rangeSigma: 0,
  azimuthSigma: 0,
  elevationSigma: 0,
  referenceRange: 5e6,
  swerling: 0 as const,
};

/** Plots of one turn with objects of cross-sections `rcs` at `places`, range and azimuth cell 150 m and 0.02 rad. */
function turn(
  places: readonly (readonly [number, number, number])[],
  rcs: readonly number[],
  change: Partial<Radar> = {},
): Found[] {
  const classes = rcs.map((value, i) => makeClass(i, value));
  const flights = places.map((_, i) => makeFlight(i, i));
  const scenario = makeScenario([makeRadar({ ...exact, ...change })], classes, flights);
  const truth = makeTruth(scenario);
  places.forEach((position, i) => {
    place(truth, i, position);
  });
  const { radars } = makeReports(scenario);
  const sensing = createSensing(scenario, 2);
  const plots = createPlots();
  const origins = createPlotOrigins();
  const found: Found[] = [];
  for (let tick = 0; tick < 20; tick++) {
    sense(sensing, truth, radars, tick / 2, tick / 2 + 0.5, plots, origins);
    for (let i = 0; i < plots.count; i++) {
      found.push({
        object: origins.object[i]!,
        range: plots.range[i]!,
        azimuth: plots.azimuth[i]!,
        snrDb: plots.snrDb[i]!,
      });
    }
  }
  return found;
}

describe('mergeUnresolved', () => {
  it('gives one plot for two objects in one cell, of the strongest, at their power-weighted mean', () => {
    for (const scan of ['rotating', 'electronic'] as const) {
      const found = turn(
        [
          [100e3, 0, 8e3],
          [100e3, 300, 8e3],
        ],
        [1, 3],
        { scan, period: 10 },
      );
      expect(found).toHaveLength(1);
      expect(found[0]!.object).toBe(1);
      expect(Math.tan(Math.PI / 2 - found[0]!.azimuth) * 100e3).toBeCloseTo(225, 1);
    }
  });

  it('adds the powers of what it merges', () => {
    const places = [0, 1, 2, 3].map((i) => [100e3, 10 * i, 8e3] as const);
    const one = turn(places.slice(0, 1), [1])[0]!;
    const four = turn(places, [1, 1, 1, 1])[0]!;
    expect(Math.abs(four.snrDb - one.snrDb - 6.02)).toBeLessThan(0.2);
  });

  it('keeps apart what differs by a cell in range or in azimuth', () => {
    expect(
      turn(
        [
          [100e3, 0, 8e3],
          [100.2e3, 0, 8e3],
        ],
        [1, 1],
      ),
    ).toHaveLength(2);
    expect(
      turn(
        [
          [100e3, 0, 8e3],
          [100e3, 2.2e3, 8e3],
        ],
        [1, 1],
      ),
    ).toHaveLength(2);
  });

  it('thins a long row of near objects but never to nothing', () => {
    const places = Array.from({ length: 30 }, (_, i) => [100e3 + 100 * i, 0, 8e3] as const);
    const found = turn(
      places,
      places.map(() => 1),
    );
    expect(found.length).toBeGreaterThanOrEqual(10);
    expect(found.length).toBeLessThanOrEqual(15);
    for (let i = 1; i < found.length; i++) expect(found[i]!.object).not.toBe(found[i - 1]!.object);
  });

  it('does not let an object that the radar cannot see swallow one that it can', () => {
    const hidden = [200e3, 0, -3100] as const;
    const high = [199.9e3, 0, 9e3] as const;
    expect(turn([hidden, high], [1, 1]).map((plot) => plot.object)).toEqual([1]);
    const faint = turn(
      [
        [380e3, 0, 3e3],
        [380e3, 50, 3e3],
      ],
      [1e-9, 40],
      { referenceRange: 390e3 },
    );
    expect(faint.map((plot) => plot.object)).toEqual([1]);
  });
});
