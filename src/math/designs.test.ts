import { describe, expect, test } from 'vitest';
import { latinHypercube } from './latin.ts';
import { SOBOL_DIMENSIONS, sobolCoordinate } from './sobol.ts';

describe('the Sobol sequence', () => {
  test('begins as printed: 0, 1/2, 3/4, 1/4, 3/8 ... in its first two dimensions', () => {
    const first = [0, 0.5, 0.75, 0.25, 0.375, 0.875];
    const second = [0, 0.5, 0.25, 0.75, 0.375, 0.875];
    first.forEach((x, i) => {
      expect(sobolCoordinate(i, 0)).toBeCloseTo(x, 8);
      expect(sobolCoordinate(i, 1)).toBeCloseTo(second[i]!, 8);
    });
  });

  test('every dimension meets each of 256 slices once in its first 256 points', () => {
    for (let dimension = 0; dimension < SOBOL_DIMENSIONS; dimension++) {
      const slices = new Set<number>();
      for (let i = 0; i < 256; i++) slices.add(Math.floor(256 * sobolCoordinate(i, dimension)));
      expect(slices.size, `dimension ${dimension}`).toBe(256);
    }
  });

  test('no pair of neighbouring dimensions leaves one of 16 x 16 boxes empty or doubled in 4096 points', () => {
    for (let dimension = 1; dimension < SOBOL_DIMENSIONS; dimension++) {
      const boxes = new Float64Array(256);
      for (let i = 0; i < 4096; i++) {
        const a = Math.floor(16 * sobolCoordinate(i, dimension - 1));
        boxes[16 * a + Math.floor(16 * sobolCoordinate(i, dimension))]!++;
      }
      for (const count of boxes)
        expect(Math.abs(count - 16), `dimension ${dimension}`).toBeLessThanOrEqual(16);
      expect(boxes.filter((count) => count > 0)).toHaveLength(256);
    }
  });
});

test('a Latin hypercube meets each slice of each dimension once, the same way for the same seed', () => {
  const points = latinHypercube(50, 4, 7);
  for (let dimension = 0; dimension < 4; dimension++) {
    const slices = new Set<number>();
    for (let i = 0; i < 50; i++) slices.add(Math.floor(50 * points[i * 4 + dimension]!));
    expect(slices.size).toBe(50);
  }
  expect(latinHypercube(50, 4, 7)).toEqual(points);
  expect(latinHypercube(50, 4, 8)).not.toEqual(points);
});
