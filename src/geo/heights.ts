/** Heights from other people's files made into a grid: holes counted, values that cannot be heights refused. */
import { DEGREES_PER_RADIAN, RADIANS_PER_DEGREE } from '../math/elementary.ts';
import type { HeightGrid } from './terrain.ts';

/** Why a file gives no height grid, and what to do about it. */
export interface GridFault {
  readonly message: string;
  readonly hint: string;
}

/** Where the nodes of a grid lie, degrees: the north-western one, and the step. Rows go south, columns go east. */
export interface Placement {
  readonly north_deg: number;
  readonly west_deg: number;
  readonly step_deg: number;
  readonly rows: number;
  readonly columns: number;
}

/** What becomes of nodes without data: the file is refused, or they count as sea. */
export const holeRules = ['refuse', 'sea'] as const;
export type HoleRule = (typeof holeRules)[number];

/** Most heights of one grid: about four tiles of one arc-second. More fills the memory of a browser. */
export const MOST_HEIGHTS = 50_000_000;

/** No ground is lower or higher, m: Challenger Deep -10,935, Everest 8,849. */
const LOWEST = -11_500;
const HIGHEST = 9_000;
/** Values that files use for "no data" and often forget to declare. */
const usualHoles = [-9999, -32768, 32767];

export function isGridFault<T extends object>(result: T | GridFault): result is GridFault {
  return 'hint' in result;
}

/** The fault of a grid that is too small or too large, or null. */
export function faultOfSize(rows: number, columns: number): GridFault | null {
  const size = `${columns} x ${rows} heights`;
  if (!(rows >= 2 && columns >= 2))
    return { message: `at least 2 x 2 heights expected, ${size} found`, hint: '' };
  if (rows * columns <= MOST_HEIGHTS) return null;
  const hint =
    'cut it out or make it coarser: gdalwarp -te west south east north -tr step step in.tif out.tif';
  return { message: `at most ${MOST_HEIGHTS / 1e6} million heights expected, ${size} found`, hint };
}

interface Holes {
  count: number;
  row0: number;
  row1: number;
  column0: number;
  column1: number;
}

function degrees(value: number, positive: string, negative: string): string {
  return `${Math.abs(Math.round(value * 1e4) / 1e4)} ${value < 0 ? negative : positive}`;
}

function placeText(placement: Placement, row: number, column: number): string {
  const lat = placement.north_deg - row * placement.step_deg;
  const lon = placement.west_deg + column * placement.step_deg;
  return `${degrees(lat, 'N', 'S')} ${degrees(lon, 'E', 'W')}`;
}

function holesFault(placement: Placement, holes: Holes): GridFault {
  const from = placeText(placement, holes.row0, holes.column0);
  const to = placeText(placement, holes.row1, holes.column1);
  const share = (100 * holes.count) / (placement.rows * placement.columns);
  return {
    message:
      `heights without holes expected, ${holes.count} nodes without data found ` +
      `(${share < 0.01 ? 'below 0.01' : share.toFixed(2)} %), between ${from} and ${to}`,
    hint: 'fill them (gdal_fillnodata.py in.tif out.tif), or write no_data: sea if they are sea',
  };
}

/** 16-bit heights where the file has whole metres that fit, otherwise 32-bit floats. */
function roomFor(samples: ArrayLike<number>): Int16Array | Float32Array {
  if (samples instanceof Float32Array || samples instanceof Float64Array)
    return new Float32Array(samples.length);
  return new Int16Array(samples.length);
}

/**
 * A grid from decoded heights, m above mean sea level, row-major from the north-west; or why they make none.
 *
 * Holes are nodes with the declared `noData` value or no number at all. They are refused, or count as 0 where the
 * scenario says that they are sea. A value that no ground has is refused too: a no-data value that the file forgot to
 * declare, or another unit.
 */
export function gridFromHeights(
  placement: Placement,
  samples: ArrayLike<number>,
  noData: number | null,
  rule: HoleRule,
): HeightGrid | GridFault {
  const { rows, columns } = placement;
  const size = faultOfSize(rows, columns);
  if (size) return size;
  if (samples.length !== rows * columns) {
    return { message: `${rows * columns} heights expected, ${samples.length} found`, hint: '' };
  }
  const heights = roomFor(samples);
  const holes: Holes = { count: 0, row0: rows, row1: -1, column0: columns, column1: -1 };
  for (let at = 0; at < samples.length; at++) {
    const height = samples[at]!;
    if (height === noData || Number.isNaN(height)) {
      addHole(holes, Math.floor(at / columns), at % columns);
    } else if (height < LOWEST || height > HIGHEST || usualHoles.includes(height)) {
      return strangeFault(placement, height, at);
    } else {
      heights[at] = height;
    }
  }
  if (holes.count > 0 && rule === 'refuse') return holesFault(placement, holes);
  return {
    north: placement.north_deg * RADIANS_PER_DEGREE,
    west: placement.west_deg * RADIANS_PER_DEGREE,
    step: placement.step_deg * RADIANS_PER_DEGREE,
    rows,
    columns,
    heights,
  };
}

function addHole(holes: Holes, row: number, column: number): void {
  holes.count++;
  holes.row0 = Math.min(holes.row0, row);
  holes.row1 = Math.max(holes.row1, row);
  holes.column0 = Math.min(holes.column0, column);
  holes.column1 = Math.max(holes.column1, column);
}

function strangeFault(placement: Placement, height: number, at: number): GridFault {
  const place = placeText(placement, Math.floor(at / placement.columns), at % placement.columns);
  return {
    message: `heights from ${LOWEST} to ${HIGHEST} m expected, ${height} found at ${place}`,
    hint: usualHoles.includes(height)
      ? `if ${height} means no data, declare it: gdal_translate -a_nodata ${height} in.tif out.tif`
      : 'heights are metres above mean sea level; is the file in another unit, or a picture?',
  };
}

/** The box of a grid in words, for messages: "30 N to 31 N, 74 E to 75 E". */
export function extentText(grid: HeightGrid): string {
  const south = grid.north - (grid.rows - 1) * grid.step;
  const east = grid.west + (grid.columns - 1) * grid.step;
  const lat = [south, grid.north].map((value) => degrees(value * DEGREES_PER_RADIAN, 'N', 'S'));
  const lon = [grid.west, east].map((value) => degrees(value * DEGREES_PER_RADIAN, 'E', 'W'));
  return `${lat.join(' to ')}, ${lon.join(' to ')}`;
}
