/**
 * The plots of a call laid out over the sky, in cells along the two axes along which they are spread widest, and in layers
 * by how far their errors reach: what lies around a place is then found without asking of the rest.
 */
import type { PlotTable } from '../sensors/plot.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import { findSpot, SPOT } from './spot.ts';
import type { Tracker } from './tracker.ts';

/** Cells along each of the two axes along which the plots are spread widest. */
export const SIDE = 128;
export const CELLS = SIDE * SIDE;
/** Plots whose errors reach about as far lie in a layer of their own: up to this, m, the rest in one more. */
export const LAYERS = [1000, 3000, 10000, 30000] as const;
/** Numbers of a plot laid out: x y z; age, s. */
export const LAID = 4;

/** The plots of a call in order of their cells, and the marks of the slots. */
export interface Sky {
  /** Time for which it holds, s; NaN where it is not laid out. */
  time: number;
  /** Words of marks a slot, a bit a radar: set where it may have a plot near. */
  readonly words: number;
  marks: Int32Array;
  readonly fresh: Int32Array;
  /** The two axes, their least places, the edges of a cell, m, and how far errors reach in each layer. */
  readonly axes: Int32Array;
  readonly corner: Float64Array;
  readonly edge: Float64Array;
  readonly reach: Float64Array;
  /** First plot of each cell, layer by layer; then plot by plot what is asked of it, and its radar. */
  first: Int32Array;
  laid: Float64Array;
  radars: Int32Array;
  /** Cell of each usable row of the call. */
  cells: Int32Array;
}

export function createSky(radars: number): Sky {
  const words = (radars + 31) >> 5;
  return {
    time: Number.NaN,
    words,
    marks: new Int32Array(0),
    fresh: new Int32Array(words),
    axes: new Int32Array(2),
    corner: new Float64Array(2),
    edge: new Float64Array(2),
    reach: new Float64Array(LAYERS.length + 1),
    first: new Int32Array(0),
    laid: new Float64Array(0),
    radars: new Int32Array(0),
    cells: new Int32Array(0),
  };
}

/** Sort all usable plots of the call by their cells. */
export function layOut(t: Tracker, plots: PlotTable, radars: RadarReportTable): void {
  const { sky, queue } = t;
  const number = queue.usable;
  if (sky.first.length === 0) sky.first = new Int32Array((LAYERS.length + 1) * CELLS + 1);
  sky.time = queue.to;
  if (sky.cells.length < number) {
    sky.laid = new Float64Array(2 * number * LAID);
    sky.radars = new Int32Array(2 * number);
    sky.cells = new Int32Array(2 * number);
  }
  findSpots(t, plots, radars);
  chooseAxes(t);
  sky.first.fill(0);
  sky.reach.fill(0);
  settleAll(t);
  sumUp(sky.first);
  layDownAll(t, plots);
  sky.first.copyWithin(0, 1);
  sky.first[sky.first.length - 1] = number;
}

function findSpots(t: Tracker, plots: PlotTable, radars: RadarReportTable): void {
  const { rows, usable } = t.queue;
  for (let i = 0; i < usable; i++) findSpot(t, plots, radars, rows[i]!);
}

/** Find the cells of all plots and count the plots of each cell. */
function settleAll(t: Tracker): void {
  const { first, cells } = t.sky;
  const { rows, usable } = t.queue;
  for (let i = 0; i < usable; i++) {
    cells[i] = settle(t, rows[i]!);
    first[cells[i]! + 1]!++;
  }
}

/** Turn numbers into running sums. */
function sumUp(numbers: Int32Array): void {
  for (let at = 1; at < numbers.length; at++) numbers[at]! += numbers[at - 1]!;
}

/** Lay all plots down, from the end of each cell to its begin, which then stands one place behind. */
function layDownAll(t: Tracker, plots: PlotTable): void {
  const { first, cells } = t.sky;
  const { rows, usable } = t.queue;
  for (let i = usable - 1; i >= 0; i--) layDown(t, plots, rows[i]!, --first[cells[i]! + 1]!);
}

/** Cell of a plot in its layer, whose reach it widens. */
function settle(t: Tracker, row: number): number {
  const { axes, reach } = t.sky;
  const { numbers } = t.spots;
  const q = row * SPOT;
  const own = numbers[q + 10]!;
  let layer = 0;
  while (layer < LAYERS.length && own > LAYERS[layer]!) layer++;
  reach[layer] = Math.max(reach[layer]!, own);
  const a = cellOf(t, 0, numbers[q + axes[0]!]!);
  return layer * CELLS + a * SIDE + cellOf(t, 1, numbers[q + axes[1]!]!);
}

/** Put down at `place` what is asked of a plot. */
function layDown(t: Tracker, plots: PlotTable, row: number, place: number): void {
  const { sky } = t;
  const { numbers } = t.spots;
  const q = row * SPOT;
  const to = place * LAID;
  sky.laid[to] = numbers[q]!;
  sky.laid[to + 1] = numbers[q + 1]!;
  sky.laid[to + 2] = numbers[q + 2]!;
  sky.laid[to + 3] = sky.time - plots.time[row]!;
  sky.radars[place] = plots.sensor[row]!;
}

/**
 * Find the two axes along which the plots are spread widest, and cut what lies within so many of their spreads into cells;
 * what lies beyond falls into the outermost ones.
 */
function chooseAxes(t: Tracker): void {
  const { sky } = t;
  for (let axis = 0; axis < 3; axis++) measureSpread(t, axis);
  let thinnest = 0;
  for (let axis = 1; axis < 3; axis++) if (spreads[axis]! < spreads[thinnest]!) thinnest = axis;
  let at = 0;
  for (let axis = 0; axis < 3; axis++) {
    if (axis === thinnest) continue;
    sky.axes[at] = axis;
    sky.corner[at] = means[axis]! - WITHIN * spreads[axis]!;
    sky.edge[at++] = Math.max((2 * WITHIN * spreads[axis]!) / SIDE, 1);
  }
}

/** Find the mean place of the plots along an axis, m, and their spread about it. */
function measureSpread(t: Tracker, axis: number): void {
  const { rows, usable } = t.queue;
  const { numbers } = t.spots;
  let sum = 0;
  for (let i = 0; i < usable; i++) sum += numbers[rows[i]! * SPOT + axis]!;
  const mean = sum / usable;
  let squares = 0;
  for (let i = 0; i < usable; i++) {
    const off = numbers[rows[i]! * SPOT + axis]! - mean;
    squares += off * off;
  }
  means[axis] = mean;
  spreads[axis] = Math.sqrt(squares / usable);
}

const means = new Float64Array(3);
const spreads = new Float64Array(3);
/** Beyond so many spreads cells are not worth their number. Assumed. */
const WITHIN = 2;

/** Cell along axis `a` of the sky in which a place lies, or the outermost. */
export function cellOf(t: Tracker, a: number, place: number): number {
  const cell = Math.floor((place - t.sky.corner[a]!) / t.sky.edge[a]!);
  return Math.max(0, Math.min(cell, SIDE - 1));
}
