/** The end of a tick: confirm, drop, and write the air picture. */
import { clearTable, reserve } from '../math/table.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import { turnPage } from './associate-hypotheses.ts';
import { existenceAfter } from './existence.ts';
import { classifySlot } from './identify.ts';
import { freeSlot } from './slot.ts';
import { leafState } from './story.ts';
import type { TrackTable } from './track.ts';
import { trackStatus } from './track.ts';
import type { Tracker } from './tracker.ts';
import { writeMotion } from './write-motion.ts';

/**
 * Bring existence and status to time `to`, write all live tracks where a picture is wanted, and free the slots of
 * those dropped.
 */
export function closeTick(t: Tracker, radars: RadarReportTable, to: number, tracks: TrackTable | null): void {
  const { settings } = t;
  const dt = t.now > Number.NEGATIVE_INFINITY ? to - t.now : 0;
  const lasting = existenceAfter(1, dt, settings.lifetime);
  for (let i = 0; i < t.count; i++) {
    const slot = t.order[i]!;
    t.existence[slot]! *= lasting;
    t.certainty[slot]! *= lasting;
    if (t.leaf[slot] !== leafState.hidden) t.status[slot] = statusOf(t, slot, to);
  }
  keepWithin(t, roomOf(t, radars));
  if (settings.association === 'hypotheses') turnPage(t);
  if (tracks !== null) writePicture(t, to, tracks);
  let kept = 0;
  for (let i = 0; i < t.count; i++) {
    const slot = t.order[i]!;
    if (t.status[slot] === trackStatus.dropped) freeSlot(t, slot);
    else t.order[kept++] = slot;
  }
  t.count = kept;
  t.now = to;
}

/** All tracks of the tracker as rows, those dropped now with status 0. What is tentative has no category yet. */
function writePicture(t: Tracker, to: number, tracks: TrackTable): void {
  clearTable(tracks);
  reserve(tracks, t.count);
  for (let i = 0; i < t.count; i++) {
    const slot = t.order[i]!;
    if (t.leaf[slot] === leafState.hidden) continue;
    if (t.status[slot] !== trackStatus.tentative) classifySlot(t, slot);
    writeRow(t, slot, to, tracks);
  }
}

/** A slow radar holds its tracks for so many of its periods without a plot, however long that takes. */
const HOLD_TENTATIVE = 2.5;
const HOLD_CONFIRMED = 3.5;

function statusOf(t: Tracker, slot: number, to: number): number {
  const { settings } = t;
  const silent = to - t.updated[slot]!;
  const tentative = t.status[slot] === trackStatus.tentative;
  const least = tentative ? settings.dropShare * t.bornExistence[slot]! : settings.dropConfirmed;
  if (settings.life === 'count') return statusByCount(t, slot, to);
  if (existenceOf(t, slot) < least) return trackStatus.dropped;
  const { period } = t.radars[t.sensor[slot]!]!;
  if (silent > holdOf(t, slot, tentative ? 'tentative' : 'confirmed')) return trackStatus.dropped;
  if (tentative && existenceOf(t, slot) < settings.confirmExistence) return trackStatus.tentative;
  return silent > 1.5 * period ? trackStatus.coasting : trackStatus.confirmed;
}

/** Longest time without a plot, s: that of the settings, or some looks of the track's radar where that looks seldom. */
function holdOf(t: Tracker, slot: number, life: 'tentative' | 'confirmed'): number {
  const { period } = t.radars[t.sensor[slot]!]!;
  const { holdTentative, holdConfirmed } = t.settings;
  return life === 'tentative'
    ? Math.max(holdTentative, HOLD_TENTATIVE * period)
    : Math.max(holdConfirmed, HOLD_CONFIRMED * period);
}

/** Existence of a track, over all its stories where it has several. */
function existenceOf(t: Tracker, slot: number): number {
  return t.leaf[slot] === leafState.none ? t.existence[slot]! : t.certainty[slot]!;
}

/**
 * Status by a count of looks: M plots in the latest N confirm, so many misses in a row drop.
 * Source: Blackman, Popoli, 1999, section 6.2.
 */
function statusByCount(t: Tracker, slot: number, to: number): number {
  const { confirmPlots, confirmLooks, dropMisses } = t.settings;
  const looks = t.looks[slot]!;
  const silent = to - t.updated[slot]!;
  if ((looks & ((1 << dropMisses) - 1)) === 0 || silent > holdOf(t, slot, 'confirmed'))
    return trackStatus.dropped;
  if (t.status[slot] !== trackStatus.tentative) {
    return silent > 1.5 * t.radars[t.sensor[slot]!]!.period ? trackStatus.coasting : trackStatus.confirmed;
  }
  let plots = 0;
  for (let k = 0; k < confirmLooks; k++) plots += (looks >> k) & 1;
  if (plots >= confirmPlots) return trackStatus.confirmed;
  return silent > holdOf(t, slot, 'tentative') ? trackStatus.dropped : trackStatus.tentative;
}

/**
 * Drop tracks beyond the room there is, those of least worth first: tentative before firm, then the less certain, then
 * the younger. They end in the picture like other dropped tracks and are counted in `crowdedOut`.
 * A track of several stories is one track: the one that the picture shows.
 */
function keepWithin(t: Tracker, room: number): void {
  let live = 0;
  for (let i = 0; i < t.count; i++) if (isHeld(t, t.order[i]!)) live++;
  for (; live > room; live--) {
    let worst = -1;
    for (let i = 0; i < t.count; i++) {
      const slot = t.order[i]!;
      if (!isHeld(t, slot)) continue;
      if (worst < 0 || worthOf(t, slot) <= worthOf(t, worst)) worst = slot;
    }
    t.status[worst] = trackStatus.dropped;
    t.crowded[worst] = 1;
    t.crowdedOut++;
  }
}

/** How many tracks the radars at work can hold together; where none is, what is believed coasts on. */
function roomOf(t: Tracker, radars: RadarReportTable): number {
  let room = 0;
  for (let r = 0; r < t.radars.length; r++) if (radars.active[r]) room += t.radars[r]!.trackCapacity;
  return room === 0 ? Number.POSITIVE_INFINITY : room;
}

/** Whether a slot takes room: it is not dropped, nor another story of a track that is shown. */
function isHeld(t: Tracker, slot: number): boolean {
  return t.status[slot] !== trackStatus.dropped && t.leaf[slot] !== leafState.hidden;
}

/** Order in which tracks are kept: existence, and 1 more for a firm one. */
function worthOf(t: Tracker, slot: number): number {
  return existenceOf(t, slot) + (t.status[slot] === trackStatus.tentative ? 0 : 1);
}

/** One row of the picture. */
function writeRow(t: Tracker, slot: number, to: number, tracks: TrackTable): void {
  const row = tracks.count++;
  tracks.id[row] = t.id[slot]!;
  tracks.status[row] = t.status[slot]!;
  tracks.identity[row] = t.identity[slot]!;
  tracks.category[row] = t.category[slot]!;
  tracks.categoryProbability[row] = t.categoryProbability[slot]!;
  tracks.existence[row] = existenceOf(t, slot);
  tracks.born[row] = t.born[slot]!;
  tracks.updated[row] = t.updated[slot]!;
  tracks.sensor[row] = t.sensor[slot]!;
  tracks.plots[row] = t.plots[slot]!;
  tracks.rcs[row] = t.rcs[slot]!;
  tracks.crowded[row] = t.crowded[slot]!;
  writeMotion(t, slot, to, tracks, row);
}
