import { TWO_PI, wrapTwoPi } from '../math/elementary.ts';

/** Heights of the ground on a regular latitude-longitude grid. */
export interface HeightGrid {
  /** Latitude of the first row and longitude of the first column, rad. Rows go south, columns go east. */
  readonly north: number;
  readonly west: number;
  /** Grid step, rad. */
  readonly step: number;
  readonly rows: number;
  readonly columns: number;
  /** Row-major heights above sea level, m. */
  readonly heights: Int16Array | Float32Array;
}

/** True when the last column is one step short of the first, all round the Earth. */
export function isRoundTheEarth(grid: HeightGrid): boolean {
  return Math.abs(grid.columns * grid.step - TWO_PI) < grid.step / 2;
}

/**
 * Height of the surface, m: the ground above sea level on land, 0 on the sea.
 *
 * Bilinear between the four nodes around; below-zero results (depths in a grid that keeps them, and the few
 * land depressions) count as 0, and so does everything outside the grid.
 */
export function heightAt(grid: HeightGrid, lat: number, lon: number): number {
  const row = (grid.north - lat) / grid.step;
  if (!(row >= 0 && row <= grid.rows - 1)) return 0;
  const column = wrapTwoPi(lon - grid.west) / grid.step;
  const row0 = Math.min(Math.floor(row), grid.rows - 2);
  let column0 = Math.floor(column);
  let column1 = column0 + 1;
  if (column > grid.columns - 1) {
    if (!isRoundTheEarth(grid)) return 0;
    column0 = grid.columns - 1;
    column1 = 0;
  } else if (column1 === grid.columns) {
    column1 = column0;
  }
  const down = row - row0;
  const right = Math.min(column - column0, 1);
  const { heights, columns } = grid;
  const upper = row0 * columns;
  const lower = upper + columns;
  const north = heights[upper + column0]! * (1 - right) + heights[upper + column1]! * right;
  const south = heights[lower + column0]! * (1 - right) + heights[lower + column1]! * right;
  return Math.max(0, north * (1 - down) + south * down);
}
