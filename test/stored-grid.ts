/** The finer height grids of the shared data folder, for tests; a clone need not have them. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type GridHeader, gridFromBytes } from '../src/geo/described-grid.ts';
import { isGridFault } from '../src/geo/heights.ts';
import type { HeightGrid } from '../src/geo/terrain.ts';

const root = resolve(import.meta.dirname, '..');
const shared = [process.env.SUDARSHAN_SHARED, resolve(root, '../shared'), resolve(root, '../../shared')].find(
  (folder) => folder !== undefined && existsSync(resolve(folder, 'data/geo')),
);

export const hasStoredGrids = shared !== undefined;

/** Path of a stored grid's description. */
export function storedGridPath(name: string): string {
  return resolve(shared!, 'data/geo', `${name}.json`);
}

/** A stored grid by name, such as `dem_nwindia_60s`. */
export function storedGrid(name: string): HeightGrid {
  const path = storedGridPath(name);
  const header = JSON.parse(readFileSync(path, 'utf8')) as GridHeader;
  const grid = gridFromBytes(gunzipSync(readFileSync(path.replace(/json$/, 'i16le.gz'))), header);
  if (isGridFault(grid)) throw new Error(grid.message);
  return grid;
}
