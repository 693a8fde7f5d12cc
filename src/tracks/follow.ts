/**
 * The verb of the stage: plots of one tick in, the air picture at the end of the tick out.
 *
 * The plots of each radar form a group; groups are taken in order of their first plot. Then tracks are
 * confirmed, dropped and written.
 */
import { clearTable } from '../math/table.ts';
import type { PlotOriginTable, PlotTable } from '../sensors/plot.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import { gatherGroups, nextGroup } from './group.ts';
import { takeLabelledPlots } from './labelled.ts';
import { closeTick } from './picture.ts';
import { takeGroup } from './take-group.ts';
import type { TrackTable, TrackUpdateTable } from './track.ts';
import type { Tracker } from './tracker.ts';

export type { TrackedRadar, Tracker, TrackerSettings } from './tracker.ts';
export { createTracker, defaultTrackerSettings } from './tracker.ts';

/**
 * Take the plots of one tick and give all live tracks at its end.
 *
 * @param plots    in order of time, each with its own; rows that are not finite, of no known radar, later than `to`
 *                 or older than the tick by more than 1 s are skipped and counted in `tracker.skipped`
 * @param radars   radar reports at time `to`, row = radar index
 * @param to       end of the tick, s; not before the last call's
 * @param tracks   cleared and filled: live tracks in order of birth, predicted to `to`; dropped ones once with status 0;
 *                 null where no picture is wanted now
 * @param updates  cleared and filled: which plot fed which track (the most probable plot where several did)
 */
export function follow(
  tracker: Tracker,
  plots: PlotTable,
  radars: RadarReportTable,
  to: number,
  tracks: TrackTable | null,
  updates: TrackUpdateTable,
): void {
  clearTable(updates);
  gatherGroups(tracker, plots, radars, to);
  while (nextGroup(tracker)) takeGroup(tracker, plots, radars, updates);
  closeTick(tracker, radars, to, tracks);
}

/**
 * As `follow`, with the object behind each plot given: no association and no false plots, the same filter.
 * @param labels  row for row beside the plots; -1 is clutter and is left out
 */
export function followLabelled(
  tracker: Tracker,
  plots: PlotTable,
  labels: PlotOriginTable,
  radars: RadarReportTable,
  to: number,
  tracks: TrackTable,
  updates: TrackUpdateTable,
): void {
  clearTable(updates);
  gatherGroups(tracker, plots, radars, to);
  while (nextGroup(tracker)) takeLabelledPlots(tracker, plots, labels, radars, updates);
  closeTick(tracker, radars, to, tracks);
}
