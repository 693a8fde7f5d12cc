/** An engagement: the life of an order. Row = engagement id; rows are never removed. */
import { createTable, type Table } from '../math/table.ts';

export const engagementStatus = {
  /** Ordered; the launcher is reacting. */
  assigned: 0,
  /** Rounds in flight. */
  inFlight: 1,
  /** All rounds have ended; waiting for the look. */
  assessing: 2,
  /** Judged killed from the track. */
  killed: 3,
  /** Judged missed from the track. */
  missed: 4,
  /** Given up before launch or destroyed in flight: track lost, friendly, or unit lost. */
  aborted: 5,
} as const;

export const engagementSchema = {
  status: 'u8',
  /** Code into the decision `reasons`. */
  reason: 'u8',
  track: 'i32',
  fireUnit: 'i32',
  launcher: 'i32',
  effector: 'i32',
  /** Rounds ordered, launched so far and still in flight. */
  rounds: 'i32',
  launched: 'i32',
  flying: 'i32',
  killProbability: 'f64',
  ordered: 'f64',
  /** Time that the order takes to its unit, s. */
  delay: 'f64',
  /** First launch, predicted intercept, end of the last round, and verdict, s; 0 until it happened. */
  firstLaunch: 'f64',
  interceptTime: 'f64',
  ended: 'f64',
  assessed: 'f64',
} as const;
export type EngagementTable = Table<typeof engagementSchema>;

export function createEngagements(): EngagementTable {
  return createTable(engagementSchema, 256);
}
