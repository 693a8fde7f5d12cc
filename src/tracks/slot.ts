/** Slots of the tracker: taken for a new track, given back when it has ended; twice as many when all are in use. */

import { grown, grownByte, grownInt, grownRows } from './grown.ts';
import { clearMarks } from './mark.ts';
import { forgetOutline, OUTLINE } from './outline.ts';
import { PACKED, STATE } from './state.ts';
import { TRAIL } from './story.ts';
import type { Tracker } from './tracker.ts';
import { VISIT, visit, visitAt } from './visit.ts';
import { expectNone, growWatch } from './watch.ts';

/** Make room for `capacity` slots, keeping what those in use hold. */
export function growSlots(t: Tracker, capacity: number): void {
  const models = t.settings.models.length;
  const radars = t.radars.length;
  t.order = grownInt(t.order, capacity);
  t.free = grownInt(t.free, capacity);
  t.rank = grownInt(t.rank, capacity);
  t.id = grownInt(t.id, capacity);
  t.status = grownByte(t.status, capacity);
  t.identity = grownByte(t.identity, capacity);
  t.time = grown(t.time, capacity);
  t.born = grown(t.born, capacity);
  t.updated = grown(t.updated, capacity);
  t.sensor = grownInt(t.sensor, capacity);
  t.plots = grownInt(t.plots, capacity);
  t.existence = grown(t.existence, capacity);
  t.bornExistence = grown(t.bornExistence, capacity);
  t.x = grown(t.x, capacity * models * STATE);
  t.p = grown(t.p, capacity * models * PACKED);
  t.mode = grown(t.mode, capacity * models);
  t.alike = grownByte(t.alike, capacity);
  t.meanX = grown(t.meanX, capacity * STATE);
  t.meanP = grown(t.meanP, capacity * PACKED);
  t.outline = grown(t.outline, capacity * OUTLINE);
  t.sky.marks = grownInt(t.sky.marks, capacity * t.sky.words);
  growWatch(t.watch, radars, capacity);
  t.visits = grownRows(t.visits, radars, capacity * VISIT);
  t.repliesOwn = grownInt(t.repliesOwn, capacity);
  t.repliesCivil = grownInt(t.repliesCivil, capacity);
  t.silences = grownInt(t.silences, capacity);
  t.rcs = grown(t.rcs, capacity);
  t.manoeuvre = grown(t.manoeuvre, capacity);
  t.category = grownByte(t.category, capacity);
  t.categoryProbability = grown(t.categoryProbability, capacity);
  t.unclassified = grownByte(t.unclassified, capacity);
  t.crowded = grownByte(t.crowded, capacity);
  t.label = grownInt(t.label, capacity);
  t.looks = grownInt(t.looks, capacity);
  t.leaf = grownByte(t.leaf, capacity);
  t.certainty = grown(t.certainty, capacity);
  t.trail = grown(t.trail, capacity * TRAIL);
  for (let slot = capacity - 1; slot >= t.capacity; slot--) t.free[t.freeCount++] = slot;
  t.capacity = capacity;
}

/** A slot for a new track, youngest in the order, its bookkeeping cleared. */
export function takeSlot(t: Tracker): number {
  if (t.freeCount === 0) growSlots(t, 2 * t.capacity);
  const slot = t.free[--t.freeCount]!;
  t.order[t.count++] = slot;
  t.rank[slot] = t.nextRank++;
  t.id[slot] = t.nextId++;
  t.identity[slot] = 0;
  t.plots[slot] = 0;
  t.repliesOwn[slot] = 0;
  t.repliesCivil[slot] = 0;
  t.silences[slot] = 0;
  t.rcs[slot] = 0;
  t.manoeuvre[slot] = Number.NaN;
  t.category[slot] = 0;
  t.categoryProbability[slot] = 0;
  t.label[slot] = -1;
  t.looks[slot] = 1;
  t.crowded[slot] = 0;
  t.leaf[slot] = 0;
  t.trail.fill(0, slot * TRAIL, (slot + 1) * TRAIL);
  forgetOutline(t, slot);
  for (let r = 0; r < t.radars.length; r++) {
    const at = visitAt(t, r, slot);
    t.visits[at + visit.due] = Number.NaN;
    t.visits[at + visit.taken] = Number.NaN;
    t.visits[at + visit.seen] = t.radars[r]!.detectionProbability;
  }
  return slot;
}

/** Give back a slot whose track has ended. */
export function freeSlot(t: Tracker, slot: number): void {
  expectNone(t, slot);
  clearMarks(t, slot);
  t.free[t.freeCount++] = slot;
}
