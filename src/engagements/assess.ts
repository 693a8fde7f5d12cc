/** Kill assessment: was the object hit? Judged from the track alone. */
import { type TrackTable, trackStatus } from '../tracks/track.ts';

export const verdict = { waiting: 0, killed: 1, missed: 2 } as const;
export type Verdict = (typeof verdict)[keyof typeof verdict];

/** Without a plot for this long after the look delay a track counts as killed, s. Longer than a turn of the slowest radar. Assumed. */
const SILENCE = 8;

/**
 * The verdict on an engagement whose last round ended at `ended`.
 *
 * Plots that keep coming after the look delay say miss; silence, or a dropped track, says kill. Clutter that
 * feeds a dead track gives a false miss, a masked survivor a false kill: both happen to real operators too.
 * @param row    row of the track, -1 when it was dropped
 * @param ended  end of the last round, s
 * @param now    s
 * @param lookDelay  s from intercept to the first useful look
 */
export function assess(
  tracks: TrackTable,
  row: number,
  ended: number,
  now: number,
  lookDelay: number,
): Verdict {
  if (now < ended + lookDelay) return verdict.waiting;
  if (row < 0 || tracks.status[row] === trackStatus.dropped) return verdict.killed;
  if (tracks.updated[row]! > ended + 0.5 * lookDelay) return verdict.missed;
  return now > ended + lookDelay + SILENCE ? verdict.killed : verdict.waiting;
}
