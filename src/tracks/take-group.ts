/** One group of plots against the tracks: gate, clusters, association, correction, existence, new tracks. */
import { exp, ln } from '../math/elementary.ts';
import { appendRow } from '../math/table.ts';
import type { PlotTable } from '../sensors/plot.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import { associateNearest } from './associate-nearest.ts';
import { findClusters } from './cluster.ts';
import { correctTrack } from './correct.ts';
import { existenceAfterMiss, falseDensity } from './existence.ts';
import { findPairs, sortByAzimuth } from './gate.ts';
import { hear } from './identify.ts';
import { initiate } from './initiate.ts';
import type { TrackUpdateTable } from './track.ts';
import type { Tracker } from './tracker.ts';

/** How fast the share of looks that gave a plot is learned. */
const LEARNING = 0.1;

/** Take the current group of the tracker. */
export function takeGroup(
  t: Tracker,
  plots: PlotTable,
  radars: RadarReportTable,
  updates: TrackUpdateTable,
): void {
  const { group, clusters } = t;
  sortByAzimuth(t, plots, group.plots);
  findPairs(t, plots, radars, group);
  const { room } = t;
  findClusters(t, group, clusters);
  room.plotUsed.fill(0, 0, group.plots);
  for (let place = 0; place < group.slots; place++) scorePairs(t, plots, place);
  for (let c = 0; c < clusters.count; c++) associateNearest(t, clusters, c);
  for (let place = 0; place < group.slots; place++) takeTrack(t, plots, radars, place, updates);
  for (let place = 0; place < group.plots; place++) {
    const left = 1 - room.plotUsed[place]!;
    if (left < 0.5) continue;
    const row = room.plotRows[place]!;
    const slot = initiate(t, plots, row, radars, group.to, t.settings.birthExistence * left);
    hear(t, plots, row, slot);
    noteUpdate(t, updates, slot, row);
  }
}

/** Turn the likelihoods of a track's pairs into ln of their odds against not being seen. */
function scorePairs(t: Tracker, plots: PlotTable, place: number): void {
  const { group, room } = t;
  const radar = t.radars[group.radar]!;
  const slot = room.slots[place]!;
  const seen = t.existence[slot]! * t.seen[slot * t.radars.length + group.radar]!;
  const odds = ln(seen / (1 - seen));
  for (let pair = room.pairStart[place]!; pair < room.pairStart[place + 1]!; pair++) {
    const rate = plots.rangeRate[room.plotRows[room.pairPlot[pair]!]!]!;
    room.pairScore[pair]! += odds - ln(falseDensity(radar, !Number.isNaN(rate)));
  }
}

/** Correct one track by its pairs, or count its miss. */
function takeTrack(
  t: Tracker,
  plots: PlotTable,
  radars: RadarReportTable,
  place: number,
  updates: TrackUpdateTable,
): void {
  const { group, room } = t;
  const slot = room.slots[place]!;
  const at = slot * t.radars.length + group.radar;
  const { period } = t.radars[group.radar]!;
  let claimed = 0;
  let best = -1;
  for (let pair = room.pairStart[place]!; pair < room.pairStart[place + 1]!; pair++) {
    claimed += room.pairWeight[pair]!;
    room.plotUsed[room.pairPlot[pair]!]! += room.pairWeight[pair]!;
    if (best < 0 || room.pairWeight[pair]! > room.pairWeight[best]!) best = pair;
  }
  if (claimed < 0.5) {
    const due = t.due[at]!;
    if (group.whole) t.due[at] = group.time + period;
    else if (due + 0.06 * period <= group.time) t.due[at] = due + period;
    else return;
    t.existence[slot] = existenceAfterMiss(t.existence[slot]!, t.seen[at]!);
    t.seen[at] = Math.max(t.seen[at]! * (1 - LEARNING), 0.01);
    return;
  }
  const row = room.plotRows[room.pairPlot[best]!]!;
  correctTrack(t, plots, radars, group, place, room.pairWeight, 1 - claimed);
  const odds = exp(Math.min(room.pairScore[best]!, 300));
  const existence = t.existence[slot]!;
  const missed = existenceAfterMiss(existence, t.seen[at]!);
  t.existence[slot] = Math.min((missed + odds) / (1 + odds), 1 - 1e-9);
  t.seen[at] = Math.min(t.seen[at]! + LEARNING * (1 - t.seen[at]!), 0.98);
  t.due[at] = plots.time[row]! + period;
  t.updated[slot] = plots.time[row]!;
  t.sensor[slot] = group.radar;
  t.plots[slot]!++;
  hear(t, plots, row, slot);
  noteUpdate(t, updates, slot, row);
}

export function noteUpdate(t: Tracker, updates: TrackUpdateTable, slot: number, plot: number): void {
  const row = appendRow(updates);
  updates.track[row] = t.id[slot]!;
  updates.plot[row] = plot;
}
