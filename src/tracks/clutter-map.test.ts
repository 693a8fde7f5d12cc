import { describe, expect, it } from 'vitest';
import { TWO_PI } from '../math/elementary.ts';
import { createStream, drawNormal, drawUniform, openStream, stageKey } from '../math/random.ts';
import { appendRow, clearTable } from '../math/table.ts';
import { createPlots, type PlotTable } from '../sensors/plot.ts';
import {
  type ClutterMap,
  countPlot,
  createClutterMap,
  crowdingAt,
  passScan,
  timesFalseRate,
} from './clutter-map.ts';
import type { TrackedRadar } from './tracker.ts';

const radar: TrackedRadar = {
  rangeMin: 2000,
  rangeMax: 150000,
  azimuthCentre: 0,
  azimuthWidth: TWO_PI,
  elevationMin: 0,
  elevationMax: 0.6,
  scan: 'electronic',
  period: 2,
  falsePlotsPerScan: 50,
  detectionProbability: 0.9,
  speedMax: 1000,
  trackCapacity: 100,
  rangeSigma: 30,
  azimuthSigma: 0.002,
  elevationSigma: 0.002,
  rangeRateSigma: 2,
  referenceRange: 0,
  referenceRcs: 0,
  referenceSnrDb: 0,
};

function add(plots: PlotTable, range: number, azimuth: number, elevation: number, rate: number): number {
  const row = appendRow(plots);
  plots.range[row] = range;
  plots.azimuth[row] = azimuth;
  plots.elevation[row] = elevation;
  plots.rangeRate[row] = rate;
  return row;
}

/** How crowded it is where a plot lies, counted itself with the weight `own`. */
function crowdingWithout(map: ClutterMap, plots: PlotTable, row: number, own: number): number {
  const value = Float64Array.of(own);
  crowdingAt(map, plots, row, value, 0);
  return value[0]!;
}

describe('ClutterMap', () => {
  it('learns the rate, and a patch a thousand times denser than its surroundings', () => {
    const map = createClutterMap(radar);
    const stream = createStream();
    openStream(stream, 5, stageKey.study, 1);
    const plots = createPlots();
    for (let scan = 0; scan < 20; scan++) {
      clearTable(plots);
      for (let i = 0; i < 30; i++) {
        const azimuth = 1 + 0.05 * drawNormal(stream);
        add(
          plots,
          50000 + 2000 * drawNormal(stream),
          azimuth,
          0.1 + 0.01 * drawNormal(stream),
          15 * drawNormal(stream),
        );
      }
      for (let i = 0; i < 50; i++) {
        const range = 2000 + 148000 * drawUniform(stream);
        const elevation = 0.6 * drawUniform(stream);
        add(plots, range, TWO_PI * drawUniform(stream), elevation, 2000 * drawUniform(stream) - 1000);
      }
      passScan(map, 1);
      for (let row = 0; row < plots.count; row++) countPlot(map, plots, row, Float64Array.of(1), 0);
    }
    const rate = Float64Array.of(1);
    timesFalseRate(map, rate, 0);
    expect(rate[0]).toBeGreaterThan(70);
    expect(rate[0]).toBeLessThan(90);
    const inside = crowdingWithout(map, plots, add(plots, 50000, 1, 0.1, 0), 0);
    const outside = crowdingWithout(map, plots, add(plots, 120000, 4, 0.4, 700), 0);
    expect(inside).toBeGreaterThan(1000 * outside);
    expect(outside).toBeLessThan(5);
  });

  it('is even where nothing was seen, and forgets what it takes back', () => {
    const map = createClutterMap(radar);
    const plots = createPlots();
    const row = add(plots, 50000, 1, 0.1, 0);
    expect(crowdingWithout(map, plots, row, 0)).toBeCloseTo(1, 12);
    passScan(map, 1);
    countPlot(map, plots, row, Float64Array.of(1), 0);
    expect(crowdingWithout(map, plots, row, 1)).toBeCloseTo(1, 12);
    const byHand = ((64 * 1.7) / (1 + 64 * 0.7)) * ((16 * 1.7) / (1 + 16 * 0.7)) ** 4;
    expect(crowdingWithout(map, plots, row, 0)).toBeCloseTo(byHand, 9);
    countPlot(map, plots, row, Float64Array.of(-1), 0);
    expect(crowdingWithout(map, plots, row, 0)).toBeCloseTo(1, 6);
  });
});
