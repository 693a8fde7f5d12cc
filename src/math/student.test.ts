import { expect, test } from 'vitest';
import { betaRegularised, studentQuantile, studentTwoSided } from './student.ts';

test('quantiles agree with the printed table of Student (Abramowitz and Stegun, table 26.10)', () => {
  const printed: [number, number, number][] = [
    [0.95, 1, 12.706],
    [0.95, 2, 4.303],
    [0.95, 10, 2.228],
    [0.99, 10, 3.169],
    [0.95, 30, 2.042],
    [0.95, 120, 1.98],
  ];
  for (const [confidence, degrees, t] of printed) {
    expect(Math.abs(studentQuantile(confidence, degrees) - t)).toBeLessThan(0.00051);
  }
});

test('the tail and the quantile undo each other', () => {
  for (const degrees of [1, 3, 29, 199, 9999]) {
    expect(studentTwoSided(studentQuantile(0.95, degrees), degrees)).toBeCloseTo(0.05, 10);
  }
});

test('the incomplete beta function has its closed forms', () => {
  expect(betaRegularised(0.3, 1, 1)).toBeCloseTo(0.3, 14);
  expect(betaRegularised(0.3, 2, 1)).toBeCloseTo(0.09, 14);
  expect(betaRegularised(0.3, 1, 4)).toBeCloseTo(1 - 0.7 ** 4, 14);
});
