/**
 * Where a radar gives false plots: a density over range, azimuth, elevation and range rate, learned as it runs.
 *
 * The measured space is halved along every axis, level by level; each cell holds a fading count of plots that no
 * track explained. The density at a plot is the overall rate times, level by level, the share of the parent's
 * plots that fell into the child: a finite Polya tree. It follows patches whose extent nobody told it, and falls
 * back to the even density of the parent where it has seen little. A flat grid would need its cell size chosen.
 * Source: Lavine, "Some aspects of Polya tree distributions for statistical modelling", Annals of Statistics 20(3),
 * 1992; as clutter map in the sense of Blackman, Popoli, 1999, section 6.9.
 */
import { wrapPi } from '../math/elementary.ts';
import type { PlotTable } from '../sensors/plot.ts';
import { grownInt } from './grown.ts';
import type { TrackedRadar } from './tracker.ts';

/** Halvings along each axis. */
const LEVELS = 5;
/** Parts of the range rate before the first halving: ground and weather are narrow in it. */
const RATE_PARTS = 4;
/** Weight of evenness against counts in each cell. */
const EVENNESS = 0.7;
/** Scans over which a count fades to 1/e. */
const MEMORY = 50;
/** Weight, in scans, of the nominal rate of false plots. */
const NOMINAL_WEIGHT = 2;
/** The inflated unit is brought back to 1 beyond this. */
const UNIT_MOST = 1e9;

/** The map of one radar: an open hash table from cell to count, in a unit that grows instead of all counts fading. */
export interface ClutterMap {
  readonly radar: TrackedRadar;
  /** Volume of the measured space, by `measuresRate` of a plot: m x rad x rad, and times m/s. */
  readonly volume: Float64Array;
  /** Parts of each axis at each level, 4 level + axis; an axis is not cut finer than twice its error. */
  readonly parts: Int32Array;
  /** Cells at a level into which one cell of the level above falls, with and without range rate. */
  readonly children: Float64Array;
  readonly childrenWithoutRate: Float64Array;
  keys: Int32Array;
  counts: Float64Array;
  /** The table before the last rebuild, to be filled by the next: a map of settled size allocates nothing. */
  spareKeys: Int32Array;
  spareCounts: Float64Array;
  used: number;
  /** Plots and scans counted, in the growing unit. */
  total: number;
  scans: number;
  unit: number;
  /** Cells of each plot row, level by level, good where its stamp is the present one: a row is located once a scan. */
  cells: Int32Array;
  stamps: Int32Array;
  stamp: number;
}

export function createClutterMap(radar: TrackedRadar): ClutterMap {
  const parts = partsOf(radar);
  return {
    radar,
    volume: Float64Array.of(angularVolume(radar), angularVolume(radar) * 2 * radar.speedMax),
    parts,
    children: childrenOf(parts, 4),
    childrenWithoutRate: childrenOf(parts, 3),
    keys: new Int32Array(1024),
    counts: new Float64Array(1024),
    spareKeys: new Int32Array(0),
    spareCounts: new Float64Array(0),
    used: 0,
    total: 0,
    scans: 0,
    unit: 1,
    cells: new Int32Array(0),
    stamps: new Int32Array(0),
    stamp: 1,
  };
}

function partsOf(radar: TrackedRadar): Int32Array {
  const extents = [
    radar.rangeMax - radar.rangeMin,
    radar.azimuthWidth,
    radar.elevationMax - radar.elevationMin,
    2 * radar.speedMax,
  ];
  const sigmas = [radar.rangeSigma, radar.azimuthSigma, radar.elevationSigma, radar.rangeRateSigma];
  const parts = new Int32Array(4 * (LEVELS + 1)).fill(1);
  for (let level = 1; level <= LEVELS; level++) {
    for (let axis = 0; axis < 4; axis++) {
      const most = extents[axis]! / (2 * sigmas[axis]!);
      let number = (axis === 3 ? RATE_PARTS : 1) << level;
      while (number > 1 && number > most) number >>= 1;
      parts[4 * level + axis] = number;
    }
  }
  return parts;
}

/** Cells at each level into which one cell of the level above falls, cut along the first `axes` axes. */
function childrenOf(parts: Int32Array, axes: number): Float64Array {
  const children = new Float64Array(LEVELS + 1).fill(1);
  for (let level = 1; level <= LEVELS; level++) {
    for (let axis = 0; axis < axes; axis++) {
      children[level]! *= parts[4 * level + axis]! / parts[4 * (level - 1) + axis]!;
    }
  }
  return children;
}

const cell = new Float64Array(4);

/** Place of a plot in the unit cube; gives whether it has a range rate. */
function locate(radar: TrackedRadar, plots: PlotTable, row: number): boolean {
  const rate = plots.rangeRate[row]!;
  cell[0] = (plots.range[row]! - radar.rangeMin) / (radar.rangeMax - radar.rangeMin);
  cell[1] = wrapPi(plots.azimuth[row]! - radar.azimuthCentre) / radar.azimuthWidth + 0.5;
  cell[2] = (plots.elevation[row]! - radar.elevationMin) / (radar.elevationMax - radar.elevationMin);
  const measured = !Number.isNaN(rate);
  cell[3] = measured ? 0.5 + rate / (2 * radar.speedMax) : 0;
  for (let axis = 0; axis < 4; axis++) cell[axis] = Math.max(0, Math.min(cell[axis]!, 0.999999));
  return measured;
}

/** Key of the cell of the located plot at a level; never 0. */
function keyAt(map: ClutterMap, level: number, measured: boolean): number {
  let key = measured ? level : level + 64;
  for (let axis = 0; axis < 4; axis++) {
    const place = Math.floor(cell[axis]! * map.parts[4 * level + axis]!);
    key = Math.imul(key ^ (place + 0x9e37), 0x85ebca6b);
    key ^= key >>> 15;
  }
  return key === 0 ? 1 : key;
}

/** Slot of a key, or of the empty slot where it would go. */
function slotOf(map: ClutterMap, key: number): number {
  const mask = map.keys.length - 1;
  let slot = Math.imul(key, 0x2c1b3c6d) >>> 8;
  slot &= mask;
  while (map.keys[slot] !== 0 && map.keys[slot] !== key) slot = (slot + 1) & mask;
  return slot;
}

/** Where the cells of a plot begin in `map.cells`; those that are new are entered with a count of 0. */
function cellsOf(map: ClutterMap, plots: PlotTable, row: number): number {
  const at = row * LEVELS;
  if (row >= map.stamps.length) {
    map.stamps = grownInt(map.stamps, 2 * row + 64);
    map.cells = grownInt(map.cells, LEVELS * map.stamps.length);
  }
  if (map.stamps[row] === map.stamp) return at;
  if (2 * (map.used + LEVELS) > map.keys.length) rebuild(map);
  const measured = locate(map.radar, plots, row);
  for (let level = 1; level <= LEVELS; level++) {
    const key = keyAt(map, level, measured);
    const slot = slotOf(map, key);
    if (map.keys[slot] === 0) {
      map.keys[slot] = key;
      map.counts[slot] = 0;
      map.used++;
    }
    map.cells[at + level - 1] = slot;
  }
  map.stamps[row] = map.stamp;
  return at;
}

/** Count `weights[at]` plots where plot `row` lies; negative to take back. A row stays what it is until `passScan`. */
export function countPlot(
  map: ClutterMap,
  plots: PlotTable,
  row: number,
  weights: Float64Array,
  place: number,
): void {
  const weight = weights[place]!;
  if (weight === 0) return;
  const at = cellsOf(map, plots, row);
  const amount = weight * map.unit;
  map.total = Math.max(map.total + amount, 0);
  const { counts, cells } = map;
  for (let level = 0; level < LEVELS; level++) {
    const slot = cells[at + level]!;
    counts[slot] = Math.max(counts[slot]! + amount, 0);
  }
}

/**
 * A share of a scan has been counted.
 * @param share  of one whole scan, 0..1
 */
export function passScan(map: ClutterMap, share: number): void {
  map.scans += share * map.unit;
  map.unit *= 1 + share / MEMORY;
  map.stamp++;
  if (map.unit > UNIT_MOST) rebuild(map);
}

/** Bring the unit back to 1, forget cells that have faded, and leave the table at most a quarter full. */
function rebuild(map: ClutterMap): void {
  const { keys, counts, unit, spareKeys, spareCounts } = map;
  let kept = 0;
  for (let slot = 0; slot < keys.length; slot++) if (counts[slot]! > FADED * unit) kept++;
  let size = keys.length;
  while (size < 4 * kept) size *= 2;
  const fits = spareKeys.length === size;
  map.keys = fits ? spareKeys.fill(0) : new Int32Array(size);
  map.counts = fits ? spareCounts.fill(0) : new Float64Array(size);
  map.spareKeys = keys;
  map.spareCounts = counts;
  map.stamp++;
  map.used = 0;
  map.unit = 1;
  map.total /= unit;
  map.scans /= unit;
  for (let slot = 0; slot < keys.length; slot++) {
    if (!(counts[slot]! > FADED * unit)) continue;
    const to = slotOf(map, keys[slot]!);
    map.keys[to] = keys[slot]!;
    map.counts[to] = counts[slot]! / unit;
    map.used++;
  }
}

/** Counts below this are as good as none. */
const FADED = 0.05;

/** Multiply a value by the mean number of false plots in a scan, as believed now. */
export function timesFalseRate(map: ClutterMap, values: Float64Array, place: number): void {
  values[place]! *=
    (map.total / map.unit + NOMINAL_WEIGHT * map.radar.falsePlotsPerScan) /
    (map.scans / map.unit + NOMINAL_WEIGHT);
}

function angularVolume(radar: TrackedRadar): number {
  return (radar.rangeMax - radar.rangeMin) * radar.azimuthWidth * (radar.elevationMax - radar.elevationMin);
}

/** 1 for a plot with a range rate, 0 for one without. */
export function measuresRate(plots: PlotTable, row: number): number {
  return Number.isNaN(plots.rangeRate[row]!) ? 0 : 1;
}

/**
 * Put in place of the weight with which plot `row` itself has been counted, left out of the answer, the false plots per
 * scan and unit of the measured space where it lies.
 */
export function falseDensityAt(
  map: ClutterMap,
  plots: PlotTable,
  row: number,
  values: Float64Array,
  place: number,
): void {
  crowdingAt(map, plots, row, values, place);
  timesFalseRate(map, values, place);
  values[place]! /= map.volume[measuresRate(plots, row)]!;
}

/** As `falseDensityAt`, how many times denser the plots lie where plot `row` is than if they were spread evenly. */
export function crowdingAt(
  map: ClutterMap,
  plots: PlotTable,
  row: number,
  values: Float64Array,
  place: number,
): void {
  const measured = !Number.isNaN(plots.rangeRate[row]!);
  const at = cellsOf(map, plots, row);
  const one = values[place]! * map.unit;
  const most = measured ? map.children : map.childrenWithoutRate;
  let density = 1;
  let parent = Math.max(map.total - one, 0) / map.unit;
  for (let level = 1; level <= LEVELS; level++) {
    const children = most[level]!;
    const count = Math.max(map.counts[map.cells[at + level - 1]!]! - one, 0) / map.unit;
    density *= (children * (count + EVENNESS)) / (parent + children * EVENNESS);
    if (count === 0) break;
    parent = count;
  }
  const drifts = !measured || Math.abs(plots.rangeRate[row]!) < DRIFT_MOST;
  values[place] = drifts ? density : Math.min(density, FAST_MOST);
}

/** Nothing that drifts with the wind or stands on the ground has a greater range rate, m/s. Assumed. */
const DRIFT_MOST = 100;
/** So beyond it plots are crowded by objects in formation more likely than by a patch: crowding counts up to this. Assumed. */
const FAST_MOST = 30;
