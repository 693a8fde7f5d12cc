import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { RADIANS_PER_DEGREE } from '../math/elementary.ts';
import { createStream, drawUniform, openStream, stageKey } from '../math/random.ts';
import { FOUR_THIRDS_RADIUS, isHeightAboveHorizon, slantRange } from './horizon.ts';
import { isMasked, isMaskedByWalk } from './masking.ts';
import { createPyramid } from './pyramid.ts';
import { type GridHeader, gridFromBytes, type HeightGrid, heightAt } from './terrain.ts';

const root = resolve(import.meta.dirname, '../..');
const shared = [process.env.SUDARSHAN_SHARED, resolve(root, '../shared'), resolve(root, '../../shared')].find(
  (folder) => folder !== undefined && existsSync(resolve(folder, 'data/geo')),
);
const rad = RADIANS_PER_DEGREE;

function storedGrid(name: string): HeightGrid {
  const base = resolve(shared!, 'data/geo', name);
  const header = JSON.parse(readFileSync(`${base}.json`, 'utf8')) as GridHeader;
  const grid = gridFromBytes(gunzipSync(readFileSync(`${base}.i16le.gz`)), header);
  if (typeof grid === 'string') throw new Error(grid);
  return grid;
}

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
    expect(gridFromBytes(new Uint8Array(6), header)).toBe('8 bytes expected, 6 found');
    expect(gridFromBytes(new Uint8Array(8), { ...header, registration: '' })).toContain('registration');
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

describe('isMasked', () => {
  const side = 200;
  const ridge = Array.from({ length: side * side }, (_, i) => (i % side === 100 ? 1000 : 0));
  const grid = madeGrid(ridge, side, side);
  const pyramid = createPyramid(grid);

  it('hides an object behind a ridge until it is high enough', () => {
    const sees = (height: number) => !isMasked(grid, pyramid, 0.4, 1.09, 20, 0.4, 1.11, height);
    expect(sees(1000)).toBe(false);
    expect(sees(1700)).toBe(false);
    expect(sees(2600)).toBe(true);
  });

  it('is the smooth horizon where the ground is flat', () => {
    const flat = madeGrid(new Array(side * side).fill(0), side, side);
    const flatPyramid = createPyramid(flat);
    let differing = 0;
    for (let i = 0; i < 400; i++) {
      const height = 10 + 5 * i;
      const ground = 0.04 * 6371008.7714;
      const isSeen = isHeightAboveHorizon(slantRange(ground, 15, height, 6371008.7714), 15, height);
      const isHidden = isMasked(flat, flatPyramid, 0.45, 1.05, 15, 0.41, 1.05, height);
      if (isSeen === isHidden) differing++;
    }
    expect(differing).toBeLessThanOrEqual(1);
  });
});

describe.skipIf(shared === undefined)('stored grids (skipped where the shared data folder is absent)', () => {
  it('has known heights: the Punjab plain, the Himalaya and the Arabian Sea', () => {
    const fine = storedGrid('dem_nwindia_60s');
    expect(Math.abs(heightAt(fine, 31.7096 * rad, 74.7973 * rad) - 230)).toBeLessThan(10);
    expect(heightAt(fine, 30.38 * rad, 79.97 * rad)).toBeGreaterThan(5000);
    expect(heightAt(fine, 20.5 * rad, 68 * rad)).toBe(0);
    const coarse = storedGrid('etopo5_southasia_300s');
    expect(heightAt(coarse, 18 * rad, 66 * rad)).toBe(0);
    expect(Math.abs(heightAt(coarse, 31.7096 * rad, 74.7973 * rad) - 230)).toBeLessThan(40);
  });

  it.each(['dem_nwindia_60s', 'etopo5_southasia_300s', 'dem_world_300s'])(
    'gives on %s exactly the answer of the walk over every sample',
    (name) => {
      const grid = storedGrid(name);
      const pyramid = createPyramid(grid);
      const stream = createStream();
      openStream(stream, 7, stageKey.study, 0);
      let differing = 0;
      let masked = 0;
      const pairs = 3000;
      for (let i = 0; i < pairs; i++) {
        const lat1 = (20 + 18 * drawUniform(stream)) * rad;
        const lon1 = (64 + 20 * drawUniform(stream)) * rad;
        const lat2 = lat1 + 6 * (drawUniform(stream) - 0.5) * rad;
        const lon2 = lon1 + 6 * (drawUniform(stream) - 0.5) * rad;
        const h1 = heightAt(grid, lat1, lon1) + 20;
        const h2 = heightAt(grid, lat2, lon2) + 30 + 12e3 * drawUniform(stream) * drawUniform(stream);
        const quick = isMasked(grid, pyramid, lat1, lon1, h1, lat2, lon2, h2);
        if (quick !== isMaskedByWalk(grid, lat1, lon1, h1, lat2, lon2, h2)) differing++;
        if (quick) masked++;
      }
      expect(differing).toBe(0);
      expect(masked).toBeGreaterThan(pairs / 20);
      expect(masked).toBeLessThan(pairs - pairs / 20);
    },
  );

  it('agrees with an independent fine walk along the straight line through space, but for grazing rays', () => {
    const grid = storedGrid('dem_nwindia_60s');
    const pyramid = createPyramid(grid);
    const stream = createStream();
    openStream(stream, 8, stageKey.study, 0);
    const re = FOUR_THIRDS_RADIUS;
    let differing = 0;
    const pairs = 600;
    for (let i = 0; i < pairs; i++) {
      const lat1 = (22 + 14 * drawUniform(stream)) * rad;
      const lon = (66 + 16 * drawUniform(stream)) * rad;
      const lat2 = lat1 + 2 * (drawUniform(stream) - 0.5) * rad;
      const h1 = heightAt(grid, lat1, lon) + 20;
      const h2 = heightAt(grid, lat2, lon) + 8e3 * drawUniform(stream);
      const angle = ((lat2 - lat1) * 6371008.7714) / re;
      const x2 = (re + h2) * Math.sin(angle);
      const y2 = (re + h2) * Math.cos(angle);
      let isHidden = false;
      for (let k = 1; k < 4000 && !isHidden; k++) {
        const x = (x2 * k) / 4000;
        const y = re + h1 + ((y2 - re - h1) * k) / 4000;
        const lat = lat1 + (Math.atan2(x, y) * re) / 6371008.7714;
        isHidden = heightAt(grid, lat, lon) > Math.hypot(x, y) - re;
      }
      if (isHidden !== isMasked(grid, pyramid, lat1, lon, h1, lat2, lon, h2)) differing++;
    }
    expect(differing).toBeLessThan(0.02 * pairs);
  });
});
