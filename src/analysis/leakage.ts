/** Why a leaker leaked: one reason for each, from the record alone. */
import { nearness, type Reason, reasons } from '../decisions/order.ts';
import { eventKinds } from '../record/event.ts';
import type { RunRecord } from '../record/record.ts';

export const leakReasons = [
  /** No radar ever gave a plot of it. */
  'not-detected',
  /** Plots, but never a confirmed track. */
  'not-tracked',
  /** Confirmed too late for any decision. */
  'tracked-late',
  /** Fired at, and every round missed. */
  'missed',
  /** A round was ordered or in the air when it arrived. */
  'engaged-late',
  'held-by-rules',
  'judged-harmless',
  'out-of-envelope',
  'no-fire-control',
  'no-channel',
  'no-round',
  'low-probability',
  'reserve',
  'outbid',
  'guarding',
  'no-command',
  'message-lost',
  'friend-near',
] as const;
export type LeakReason = (typeof leakReasons)[number];

const fromRefusal: Readonly<Partial<Record<Reason, LeakReason>>> = {
  'held-by-rules': 'held-by-rules',
  'not-hostile': 'held-by-rules',
  'no-fire-zone': 'held-by-rules',
  'no-threat': 'judged-harmless',
  'out-of-envelope': 'out-of-envelope',
  'no-fire-control': 'no-fire-control',
  'no-channel': 'no-channel',
  'no-round': 'no-round',
  'low-probability': 'low-probability',
  reserve: 'reserve',
  outbid: 'outbid',
  'not-firm': 'tracked-late',
  'safe-lane': 'held-by-rules',
  guarding: 'guarding',
  'no-command': 'no-command',
  'message-lost': 'message-lost',
  'friend-near': 'friend-near',
};

const code = (name: (typeof eventKinds)[number]) => eventKinds.indexOf(name);
const DETECTED = code('detected');
const TRACKED = code('tracked');
const REFUSED = code('refused');
const LEAKED = code('leaked');
const MISSED = code('missed');
const EXPIRED = code('expired');

/**
 * The reason for one leaked object, the farthest step of the chain that it got to: never seen, never tracked,
 * fired at without success, or the refusal nearest to a shot that it ever got.
 */
export function leakReasonOf(record: RunRecord, object: number): LeakReason {
  const { events, engagements } = record.tables;
  let arrived = Number.POSITIVE_INFINITY;
  for (let row = 0; row < events.count; row++) {
    if (events.kind[row] === LEAKED && events.object[row] === object) arrived = events.time[row]!;
  }
  let detected = false;
  let tracked = false;
  let refusal: Reason | null = null;
  for (let row = 0; row < events.count; row++) {
    if (events.object[row] !== object || events.time[row]! > arrived) continue;
    const kind = events.kind[row]!;
    if (kind === DETECTED) detected = true;
    if (kind === TRACKED) tracked = true;
    if (kind === REFUSED) refusal = nearer(refusal, reasons[events.reason[row]!]!);
  }
  const fired = firedAt(record, object, arrived);
  if (fired.ended > 0) return 'missed';
  if (!detected) return 'not-detected';
  if (!tracked && engagements.count === 0) return 'not-tracked';
  if (fired.ordered > 0) return 'engaged-late';
  if (!tracked) return 'not-tracked';
  return (refusal && fromRefusal[refusal]) ?? 'tracked-late';
}

/** Of two refusals the one nearer to a shot: what is out of reach in its last seconds was something else before. */
function nearer(known: Reason | null, found: Reason): Reason | null {
  if (fromRefusal[found] === undefined) return known;
  return known === null || nearness.indexOf(found) > nearness.indexOf(known) ? found : known;
}

/** Engagements of the object before it arrived, and rounds of them that had ended by then. */
function firedAt(record: RunRecord, object: number, arrived: number): { ordered: number; ended: number } {
  const { events, engagements } = record.tables;
  const ids = new Set<number>();
  for (let id = 0; id < engagements.count; id++) {
    if (engagements.object[id] === object && engagements.ordered[id]! <= arrived) ids.add(id);
  }
  let ended = 0;
  for (let row = 0; row < events.count; row++) {
    if (events.time[row]! > arrived || !ids.has(events.engagement[row]!)) continue;
    if (events.kind[row] === MISSED || events.kind[row] === EXPIRED) ended++;
  }
  return { ordered: ids.size, ended };
}
