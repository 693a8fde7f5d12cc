/** The kill chain of one object: when each link of it was reached, from the first look to the outcome. */
import { eventKinds } from '../record/event.ts';
import type { RunRecord } from '../record/record.ts';

/** Links in their order; the last one is how it ended. */
export const chainLinks = ['entered', 'detected', 'tracked', 'ordered', 'launched', 'ended'] as const;
export type ChainLink = (typeof chainLinks)[number];

/** How an object ended; `open` where the record ends before it does. */
export const chainEnds = ['killed', 'leaked', 'departed', 'open'] as const;
export type ChainEnd = (typeof chainEnds)[number];

export interface KillChain {
  /** Time of the first event of each link, s, or NaN where it was never reached. */
  readonly times: Readonly<Record<ChainLink, number>>;
  readonly end: ChainEnd;
  /** Launches and misses, the first launch to the last. */
  readonly shots: number;
  readonly misses: number;
  /** From detection to the first launch, s, or NaN. */
  readonly reaction: number;
}

/** The chain out of the story of an object (see `storyOf`). */
export function killChainOf(record: RunRecord, story: readonly number[]): KillChain {
  const { events } = record.tables;
  const times: Record<ChainLink, number> = {
    entered: Number.NaN,
    detected: Number.NaN,
    tracked: Number.NaN,
    ordered: Number.NaN,
    launched: Number.NaN,
    ended: Number.NaN,
  };
  let end: ChainEnd = 'open';
  let shots = 0;
  let misses = 0;
  for (const row of story) {
    const kind = eventKinds[events.kind[row]!]!;
    const time = events.time[row]!;
    if (kind === 'launched') shots++;
    if (kind === 'missed') misses++;
    if (kind in times && Number.isNaN(times[kind as ChainLink])) times[kind as ChainLink] = time;
    if (kind !== 'killed' && kind !== 'leaked' && kind !== 'departed') continue;
    end = kind;
    times.ended = time;
  }
  return { times, end, shots, misses, reaction: times.launched - times.detected };
}
