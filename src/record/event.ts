/** The event log: what happened, when, to whom and why, in one flat table. */
import type { Table } from '../math/table.ts';

/** Names of the events. The order is the code in the table: add at the end. */
export const eventKinds = [
  /** A flight entered. */
  'entered',
  /** First plot of an object by any radar. */
  'detected',
  /** First confirmed track on an object. */
  'tracked',
  /** A track was dropped. */
  'track-dropped',
  /** An engagement was ordered. */
  'ordered',
  /** Nothing is ordered against a track; the reason says why. */
  'refused',
  /** A round left its launcher. */
  'launched',
  /** Truth: a round killed an object. */
  'killed',
  /** Truth: a round passed an object. */
  'missed',
  /** Truth: a round met nothing. */
  'expired',
  /** Belief: an engagement was judged a kill. */
  'assessed-killed',
  /** Belief: an engagement was judged a miss. */
  'assessed-missed',
  /** An engagement was given up. */
  'aborted',
  /** Truth: an attack was delivered on an asset. */
  'leaked',
  /** Truth: an object left the area. */
  'departed',
  /** An own unit was lost. */
  'unit-lost',
  /** An own unit changed its phase. */
  'unit-phase',
  /** Truth: a spent body was left behind by its warhead. */
  'separated',
  /** Dropped because the radars have no room for more: a firm track, or a number of tentative ones; value: how many. */
  'crowded-out',
  /** No electronically steered radar that could look at a threatening track has a dwell for it. */
  'no-dwell',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** The code of each kind in the table. */
export const eventCode = Object.fromEntries(eventKinds.map((name, code) => [name, code])) as Readonly<
  Record<EventKind, number>
>;

export const eventSchema = {
  time: 'f64',
  /** Code into `eventKinds`. */
  kind: 'u8',
  /** Code into the decision `reasons`. */
  reason: 'u8',
  /** Indices, -1 where they do not apply. */
  object: 'i32',
  track: 'i32',
  engagement: 'i32',
  unit: 'i32',
  asset: 'i32',
  effector: 'i32',
  /** Kill probability, damage share or phase, as the kind says; 0 otherwise. */
  value: 'f64',
  /** Where, deg and m; NaN where nothing has a place. */
  latDeg: 'f64',
  lonDeg: 'f64',
  height: 'f64',
} as const;
export type EventTable = Table<typeof eventSchema>;
