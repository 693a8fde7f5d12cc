/**
 * Two tracks of one object: a plot that its track claimed in part began another, and joint association then lets both live
 * on halves of each plot.
 *
 * One object or two is put to Wald's sequential test. A look that gave both tracks together one plot speaks for one
 * object by (1 look of two seen) 2 (1 - Pd) to 1; a plot of its own clears the younger. Looks count only while the
 * two beliefs are of one place and velocity, so that neighbours in formation, who differ by more than their errors, are
 * never asked. A single shared plot proves nothing: one object of a pair is missed often.
 * Source: Wald, Sequential Analysis, 1947, chapter 3; Bar-Shalom, Li, Multitarget-Multisensor Tracking, 1995, section
 * 8.2 (test for common origin; errors taken as independent, which makes it slower to join).
 */
import { ln } from '../math/elementary.ts';
import type { Group } from './group.ts';
import { PACKED, packedAt, STATE } from './state.ts';
import { trackStatus } from './track.ts';
import type { Tracker } from './tracker.ts';

/** Squared distance of place and velocity within which two tracks may be one: chi-square, 6 degrees, 95 %. */
const SAME = 12.59;
/** ln of the odds at which the younger goes: one wrong in a thousand pairs. Assumed. */
const SURE = -ln(1e-3);
/** A plot belongs to a track that claims so much of what the two claim together. */
const SIZE = 6;
const square = new Float64Array(SIZE * SIZE);
const away = new Float64Array(SIZE);

/**
 * Count this look for and against twins, after all tracks of the group have been corrected; drops the younger of a pair that
 * is sure to be one by taking its existence away.
 */
export function partTwins(t: Tracker, group: Group): void {
  const { room, radars } = t;
  const pd = Math.min(radars[group.radar]!.detectionProbability, 0.98);
  const evidence = -ln(2 * (1 - pd));
  const { plotOwner } = room;
  plotOwner.fill(-1, 0, group.plots);
  for (let place = 0; place < group.slots; place++) {
    const best = bestPair(t, place);
    if (best < 0) continue;
    const plot = room.pairPlot[best]!;
    const elder = plotOwner[plot]!;
    const slot = room.slots[place]!;
    if (elder < 0) {
      plotOwner[plot] = slot;
      if (room.pairWeight[best]! > 0.5) t.twinOdds[slot] = 0;
      continue;
    }
    if (evidence <= 0 || t.status[elder] === trackStatus.tentative) continue;
    if (!areAlike(t, elder, slot)) {
      t.twinOdds[slot] = 0;
      continue;
    }
    t.twinOdds[slot] = (t.twinOf[slot] === t.id[elder] ? t.twinOdds[slot]! : 0) + evidence;
    t.twinOf[slot] = t.id[elder]!;
    if (t.twinOdds[slot]! > SURE) t.existence[slot] = 0;
  }
}

/** The pair of most weight of the track at a place, -1 for none. */
function bestPair(t: Tracker, place: number): number {
  const { pairStart, pairWeight } = t.room;
  let best = -1;
  for (let pair = pairStart[place]!; pair < pairStart[place + 1]!; pair++) {
    if (best < 0 || pairWeight[pair]! > pairWeight[best]!) best = pair;
  }
  return best;
}

/** Whether place and velocity of two slots differ by no more than their errors, taken as independent. */
function areAlike(t: Tracker, a: number, b: number): boolean {
  const { meanX, meanP } = t;
  const lag = t.time[a]! - t.time[b]!;
  for (let i = 0; i < SIZE; i++) {
    away[i] = meanX[a * STATE + i]! - meanX[b * STATE + i]!;
    if (i < 3) away[i]! -= lag * meanX[b * STATE + 3 + i]!;
    for (let j = 0; j <= i; j++) {
      const at = packedAt[i * STATE + j]!;
      square[i * SIZE + j] = meanP[a * PACKED + at]! + meanP[b * PACKED + at]!;
    }
  }
  return distance2() < SAME;
}

/** away' square^-1 away by Cholesky's factor, in place; Infinity where the square is not positive. */
function distance2(): number {
  let sum = 0;
  for (let i = 0; i < SIZE; i++) {
    for (let j = 0; j <= i; j++) {
      let left = square[i * SIZE + j]!;
      for (let k = 0; k < j; k++) left -= square[i * SIZE + k]! * square[j * SIZE + k]!;
      square[i * SIZE + j] = i === j ? Math.sqrt(left) : left / square[j * SIZE + j]!;
    }
    let rest = away[i]!;
    for (let k = 0; k < i; k++) rest -= square[i * SIZE + k]! * away[k]!;
    away[i] = rest / square[i * SIZE + i]!;
    sum += away[i]! * away[i]!;
  }
  return Number.isNaN(sum) ? Number.POSITIVE_INFINITY : sum;
}
