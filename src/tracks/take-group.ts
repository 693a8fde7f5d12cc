/** One group of plots against the tracks: gate, clusters, association, correction, existence, new tracks. */
import { exp, ln } from '../math/elementary.ts';
import { appendRow, clearTable } from '../math/table.ts';
import type { PlotTable } from '../sensors/plot.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import { arrangePlots } from './arrange.ts';
import { continueStories } from './associate-hypotheses.ts';
import { associateJpda } from './associate-jpda.ts';
import { associateNearest } from './associate-nearest.ts';
import { findClusters } from './cluster.ts';
import { countPlot, crowdingAt, falseDensityAt, measuresRate, passScan } from './clutter-map.ts';
import { correctTrack } from './correct.ts';
import { existenceAfterMiss } from './existence.ts';
import { findPairs } from './gate.ts';
import { hear } from './identify.ts';
import { initiate } from './initiate.ts';
import { leafState, TRAIL, TRAIL_STEP } from './story.ts';
import { createTrackUpdates, type TrackUpdateTable, trackStatus } from './track.ts';
import type { Tracker } from './tracker.ts';
import { visit, visitAt } from './visit.ts';
import { expectLook } from './watch.ts';

/** One plot, and the weight or density of the plot at hand. */
const ONE = Float64Array.of(1);
const scratch = new Float64Array(1);

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
  group.patience = Math.max(0, radars.searchInterval[group.radar]! - t.radars[group.radar]!.period);
  arrangePlots(t, plots, group);
  const map = t.maps[group.radar]!;
  const share = shareOf(t);
  passScan(map, share);
  for (let place = 0; place < group.plots; place++) countPlot(map, plots, t.room.plotRows[place]!, ONE, 0);
  const { room } = t;
  room.plotDensity.fill(Number.NaN, 0, group.plots);
  room.plotClaim.fill(0, 0, group.plots);
  findPairs(t, plots, radars, group);
  room.plotUsed.fill(0, 0, group.plots);
  room.settled.fill(0, 0, group.slots);
  if (t.settings.association === 'hypotheses') tellStories(t, plots, updates);
  findClusters(t, group, clusters);
  const associate = t.settings.association === 'nearest' ? associateNearest : associateJpda;
  for (let c = 0; c < clusters.count; c++) associate(t, clusters, c);
  for (let place = 0; place < group.slots; place++) {
    if (room.settled[place] === 0) takeTrack(t, plots, place, updates);
  }
  const birthRate = birthRateNow(t, plots, share);
  forgetClaimed(t, plots);
  beginTracks(t, plots, radars, birthRate, updates);
}

/** Continue the stories of confirmed tracks; what they claim is lost to the tentative ones. */
function tellStories(t: Tracker, plots: PlotTable, updates: TrackUpdateTable): void {
  const { room, group } = t;
  clearTable(leafUpdates);
  continueStories(t, (place) => takeTrack(t, plots, place, leafUpdates));
  noteShown(t, updates);
  for (let place = 0; place < group.slots; place++) {
    if (room.settled[place] === 1) continue;
    for (let pair = room.pairStart[place]!; pair < room.pairStart[place + 1]!; pair++) {
      room.pairScore[pair]! += ln(Math.max(1 - room.plotUsed[room.pairPlot[pair]!]!, 1e-9));
    }
  }
}

/** Updates of all leaves, of which only those of the best stories are told. */
const leafUpdates = createTrackUpdates();

function noteShown(t: Tracker, updates: TrackUpdateTable): void {
  const since = t.book.looks * TRAIL_STEP;
  for (let i = 0; i < t.count; i++) {
    const slot = t.order[i]!;
    const latest = t.trail[slot * TRAIL]!;
    if (t.leaf[slot] !== leafState.shown || latest < since) continue;
    noteUpdate(t, updates, slot, t.room.plotRows[latest - since - 1]!);
  }
}

/** Share of a whole scan that the group covers. */
function shareOf(t: Tracker): number {
  const { group } = t;
  if (group.whole) return 1;
  return Math.min(Math.max((group.to - t.now) / t.radars[group.radar]!.period, 1e-3), 1);
}

/**
 * New objects per scan: the mean of the settings, or the plots left over beyond what false plots and twice
 * their spread account for, as in the first scan of a full sky. A plot in a thick patch of plots hardly counts.
 */
function birthRateNow(t: Tracker, plots: PlotTable, share: number): number {
  const { group, room } = t;
  const map = t.maps[group.radar]!;
  let left = 0;
  for (let place = 0; place < group.plots; place++) {
    const unclaimed = Math.max(1 - room.plotUsed[place]!, 0);
    if (!(unclaimed > 0.1)) continue;
    scratch[0] = 1;
    crowdingAt(map, plots, room.plotRows[place]!, scratch, 0);
    left += unclaimed / Math.max(scratch[0]!, 1);
  }
  const expected = map.radar.falsePlotsPerScan * share;
  const excess = left - expected - 2 * Math.sqrt(expected + 1);
  return Math.max(t.settings.birthRate, excess / share);
}

/** Take out of the clutter map what the tracks explain. */
function forgetClaimed(t: Tracker, plots: PlotTable): void {
  const { group, room } = t;
  const map = t.maps[group.radar]!;
  for (let place = 0; place < group.plots; place++) {
    room.plotUsed[place] = Math.min(room.plotUsed[place]!, 1);
    scratch[0] = -room.plotUsed[place]!;
    countPlot(map, plots, room.plotRows[place]!, scratch, 0);
  }
}

/** Begin a track on each plot that is more likely new than its surroundings of false plots allow to ignore. */
function beginTracks(
  t: Tracker,
  plots: PlotTable,
  radars: RadarReportTable,
  birthRate: number,
  updates: TrackUpdateTable,
): void {
  const { group, room } = t;
  const map = t.maps[group.radar]!;
  for (let place = 0; place < group.plots; place++) {
    const left = 1 - room.plotUsed[place]!;
    if (left < 0.1) continue;
    const row = room.plotRows[place]!;
    const birth = birthRate / map.volume[measuresRate(plots, row)]!;
    scratch[0] = left;
    falseDensityAt(map, plots, row, scratch, 0);
    const existence = (left * birth) / (birth + scratch[0]!);
    if (existence < t.settings.birthExistence) continue;
    const slot = initiate(t, plots, row, radars, group.to, existence);
    hear(t, plots, row, slot);
    noteUpdate(t, updates, slot, row);
  }
}

/** Correct one track by its pairs, or count its miss. */
function takeTrack(t: Tracker, plots: PlotTable, place: number, updates: TrackUpdateTable): void {
  const { group, room } = t;
  const slot = room.slots[place]!;
  const at = visitAt(t, group.radar, slot);
  const { period } = t.radars[group.radar]!;
  let claimed = 0;
  let best = -1;
  for (let pair = room.pairStart[place]!; pair < room.pairStart[place + 1]!; pair++) {
    claimed += room.pairWeight[pair]!;
    room.plotUsed[room.pairPlot[pair]!]! += room.pairWeight[pair]!;
    if (best < 0 || room.pairWeight[pair]! > room.pairWeight[best]!) best = pair;
  }
  const existence = t.existence[slot]!;
  const unseen = existenceAfterMiss(existence, t.visits[at + visit.seen]!);
  if (best < 0) {
    const due = t.visits[at + visit.due]! + group.patience;
    if (!group.whole && !(due + 0.06 * period <= group.time)) return;
    t.visits[at + visit.due] = (group.whole ? group.time : due) + period;
    expectLook(t, group.radar, slot);
    t.existence[slot] = unseen;
    t.looks[slot] = t.looks[slot]! << 1;
    t.visits[at + visit.seen] = Math.max(t.visits[at + visit.seen]! * (1 - LEARNING), 0.01);
    return;
  }
  const row = room.plotRows[room.pairPlot[best]!]!;
  correctTrack(t, plots, place, room.pairWeight);
  t.existence[slot] = existenceGiven(t, claimed, best, unseen);
  t.visits[at + visit.seen] = Math.max(
    0.01,
    Math.min(t.visits[at + visit.seen]! + LEARNING * (claimed - t.visits[at + visit.seen]!), 0.98),
  );
  t.visits[at + visit.due] = plots.time[row]! + period;
  expectLook(t, group.radar, slot);
  t.looks[slot] = (t.looks[slot]! << 1) | (claimed < 0.5 ? 0 : 1);
  if (claimed < 0.5) return;
  t.visits[at + visit.taken] = plots.time[row]!;
  if (t.status[slot] !== trackStatus.tentative) {
    t.nisSum += room.pairNis[best]!;
    t.nisCount++;
  }
  t.updated[slot] = plots.time[row]!;
  t.sensor[slot] = group.radar;
  t.plots[slot]!++;
  hear(t, plots, row, slot);
  noteUpdate(t, updates, slot, row);
}

/**
 * Existence of a track that had plots in its gate.
 *
 * With joint weights each pair already says "it exists and this is its plot". The one best way knows only its
 * own pair, weighed against a miss.
 */
function existenceGiven(t: Tracker, claimed: number, best: number, unseen: number): number {
  const { room } = t;
  if (t.settings.association !== 'nearest') return Math.min(claimed + (1 - claimed) * unseen, MOST_CERTAIN);
  if (claimed === 0) return unseen;
  const odds = exp(Math.min(room.pairScore[best]!, 300));
  return Math.min((unseen + odds) / (1 + odds), MOST_CERTAIN);
}

/** No track is more certain than this, or no miss could ever shake it. */
const MOST_CERTAIN = 1 - 1e-9;

export function noteUpdate(t: Tracker, updates: TrackUpdateTable, slot: number, plot: number): void {
  const row = appendRow(updates);
  updates.track[row] = t.id[slot]!;
  updates.plot[row] = plot;
}
