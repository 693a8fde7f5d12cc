/** The leakers with the stations of their way through the defence. */
import { reasons } from '../decisions/order.ts';
import { eventKinds } from '../record/event.ts';
import type { RunRecord } from '../record/record.ts';
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
  /** Key into `leakReasons` or `reasons` of the phrases. */
  readonly reason: string;
  readonly place: readonly [number, number] | null;
}

/**
 * One row a hostile object that reached an asset, in the order of arrival. The reason is the furthest
 * station it got past: no plot, no track, the last refusal, or shots that missed.
 */
export function leakerRows(record: RunRecord): LeakerRow[] {
  const { events } = record.tables;
  const leaked = eventKinds.indexOf('leaked');
  const found: LeakerRow[] = [];
  const seen = new Set<number>();
  for (let row = 0; row < events.count; row++) {
    const object = events.object[row]!;
    if (events.kind[row] !== leaked || object < 0 || seen.has(object)) continue;
    seen.add(object);
    found.push(leakerRow(record, row, object));
  }
  return found;
}

function leakerRow(record: RunRecord, leak: number, object: number): LeakerRow {
  const { events } = record.tables;
  const time = events.time[leak]!;
  const first: Record<string, number> = {};
  let shots = 0;
  let refusal = '';
  let last = '';
  for (const row of storyOf(record, object)) {
    if (events.time[row]! > time) break;
    const kind = eventKinds[events.kind[row]!]!;
    first[kind] ??= events.time[row]!;
    if (kind === 'launched') shots++;
    if (kind === 'refused') refusal = reasons[events.reason[row]!] ?? '';
    if (kind === 'missed' || kind === 'expired' || kind === 'aborted' || kind === 'launched') last = kind;
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
    reason: reasonOf(first, shots, refusal, last),
    place: Number.isNaN(lonDeg) ? null : [lonDeg, events.latDeg[leak]!],
  };
}

function reasonOf(first: Record<string, number>, shots: number, refusal: string, last: string): string {
  if (first.detected === undefined && first.tracked === undefined) return 'not-detected';
  if (first.tracked === undefined && first.ordered === undefined) return 'not-tracked';
  if (shots > 0) return last === 'launched' ? 'in-flight' : last === 'aborted' ? 'given-up' : 'missed';
  if (first.ordered !== undefined) return 'given-up';
  return refusal === '' || refusal === 'none' ? 'not-engaged' : refusal;
}
