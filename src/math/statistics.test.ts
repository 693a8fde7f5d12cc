import { describe, expect, it } from 'vitest';
import { createStream, drawNormal, drawUniform, openStream, stageKey } from './random.ts';
import {
  chiSquareBounds,
  mean,
  meanInterval,
  meanSquareBounds,
  variance,
  wilsonInterval,
} from './statistics.ts';

describe('wilsonInterval', () => {
  it('gives the interval of a worked example: 81 of 263', () => {
    const interval = wilsonInterval(81, 263, 0.95);
    expect(interval.low).toBeCloseTo(0.2553, 4);
    expect(interval.high).toBeCloseTo(0.3662, 4);
  });

  it('stays inside 0 and 1 and is never empty at the ends', () => {
    expect(wilsonInterval(0, 20).low).toBe(0);
    expect(wilsonInterval(0, 20).high).toBeCloseTo(0.1611, 4);
    expect(wilsonInterval(20, 20).high).toBe(1);
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });

  it('covers the true share about as often as it says', () => {
    const stream = createStream();
    openStream(stream, 5, stageKey.study, 1);
    let covered = 0;
    const repeats = 2000;
    for (let repeat = 0; repeat < repeats; repeat++) {
      let successes = 0;
      for (let i = 0; i < 60; i++) if (drawUniform(stream) < 0.1) successes++;
      const interval = wilsonInterval(successes, 60, 0.95);
      if (interval.low <= 0.1 && interval.high >= 0.1) covered++;
    }
    expect(covered / repeats).toBeGreaterThan(0.925);
    expect(covered / repeats).toBeLessThan(0.985);
  });
});

describe('mean and variance', () => {
  it('are those of a worked sample', () => {
    const sample = [2, 4, 4, 4, 5, 5, 7, 9];
    expect(mean(sample)).toBe(5);
    expect(variance(sample)).toBeCloseTo(32 / 7, 14);
    expect(variance([1])).toBeNaN();
  });

  it('lie within their bounds for normal numbers', () => {
    const stream = createStream();
    openStream(stream, 6, stageKey.study, 1);
    const sample = Float64Array.from({ length: 5000 }, () => 3 + 2 * drawNormal(stream));
    const interval = meanInterval(sample, 0.999);
    expect(interval.low).toBeLessThan(3);
    expect(interval.high).toBeGreaterThan(3);
    const bounds = chiSquareBounds(4999, 0.999);
    const scaled = (variance(sample) * 4999) / 4;
    expect(scaled).toBeGreaterThan(bounds.low);
    expect(scaled).toBeLessThan(bounds.high);
  });
});

describe('meanSquareBounds', () => {
  it('narrows about the dimension as the count grows', () => {
    const few = meanSquareBounds(3, 50);
    const many = meanSquareBounds(3, 5000);
    expect(50 * few.low).toBeCloseTo(117.985, 2);
    expect(50 * few.high).toBeCloseTo(185.8, 2);
    expect(many.high - many.low).toBeLessThan(0.15);
  });
});
