/**
 * How the plots of several radars become one picture: all to one tracker, or each site its own tracker and a fuser.
 *
 * One tracker of all plots knows most. A network that passes only tracks has each radar followed by itself.
 */
import { appendRow, appendTable, claimRow, clearTable, createTable } from '../math/table.ts';
import type { Fusion } from '../scenario/defence.ts';
import type { PlotTable } from '../sensors/plot.ts';
import { createPlots } from '../sensors/plot.ts';
import { type RadarReportTable, radarReportSchema } from '../sensors/report.ts';
import { createTracker, follow, type TrackedRadar, type Tracker, type TrackerSettings } from './follow.ts';
import { createFuser, type Fuser, fuseTracks, numberOf } from './fuse.ts';
import { createTracks, createTrackUpdates, type TrackTable, type TrackUpdateTable } from './track.ts';

/** A tracker with what it is given; where there are several, each listens to the radar of its own row alone. */
interface Site {
  readonly tracker: Tracker;
  readonly plots: PlotTable;
  /** Rows of its plots among all plots of the call. */
  readonly rows: number[];
  readonly reports: RadarReportTable;
  readonly tracks: TrackTable;
  readonly updates: TrackUpdateTable;
}

export interface Network {
  readonly sites: readonly Site[];
  readonly fuser: Fuser;
}

/** A network without tracks. */
export function createNetwork(
  fusion: Fusion,
  radars: readonly TrackedRadar[],
  frame: 'earth' | 'flat',
  settings: TrackerSettings,
): Network {
  const number = fusion === 'plots' ? 1 : Math.max(radars.length, 1);
  const sites = Array.from({ length: number }, () => ({
    tracker: createTracker(radars, frame, settings),
    plots: createPlots(),
    rows: [],
    reports: createTable(radarReportSchema, radars.length),
    tracks: createTracks(),
    updates: createTrackUpdates(),
  }));
  return { sites, fuser: createFuser() };
}

/** Take the plots up to time `to`; parameters as in `follow`. Without a picture of fused tracks there are no updates. */
export function followNetwork(
  network: Network,
  plots: PlotTable,
  radars: RadarReportTable,
  to: number,
  tracks: TrackTable | null,
  updates: TrackUpdateTable,
): void {
  const { sites, fuser } = network;
  if (sites.length === 1) {
    follow(sites[0]!.tracker, plots, radars, to, tracks, updates);
    return;
  }
  clearTable(updates);
  for (const [r, site] of sites.entries()) followSite(site, r, plots, radars, to, tracks !== null);
  if (tracks === null) return;
  fuseTracks(
    fuser,
    sites.map((site) => site.tracks),
    tracks,
  );
  for (const [r, site] of sites.entries()) noteUpdates(site, r, fuser, updates);
}

/** Let the site of radar `r` follow that radar's plots. */
function followSite(
  site: Site,
  r: number,
  plots: PlotTable,
  radars: RadarReportTable,
  to: number,
  wanted: boolean,
): void {
  clearTable(site.plots);
  site.rows.length = 0;
  for (let row = 0; row < plots.count; row++) {
    if (plots.sensor[row] !== r) continue;
    copyPlot(plots, row, site.plots);
    site.rows.push(row);
  }
  clearTable(site.reports);
  appendTable(site.reports, radars);
  for (let other = 0; other < radars.count; other++) if (other !== r) site.reports.active[other] = 0;
  follow(site.tracker, site.plots, site.reports, to, wanted ? site.tracks : null, site.updates);
}

/** Tell which plot fed which fused track. */
function noteUpdates(site: Site, r: number, fuser: Fuser, updates: TrackUpdateTable): void {
  for (let u = 0; u < site.updates.count; u++) {
    const number = numberOf(fuser, r, site.updates.track[u]!);
    if (number === undefined) continue;
    const row = appendRow(updates);
    updates.track[row] = number;
    updates.plot[row] = site.rows[site.updates.plot[u]!]!;
  }
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
