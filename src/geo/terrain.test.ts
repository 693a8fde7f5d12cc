import { describe, expect, it } from 'vitest';
import { hasStoredGrids, storedGrid } from '../../test/stored-grid.ts';
import { RADIANS_PER_DEGREE } from '../math/elementary.ts';
import { gridFromBytes } from './described-grid.ts';
import { type HeightGrid, heightAt } from './terrain.ts';

const rad = RADIANS_PER_DEGREE;

function madeGrid(heights: number[], rows: number, columns: number): HeightGrid {
  return { north: 0.5, west: 1, step: 0.001, rows, columns, heights: Int16Array.from(heights) };
}

describe('gridFromBytes', () => {
  it('reads little-endian rows from the north and moves cell-registered grids by half a step', () => {
    const bytes = Uint8Array.of(1, 0, 2, 0, 255, 255, 0, 1);
    const header = { rows: 2, cols: 2, north: 40, west: 60, step_deg: 1 };
    const node = gridFromBytes(bytes, { ...header, registration: 'node: x' }) as HeightGrid;
    expect([...node.heights]).toEqual([1, 2, -1, 256]);
    expect(node.north).toBeCloseTo(40 * rad, 15);
    const cell = gridFromBytes(bytes, { ...header, registration: 'cell-centred' }) as HeightGrid;
    expect(cell.north).toBeCloseTo(39.5 * rad, 15);
    expect(cell.west).toBeCloseTo(60.5 * rad, 15);
  });

  it('says what does not fit', () => {
    const header = { rows: 2, cols: 2, north: 40, west: 60, step_deg: 1, registration: 'node' };
    expect(gridFromBytes(new Uint8Array(6), header)).toMatchObject({ message: '8 bytes expected, 6 found' });
    const fault = (change: object) => gridFromBytes(new Uint8Array(8), { ...header, ...change });
    expect(fault({ registration: '' })).toHaveProperty(
      'message',
      'registration: "cell..." or "node..." expected',
    );
    expect(fault({ registration: undefined })).toHaveProperty('hint');
    expect(fault({ rows: 2.5 })).toHaveProperty('message', 'rows, cols: whole numbers expected');
    expect(fault({ north: '40 N' })).toHaveProperty('hint');
    expect(fault({ step_deg: 0 })).toHaveProperty('hint');
  });
});

describe('heightAt', () => {
  const grid = madeGrid([100, 200, -50, 400], 2, 2);

  it('meets the nodes and is bilinear between them', () => {
    expect(heightAt(grid, 0.5, 1)).toBe(100);
    expect(heightAt(grid, 0.5, 1.001)).toBeCloseTo(200, 6);
    expect(heightAt(grid, 0.4995, 1.0005)).toBeCloseTo(162.5, 6);
  });

  it('is 0 at sea and outside the grid', () => {
    expect(heightAt(grid, 0.499 + 1e-12, 1)).toBe(0);
    expect(heightAt(grid, 0.51, 1)).toBe(0);
    expect(heightAt(grid, 0.4995, 0.99)).toBe(0);
  });

  it('joins the last column to the first in a grid round the Earth', () => {
    const heights = Int16Array.from({ length: 16 }, (_, i) => (i % 8) * 10);
    const round = { north: 0.1, west: -Math.PI, step: Math.PI / 4, rows: 2, columns: 8, heights };
    expect(heightAt(round, 0.1, Math.PI - Math.PI / 8)).toBeCloseTo(35, 9);
  });
});

describe.skipIf(!hasStoredGrids)('stored grids (skipped where the shared data folder is absent)', () => {
  it('has known heights: the Punjab plain, the Himalaya and the Arabian Sea', () => {
    const fine = storedGrid('dem_nwindia_60s');
    expect(Math.abs(heightAt(fine, 31.7096 * rad, 74.7973 * rad) - 230)).toBeLessThan(10);
    expect(heightAt(fine, 30.38 * rad, 79.97 * rad)).toBeGreaterThan(5000);
    expect(heightAt(fine, 20.5 * rad, 68 * rad)).toBe(0);
    const coarse = storedGrid('etopo5_southasia_300s');
    expect(heightAt(coarse, 18 * rad, 66 * rad)).toBe(0);
    expect(Math.abs(heightAt(coarse, 31.7096 * rad, 74.7973 * rad) - 230)).toBeLessThan(40);
  });
});
