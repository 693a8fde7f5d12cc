/** Leaves: slots that are copied when a story goes on in several ways, and freed when no story needs them. */

import { freeSlot, takeSlot } from './slot.ts';
import { PACKED, STATE } from './state.ts';
import { leafState, TRAIL } from './story.ts';
import type { Tracker } from './tracker.ts';
import { VISIT, visit, visitAt } from './visit.ts';
import { expectLook } from './watch.ts';

/** A copy of a leaf with the same id and past. */
export function copyLeaf(t: Tracker, from: number): number {
  const to = takeSlot(t);
  t.nextId--;
  const models = t.settings.models.length;
  for (const name of ONE_A_SLOT) t[name][to] = t[name][from]!;
  copyBlock(t.x, models * STATE, from, to);
  copyBlock(t.p, models * PACKED, from, to);
  copyBlock(t.mode, models, from, to);
  copyBlock(t.meanX, STATE, from, to);
  copyBlock(t.meanP, PACKED, from, to);
  for (let r = 0; r < t.radars.length; r++) {
    const at = visitAt(t, r, from);
    t.visits.copyWithin(visitAt(t, r, to), at, at + VISIT);
    if (!Number.isNaN(t.visits[at + visit.due]!)) expectLook(t, r, to);
  }
  copyBlock(t.trail, TRAIL, from, to);
  return to;
}

const ONE_A_SLOT = [
  'id',
  'status',
  'identity',
  'time',
  'born',
  'updated',
  'sensor',
  'plots',
  'looks',
  'existence',
  'bornExistence',
  'certainty',
  'leaf',
  'alike',
  'unclassified',
  'repliesOwn',
  'repliesCivil',
  'silences',
  'rcs',
  'manoeuvre',
  'category',
  'categoryProbability',
  'label',
] as const satisfies readonly (keyof Tracker)[];

function copyBlock(column: Float64Array, size: number, from: number, to: number): void {
  column.copyWithin(to * size, from * size, (from + 1) * size);
}

/** Free the leaves that no story needs. */
export function freeDeadLeaves(t: Tracker): void {
  let kept = 0;
  for (let i = 0; i < t.count; i++) {
    const slot = t.order[i]!;
    if (t.leaf[slot] === leafState.dead) freeSlot(t, slot);
    else t.order[kept++] = slot;
  }
  t.count = kept;
}
