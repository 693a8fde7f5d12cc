/**
 * Correction of a track by the plots that may be its own, each with its probability.
 *
 * For each motion model and plot the extended Kalman correction is made; the results, and the belief left as it
 * was with the probability that none was its own, are taken together as one Gaussian a model. Model
 * probabilities follow by Bayes.
 * Source: Bar-Shalom, Li, Multitarget-Multisensor Tracking, 1995, section 4.5 (IMM with probabilistic data association).
 */
import type { PlotTable } from '../sensors/plot.ts';
import { leaveUncorrected } from './birth-belief.ts';
import { combineModels } from './blend.ts';
import { varianceOf } from './fit.ts';
import { alongSlope, correctCovariance, correctionBy, createGains } from './gain.ts';
import { PACKED, STATE } from './state.ts';
import type { Tracker } from './tracker.ts';

/** Most terms of one mixture; further plots, less probable than the rest, are left out. */
const TERMS = 16;
/** Weights below this are not worth a term, and a belief left as it was below that is not worth mixing in. */
const LEAST_WEIGHT = 1e-3;
const LEAST_KEPT = 1e-4;
const termMove = new Float64Array(TERMS * STATE);
const termWeight = new Float64Array(TERMS);
const termPair = new Int32Array(TERMS);
const mixture = new Float64Array(TERMS);
const modelWeight = new Float64Array(8);
const shift = new Float64Array(4);
const residual = new Float64Array(4);
const variance = new Float64Array(4);
const lastVariance = new Float64Array(4);
const corrected = new Float64Array(PACKED);
const sumP = new Float64Array(PACKED);
const move = new Float64Array(STATE);
/** Weight of all terms of the model at hand and what is kept as it was, and the share of the latter. */
const shares = new Float64Array(2);
const TOTAL = 0;
const KEPT = 1;
const gains = createGains();

/**
 * Correct the slot at `place` of the group by its pairs with their weights; what these lack of 1 is the probability that
 * none of the plots is its own.
 */
export function correctTrack(t: Tracker, plots: PlotTable, place: number, weights: Float64Array): void {
  const { room } = t;
  const models = t.settings.models.length;
  const slot = room.slots[place]!;
  const terms = gatherTerms(t, place, weights);
  if (terms === 0) {
    leaveUncorrected(t, slot, place);
    return;
  }
  let claimed = 0;
  for (let pair = room.pairStart[place]!; pair < room.pairStart[place + 1]!; pair++)
    claimed += weights[pair]!;
  const none = Math.max(1 - claimed, 0);
  let total = 0;
  for (let m = 0; m < models; m++) {
    const at = slot * models + m;
    const mode = t.mode[at]!;
    let sum = none * mode;
    for (let term = 0; term < terms; term++) {
      const pair = termPair[term]!;
      termWeight[term] = (weights[pair]! * mode * room.pairModel[pair * models + m]!) / mixture[term]!;
      sum += termWeight[term]!;
    }
    modelWeight[m] = sum;
    total += sum;
    if (!(sum > 1e-12)) continue;
    shares[TOTAL] = sum;
    shares[KEPT] = (none * mode) / sum;
    correctModel(t, plots, place, slot, at, terms);
  }
  for (let m = 0; m < models; m++) t.mode[slot * models + m] = Math.max(modelWeight[m]! / total, 1e-6);
  combineModels(t, slot);
}

/** Pairs of the track at `place` that are worth a term, and the likelihood of each under the whole bank. */
function gatherTerms(t: Tracker, place: number, weights: Float64Array): number {
  const { room } = t;
  const models = t.settings.models.length;
  const slot = room.slots[place]!;
  let terms = 0;
  for (let pair = room.pairStart[place]!; pair < room.pairStart[place + 1]!; pair++) {
    if (!(weights[pair]! > LEAST_WEIGHT) || terms === TERMS) continue;
    let sum = 0;
    for (let m = 0; m < models; m++) sum += t.mode[slot * models + m]! * room.pairModel[pair * models + m]!;
    mixture[terms] = sum;
    termPair[terms++] = pair;
  }
  return terms;
}

/** Correct one model of a slot by its terms, and mix them with the belief left as it was. */
function correctModel(
  t: Tracker,
  plots: PlotTable,
  place: number,
  slot: number,
  at: number,
  terms: number,
): void {
  const { room } = t;
  const x = at * STATE;
  const p = at * PACKED;
  const h = room.slotSlope;
  const hAt = place * 24;
  for (let q = 0; q < 4; q++) shift[q] = alongSlope(h, hAt + 6 * q, t.x, x, t.meanX, slot * STATE);
  if (terms === 1 && shares[KEPT]! < LEAST_KEPT) {
    residualOfTerm(t, 0);
    varianceOf(plots, room.plotRows[room.pairPlot[termPair[0]!]!]!, variance);
    correctCovariance(t.p, p, h, hAt, variance, Number.isNaN(residual[3]!) ? 3 : 4, gains);
    correctionBy(gains, h, hAt, residual, move, 0);
  } else mixTerms(t, plots, p, h, hAt, terms);
  for (let k = 0; k < STATE; k++) t.x[x + k]! += move[k]!;
}

/** Residual of a term against the model at hand. */
function residualOfTerm(t: Tracker, term: number): void {
  const at = termPair[term]! * 4;
  for (let q = 0; q < 4; q++) residual[q] = t.room.pairResidual[at + q]! - shift[q]!;
}

/** Correct the covariance at `p` by all terms and what is kept as it was, and find the mean move. */
function mixTerms(
  t: Tracker,
  plots: PlotTable,
  p: number,
  h: Float64Array,
  hAt: number,
  terms: number,
): void {
  const { room } = t;
  const total = shares[TOTAL]!;
  const kept = shares[KEPT]!;
  for (let k = 0; k < PACKED; k++) sumP[k] = kept * t.p[p + k]!;
  for (let k = 0; k < STATE; k++) move[k] = 0;
  lastVariance[0] = Number.NaN;
  for (let term = 0; term < terms; term++) {
    const share = termWeight[term]! / total;
    termWeight[term] = share;
    residualOfTerm(t, term);
    shareGains(t, plots, p, room.plotRows[room.pairPlot[termPair[term]!]!]!, h, hAt);
    correctionBy(gains, h, hAt, residual, termMove, term * STATE);
    for (let k = 0; k < STATE; k++) move[k]! += share * termMove[term * STATE + k]!;
    for (let k = 0; k < PACKED; k++) sumP[k]! += share * corrected[k]!;
  }
  for (let k = 0; k < PACKED; k++) t.p[p + k] = sumP[k]!;
  for (let term = 0; term < terms; term++) addOuter(t.p, p, termMove, term * STATE, termWeight[term]!);
  addOuter(t.p, p, move, 0, -1);
}

/** Corrected covariance and gains for the errors of a plot; kept while the plots of a model have the same. */
function shareGains(
  t: Tracker,
  plots: PlotTable,
  p: number,
  row: number,
  h: Float64Array,
  hAt: number,
): void {
  varianceOf(plots, row, variance);
  const rows = Number.isNaN(residual[3]!) ? 3 : 4;
  for (let q = 0; q < rows; q++) variance[q]! += t.room.slotBend[hAt / 6 + q]!;
  let same = rows === gains.rows;
  for (let q = 0; q < rows; q++) same = same && variance[q] === lastVariance[q];
  if (same) return;
  for (let q = 0; q < 4; q++) lastVariance[q] = variance[q]!;
  for (let k = 0; k < PACKED; k++) corrected[k] = t.p[p + k]!;
  correctCovariance(corrected, 0, h, hAt, variance, rows, gains);
}

/** P += weight d d'. */
function addOuter(p: Float64Array, pAt: number, d: Float64Array, dAt: number, weight: number): void {
  let to = pAt;
  for (let k = 0; k < STATE; k++) {
    const scaled = weight * d[dAt + k]!;
    for (let l = k; l < STATE; l++) p[to++]! += scaled * d[dAt + l]!;
  }
}
