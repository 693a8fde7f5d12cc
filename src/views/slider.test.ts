import { describe, expect, it } from 'vitest';
import { shareOfValue, valueAtShare } from './slider.ts';

const range = { least: 0.001, most: 100 };

describe('a slider over decades', () => {
  it('gives its ends at its ends and the geometric mean in the middle', () => {
    expect(valueAtShare(range, 0)).toBe(0.001);
    expect(valueAtShare(range, 1)).toBe(100);
    expect(valueAtShare(range, 0.5)).toBe(0.32);
  });

  it('finds the share of each value that it gives, to the two digits kept', () => {
    for (let step = 0; step <= 100; step++) {
      const value = valueAtShare(range, step / 100);
      expect(Math.abs(shareOfValue(range, value) - step / 100)).toBeLessThan(0.005);
    }
  });

  it('stands at its ends for what lies beyond them', () => {
    expect(shareOfValue(range, 1e-9)).toBe(0);
    expect(shareOfValue(range, 1e9)).toBe(1);
  });
});
