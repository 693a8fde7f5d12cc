/**
 * Stories: what may have become of tracks whose plots cannot be told apart, several at a time.
 *
 * A confirmed track has leaves, slots of one id with one past each. A story takes one leaf of each track of its
 * family; families share no plot. The best story is what the picture shows.
 */

import { PACKED, STATE } from './state.ts';
import type { Tracker } from './tracker.ts';
import { takeSlot } from './tracker.ts';

/** ln of its weight against the best of the family, and a leaf for each track of the family. */
export interface Story {
  score: number;
  readonly leaves: number[];
}

export interface Family {
  /** Best first; never empty. */
  stories: Story[];
}

export interface StoryBook {
  families: Family[];
  /** Looks so far, for the trail of leaves. */
  looks: number;
}

/** What a slot is: not in any story, in the best story, in another one, or of no use any more. */
export const leafState = { none: 0, shown: 1, hidden: 2, dead: 3 } as const;

/** Looks after which the past of a leaf is forgotten. */
export const TRAIL = 3;
/** An entry of a trail is the number of the look times this, and the place of the plot plus one; 0 for none. */
export const TRAIL_STEP = 1e6;

export function createStoryBook(): StoryBook {
  return { families: [], looks: 0 };
}

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
  copyBlock(t.due, t.radars.length, from, to);
  copyBlock(t.seen, t.radars.length, from, to);
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
    if (t.leaf[slot] === leafState.dead) t.free[t.freeCount++] = slot;
    else t.order[kept++] = slot;
  }
  t.count = kept;
}

/** Weight of each story of a family; they sum to 1. */
export function weightsOf(family: Family, exponential: (x: number) => number): number[] {
  const best = family.stories[0]!.score;
  const weights = family.stories.map((story) => exponential(story.score - best));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}
