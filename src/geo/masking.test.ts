import { describe, expect, it } from 'vitest';
import { hasStoredGrids, storedGrid } from '../../test/stored-grid.ts';
import { RADIANS_PER_DEGREE } from '../math/elementary.ts';
import { createStream, drawUniform, openStream, stageKey } from '../math/random.ts';
import { FOUR_THIRDS_RADIUS, isHeightAboveHorizon, slantRange } from './horizon.ts';
import { isMasked, isMaskedByWalk } from './masking.ts';
import { createPyramid } from './pyramid.ts';
import { type HeightGrid, heightAt } from './terrain.ts';

const rad = RADIANS_PER_DEGREE;

function madeGrid(heights: number[], rows: number, columns: number): HeightGrid {
  return { north: 0.5, west: 1, step: 0.001, rows, columns, heights: Int16Array.from(heights) };
}

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

describe.skipIf(!hasStoredGrids)(
  'isMasked on stored grids (skipped where the shared data folder is absent)',
  () => {
    it.each(['dem_nwindia_60s', 'etopo5_southasia_300s', 'dem_world_300s'])(
      'gives on %s exactly the answer of the walk over every sample, on 10,000 random pairs',
      (name) => {
        const grid = storedGrid(name);
        const pyramid = createPyramid(grid);
        const stream = createStream();
        openStream(stream, 7, stageKey.study, 0);
        let differing = 0;
        let masked = 0;
        const pairs = 10_000;
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
  },
);
