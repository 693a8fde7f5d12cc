import { RADIANS_PER_DEGREE, TWO_PI, wrapTwoPi } from '../math/elementary.ts';

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

/** What stands beside the bytes of a stored grid: degrees, and whether heights belong to nodes or to cells. */
export interface GridHeader {
  readonly rows: number;
  readonly cols: number;
  readonly north: number;
  readonly west: number;
  readonly step_deg: number;
  /** Begins with "node" (row 0 lies on `north`) or "cell" (row 0 lies half a step inside). */
  readonly registration: string;
}

/**
 * The grid in row-major little-endian 16-bit metres, already unpacked, or a sentence saying what does not fit.
 * The platform's byte order does not matter. Cell-registered grids are moved by half a step, so that in a
 * `HeightGrid` every height stands at its node.
 */
export function gridFromBytes(bytes: Uint8Array, header: GridHeader): HeightGrid | string {
  const cells = header.rows * header.cols;
  if (!(header.rows >= 2 && header.cols >= 2)) return 'at least 2 rows and 2 columns expected';
  if (!(header.step_deg > 0)) return 'step_deg: a number above 0 expected';
  if (bytes.byteLength !== 2 * cells) return `${2 * cells} bytes expected, ${bytes.byteLength} found`;
  const isCell = header.registration.startsWith('cell');
  if (!isCell && !header.registration.startsWith('node'))
    return 'registration: "cell..." or "node..." expected';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const heights = new Int16Array(cells);
  for (let i = 0; i < cells; i++) heights[i] = view.getInt16(2 * i, true);
  const inset = isCell ? header.step_deg / 2 : 0;
  return {
    north: (header.north - inset) * RADIANS_PER_DEGREE,
    west: (header.west + inset) * RADIANS_PER_DEGREE,
    step: header.step_deg * RADIANS_PER_DEGREE,
    rows: header.rows,
    columns: header.cols,
    heights,
  };
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
