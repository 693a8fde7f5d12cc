/** Coverage cell by cell: how many layers cover the middle of each cell of a regular grid. */
import { DEGREES_PER_RADIAN, RADIANS_PER_DEGREE } from '../math/elementary.ts';
import {
  CELL_BURIED,
  type CellBand,
  type Coverage,
  type CoverageCells,
  type CoverageLayer,
  cellCounts,
} from './coverage.ts';
import type { Survey } from './measure.ts';
import { isEngageableBy, isSeenBy, type Probe, placeProbe } from './probe.ts';
import { isTrackable } from './trackable.ts';

/** Most cells along the longer side, and sizes of a cell to choose from, arc-minutes. */
const MOST_CELLS = 500;
const sizes = [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 4, 5, 6, 10, 15, 20, 30, 60];

/** A grid of cells under way. */
export interface CellSurvey {
  readonly probe: Probe;
  readonly layers: readonly CoverageLayer[];
  readonly cells: CoverageCells;
  /** Rows done, of all heights together, and rows there will be. */
  done: number;
  readonly total: number;
}

interface Extent {
  west: number;
  east: number;
  south: number;
  north: number;
}

/** The box of everything covered and of the assets, degrees. */
function extentOf({ layers, assets }: Coverage): Extent {
  const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  const take = (lon: number, lat: number): void => {
    box.west = Math.min(box.west, lon * DEGREES_PER_RADIAN);
    box.east = Math.max(box.east, lon * DEGREES_PER_RADIAN);
    box.south = Math.min(box.south, lat * DEGREES_PER_RADIAN);
    box.north = Math.max(box.north, lat * DEGREES_PER_RADIAN);
  };
  for (const { rings } of layers) {
    for (const ring of rings) for (let i = 0; i < ring.length; i += 2) take(ring[i]!, ring[i + 1]!);
  }
  for (const { lon, lat } of assets) take(lon, lat);
  return box.west > box.east ? { west: 0, east: 0, south: 0, north: 0 } : box;
}

/**
 * The cells of a coverage that is done, with nothing counted yet. Their corners lie on whole multiples of their size,
 * which is the finest of a list that makes at most 500 of the longer side.
 */
export function startCells(survey: Survey, coverage: Coverage): CellSurvey {
  const { west, east, south, north } = extentOf(coverage);
  const longest = 60 * Math.max(east - west, north - south);
  const size = sizes.find((one) => longest / one <= MOST_CELLS - 2) ?? sizes[sizes.length - 1]!;
  const step_deg = size / 60;
  const column0 = Math.floor(west / step_deg) - 1;
  const row0 = Math.ceil(north / step_deg) + 1;
  const columns = Math.ceil(east / step_deg) + 1 - column0;
  const rows = row0 - Math.floor(south / step_deg) + 1;
  const bands = coverage.heights.flatMap((height) =>
    cellCounts.map((count): CellBand => ({ height, count, values: new Uint8Array(rows * columns) })),
  );
  const { heights, above, rcs } = coverage;
  const corner = { north_deg: row0 * step_deg, west_deg: column0 * step_deg, step_deg, rows, columns };
  const cells = { heights, above, rcs, ...corner, bands };
  return { probe: survey.probe, layers: coverage.layers, cells, done: 0, total: rows * heights.length };
}

/** One more row of cells at one height; false when all were done before. */
export function advanceCells(work: CellSurvey): boolean {
  const { cells, total } = work;
  if (work.done === total) return false;
  const row = work.done % cells.rows;
  const height = Math.floor(work.done / cells.rows);
  const lat = (cells.north_deg - (row + 0.5) * cells.step_deg) * RADIANS_PER_DEGREE;
  const layers = work.layers.filter((layer) => layer.height === cells.heights[height]);
  for (let column = 0; column < cells.columns; column++) {
    const lon = (cells.west_deg + (column + 0.5) * cells.step_deg) * RADIANS_PER_DEGREE;
    placeProbe(work.probe, lat, lon, cells.heights[height]!);
    countCell(work, layers, height * cellCounts.length, row * cells.columns + column);
  }
  work.done++;
  return true;
}

function countCell(
  { probe, cells }: CellSurvey,
  layers: readonly CoverageLayer[],
  band: number,
  at: number,
): void {
  const [radars, tracked, effectors] = cells.bands.slice(band, band + cellCounts.length);
  if (probe.isBuried) {
    for (const { values } of [radars!, tracked!, effectors!]) values[at] = CELL_BURIED;
    return;
  }
  for (const { kind, radar, fireUnit, effector } of layers) {
    if (kind === 'radar' && isSeenBy(probe, radar)) radars!.values[at]!++;
    if (kind === 'effector' && isEngageableBy(probe, fireUnit, effector)) effectors!.values[at]!++;
  }
  tracked!.values[at] = isTrackable(probe) ? 1 : 0;
}
