/** Which plots of a group can belong to which tracks, and how well each fits. */
import type { PlotTable } from '../sensors/plot.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import { advance } from './advance.ts';
import { keepAlike, keepBank, putBack } from './birth-belief.ts';
import { claimPlots } from './claim.ts';
import { expectSlot, tryPair } from './fit.ts';
import type { Group } from './group.ts';
import { isListed } from './mark.ts';
import { findNear, nearest } from './reach.ts';
import { scorePairs } from './score.ts';
import { placeOf, standAt, within } from './stand.ts';
import { trackStatus } from './track.ts';
import type { Tracker } from './tracker.ts';
import { visit, visitAt } from './visit.ts';
import { listAll, listConcerned } from './watch.ts';

/**
 * Fill the slots and pairs of a group: each slot that this look concerns, and for it the plots inside its gate
 * with ln of their likelihood under the whole bank and the likelihood under each model.
 *
 * A slot is due when the radar has had its look at it, with or without a plot; one that has had its own plot less than half
 * a period ago is left out, except where reports keep no rhythm. A neighbour's plot in the gate closes nothing: in a batch
 * of part of a scan the track's own may come in the next, and would begin a second track. A time that is not known (NaN) is
 * due only in a whole scan.
 */
export function findPairs(t: Tracker, plots: PlotTable, radars: RadarReportTable, group: Group): void {
  group.slots = 0;
  group.pairs = 0;
  const { period, scan } = t.radars[group.radar]!;
  const lately = scan === 'irregular' ? Number.POSITIVE_INFINITY : group.time - 0.5 * period;
  const dueBy = group.whole ? group.time + 0.25 * period : group.time - 0.06 * period - group.patience;
  t.room.pairStart[0] = 0;
  const number = isListed(t, plots, radars) ? listConcerned(t, group, dueBy) : listAll(t);
  if (number === 0) return;
  standAt(t, radars, group);
  span.lately = lately;
  span.dueBy = dueBy;
  for (let i = 0; i < number; i++) {
    const slot = t.room.asked[i]!;
    if (t.status[slot] !== trackStatus.tentative) askSlot(t, plots, radars, group, slot);
  }
  claimPlots(t);
  for (let i = 0; i < number; i++) {
    const slot = t.room.asked[i]!;
    if (t.status[slot] === trackStatus.tentative) askSlot(t, plots, radars, group, slot);
  }
}

/** Until when a slot is due at the group at hand, and since when its own plot closes it, s. */
const span = { dueBy: 0, lately: 0 };

/** Make a slot one of the group, with its pairs, where the look concerns it. */
function askSlot(t: Tracker, plots: PlotTable, radars: RadarReportTable, group: Group, slot: number): void {
  const at = visitAt(t, group.radar, slot);
  const next = t.visits[at + visit.due]!;
  const isDue = group.whole ? !(next > span.dueBy) : next <= span.dueBy;
  const place = placeOf(t, radars, group, slot);
  if (place === within.none || (place === within.field && !isDue)) return;
  if (t.visits[at + visit.taken]! > span.lately) return;
  const near = place === within.field ? 0 : findNear(t, plots, radars, group, slot);
  if (near === 0 && (!isDue || place === within.plotsAlone)) return;
  const before = group.pairs;
  t.room.slots[group.slots] = slot;
  t.room.pairStart[group.slots] = before;
  if (near > 0) pairsOf(t, plots, radars, group, slot, near);
  if (group.pairs === before && !isDue) return;
  group.slots++;
  t.room.pairStart[group.slots] = group.pairs;
  scorePairs(t, plots, group.slots - 1);
}

/** Bring a slot to the time of the plot nearest to it and add its pairs with the `near` plots near. */
function pairsOf(
  t: Tracker,
  plots: PlotTable,
  radars: RadarReportTable,
  group: Group,
  slot: number,
  near: number,
): void {
  const before = group.pairs;
  const isAlike = t.alike[slot]!;
  keepAlike(t, slot, group.slots);
  keepBank(t, slot);
  advance(t, slot, plots.time[t.room.plotRows[nearest.place]!]!);
  expectSlot(t, radars, group, slot, group.slots);
  for (let i = 0; i < near; i++) tryPair(t, plots, group, slot, t.room.near[i]!, t.settings.gate);
  if (group.pairs === before) putBack(t, slot, isAlike);
}

/** Make the plot at `place` the only pair of the group, and `slot` its only track, however far apart they are. */
export function pairAlone(
  t: Tracker,
  plots: PlotTable,
  radars: RadarReportTable,
  group: Group,
  slot: number,
  place: number,
): void {
  group.pairs = 0;
  expectSlot(t, radars, group, slot, 0);
  tryPair(t, plots, group, slot, place, Number.POSITIVE_INFINITY);
  t.room.slots[0] = slot;
  t.room.pairStart[0] = 0;
  t.room.pairStart[1] = group.pairs;
}
