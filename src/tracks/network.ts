/**
 * How the plots of several radars become one picture: all to one tracker, or each site its own tracker and a fuser.
 *
 * One tracker of all plots knows most. A network that passes only tracks has each radar followed by itself.
 */
import { appendTable, claimRow, clearTable, createTable } from '../math/table.ts';
import type { PlotTable } from '../sensors/plot.ts';
import { createPlots } from '../sensors/plot.ts';
import { type RadarReportTable, radarReportSchema } from '../sensors/report.ts';
import { createTracker, follow, type TrackedRadar, type Tracker, type TrackerSettings } from './follow.ts';
import { createFuser, type Fuser, fuseTracks } from './fuse.ts';
import { createTracks, createTrackUpdates, type TrackTable, type TrackUpdateTable } from './track.ts';

export const fusions = ['plots', 'tracks'] as const;
export type Fusion = (typeof fusions)[number];

/** A tracker, the plots it is given, and which radars it listens to. */
interface Site {
  readonly tracker: Tracker;
  readonly plots: PlotTable;
  readonly reports: RadarReportTable;
  readonly tracks: TrackTable;
}

export interface Network {
  readonly sites: readonly Site[];
  readonly fuser: Fuser;
  readonly updates: TrackUpdateTable;
}

/** A network without tracks. @param reports  where the radars are, row for row; at rest */
export function createNetwork(
  fusion: Fusion,
  radars: readonly TrackedRadar[],
  frame: 'earth' | 'flat',
  settings: TrackerSettings,
  reports: RadarReportTable,
): Network {
  const heard = fusion === 'plots' ? [radars.map((_, r) => r)] : radars.map((_, r) => [r]);
  const sites = heard.map((own) => {
    const listening = createTable(radarReportSchema, reports.count);
    appendTable(listening, reports);
    for (let r = 0; r < reports.count; r++) if (!own.includes(r)) listening.active[r] = 0;
    const tracker = createTracker(radars, frame, settings);
    return { tracker, plots: createPlots(), reports: listening, tracks: createTracks() };
  });
  return { sites, fuser: createFuser(), updates: createTrackUpdates() };
}

/** Take the plots up to time `to`; parameters as in `follow`. */
export function followNetwork(
  network: Network,
  plots: PlotTable,
  to: number,
  tracks: TrackTable | null,
): void {
  const { sites, fuser, updates } = network;
  const [alone] = sites;
  if (sites.length === 1) {
    follow(alone!.tracker, plots, alone!.reports, to, tracks, updates);
    return;
  }
  for (const [r, site] of sites.entries()) {
    clearTable(site.plots);
    for (let row = 0; row < plots.count; row++) if (plots.sensor[row] === r) copyPlot(plots, row, site.plots);
    follow(site.tracker, site.plots, site.reports, to, tracks === null ? null : site.tracks, updates);
  }
  if (tracks === null) return;
  fuseTracks(
    fuser,
    sites.map((site) => site.tracks),
    tracks,
  );
}

/** What the trackers of a network count together. */
export interface NetworkTally {
  /** Plots that the trackers refused. */
  readonly skipped: number;
  /** Tracks dropped for want of room. */
  readonly crowdedOut: number;
  /** Mean normalised innovation squared by degree of freedom; 1 is consistent. Null without a firm track. */
  readonly nis: number | null;
}

export function tallyOf({ sites }: Network): NetworkTally {
  const total = { skipped: 0, crowdedOut: 0, nisSum: 0, nisCount: 0 };
  for (const { tracker } of sites) {
    total.skipped += tracker.skipped;
    total.crowdedOut += tracker.crowdedOut;
    total.nisSum += tracker.nisSum;
    total.nisCount += tracker.nisCount;
  }
  const { skipped, crowdedOut, nisSum, nisCount } = total;
  return { skipped, crowdedOut, nis: nisCount > 0 ? nisSum / nisCount : null };
}

/** Whether no site has a track, not even a tentative one. */
export function isEmptyNetwork({ sites }: Network): boolean {
  return sites.every(({ tracker }) => tracker.count === 0);
}

/** Copy a row of plots. Column by column by name: a loop over names costs more than the tracker on small scans. */
export function copyPlot(from: PlotTable, row: number, to: PlotTable): void {
  const at = claimRow(to);
  to.time[at] = from.time[row]!;
  to.sensor[at] = from.sensor[row]!;
  to.scan[at] = from.scan[row]!;
  to.range[at] = from.range[row]!;
  to.azimuth[at] = from.azimuth[row]!;
  to.elevation[at] = from.elevation[row]!;
  to.rangeRate[at] = from.rangeRate[row]!;
  to.rangeSigma[at] = from.rangeSigma[row]!;
  to.azimuthSigma[at] = from.azimuthSigma[row]!;
  to.elevationSigma[at] = from.elevationSigma[row]!;
  to.rangeRateSigma[at] = from.rangeRateSigma[row]!;
  to.snrDb[at] = from.snrDb[row]!;
  to.iff[at] = from.iff[row]!;
}
