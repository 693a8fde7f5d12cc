/** The leakers with the stations of their way through the defence. */
import { type LeakReason, leakReasonOf } from '../analysis/leakage.ts';
import { eventKinds } from '../record/event.ts';
import type { Playback } from './playback.ts';
import { storyOf } from './story.ts';

export interface LeakerRow {
  readonly object: number;
  readonly asset: number;
  /** When it reached the asset, s, and the share of the asset lost to it. */
  readonly time: number;
  readonly damage: number;
  /** Times of the first plot, first confirmed track and first order, s; -1 where it never came so far. */
  readonly detected: number;
  readonly tracked: number;
  readonly ordered: number;
  readonly shots: number;
  readonly reason: LeakReason;
  readonly place: readonly [number, number] | null;
}

/**
 * One row a hostile object that reached an asset, in the order of arrival.
 */
export function leakerRows(playback: Playback): LeakerRow[] {
  const { events } = playback.record.tables;
  const leaked = eventKinds.indexOf('leaked');
  const found: LeakerRow[] = [];
  const seen = new Set<number>();
  for (let row = 0; row < events.count; row++) {
    const object = events.object[row]!;
    if (events.kind[row] !== leaked || object < 0 || seen.has(object)) continue;
    seen.add(object);
    found.push(leakerRow(playback, row, object));
  }
  return found;
}

function leakerRow(playback: Playback, leak: number, object: number): LeakerRow {
  const { record } = playback;
  const { events } = record.tables;
  const time = events.time[leak]!;
  const first: Record<string, number> = {};
  let shots = 0;
  for (const row of storyOf(playback, object)) {
    if (events.time[row]! > time) break;
    const kind = eventKinds[events.kind[row]!]!;
    first[kind] ??= events.time[row]!;
    if (kind === 'launched') shots++;
  }
  const lonDeg = events.lonDeg[leak]!;
  return {
    object,
    asset: events.asset[leak]!,
    time,
    damage: events.value[leak]!,
    detected: first.detected ?? -1,
    tracked: first.tracked ?? -1,
    ordered: first.ordered ?? -1,
    shots,
    reason: leakReasonOf(record, object),
    place: Number.isNaN(lonDeg) ? null : [lonDeg, events.latDeg[leak]!],
  };
}
