/** The table of engagements. */
import type { RunRecord } from '../record/record.ts';

export interface EngagementRow {
  readonly engagement: number;
  readonly track: number;
  readonly object: number;
  readonly fireUnit: number;
  readonly effector: number;
  readonly rounds: number;
  readonly killProbability: number;
  readonly ordered: number;
  /** Ordered to verdict, s; NaN while there is none. */
  readonly duration: number;
  /** Final `engagementStatus`. */
  readonly status: number;
}

/** One row an engagement, in the order they were ordered. */
export function engagementRows(record: RunRecord): EngagementRow[] {
  const { engagements } = record.tables;
  return Array.from({ length: engagements.count }, (_, row) => ({
    engagement: row,
    track: engagements.track[row]!,
    object: engagements.object[row]!,
    fireUnit: engagements.fireUnit[row]!,
    effector: engagements.effector[row]!,
    rounds: engagements.launched[row]!,
    killProbability: engagements.killProbability[row]!,
    ordered: engagements.ordered[row]!,
    duration:
      engagements.assessed[row]! > 0 ? engagements.assessed[row]! - engagements.ordered[row]! : Number.NaN,
    status: engagements.status[row]!,
  }));
}
