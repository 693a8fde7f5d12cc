/** What the tracker keeps of each radar and slot, side by side, since a radar that asks for one asks for all. */
import type { Tracker } from './tracker.ts';

/** Numbers of one visit. */
export const VISIT = 3;

/**
 * Place of each number of a visit: time of the next look, s (NaN: not known); time of the latest plot that was the track's
 * own, s (NaN before the first); share of looks that gave a plot.
 */
export const visit = { due: 0, taken: 1, seen: 2 } as const;

/** Where the visits of a radar to a slot begin; those of a radar lie together. */
export function visitAt(t: Tracker, radar: number, slot: number): number {
  return (radar * t.capacity + slot) * VISIT;
}
