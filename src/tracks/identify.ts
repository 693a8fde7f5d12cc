/**
 * Whose a track is, by its answers to identification, and how large it looks.
 *
 * Naive Bayes on independent answers: an own or civil object that is asked answers with probability 0.98
 * (assumed), another object never does. One answer therefore settles it, and silence tells only when repeated.
 */
import { ln } from '../math/elementary.ts';
import type { PlotTable } from '../sensors/plot.ts';
import { iffReply } from '../sensors/plot.ts';
import { trackIdentity } from './track.ts';
import type { Tracker } from './tracker.ts';

/** Probability that an own or civil object answers when asked. Assumed. */
const REPLY = 0.98;
/** Share of own and civil objects together among all, before any answer. Assumed. */
const FRIENDLY = 0.5;
/** Probability of hostile from which a track is called so. */
const CERTAIN = 0.99;

/** Silences after which the odds against a friendly object pass `CERTAIN`. */
const SILENCES = Math.ceil(ln((CERTAIN / (1 - CERTAIN)) * (FRIENDLY / (1 - FRIENDLY))) / -ln(1 - REPLY));

/** Take the answer that came with a plot. */
export function hear(t: Tracker, plots: PlotTable, row: number, slot: number): void {
  hearReply(t, slot, plots.iff[row]!);
}

/** Take one answer and set the identity of a slot. */
export function hearReply(t: Tracker, slot: number, reply: number): void {
  if (reply === iffReply.own) t.repliesOwn[slot]!++;
  else if (reply === iffReply.civil) t.repliesCivil[slot]!++;
  else if (reply === iffReply.none) t.silences[slot]!++;
  else return;
  if (t.repliesOwn[slot]! > t.repliesCivil[slot]!) t.identity[slot] = trackIdentity.own;
  else if (t.repliesCivil[slot]! > 0) t.identity[slot] = trackIdentity.neutral;
  else if (t.silences[slot]! >= SILENCES) t.identity[slot] = trackIdentity.hostile;
  else t.identity[slot] = trackIdentity.unknown;
}
