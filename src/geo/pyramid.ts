/** Greatest heights of ever larger blocks of a grid: an upper bound for any box in a few look-ups. */
import type { HeightGrid } from './terrain.ts';

/** Block maxima: level k has blocks of 2^(k+1) x 2^(k+1) nodes, row-major, `widths[k]` of them in a row. */
export interface Pyramid {
  readonly levels: readonly Float32Array[];
  readonly widths: readonly number[];
}

/** The maximum pyramid of a grid; two thirds of the grid's memory, built once. Depths count as 0. */
export function createPyramid(grid: HeightGrid): Pyramid {
  const levels: Float32Array[] = [];
  const widths: number[] = [];
  let below: Int16Array | Float32Array = grid.heights;
  let width = grid.columns;
  let depth = grid.rows;
  while (width > 1 || depth > 1) {
    const halfWidth = Math.ceil(width / 2);
    const halfDepth = Math.ceil(depth / 2);
    const level = new Float32Array(halfWidth * halfDepth);
    for (let row = 0; row < depth; row++) {
      for (let column = 0; column < width; column++) {
        const block = (row >> 1) * halfWidth + (column >> 1);
        level[block] = Math.max(level[block]!, below[row * width + column]!);
      }
    }
    levels.push(level);
    widths.push(halfWidth);
    below = level;
    width = halfWidth;
    depth = halfDepth;
  }
  return { levels, widths };
}

/** Greatest height of the nodes in a box of rows and columns, or more: the blocks around the box. */
export function boxMaximum(
  grid: HeightGrid,
  pyramid: Pyramid,
  row0: number,
  row1: number,
  column0: number,
  column1: number,
): number {
  const top = Math.max(0, row0);
  const bottom = Math.min(grid.rows - 1, row1);
  const left = Math.max(0, column0);
  const right = Math.min(grid.columns - 1, column1);
  if (top > bottom || left > right) return 0;
  const extent = Math.max(bottom - top, right - left);
  let level = 0;
  while (2 << level < extent) level++;
  level = Math.min(level, pyramid.levels.length - 1);
  const heights = pyramid.levels[level]!;
  const width = pyramid.widths[level]!;
  const shift = level + 1;
  let most = 0;
  for (let row = top >> shift; row <= bottom >> shift; row++) {
    for (let column = left >> shift; column <= right >> shift; column++) {
      most = Math.max(most, heights[row * width + column]!);
    }
  }
  return most;
}
