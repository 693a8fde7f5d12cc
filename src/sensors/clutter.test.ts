import { describe, expect, it } from 'vitest';
import { createStream } from '../math/random.ts';
import { chiSquareBounds } from '../math/statistics.ts';
import type { Radar } from '../scenario/defence.ts';
import { createAntenna, createPose, type Pose, takePose } from './antenna.ts';
import { addClutter, FALSE_RANGE_RATE_MAX } from './clutter.ts';
import { createFalseRow } from './false-row.ts';
import { createPlots, type PlotTable } from './plot.ts';
import { makeRadar, makeReports, makeScenario } from './sense.fixture.ts';

/** False plots of one radar over `duration` seconds in steps of `step`. */
function falsePlots(change: Partial<Radar>, duration: number, step: number): PlotTable {
  const scenario = makeScenario([makeRadar(change)], [], []);
  const antenna = createAntenna(scenario.defence.radars[0]!, scenario.defence.units, []);
  const pose: Pose = createPose();
  takePose(antenna, makeReports(scenario).radars, null, pose);
  const state = createFalseRow(1, 0);
  const stream = createStream();
  const plots = createPlots();
  for (let tick = 0; tick < duration / step; tick++) {
    addClutter(antenna, pose, 4, tick * step, (tick + 1) * step, state, stream, plots);
  }
  return plots;
}

/** Chi-square statistic of counts against equal expectations. */
function dispersion(counts: readonly number[], expected: number): number {
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** Counts of values in equal bins from low to high. */
function histogram(values: Float64Array, count: number, low: number, high: number, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (let i = 0; i < count; i++) {
    const bin = Math.floor(((values[i]! - low) / (high - low)) * bins);
    counts[Math.max(0, Math.min(bins - 1, bin))]!++;
  }
  return counts;
}

describe('addClutter', () => {
  it('gives Poisson counts: per scan, the sum of squared deviations over the mean is chi-square', () => {
    for (const scan of ['rotating', 'electronic'] as const) {
      const plots = falsePlots({ falsePlotsPerScan: 25, scan }, 4000, 0.5);
      const counts = histogram(plots.time, plots.count, 0, 4000, 400);
      const bounds = chiSquareBounds(400, 0.999);
      expect(dispersion(counts, 25)).toBeGreaterThan(bounds.low);
      expect(dispersion(counts, 25)).toBeLessThan(bounds.high);
    }
  });

  it('is spread evenly in range, azimuth and range rate', () => {
    const plots = falsePlots({ falsePlotsPerScan: 50 }, 2000, 0.5);
    const bounds = chiSquareBounds(19, 0.999);
    const columns = [
      [plots.range, 1000, 600e3],
      [plots.azimuth, 0, 2 * Math.PI],
      [plots.rangeRate, -FALSE_RANGE_RATE_MAX, FALSE_RANGE_RATE_MAX],
    ] as const;
    for (const [values, low, high] of columns) {
      const counts = histogram(values, plots.count, low, high, 20);
      expect(dispersion(counts, plots.count / 20)).toBeLessThan(bounds.high);
    }
  });

  it('thins out with elevation as a falling triangle does', () => {
    const plots = falsePlots({ falsePlotsPerScan: 50, elevationMin: 0, elevationMax: 1 }, 2000, 0.5);
    const counts = histogram(plots.elevation, plots.count, 0, 1, 10);
    const bounds = chiSquareBounds(9, 0.999);
    let statistic = 0;
    for (let i = 0; i < 10; i++) {
      const expected = (plots.count * (19 - 2 * i)) / 100;
      statistic += (counts[i]! - expected) ** 2 / expected;
    }
    expect(statistic).toBeLessThan(bounds.high);
  });

  it('lies where the beam of a turning antenna points at that time', () => {
    const plots = falsePlots({ falsePlotsPerScan: 20 }, 100, 0.5);
    for (let i = 0; i < plots.count; i++) {
      expect(plots.azimuth[i]).toBeCloseTo(((plots.time[i]! / 10) % 1) * 2 * Math.PI, 9);
      expect(plots.scan[i]).toBe(Math.floor(plots.time[i]! / 10));
    }
  });

  it('does not depend on the step', () => {
    const fine = falsePlots({ falsePlotsPerScan: 20 }, 60, 0.1);
    const coarse = falsePlots({ falsePlotsPerScan: 20 }, 60, 4);
    expect(fine.count).toBe(coarse.count);
    expect(fine.range.slice(0, fine.count)).toEqual(coarse.range.slice(0, coarse.count));
  });

  it('never lies below the surface', () => {
    const plots = falsePlots({ falsePlotsPerScan: 50, elevationMin: -0.2, rangeMax: 200e3 }, 500, 0.5);
    for (let i = 0; i < plots.count; i++) {
      const range = plots.range[i]!;
      const up = 6371008.7714 + 30 + range * Math.sin(plots.elevation[i]!);
      const height = Math.hypot(up, range * Math.cos(plots.elevation[i]!)) - 6371008.7714;
      expect(height).toBeGreaterThan(-1);
    }
  });
});
