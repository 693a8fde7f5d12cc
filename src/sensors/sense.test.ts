import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../math/statistics.ts';
import type { Radar, SwerlingCase } from '../scenario/defence.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { TruthTable } from '../world/truth.ts';
import { detectionProbability, requiredSnr } from './detection.ts';
import { createPlotOrigins, createPlots } from './plot.ts';
import {
  advance,
  makeClass,
  makeFlight,
  makeRadar,
  makeReports,
  makeScenario,
  makeTruth,
  place,
} from './sense.fixture.ts';
import { createSensing, sense } from './sense.ts';

interface Seen {
  readonly time: number;
  readonly sensor: number;
  readonly scan: number;
  readonly object: number;
  readonly range: number;
  readonly azimuth: number;
  readonly elevation: number;
  readonly rangeRate: number;
  readonly snrDb: number;
  readonly iff: number;
}

/** All plots of a run of `ticks` steps, objects moving straight. */
function run(scenario: Scenario, truth: TruthTable, ticks: number, seed = 1, step = 0.5): Seen[] {
  const sensing = createSensing(scenario, seed);
  const { radars } = makeReports(scenario);
  const plots = createPlots();
  const origins = createPlotOrigins();
  const seen: Seen[] = [];
  for (let tick = 1; tick <= ticks; tick++) {
    advance(truth, step);
    sense(sensing, truth, radars, (tick - 1) * step, tick * step, plots, origins);
    for (let i = 0; i < plots.count; i++) {
      seen.push({
        time: plots.time[i]!,
        sensor: plots.sensor[i]!,
        scan: plots.scan[i]!,
        object: origins.object[i]!,
        range: plots.range[i]!,
        azimuth: plots.azimuth[i]!,
        elevation: plots.elevation[i]!,
        rangeRate: plots.rangeRate[i]!,
        snrDb: plots.snrDb[i]!,
        iff: plots.iff[i]!,
      });
    }
  }
  return seen;
}

/** One object that stands due east and high at `range`; detected as the radar's model says. */
function standing(radar: Radar, rcs: number, range: number): { scenario: Scenario; truth: TruthTable } {
  const scenario = makeScenario([radar], [makeClass(0, rcs)], [makeFlight(0, 0)]);
  const truth = makeTruth(scenario);
  place(truth, 0, [Math.sqrt(range * range - 1e8), 0, 1e4 + 30]);
  return { scenario, truth };
}

describe('sense', () => {
  it.each([0, 1, 2, 3, 4] as SwerlingCase[])(
    'detects the share of looks that the closed form of Swerling case %i gives',
    (swerling) => {
      for (const [scan, probability] of [
        ['rotating', 0.3],
        ['electronic', 0.9],
      ] as const) {
        const radar = makeRadar({ swerling, scan, period: 1, referencePd: 0.8, rangeMax: 400e3 });
        const snr = requiredSnr(swerling, probability, 1e-6);
        const reference = requiredSnr(swerling, 0.8, 1e-6);
        const { scenario, truth } = standing(radar, (4 * snr) / reference, 390e3);
        const looks = 4000;
        const bounds = wilsonInterval(run(scenario, truth, 2 * looks).length, looks, 0.999);
        const expected = detectionProbability(swerling, snr, 1e-6);
        expect(expected).toBeCloseTo(probability, 6);
        expect(bounds.low).toBeLessThan(expected);
        expect(bounds.high).toBeGreaterThan(expected);
      }
    },
  );

  it('crosses an object exactly once a turn whatever the step', () => {
    for (const step of [0.1, 0.5, 2, 7]) {
      const radar = makeRadar({ referencePd: 0.9, referenceRange: 5e6 });
      const { scenario, truth } = standing(radar, 1e4, 200e3);
      const seen = run(scenario, truth, Math.round(700 / step), 1, step);
      expect(seen.length).toBe(70);
      expect(new Set(seen.map((plot) => plot.scan)).size).toBe(70);
    }
  });
});
