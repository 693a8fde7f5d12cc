/**
 * Which radars have a plot near which track: each track, outlined, looks around itself once in the plots of a call. Where
 * many radars work most of them have no plot near most tracks, and so are never asked.
 *
 * A mark says no more than `isApart` says of each plot by itself: with marks or without, the same plots are found.
 * Source: Blackman, Popoli, Design and Analysis of Modern Tracking Systems, 1999, section 6.3 (coarse gating).
 * Decision: docs/decisions/0047-tracks-look-around-once.md.
 */
import type { PlotTable } from '../sensors/plot.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import { OUTLINE, outlineSlot } from './outline.ts';
import { CELLS, cellOf, LAID, LAYERS, layOut, SIDE } from './sky.ts';
import { STATE } from './state.ts';
import type { Tracker } from './tracker.ts';

/** With fewer groups of plots in a call the marks cost more than they save. */
const FEWEST = 6;

/**
 * Whether the slots that concern the group at hand can be listed: a whole scan concerns them all, and plots have to be
 * marked. The first group that asks in a call has the sky laid out and all slots marked.
 */
export function isListed(t: Tracker, plots: PlotTable, radars: RadarReportTable): boolean {
  const { sky, group, queue } = t;
  if (group.plots === 0) return true;
  if (group.whole || queue.given < FEWEST) return false;
  if (sky.time === group.time) return true;
  layOut(t, plots, radars);
  markAll(t, radars);
  return true;
}

/** Outline and mark all slots. */
function markAll(t: Tracker, radars: RadarReportTable): void {
  for (let i = 0; i < t.count; i++) {
    outlineSlot(t, radars, t.order[i]!, t.sky.time);
    markSlot(t, t.order[i]!);
  }
}

/** Places of the variance of the three axes in an outline. */
const VARIANCE = [8, 11, 13] as const;

/** Mark anew the radars that may have a plot near a slot, which is outlined for the time of the sky. */
export function markSlot(t: Tracker, slot: number): void {
  const { fresh, reach } = t.sky;
  fresh.fill(0);
  for (let layer = 0; layer <= LAYERS.length; layer++) {
    if (reach[layer] === 0) continue;
    widen(t, slot, reach[layer]! / t.apart);
    reachAlong(t, slot, 0, reach[layer]!);
    reachAlong(t, slot, 1, reach[layer]!);
    markBy(t, slot, layer);
  }
  t.watch.changed[slot >> 5]! &= ~(1 << (slot & 31));
  takeMarks(t, slot);
}

/** Take the marks of a slot away, when it is freed. */
export function clearMarks(t: Tracker, slot: number): void {
  t.sky.fresh.fill(0);
  takeMarks(t, slot);
}

/** Give a slot the fresh marks, turning what is not as it was. */
function takeMarks(t: Tracker, slot: number): void {
  const { marks, fresh, words } = t.sky;
  for (let word = 0; word < words; word++) {
    const at = slot * words + word;
    turnBits(t, slot, 32 * word, marks[at]! ^ fresh[word]!);
    marks[at] = fresh[word]!;
  }
}

/** Turn the bits of a slot at those of 32 radars, from `first` on, that are set in `changes`. */
function turnBits(t: Tracker, slot: number, first: number, changes: number): void {
  const { near, words } = t.watch;
  let left = changes;
  while (left !== 0) {
    const lowest = left & -left;
    left ^= lowest;
    const radar = first + 31 - Math.clz32(lowest);
    near[radar * words + (slot >> 5)]! ^= 1 << (slot & 31);
  }
}

/** Factors L D L' of the spread of the slot at hand, widened: 1 / D and the lower part of L. */
const factors = new Float64Array(6);

/** Factor the spread of a slot, widened by what it may be off besides and by errors of plots up to `errors`. */
function widen(t: Tracker, slot: number, errors: number): void {
  const { outline } = t;
  const k = slot * OUTLINE;
  const slack = outline[k + 7]! + errors;
  const slack2 = slack * slack;
  const xy = outline[k + 9]!;
  const xz = outline[k + 10]!;
  const i0 = 1 / (outline[k + 8]! + slack2);
  const l1 = xy * i0;
  const l2 = xz * i0;
  const i1 = 1 / (outline[k + 11]! + slack2 - l1 * xy);
  const yz = outline[k + 12]! - l1 * xz;
  const l3 = yz * i1;
  factors[0] = i0;
  factors[1] = i1;
  factors[2] = 1 / (outline[k + 13]! + slack2 - l2 * xz - l3 * yz);
  factors[3] = l1;
  factors[4] = l2;
  factors[5] = l3;
}

/** Mark the radars of those plots of a layer, in the cells of the box, that lie within the widened spread of a slot. */
function markBy(t: Tracker, slot: number, layer: number): void {
  const { outline, meanX } = t;
  const { first, laid, radars, fresh } = t.sky;
  const k = slot * OUTLINE;
  const v = slot * STATE + 3;
  const most = t.apart * t.apart;
  const far = outline[k + 15]! + t.sky.reach[layer]!;
  const far2 = far * far;
  const x = outline[k + 1]!;
  const y = outline[k + 2]!;
  const z = outline[k + 3]!;
  const vx = meanX[v]!;
  const vy = meanX[v + 1]!;
  const vz = meanX[v + 2]!;
  const i0 = factors[0]!;
  const i1 = factors[1]!;
  const i2 = factors[2]!;
  const l1 = factors[3]!;
  const l2 = factors[4]!;
  const l3 = factors[5]!;
  for (let a = box[0]!; a <= box[1]!; a++) {
    const cell = layer * CELLS + a * SIDE;
    const end = first[cell + box[3]! + 1]!;
    for (let n = first[cell + box[2]!]!; n < end; n++) {
      const age = laid[n * LAID + 3]!;
      const dx = laid[n * LAID]! - x + age * vx;
      const dy = laid[n * LAID + 1]! - y + age * vy;
      const dz = laid[n * LAID + 2]! - z + age * vz;
      if (dx * dx + dy * dy + dz * dz > far2) continue;
      const b = dy - l1 * dx;
      const c = dz - l2 * dx - l3 * b;
      if (dx * dx * i0 + b * b * i1 + c * c * i2 > most) continue;
      fresh[radars[n]! >> 5]! |= 1 << (radars[n]! & 31);
    }
  }
}

/** First and last cell along each axis. */
const box = new Int32Array(4);

/** Find the cells along axis `a` of the sky that a slot reaches into for plots whose errors reach so far. */
function reachAlong(t: Tracker, slot: number, a: number, errors: number): void {
  const { outline } = t;
  const axis = t.sky.axes[a]!;
  const k = slot * OUTLINE;
  const along = t.apart * (Math.sqrt(outline[k + VARIANCE[axis]!]!) + outline[k + 7]!);
  const spread = Math.min(along, outline[k + 15]!);
  const aged = t.queue.oldest * Math.abs(t.meanX[slot * STATE + 3 + axis]!);
  const middle = outline[k + 1 + axis]!;
  box[2 * a] = cellOf(t, a, middle - spread - aged - errors);
  box[2 * a + 1] = cellOf(t, a, middle + spread + aged + errors);
}
