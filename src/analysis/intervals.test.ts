import { expect, test } from 'vitest';
import { sobolCoordinate } from '../math/sobol.ts';
import { wilsonInterval } from '../math/statistics.ts';
import { bootstrapInterval } from './bootstrap.ts';
import { holmAdjusted, pairedDifference, supportedRanks, varianceCut } from './compare.ts';
import { estimate } from './estimate.ts';
import { estimateQuantile } from './quantile.ts';
import { givenDataIndex, sobolIndices } from './sensitivity.ts';
import { isNarrowEnough } from './stopping.ts';
import { coverageOf, syntheticKinds } from './synthetic-studies.fixture.ts';

// the share of 400 studies that hold is itself uncertain: bounds are its own 99.9 % interval about 95 %
const STUDIES = 400;
const bounds = wilsonInterval(0.95 * STUDIES, STUDIES, 0.999);

test.each(syntheticKinds)('95 % intervals hold the truth as often as they say: $name', (kind) => {
  const share = coverageOf(kind, STUDIES, 60);
  expect(share).toBeGreaterThan(bounds.low);
  expect(share).toBeLessThan(bounds.high);
});

test('an interval at half its width does not pass for one of 95 %', () => {
  const kind = syntheticKinds[0]!;
  const halved = {
    ...kind,
    make: (study: number, runs: number) => {
      const { low, high } = kind.make(study, runs);
      return { low: low + (high - low) / 4, high: high - (high - low) / 4 };
    },
  };
  expect(coverageOf(halved, STUDIES, 60)).toBeLessThan(bounds.low);
});

test("Student's interval of a hand-worked sample", () => {
  const { mean, low, high } = estimate([1, 2, 3, 4, 5], false);
  expect(mean).toBe(3);
  expect(high - mean).toBeCloseTo(2.776445 * Math.sqrt(2.5 / 5), 5);
  expect(mean - low).toBeCloseTo(high - mean, 12);
});

test('a plan against its own values differs by nothing, for means and for shares', () => {
  const values = [3, 1, 4, 1, 5];
  expect(pairedDifference(values, values, false)).toMatchObject({ mean: 0, low: 0, high: 0, p: 1 });
  const shares = pairedDifference([1, 0, 1], [1, 0, 1], true);
  expect(shares.mean).toBe(0);
  expect(shares.low).toBeLessThan(0);
  expect(shares.high).toBeGreaterThan(0);
});

test("Holm's correction of a printed example: 0.01, 0.04, 0.03, 0.005 become 0.03, 0.06, 0.06, 0.02", () => {
  holmAdjusted([0.01, 0.04, 0.03, 0.005]).forEach((p, i) => {
    expect(p).toBeCloseTo([0.03, 0.06, 0.06, 0.02][i]!, 12);
  });
});

test('what the evidence does not tell apart shares a rank', () => {
  const apart =
    (...list: string[]) =>
    (a: number, b: number) =>
      list.includes(`${Math.min(a, b)}${Math.max(a, b)}`);
  expect(supportedRanks([1, 2, 3], apart('01', '02', '12'), 'less')).toEqual([1, 2, 3]);
  expect(supportedRanks([1, 2, 3], apart('01', '02', '12'), 'more')).toEqual([3, 2, 1]);
  // 0 and 1 are not told apart, nor 1 and 2: nothing may be ranked, though 0 and 2 differ
  expect(supportedRanks([1, 2, 3], apart('02'), 'less')).toEqual([1, 1, 1]);
  expect(supportedRanks([1, 2, 3], apart('02', '12'), 'less')).toEqual([1, 1, 2]);
});

test('shared luck cuts the variance of a difference, and unrelated luck does not', () => {
  const luck = Array.from({ length: 200 }, (_, i) => sobolCoordinate(i + 1, 3));
  const own = Array.from({ length: 200 }, (_, i) => 0.1 * sobolCoordinate(i + 1, 4));
  const other = Array.from({ length: 200 }, (_, i) => sobolCoordinate(i + 1, 7));
  const shared = varianceCut(
    luck.map((value, i) => value + own[i]!),
    luck,
  );
  expect(shared.ratio).toBeGreaterThan(100);
  expect(shared.low).toBeLessThan(shared.ratio);
  expect(varianceCut(luck, other).ratio).toBeCloseTo(1, 1);
});

test('a quantile lies between the order statistics of its interval', () => {
  const values = Array.from({ length: 100 }, (_, i) => i + 1);
  // ranks 40 and 60 hold the median of 100 values with 95 % (David and Nagaraja, table of section 7.1)
  expect(estimateQuantile(values, 0.5)).toEqual({ value: 50.5, low: 40, high: 61 });
});

test('the bootstrap of a mean agrees with its formula', () => {
  const values = Array.from({ length: 400 }, (_, i) => sobolCoordinate(i + 1, 2));
  const formula = estimate(values, false);
  const drawn = bootstrapInterval(400, (runs) => runs.reduce((sum, i) => sum + values[i]!, 0) / 400);
  expect(Math.abs(drawn.low - formula.low)).toBeLessThan(0.006);
  expect(Math.abs(drawn.high - formula.high)).toBeLessThan(0.006);
});

test("Saltelli's indices agree with the closed form of Ishigami's function", () => {
  // Ishigami and Homma 1990, a = 7, b = 0.1: S1 = 0.3139, S2 = 0.4424, S3 = 0; T1 = 0.5576, T2 = 0.4424, T3 = 0.2437
  const base = 2048;
  const f = (u: number[]): number => {
    const [x, y, z] = u.map((value) => Math.PI * (2 * value - 1)) as [number, number, number];
    return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
  };
  const a = Array.from({ length: base }, (_, i) => [0, 1, 2].map((k) => sobolCoordinate(i + 1, k)));
  const b = Array.from({ length: base }, (_, i) => [3, 4, 5].map((k) => sobolCoordinate(i + 1, k)));
  const mixed = [0, 1, 2].flatMap((k) =>
    a.map((point, i) => point.map((value, j) => (j === k ? b[i]![j]! : value))),
  );
  const indices = sobolIndices([...a, ...b, ...mixed].map(f), base, 3);
  [0.3139, 0.4424, 0].forEach((s, k) => {
    expect(Math.abs(indices[k]!.first - s)).toBeLessThan(0.02);
  });
  [0.5576, 0.4424, 0.2437].forEach((s, k) => {
    expect(Math.abs(indices[k]!.total - s)).toBeLessThan(0.02);
  });
});

test('the index from a plain sample finds what matters and gives nothing to what does not', () => {
  const n = 400;
  const [x, y, noise] = [0, 1, 5].map((k) =>
    Float64Array.from({ length: n }, (_, i) => sobolCoordinate(i + 1, k)),
  );
  const values = x!.map((value, i) => 3 * value + noise![i]!);
  expect(Math.abs(givenDataIndex(x!, values).first - 0.9)).toBeLessThan(0.03);
  expect(givenDataIndex(y!, values).first).toBeLessThan(0.05);
});

test('a study stops only when every cell is narrow enough and has fifty runs', () => {
  const narrow = Float64Array.from({ length: 60 }, (_, i) => i % 2);
  const wide = narrow.map((value) => 100 * value);
  expect(isNarrowEnough([narrow], false, 0.2)).toBe(true);
  expect(isNarrowEnough([narrow, wide], false, 0.2)).toBe(false);
  expect(isNarrowEnough([narrow.subarray(0, 40)], false, 10)).toBe(false);
});
