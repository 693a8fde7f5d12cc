/** The account of a flight in words: what became of it, why, and what led there. */
import { accountOf, type Fate, leakersOf } from '../analysis/fate.ts';
import type { LeakReason } from '../analysis/leakage.ts';
import { reasons } from '../decisions/order.ts';
import type { RunRecord } from '../record/record.ts';
import { eventRow } from './event-rows.ts';
import { className, objectName } from './names.ts';
import type { Phrases } from './phrases.ts';

export interface AccountLink {
  /** s */
  readonly time: number;
  readonly kind: string;
  /** Code of the reason of an order or refusal; empty for other events. */
  readonly reason: string;
  readonly sentence: string;
}

export interface AccountInWords {
  readonly id: string;
  readonly class: string;
  readonly fate: Fate;
  /** Code of the reason why it leaked, and its words; null and empty for what did not. */
  readonly reason: LeakReason | null;
  readonly because: string;
  readonly chain: readonly AccountLink[];
}

/** The account of one flight. */
export function accountInWords(record: RunRecord, object: number, phrases: Phrases): AccountInWords {
  const account = accountOf(record, object);
  const { events } = record.tables;
  return {
    id: objectName(record, object),
    class: className(record, object),
    fate: account.fate,
    reason: account.reason,
    because: account.reason === null ? '' : phrases.leakReasons[account.reason],
    chain: account.chain.map((row) => {
      const { time, kind, sentence } = eventRow(record, row, phrases);
      const decided = kind === 'refused' || kind === 'ordered' || kind === 'aborted';
      return { time, kind, reason: decided ? reasons[events.reason[row]!]! : '', sentence };
    }),
  };
}

/**
 * The objects that a word names: a flight's id, all of a group by its name, `leakers`, or an object's number.
 * Empty when it names none.
 */
export function objectsNamed(record: RunRecord, word: string): number[] {
  if (word === 'leakers') return leakersOf(record);
  const { header, tables } = record;
  const named: number[] = [];
  for (let object = 0; object < tables.objectList.count; object++) {
    const flight = header.flights[tables.objectList.flight[object]!];
    if (!flight) continue;
    if (flight.id === word || flight.group === word || String(object) === word) named.push(object);
  }
  return named;
}
