/**
 * Which slots a radar is to ask: a bit for each radar and slot, the slots of a radar together.
 *
 * Of some thousand tracks a radar among many expects a look at a few score and has plots near a few: words of bits are
 * passed over much faster than tracks.
 */
import type { Group } from './group.ts';
import { grownRowsInt } from './grown.ts';
import type { Tracker } from './tracker.ts';
import { VISIT, visit, visitAt } from './visit.ts';

export interface Watch {
  /** Words of bits a radar. */
  words: number;
  /** Set where the radar may have a plot near the slot: see `mark.ts`. */
  near: Int32Array;
  /** Set where it is known when the radar will look at the slot again. */
  expected: Int32Array;
  /** One row for all radars: set where the slot has changed since it was marked, so that it is near to everything. */
  changed: Int32Array;
}

export function createWatch(): Watch {
  return { words: 0, near: new Int32Array(0), expected: new Int32Array(0), changed: new Int32Array(0) };
}

/** Make room for `capacity` slots of so many radars. */
export function growWatch(watch: Watch, radars: number, capacity: number): void {
  watch.words = (capacity + 31) >> 5;
  watch.near = grownRowsInt(watch.near, radars, watch.words);
  watch.expected = grownRowsInt(watch.expected, radars, watch.words);
  watch.changed = grownRowsInt(watch.changed, 1, watch.words);
}

/** Heed that `due` has been set to when a radar will look at a slot again. */
export function expectLook(t: Tracker, radar: number, slot: number): void {
  t.watch.expected[radar * t.watch.words + (slot >> 5)]! |= 1 << (slot & 31);
}

/** Expect no look of any radar at a slot that is freed. */
export function expectNone(t: Tracker, slot: number): void {
  const { expected, changed, words } = t.watch;
  const bit = ~(1 << (slot & 31));
  for (let r = 0; r < t.radars.length; r++) expected[r * words + (slot >> 5)]! &= bit;
  changed[slot >> 5]! &= bit;
}

/** List all slots in use for a group to ask. */
export function listAll(t: Tracker): number {
  for (let i = 0; i < t.count; i++) t.room.asked[i] = t.order[i]!;
  return t.count;
}

/**
 * List the slots that a group that is no whole scan is to ask, oldest first: those at which it was to look by `dueBy`, and
 * those that one of its plots may be near where it has any and the slots are marked.
 */
export function listConcerned(t: Tracker, group: Group, dueBy: number): number {
  const { near, expected, changed, words } = t.watch;
  const { visits } = t;
  const { asked } = t.room;
  const first = visitAt(t, group.radar, 0) + visit.due;
  const hasPlots = group.plots > 0;
  let number = 0;
  for (let word = 0; word < words; word++) {
    const at = group.radar * words + word;
    const close = hasPlots ? near[at]! | changed[word]! : 0;
    let left = expected[at]! | close;
    while (left !== 0) {
      const lowest = left & -left;
      left ^= lowest;
      const slot = 32 * word + 31 - Math.clz32(lowest);
      if ((close & lowest) !== 0 || visits[first + slot * VISIT]! <= dueBy) asked[number++] = slot;
    }
  }
  sortByAge(t, number);
  return number;
}

/** Sort the listed slots by age, by Shell's sort with Knuth's steps. */
function sortByAge(t: Tracker, number: number): void {
  const { rank } = t;
  const { asked } = t.room;
  let gap = 1;
  while (gap < number / 3) gap = 3 * gap + 1;
  for (; gap > 0; gap = Math.floor(gap / 3)) {
    for (let i = gap; i < number; i++) {
      const slot = asked[i]!;
      let j = i - gap;
      for (; j >= 0 && rank[asked[j]!]! > rank[slot]!; j -= gap) asked[j + gap] = asked[j]!;
      asked[j + gap] = slot;
    }
  }
}
