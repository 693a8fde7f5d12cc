/** What happened in truth during one tick. Read by the record only: belief never sees it. */
import { appendRow, createTable, type Table } from '../math/table.ts';

export const outcomeKind = {
  /** A flight entered. */
  entered: 0,
  /** An interceptor left its launcher. */
  launched: 1,
  /** An interceptor killed `object`. */
  killed: 2,
  /** An interceptor passed `object` and did not kill it. */
  missed: 3,
  /** An interceptor ended with nothing in its basket. */
  expired: 4,
  /** `object` delivered its attack on `asset`; `value` is the share of the asset destroyed, 0 for a miss. */
  delivered: 5,
  /** `object` flew its route to the end and left. */
  departed: 6,
  /** An own unit was lost to an attack. */
  unitLost: 7,
  /** An own unit changed its phase; `value` is the `unitPhase`. */
  unitPhase: 8,
  /** `object`, a spent body, was left behind by its warhead. */
  separated: 9,
} as const;

export const outcomeSchema = {
  /** Continuous time inside the tick, s. */
  time: 'f64',
  kind: 'u8',
  /** Object it happened to, or -1. */
  object: 'i32',
  /** Interceptor's object row, or -1. */
  interceptor: 'i32',
  engagement: 'i32',
  asset: 'i32',
  unit: 'i32',
  value: 'f64',
} as const;
export type OutcomeTable = Table<typeof outcomeSchema>;

export function createOutcomes(): OutcomeTable {
  return createTable(outcomeSchema, 64);
}

/** Add one outcome that concerns nobody yet: every index is -1. Gives its row. */
export function appendOutcome(table: OutcomeTable, time: number, kind: number): number {
  const row = appendRow(table);
  table.time[row] = time;
  table.kind[row] = kind;
  table.object[row] = -1;
  table.interceptor[row] = -1;
  table.engagement[row] = -1;
  table.asset[row] = -1;
  table.unit[row] = -1;
  return row;
}
