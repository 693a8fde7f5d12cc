/**
 * Whose a track is, by its answers to identification, and how large it looks.
 *
 * Naive Bayes on independent answers: an own or civil object that is asked answers with probability 0.98
 * (assumed), another object never does. One answer therefore settles it, and silence tells only when repeated.
 */
import { hypot3, ln, ratioFromDb } from '../math/elementary.ts';
import type { PlotTable } from '../sensors/plot.ts';
import { iffReply } from '../sensors/plot.ts';
import { heightOf, verticalAt } from './advance.ts';
import { type Classification, classify, createSigns } from './classify.ts';
import { STATE } from './state.ts';
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

/** Plots over which the radar cross-section is averaged at most. */
const RCS_PLOTS = 16;
const signs = createSigns();
const kind: Classification = { category: 0, probability: 0 };

/** Take what a plot tells of the kind of its track: the answer to identification, and the size. */
export function hear(t: Tracker, plots: PlotTable, row: number, slot: number): void {
  hearReply(t, slot, plots.iff[row]!);
  weighEcho(t, plots, row, slot);
  weighManoeuvre(t, slot);
  t.unclassified[slot] = 1;
}

/** Plots over which manoeuvre is averaged at most. */
const MANOEUVRE_PLOTS = 16;

/** Running mean of the probability that the object is in any model but the first, the quiet one; not with one model. */
function weighManoeuvre(t: Tracker, slot: number): void {
  const models = t.settings.models.length;
  if (models === 1) return;
  const restless = 1 - t.mode[slot * models]!;
  const before = t.manoeuvre[slot]!;
  const weight = 1 / Math.min(Math.max(t.plots[slot]!, 1), MANOEUVRE_PLOTS);
  t.manoeuvre[slot] = Number.isNaN(before) ? restless : before + weight * (restless - before);
}

/** Classify a slot by what is known of it, if it had a plot since this was last done. */
export function classifySlot(t: Tracker, slot: number): void {
  if (!t.unclassified[slot]) return;
  t.unclassified[slot] = 0;
  const k = slot * STATE;
  verticalAt(t, slot, up);
  const vx = t.meanX[k + 3]!;
  const vy = t.meanX[k + 4]!;
  const vz = t.meanX[k + 5]!;
  const climb = vx * up[0]! + vy * up[1]! + vz * up[2]!;
  signs.speed = hypot3(vx, vy, vz);
  signs.climb = climb;
  signs.height = heightOf(t, slot);
  signs.rcs = t.rcs[slot]!;
  signs.manoeuvre = t.manoeuvre[slot]!;
  signs.civil = t.repliesCivil[slot]! > 0;
  classify(signs, kind);
  t.category[slot] = kind.category;
  t.categoryProbability[slot] = kind.probability;
}

const up = new Float64Array(3);

/**
 * Running mean of the radar cross-section from signal to noise and range, by the range equation through the
 * radar's published pair. Left out where either is not known.
 */
function weighEcho(t: Tracker, plots: PlotTable, row: number, slot: number): void {
  const radar = t.radars[plots.sensor[row]!]!;
  const snrDb = plots.snrDb[row]!;
  if (!(radar.referenceRange > 0) || !Number.isFinite(snrDb)) return;
  const ratio = plots.range[row]! / radar.referenceRange;
  const rcs =
    radar.referenceRcs * ratioFromDb(snrDb - radar.referenceSnrDb) * (ratio * ratio) * (ratio * ratio);
  const weight = 1 / Math.min(Math.max(t.plots[slot]!, 1), RCS_PLOTS);
  t.rcs[slot]! += weight * (rcs - t.rcs[slot]!);
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
