import { describe, expect, it } from 'vitest';
import { hasStoredGrids, storedGrid } from '../../test/stored-grid.ts';
import { RADIANS_PER_DEGREE } from '../math/elementary.ts';
import { createStream, drawUniform, openStream, type Stream, stageKey } from '../math/random.ts';
import { geodesicDirect } from './geodesic.ts';
import { isMasked, isMaskedByWalk } from './masking.ts';
import { createPyramid } from './pyramid.ts';
import { isBehindSkyline } from './skyline.ts';
import { surveySkyline } from './survey-skyline.ts';
import { type HeightGrid, heightAt } from './terrain.ts';

const rad = RADIANS_PER_DEGREE;

function openedStream(id: number): Stream {
  const stream = createStream();
  openStream(stream, 11, stageKey.study, id);
  return stream;
}

/** Rough ground: heights drawn one by one, with some sea. */
function roughGrid(stream: Stream, size: Partial<HeightGrid> = {}): HeightGrid {
  const grid = { north: 32 * rad, west: 74 * rad, step: rad / 60, rows: 240, columns: 300, ...size };
  const heights = new Int16Array(grid.rows * grid.columns);
  for (let i = 0; i < heights.length; i++) heights[i] = 900 * drawUniform(stream) * drawUniform(stream) - 90;
  return { ...grid, heights };
}

/** Objects around antennas: how many answers differ from the walk over every sample, and how many are hidden. */
function compare(
  grid: HeightGrid,
  stream: Stream,
  antennas: number,
  objects: number,
  reach: number,
): { differing: number; hidden: number } {
  const pyramid = createPyramid(grid);
  const south = grid.north - (grid.rows - 1) * grid.step;
  const place = new Float64Array(3);
  let differing = 0;
  let hidden = 0;
  for (let antenna = 0; antenna < antennas; antenna++) {
    const lat = south + drawUniform(stream) * (grid.north - south);
    const lon = grid.west + drawUniform(stream) * (grid.columns - 1) * grid.step;
    const height = heightAt(grid, lat, lon) + 5 + 60 * drawUniform(stream);
    const skyline = surveySkyline(grid, pyramid, lat, lon, height, reach);
    for (let object = 0; object < objects; object++) {
      geodesicDirect(lat, lon, 2 * Math.PI * drawUniform(stream), 1.1 * reach * drawUniform(stream), place);
      const y = place[0]!;
      const x = place[1]!;
      const altitude = heightAt(grid, y, x) + 30 + 9e3 * drawUniform(stream) * drawUniform(stream);
      const quick = isBehindSkyline(skyline, y, x, altitude);
      if (quick !== isMaskedByWalk(grid, lat, lon, height, y, x, altitude)) differing++;
      if (quick) hidden++;
    }
  }
  return { differing, hidden };
}

describe('isBehindSkyline', () => {
  it('gives the answer of the walk over every sample on rough ground, past the rim of the grid too', () => {
    const stream = openedStream(0);
    const { differing, hidden } = compare(roughGrid(stream), stream, 40, 250, 150e3);
    expect(differing).toBe(0);
    expect(hidden).toBeGreaterThan(1000);
    expect(hidden).toBeLessThan(9000);
  });

  it('does so in a coarse grid round the Earth, over its seam', () => {
    const stream = openedStream(1);
    const round = { north: 60 * rad, west: -180 * rad, step: rad, rows: 121, columns: 360 };
    const { differing } = compare(roughGrid(stream, round), stream, 60, 60, 800e3);
    expect(differing).toBe(0);
  });

  it('asks for each ray where there is nothing to survey: near a pole', () => {
    const grid = roughGrid(openedStream(2), { north: 89.9 * rad });
    const pyramid = createPyramid(grid);
    const [lat, lon] = [89 * rad, 76 * rad];
    const skyline = surveySkyline(grid, pyramid, lat, lon, 500, 200e3);
    expect(skyline.rings).toBe(0);
    for (let height = 0; height < 8000; height += 500) {
      expect(isBehindSkyline(skyline, 88.5 * rad, lon, height)).toBe(
        isMasked(grid, pyramid, lat, lon, 500, 88.5 * rad, lon, height),
      );
    }
  });

  it('bounds the slope from both sides, the wider the farther', () => {
    const grid = roughGrid(openedStream(3));
    const { upper, lower, rings, sectors } = surveySkyline(
      grid,
      createPyramid(grid),
      30 * rad,
      76 * rad,
      900,
      100e3,
    );
    for (let sector = 0; sector < sectors; sector++) {
      for (let ring = 5; ring < rings; ring++) {
        const at = sector * rings + ring;
        expect(upper[at]!).toBeGreaterThan(lower[at]!);
        expect(upper[at]!).toBeGreaterThanOrEqual(upper[at - 1]!);
        expect(lower[at]!).toBeGreaterThanOrEqual(lower[at - 1]!);
      }
    }
  });
});

describe.skipIf(!hasStoredGrids)(
  'isBehindSkyline on stored grids (skipped where the shared data folder is absent)',
  () => {
    it.each(['dem_southasia_60s', 'etopo5_southasia_300s'])(
      'gives on %s exactly the answer of the walk over every sample, on 10,000 random pairs out to 440 km',
      (name) => {
        const { differing, hidden } = compare(storedGrid(name), openedStream(4), 25, 400, 400e3);
        expect(differing).toBe(0);
        expect(hidden).toBeGreaterThan(1000);
        expect(hidden).toBeLessThan(9500);
      },
    );
  },
);
