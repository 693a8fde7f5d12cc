/** The story of one object: everything that happened to it, from its entry to its end. */
import { reasons } from '../decisions/order.ts';
import { eventKinds } from '../record/event.ts';
import type { RunRecord } from '../record/record.ts';
import type { Playback } from './playback.ts';

/** Rows of the events that name the object, a track that stood for it, or an engagement of it, in time. */
export function storyOf(playback: Playback, object: number): number[] {
  const { events, engagements } = playback.record.tables;
  const tracks = new Set(playback.tracksOf.get(object));
  const own = new Set<number>();
  for (let row = 0; row < engagements.count; row++) {
    if (engagements.object[row] === object) own.add(row);
  }
  const rows: number[] = [];
  for (let row = 0; row < events.count; row++) {
    const named = events.object[row]!;
    const byTrack = named < 0 && tracks.has(events.track[row]!);
    if (named === object || byTrack || own.has(events.engagement[row]!)) rows.push(row);
  }
  return rows.sort((a, b) => events.time[a]! - events.time[b]! || a - b);
}

/** Row of the latest order or refusal about the object at `time`, or -1. */
export function lastDecision(record: RunRecord, story: readonly number[], time: number): number {
  const { events } = record.tables;
  let latest = -1;
  for (const row of story) {
    if (events.time[row]! > time) break;
    const kind = eventKinds[events.kind[row]!];
    const decided = kind === 'ordered' || kind === 'refused' || kind === 'aborted';
    if (decided && reasons[events.reason[row]!] !== undefined) latest = row;
  }
  return latest;
}
