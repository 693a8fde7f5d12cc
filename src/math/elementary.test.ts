import { describe, expect, it } from 'vitest';
import * as elementary from './elementary.ts';

/** Distance in units of the last place of `b`. */
function ulps(a: number, b: number): number {
  const view = new DataView(new ArrayBuffer(16));
  view.setFloat64(0, a);
  view.setFloat64(8, b);
  return Math.abs(Number(view.getBigInt64(0) - view.getBigInt64(8)));
}

describe('elementary functions', () => {
  const inputs = Array.from({ length: 2000 }, (_, n) => -8 + (n * 16) / 2000 + 1e-5);

  it.each([
    ['sin', Math.sin],
    ['cos', Math.cos],
    ['tan', Math.tan],
    ['atan', Math.atan],
    ['exp', Math.exp],
  ] as const)('%s agrees with the platform within 2 units in the last place', (name, platform) => {
    for (const x of inputs) expect(ulps(elementary[name](x), platform(x))).toBeLessThanOrEqual(2);
  });

  it.each([
    ['ln', Math.log],
    ['log10', Math.log10],
  ] as const)('%s agrees with the platform within 2 units in the last place', (name, platform) => {
    for (const x of inputs) expect(ulps(elementary[name](x * x), platform(x * x))).toBeLessThanOrEqual(2);
  });

  it('clamps the arguments of arc sine and arc cosine', () => {
    expect(elementary.asin(1 + 1e-15)).toBe(elementary.HALF_PI);
    expect(elementary.acos(-1 - 1e-15)).toBe(elementary.PI);
  });

  it('folds angles into one turn', () => {
    expect(elementary.wrapTwoPi(-0.5)).toBeCloseTo(elementary.TWO_PI - 0.5, 14);
    expect(elementary.wrapTwoPi(7)).toBeCloseTo(7 - elementary.TWO_PI, 14);
    expect(elementary.wrapPi(4)).toBeCloseTo(4 - elementary.TWO_PI, 14);
  });

  it('turns decibels into ratios and back', () => {
    for (const db of [-30, 0, 3, 13.18])
      expect(elementary.dbFromRatio(elementary.ratioFromDb(db))).toBeCloseTo(db, 12);
  });
});
