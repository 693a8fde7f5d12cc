/** What became of a flight, and why: the answer of the record, with the events behind it. */
import { eventKinds } from '../record/event.ts';
import type { RunRecord } from '../record/record.ts';
import { objectStatus } from '../world/truth.ts';
import { type LeakReason, leakReasonOf } from './leakage.ts';

export const fates = ['leaked', 'killed', 'departed', 'alive'] as const;
export type Fate = (typeof fates)[number];

export interface Account {
  readonly object: number;
  readonly fate: Fate;
  /** Why it leaked; null for what did not. */
  readonly reason: LeakReason | null;
  /** Rows of the events about it, in time. */
  readonly chain: readonly number[];
}

/** What became of one flight. */
export function accountOf(record: RunRecord, object: number): Account {
  const { objectList: list } = record.tables;
  const leaked = list.delivered[object] === 1;
  const status = list.status[object];
  const other: Fate =
    status === objectStatus.killed ? 'killed' : status === objectStatus.departed ? 'departed' : 'alive';
  return {
    object,
    fate: leaked ? 'leaked' : other,
    reason: leaked ? leakReasonOf(record, object) : null,
    chain: chainOf(record, object),
  };
}

/** Objects that delivered their attack, in the order of their first attack. */
export function leakersOf(record: RunRecord): number[] {
  const { events } = record.tables;
  const leaked = eventKinds.indexOf('leaked');
  const found = new Set<number>();
  for (let row = 0; row < events.count; row++) {
    if (events.kind[row] === leaked && events.object[row]! >= 0) found.add(events.object[row]!);
  }
  return [...found];
}

/** Rows of the events that name the object, a track while it stood for it, or an engagement of it. */
function chainOf(record: RunRecord, object: number): number[] {
  const { events, engagements } = record.tables;
  const rows: number[] = [];
  for (let row = 0; row < events.count; row++) {
    const engagement = events.engagement[row]!;
    const isMeant = engagement >= 0 && engagements.object[engagement] === object;
    if (events.object[row] === object || isMeant) rows.push(row);
  }
  return rows.sort((a, b) => events.time[a]! - events.time[b]! || a - b);
}
