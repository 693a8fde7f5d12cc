import { describe, expect, it } from 'vitest';
import { type Lattice, outlineOf } from './outline.ts';

const lattice: Lattice = { west: -2, south: -2, stepX: 0.1, stepY: 0.1, columns: 41, rows: 41 };

/** Signed area of a closed ring. */
function signedArea(ring: Float64Array): number {
  let sum = 0;
  for (let i = 0; i + 3 < ring.length; i += 2) sum += ring[i]! * ring[i + 3]! - ring[i + 2]! * ring[i + 1]!;
  return sum / 2;
}

const radiusOf = (x: number, y: number): number => Math.sqrt(x * x + y * y);

describe('outlineOf', () => {
  it('finds a circle to 1/512 of a step at every point, counter-clockwise and closed', () => {
    const rings = outlineOf(lattice, (x, y) => radiusOf(x, y) < 1.37);
    expect(rings).toHaveLength(1);
    const ring = rings[0]!;
    for (let i = 0; i < ring.length; i += 2) {
      expect(Math.abs(radiusOf(ring[i]!, ring[i + 1]!) - 1.37)).toBeLessThan(0.1 / 512 + 1e-9);
    }
    expect(Array.from(ring.slice(-2))).toEqual(Array.from(ring.slice(0, 2)));
    expect(signedArea(ring) / (Math.PI * 1.37 * 1.37)).toBeCloseTo(1, 2);
  });

  it('runs round a hole clockwise, so that areas add up', () => {
    const rings = outlineOf(lattice, (x, y) => radiusOf(x, y) < 1.6 && radiusOf(x, y) > 0.7);
    expect(rings).toHaveLength(2);
    const sum = rings.reduce((total, ring) => total + signedArea(ring), 0);
    expect(sum / (Math.PI * (1.6 * 1.6 - 0.7 * 0.7))).toBeCloseTo(1, 2);
    expect(Math.min(...rings.map(signedArea))).toBeLessThan(0);
  });

  it('parts two regions that touch at a corner of a cell, and joins them where its middle is inside', () => {
    const corners: Lattice = { west: 0, south: 0, stepX: 1, stepY: 1, columns: 4, rows: 4 };
    const near = (x: number, y: number, a: number, b: number) => radiusOf(x - a, y - b) < 0.4;
    const two = (x: number, y: number) => near(x, y, 1, 1) || near(x, y, 2, 2);
    expect(outlineOf(corners, two)).toHaveLength(2);
    expect(outlineOf(corners, (x, y) => two(x, y) || near(x, y, 1.5, 1.5))).toHaveLength(1);
    const other = (x: number, y: number) => near(x, y, 2, 1) || near(x, y, 1, 2);
    expect(outlineOf(corners, other)).toHaveLength(2);
    expect(outlineOf(corners, (x, y) => other(x, y) || near(x, y, 1.5, 1.5))).toHaveLength(1);
  });

  it('gives nothing for nothing, and the rim of the grid for everything', () => {
    expect(outlineOf(lattice, () => false)).toEqual([]);
    const [ring, ...others] = outlineOf(lattice, () => true);
    expect(others).toEqual([]);
    expect(signedArea(ring!)).toBeGreaterThan(3.99 * 3.99 - 0.02);
    expect(signedArea(ring!)).toBeLessThan(16);
  });

  it('outlines any pattern of nodes so that each node is inside exactly as asked', () => {
    let state = 12345;
    const bits = Array.from({ length: 144 }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state > 0x7fffffff;
    });
    const grid: Lattice = { west: 0, south: 0, stepX: 1, stepY: 1, columns: 12, rows: 12 };
    const isSet = (x: number, y: number) => bits[Math.round(y) * 12 + Math.round(x)]!;
    const rings = outlineOf(grid, isSet);
    for (let row = 1; row < 11; row++) {
      for (let column = 1; column < 11; column++) {
        let winding = 0;
        for (const ring of rings) {
          for (let i = 0; i + 3 < ring.length; i += 2) {
            const [x0, y0, x1, y1] = ring.slice(i, i + 4) as unknown as [number, number, number, number];
            if (y0 > row !== y1 > row && x0 + ((row - y0) / (y1 - y0)) * (x1 - x0) > column) {
              winding += y1 > y0 ? 1 : -1;
            }
          }
        }
        expect(winding, `${column},${row}`).toBe(isSet(column, row) ? 1 : 0);
      }
    }
  });
});
