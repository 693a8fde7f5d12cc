/**
 * Groups: the plots that one radar gave in one call, which compete for the same tracks.
 *
 * A radar without plots has a group too, since a look that brought nothing is news.
 */
import type { PlotTable } from '../sensors/plot.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import { reserveRoom } from './room.ts';
import { clearSpots } from './spot.ts';
import type { Tracker } from './tracker.ts';

/** A group and what was found in it. */
export interface Group {
  radar: number;
  plots: number;
  /** Latest time that the group's looks cover, and time of the radar reports, s. */
  time: number;
  to: number;
  /** Whether the group is a whole scan at one moment. */
  whole: boolean;
  /** How much longer than its period the radar may leave an object without a look, s. */
  patience: number;
  slots: number;
  pairs: number;
}

/** Rows of a call by radar; grown on demand. */
export interface GroupQueue {
  to: number;
  /** Age of the oldest usable plot, s; number of usable rows and of radars that gave some. */
  oldest: number;
  usable: number;
  given: number;
  next: number;
  count: number;
  radars: Int32Array;
  start: Int32Array;
  end: Int32Array;
  first: Float64Array;
  last: Float64Array;
  rows: Int32Array;
}

export function createGroupQueue(radars: number): GroupQueue {
  return {
    to: 0,
    oldest: 0,
    usable: 0,
    given: 0,
    next: 0,
    count: 0,
    radars: new Int32Array(radars),
    start: new Int32Array(radars + 1),
    end: new Int32Array(radars),
    first: new Float64Array(radars),
    last: new Float64Array(radars),
    rows: new Int32Array(0),
  };
}

/** Plots older than the last call by more than this are late, s. */
const LATENESS = 1;

/** Whether a plot can be used at all. */
function isUsable(t: Tracker, plots: PlotTable, row: number, to: number): boolean {
  const sensor = plots.sensor[row]!;
  const time = plots.time[row]!;
  return (
    sensor >= 0 &&
    sensor < t.radars.length &&
    time <= to + 1e-6 &&
    !(time < t.now - LATENESS) &&
    plots.range[row]! > 0 &&
    Number.isFinite(plots.range[row]!) &&
    Number.isFinite(plots.azimuth[row]!) &&
    Number.isFinite(plots.elevation[row]!) &&
    plots.rangeSigma[row]! > 0 &&
    plots.azimuthSigma[row]! > 0 &&
    plots.elevationSigma[row]! > 0
  );
}

/** Sort the rows of a call into groups, and put the groups in order of their first plot, ties by place. */
export function gatherGroups(t: Tracker, plots: PlotTable, radars: RadarReportTable, to: number): void {
  const q = t.queue;
  const number = t.radars.length;
  if (q.rows.length < plots.count) q.rows = new Int32Array(2 * plots.count);
  q.to = to;
  q.next = 0;
  q.count = 0;
  q.end.fill(0);
  for (let row = 0; row < plots.count; row++) {
    if (isUsable(t, plots, row, to)) q.end[plots.sensor[row]!]!++;
    else t.skipped++;
  }
  q.oldest = 0;
  q.given = 0;
  let at = 0;
  for (let r = 0; r < number; r++) {
    const length = q.end[r]!;
    if (length > 0) q.given++;
    q.start[r] = at;
    q.end[r] = at;
    at += length;
    q.first[r] = to;
    q.last[r] = Number.NEGATIVE_INFINITY;
  }
  q.usable = at;
  clearSpots(t.spots, plots.count);
  t.sky.time = Number.NaN;
  for (let row = 0; row < plots.count; row++) {
    if (!isUsable(t, plots, row, to)) continue;
    const r = plots.sensor[row]!;
    q.oldest = Math.max(q.oldest, to - plots.time[row]!);
    q.rows[q.end[r]!++] = row;
    q.first[r] = Math.min(q.first[r]!, plots.time[row]!);
    q.last[r] = Math.max(q.last[r]!, plots.time[row]!);
  }
  for (let r = 0; r < number; r++) {
    if (q.end[r] === q.start[r] && !radars.active[r]) continue;
    let place = q.count++;
    while (place > 0 && isLater(t, radars, q.radars[place - 1]!, r)) {
      q.radars[place] = q.radars[place - 1]!;
      place--;
    }
    q.radars[place] = r;
    noteScan(t, plots, r);
  }
}

/** Whether the group of radar `a` comes after that of `b`: by first plot, then by what the radars are, not their rows. */
function isLater(t: Tracker, radars: RadarReportTable, a: number, b: number): boolean {
  const { first } = t.queue;
  if (first[a] !== first[b]) return first[a]! > first[b]!;
  if (radars.x[a] !== radars.x[b]) return radars.x[a]! > radars.x[b]!;
  if (radars.y[a] !== radars.y[b]) return radars.y[a]! > radars.y[b]!;
  return radars.z[a]! > radars.z[b]!;
}

/** Learn whether a radar gives its scan at one moment or bit by bit. */
function noteScan(t: Tracker, plots: PlotTable, r: number): void {
  const q = t.queue;
  if (q.end[r] === q.start[r]) return;
  const scan = plots.scan[q.rows[q.start[r]!]!]!;
  const last = plots.scan[q.rows[q.end[r]! - 1]!]!;
  if (scan === t.scanOf[r] || scan !== last || q.last[r]! > q.first[r]!) t.piecewise[r] = 1;
  t.scanOf[r] = last;
}

/** Make the next group the current one, its rows in the group room; false when there is none left. */
export function nextGroup(t: Tracker): boolean {
  const q = t.queue;
  if (q.next === q.count) return false;
  const r = q.radars[q.next++]!;
  const { group } = t;
  group.radar = r;
  group.plots = q.end[r]! - q.start[r]!;
  group.to = q.to;
  group.whole =
    group.plots > 0 && q.first[r] === q.last[r] && t.radars[r]!.scan === 'electronic' && !t.piecewise[r];
  group.time = group.whole ? q.last[r]! : q.to;
  group.slots = 0;
  group.pairs = 0;
  reserveRoom(t, group.plots, t.count);
  const { room } = t;
  for (let i = 0; i < group.plots; i++) room.plotRows[i] = q.rows[q.start[r]! + i]!;
  return true;
}
