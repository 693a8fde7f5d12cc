/**
 * Correction of a track by the plots that may be its own, each with its probability.
 *
 * For each motion model and plot the extended Kalman correction is made; the results, and the belief left as it
 * was with the probability that none was its own, are taken together as one Gaussian a model. Model
 * probabilities follow by Bayes.
 * Source: Bar-Shalom, Li, Multitarget-Multisensor Tracking, 1995, section 4.5 (IMM with probabilistic data association).
 */
import type { PlotTable } from '../sensors/plot.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import { combineModels, momentMatch } from './blend.ts';
import { varianceOf } from './gate.ts';
import type { Group } from './group.ts';
import { alongSlope, correctByPlot, lookAt } from './measure.ts';
import { PACKED, STATE } from './state.ts';
import type { Tracker } from './tracker.ts';

/** Most terms of one mixture; further plots, less probable than the rest, are left out. */
const TERMS = 16;
const termX = new Float64Array(TERMS * STATE);
const termP = new Float64Array(TERMS * PACKED);
const termWeight = new Float64Array(TERMS);
const termPair = new Int32Array(TERMS);
const modelWeight = new Float64Array(8);
const residual = new Float64Array(4);
const variance = new Float64Array(4);

/**
 * Correct the slot at `place` of the group by its pairs with their weights.
 * @param none  probability that none of the plots is its own; with the pair weights it sums to 1
 */
export function correctTrack(
  t: Tracker,
  plots: PlotTable,
  radars: RadarReportTable,
  group: Group,
  place: number,
  weights: Float64Array,
  none: number,
): void {
  const { room, look } = t;
  const models = t.settings.models.length;
  const slot = room.slots[place]!;
  let terms = 0;
  for (let pair = room.pairStart[place]!; pair < room.pairStart[place + 1]!; pair++) {
    if (weights[pair]! > 1e-3 && terms < TERMS - 1) termPair[terms++] = pair;
  }
  if (terms === 0) return;
  lookAt(t.meanX, slot * STATE, radars, group.radar, group.to - t.time[slot]!, look);
  for (let m = 0; m < models; m++) {
    const at = slot * models + m;
    const mode = t.mode[at]!;
    let sum = 0;
    for (let term = 0; term < terms; term++) {
      const pair = termPair[term]!;
      let mixture = 0;
      for (let n = 0; n < models; n++)
        mixture += t.mode[slot * models + n]! * room.pairModel[pair * models + n]!;
      termWeight[term] = (weights[pair]! * mode * room.pairModel[pair * models + m]!) / mixture;
      sum += termWeight[term]!;
    }
    termWeight[terms] = none * mode;
    sum += termWeight[terms]!;
    modelWeight[m] = sum;
    if (!(sum > 1e-12)) continue;
    for (let term = 0; term <= terms; term++) termWeight[term]! /= sum;
    for (let term = 0; term < terms; term++) correctTerm(t, plots, slot, at, term, termPair[term]!);
    copyBelief(t, at, terms);
    momentMatch(termX, 0, termP, 0, termWeight, 0, 1, terms + 1, t.x, at * STATE, t.p, at * PACKED);
  }
  let total = 0;
  for (let m = 0; m < models; m++) total += modelWeight[m]!;
  for (let m = 0; m < models; m++) t.mode[slot * models + m] = Math.max(modelWeight[m]! / total, 1e-6);
  combineModels(t, slot);
}

function copyBelief(t: Tracker, at: number, term: number): void {
  for (let k = 0; k < STATE; k++) termX[term * STATE + k] = t.x[at * STATE + k]!;
  for (let k = 0; k < PACKED; k++) termP[term * PACKED + k] = t.p[at * PACKED + k]!;
}

function correctTerm(
  t: Tracker,
  plots: PlotTable,
  slot: number,
  at: number,
  term: number,
  pair: number,
): void {
  const { room, look } = t;
  copyBelief(t, at, term);
  varianceOf(plots, room.plotRows[room.pairPlot[pair]!]!, variance);
  for (let q = 0; q < 4; q++) {
    residual[q] =
      room.pairResidual[pair * 4 + q]! -
      alongSlope(look.slope, 6 * q, t.x, at * STATE, t.meanX, slot * STATE);
  }
  correctByPlot(termX, term * STATE, termP, term * PACKED, look, residual, variance);
}
