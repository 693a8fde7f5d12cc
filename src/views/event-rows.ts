/** The event log as rows of sentences. */
import { reasons } from '../decisions/order.ts';
import { type EventKind, eventKinds } from '../record/event.ts';
import type { RunRecord } from '../record/record.ts';
import { engagementName, objectName, percentText, trackName, unitName } from './names.ts';
import { fillIn, type Phrases } from './phrases.ts';

export interface EventRow {
  readonly row: number;
  readonly time: number;
  readonly kind: EventKind;
  readonly sentence: string;
  /** Longitude and latitude in degrees, or null where nothing has a place. */
  readonly place: readonly [number, number] | null;
  readonly object: number;
}

function sentenceOf(record: RunRecord, row: number, phrases: Phrases): string {
  const { events } = record.tables;
  const kind = eventKinds[events.kind[row]!]!;
  const value = events.value[row]!;
  const reason = reasons[events.reason[row]!] ?? 'none';
  return fillIn(phrases.events[kind], {
    object: objectName(record, events.object[row]!),
    track: trackName(events.track[row]!),
    engagement: engagementName(events.engagement[row]!),
    unit: unitName(record, events.unit[row]!),
    asset: record.header.assets[events.asset[row]!]?.name ?? '',
    effector: record.header.effectors[events.effector[row]!]?.name ?? '',
    reason: phrases.reasons[reason],
    percent: value > 0 ? percentText(value) : '',
    phase: phrases.phases[value] ?? '',
    number: events.track[row]! < 0 ? String(value) : '',
  });
}

/** The row of the event table as a sentence with its place. */
export function eventRow(record: RunRecord, row: number, phrases: Phrases): EventRow {
  const { events } = record.tables;
  const lonDeg = events.lonDeg[row]!;
  const latDeg = events.latDeg[row]!;
  return {
    row,
    time: events.time[row]!,
    kind: eventKinds[events.kind[row]!]!,
    sentence: sentenceOf(record, row, phrases),
    place: Number.isNaN(lonDeg) || Number.isNaN(latDeg) ? null : [lonDeg, latDeg],
    object: events.object[row]!,
  };
}

/** As it is compared: any case, and a space is a space. */
const plain = (text: string): string => text.toLowerCase().replaceAll('\u00a0', ' ');

/** Row numbers of the events of the given kinds whose sentence holds `text` (any case; empty holds all). */
export function findEvents(
  record: RunRecord,
  kinds: ReadonlySet<EventKind>,
  text: string,
  phrases: Phrases,
): Int32Array {
  const { events } = record.tables;
  const wanted = plain(text.trim());
  const found = new Int32Array(events.count);
  let count = 0;
  for (let row = 0; row < events.count; row++) {
    if (!kinds.has(eventKinds[events.kind[row]!]!)) continue;
    if (wanted !== '' && !plain(sentenceOf(record, row, phrases)).includes(wanted)) continue;
    found[count++] = row;
  }
  return found.subarray(0, count);
}
