/**
 * How well a plot fits a track under each motion model of its bank.
 *
 * All residuals are linearized at the combined belief of the track, where the look is taken.
 */
import { expAt, lnAt } from '../math/exponential.ts';
import type { PlotTable } from '../sensors/plot.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import { combineModels } from './blend.ts';
import { distance2, FACTOR, factorOf } from './distance.ts';
import { alongSlope } from './gain.ts';
import type { Group } from './group.ts';
import { lookUnscented } from './look-unscented.ts';
import { foldAt, lookAt, spreadOf } from './measure.ts';
import { growPairs } from './room.ts';
import { PACKED, STATE } from './state.ts';
import type { Tracker } from './tracker.ts';

/** Squared distance beyond which all plots fit equally badly. */
const FAR = 400;
/** (2 pi)^(-3/2) and (2 pi)^-2. */
const NORMAL_3 = 0.06349363593424097;
const NORMAL_4 = 0.025330295910584444;
const MOST = 8;
const spread = new Float64Array(MOST * 10);
const shift = new Float64Array(MOST * 4);
const factor = new Float64Array(MOST * FACTOR);
/** Greatest variance of what any model expects, for each axis. */
const widest = new Float64Array(4);
const own = new Float64Array(4);
const variance = new Float64Array(4);
const factored = new Float64Array(4);
const distances = new Float64Array(MOST);
/** What the factors at hand are for: rows measured, or 0 for none. */
const state = { rows: 0 };

/** Error variances of range, azimuth, elevation and range rate of a plot. */
export function varianceOf(plots: PlotTable, row: number, out: Float64Array): void {
  out[0] = plots.rangeSigma[row]! * plots.rangeSigma[row]!;
  out[1] = plots.azimuthSigma[row]! * plots.azimuthSigma[row]!;
  out[2] = plots.elevationSigma[row]! * plots.elevationSigma[row]!;
  out[3] = plots.rangeRateSigma[row]! * plots.rangeRateSigma[row]!;
}

/** Take the look of the radar of the group at a slot, which is to have `place`, and what each model spreads there. */
export function expectSlot(
  t: Tracker,
  radars: RadarReportTable,
  group: Group,
  slot: number,
  place: number,
): void {
  const models = t.settings.models.length;
  const { slope } = t.look;
  takeLook(t, radars, group, slot);
  for (let m = 0; m < models; m++) {
    const at = slot * models + m;
    spreadOf(t.p, at * PACKED, t.look, spread, m * 10);
    for (let q = 0; q < 4; q++) {
      shift[m * 4 + q] = alongSlope(slope, 6 * q, t.x, at * STATE, t.meanX, slot * STATE);
    }
  }
  for (let q = 0; q < 4; q++) {
    widest[q] = 0;
    for (let m = 0; m < models; m++) widest[q] = Math.max(widest[q]!, spread[m * 10 + DIAGONAL[q]!]!);
  }
  const { slotSlope, slotBend } = t.room;
  for (let q = 0; q < 4; q++) slotBend[4 * place + q] = t.look.bend[q]!;
  for (let k = 0; k < 24; k++) slotSlope[24 * place + k] = slope[k]!;
  state.rows = 0;
}

function takeLook(t: Tracker, radars: RadarReportTable, group: Group, slot: number): void {
  const at = slot * STATE;
  const lag = group.to - t.time[slot]!;
  if (t.settings.look === 'tangent') {
    lookAt(t.meanX, at, radars, group.radar, lag, t.look);
    return;
  }
  const own = t.meanP.subarray(slot * PACKED, (slot + 1) * PACKED);
  birthSpread.set(own);
  combineModels(t, slot);
  lookUnscented(t.meanX, at, t.meanP, slot * PACKED, radars, group.radar, lag, t.look);
  own.set(birthSpread);
}

/** The one-belief covariance of a young slot is that of its birth, to which it goes back if no plot corrects it. */
const birthSpread = new Float64Array(PACKED);

/** Residual of a plot against the combined belief, brought to the plot's own time to first order. */
function residualOf(t: Tracker, plots: PlotTable, slot: number, row: number): void {
  const { expected, slope } = t.look;
  const lag = plots.time[row]! - t.time[slot]!;
  const k = slot * STATE + 3;
  own[0] = plots.range[row]! - expected[0]!;
  own[1] = plots.azimuth[row]! - expected[1]!;
  foldAt(own, 1);
  own[2] = plots.elevation[row]! - expected[2]!;
  own[3] = plots.rangeRate[row]! - expected[3]!;
  if (lag === 0) return;
  for (let q = 0; q < 3; q++) {
    const h = 6 * q;
    own[q]! -=
      lag * (slope[h]! * t.meanX[k]! + slope[h + 1]! * t.meanX[k + 1]! + slope[h + 2]! * t.meanX[k + 2]!);
  }
}

/** Take the error variances of a plot, with what the straight lines of the look leave over. */
function weighErrors(t: Tracker, plots: PlotTable, row: number, rows: number): void {
  varianceOf(plots, row, variance);
  for (let q = 0; q < rows; q++) variance[q]! += t.look.bend[q]!;
}

/** Factor the covariances of the residual for the errors at hand, unless those of the last plot were the same. */
function factorFor(t: Tracker, rows: number): void {
  let same = state.rows === rows;
  for (let q = 0; q < rows; q++) same = same && variance[q] === factored[q];
  if (same) return;
  const models = t.settings.models.length;
  for (let m = 0; m < models; m++) factorOf(spread, m * 10, variance, rows, factor, m * FACTOR);
  for (let q = 0; q < 4; q++) factored[q] = variance[q]!;
  state.rows = rows;
}

/** Places of the diagonal in ten numbers of spread. */
const DIAGONAL = [0, 4, 7, 9] as const;

/**
 * Whether the residual of the combined belief lies outside of every model's gate along one measured axis alone.
 * The models' own residuals differ from it by less than their spread; twice the gate leaves room for that.
 */
function isOutside(rows: number, gate: number): boolean {
  for (let q = 0; q < rows; q++) if (own[q]! * own[q]! > 2 * gate * (widest[q]! + variance[q]!)) return true;
  return false;
}

/** A squared distance is never less than along one axis alone; rounding is left this much. */
const ROUNDING = 1 + 1e-9;

/** Whether each model's own residual lies outside of its gate along one measured axis alone. */
function isOutsideEach(models: number, rows: number, gate: number): boolean {
  for (let m = 0; m < models; m++) {
    let q = 0;
    for (; q < rows; q++) {
      const off = own[q]! - shift[m * 4 + q]!;
      if (off * off > ROUNDING * gate * (spread[m * 10 + DIAGONAL[q]!]! + variance[q]!)) break;
    }
    if (q === rows) return false;
  }
  return true;
}

/** Add the pair of a slot and the plot at `place` to the group if the plot lies in the gate of any model. */
export function tryPair(
  t: Tracker,
  plots: PlotTable,
  group: Group,
  slot: number,
  place: number,
  gate: number,
): void {
  const models = t.settings.models.length;
  const row = t.room.plotRows[place]!;
  residualOf(t, plots, slot, row);
  const rows = Number.isNaN(own[3]!) ? 3 : 4;
  weighErrors(t, plots, row, rows);
  if (isOutside(rows, gate) || isOutsideEach(models, rows, gate)) return;
  factorFor(t, rows);
  let least = Number.POSITIVE_INFINITY;
  for (let m = 0; m < models; m++) {
    distance2(factor, m * FACTOR, own, shift, m * 4, rows, distances, m);
    least = Math.min(least, distances[m]!);
  }
  if (!(least < gate)) return;
  if (group.pairs === t.room.pairPlot.length) growPairs(t);
  const { room } = t;
  const { pairs } = group;
  const normal = rows === 4 ? NORMAL_4 : NORMAL_3;
  let sum = 0;
  let nis = 0;
  for (let m = 0; m < models; m++) {
    const d2 = Math.min(distances[m]!, FAR);
    const at = pairs * models + m;
    room.pairModel[at] = -0.5 * d2;
    expAt(room.pairModel, at);
    const likelihood = room.pairModel[at]! * normal * factor[m * FACTOR + 10]!;
    room.pairModel[at] = likelihood;
    sum += t.mode[slot * models + m]! * likelihood;
    nis += t.mode[slot * models + m]! * likelihood * d2;
  }
  if (!(sum > 0)) return;
  for (let q = 0; q < 4; q++) room.pairResidual[pairs * 4 + q] = own[q]!;
  room.pairNis[pairs] = nis / (sum * rows);
  room.pairPlot[pairs] = place;
  room.pairScore[pairs] = sum;
  lnAt(room.pairScore, pairs);
  group.pairs++;
}
