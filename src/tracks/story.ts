/**
 * Stories: what may have become of tracks whose plots cannot be told apart, several at a time.
 *
 * A confirmed track has leaves, slots of one id with one past each. A story takes one leaf of each track of its
 * family; families share no plot. The best story is what the picture shows.
 */

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

/** Weight of each story of a family; they sum to 1. */
export function weightsOf(family: Family, exponential: (x: number) => number): number[] {
  const best = family.stories[0]!.score;
  const weights = family.stories.map((story) => exponential(story.score - best));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}
