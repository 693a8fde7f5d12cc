/**
 * The bank of motion models of one track: mixing before prediction, and the bank taken as one belief.
 *
 * Source: Blom, Bar-Shalom, "The interacting multiple model algorithm for systems with Markovian switching
 * coefficients", IEEE TAC 33(8), 1988. Switching is a Markov chain in continuous time, so any step will do.
 *
 * All sums of a bank are taken about its first model: each belief is raised once to P + d d', d its mean less the
 * first's, and a mixture with weights w is then sum w (P + d d') - e e' with e = sum w d.
 */
import { expAt } from '../math/exponential.ts';
import { forgetOutline } from './outline.ts';
import type { MotionModel } from './settings.ts';
import { PACKED, STATE } from './state.ts';
import type { Tracker } from './tracker.ts';

/** Most models in a bank. */
const MOST = 8;
const next = new Float64Array(MOST);
const weight = new Float64Array(MOST * MOST);
const away = new Float64Array(MOST * STATE);
const raised = new Float64Array(MOST * PACKED);
const first = new Float64Array(STATE);
const mean = new Float64Array(STATE);

/** Probability of going from model i to j in a step of `dt` seconds, at i m + j; kept for the steps of one scan. */
export interface Switching {
  /** Length of the step, s, as it is wanted and as `move` was made for. */
  readonly steps: Float64Array;
  readonly move: Float64Array;
}

export function createSwitching(models: number): Switching {
  return { steps: new Float64Array(2).fill(Number.NaN), move: new Float64Array(models * models) };
}

/** Fill the switching of the step that is wanted, unless the last step was as long. */
function fillSwitching(switching: Switching, models: readonly MotionModel[]): void {
  const { steps } = switching;
  if (steps[0] === steps[1]) return;
  const dt = steps[0]!;
  const m = models.length;
  for (let i = 0; i < m; i++) {
    next[i] = -dt / models[i]!.sojourn;
    expAt(next, i);
    const stay = next[i]!;
    let others = 0;
    for (let j = 0; j < m; j++) if (j !== i) others += models[j]!.share;
    for (let j = 0; j < m; j++) {
      switching.move[i * m + j] = j === i ? stay : ((1 - stay) * models[j]!.share) / others;
    }
  }
  steps[1] = dt;
}

/** Raise the beliefs of a slot about its first model. */
function raise(t: Tracker, slot: number, m: number): void {
  const { x, p } = t;
  const at = slot * m * STATE;
  for (let k = 0; k < STATE; k++) first[k] = x[at + k]!;
  for (let k = 0; k < PACKED; k++) raised[k] = p[slot * m * PACKED + k]!;
  for (let i = 1; i < m; i++) {
    const d = i * STATE;
    for (let k = 0; k < STATE; k++) away[d + k] = x[at + d + k]! - first[k]!;
    let to = i * PACKED;
    let from = slot * m * PACKED + to;
    for (let k = 0; k < STATE; k++) {
      const ak = away[d + k]!;
      for (let l = k; l < STATE; l++) raised[to++] = p[from++]! + ak * away[d + l]!;
    }
  }
}

/**
 * The raised beliefs as one Gaussian with the mean and covariance of their mixture.
 * @param weights  sum to 1; that of model i at `at + i * stride`
 */
function lower(
  weights: Float64Array,
  at: number,
  stride: number,
  m: number,
  x: Float64Array,
  xAt: number,
  p: Float64Array,
  pAt: number,
): void {
  for (let k = 0; k < STATE; k++) mean[k] = 0;
  for (let i = 1; i < m; i++) {
    const w = weights[at + i * stride]!;
    for (let k = 0; k < STATE; k++) mean[k]! += w * away[i * STATE + k]!;
  }
  for (let k = 0; k < STATE; k++) x[xAt + k] = first[k]! + mean[k]!;
  const w0 = weights[at]!;
  let to = 0;
  for (let k = 0; k < STATE; k++) {
    const ek = mean[k]!;
    for (let l = k; l < STATE; l++) {
      p[pAt + to] = w0 * raised[to]! - ek * mean[l]!;
      to++;
    }
  }
  for (let i = 1; i < m; i++) {
    const w = weights[at + i * stride]!;
    const from = i * PACKED;
    for (let k = 0; k < PACKED; k++) p[pAt + k]! += w * raised[from + k]!;
  }
}

/** Mix the bank of a slot for a step of `dt` seconds: model probabilities and each model's beginning. */
export function mixModels(t: Tracker, slot: number, dt: number): void {
  const m = t.settings.models.length;
  if (m === 1) return;
  const { move, steps } = t.switching;
  steps[0] = dt;
  fillSwitching(t.switching, t.settings.models);
  const at = slot * m;
  for (let j = 0; j < m; j++) next[j] = 0;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) {
      const joint = move[i * m + j]! * t.mode[at + i]!;
      weight[i * m + j] = joint;
      next[j]! += joint;
    }
  }
  for (let j = 0; j < m; j++) t.mode[at + j] = next[j]!;
  if (t.alike[slot]) return;
  raise(t, slot, m);
  for (let j = 0; j < m; j++) {
    for (let i = 0; i < m; i++) weight[i * m + j]! /= next[j]!;
    lower(weight, j, m, m, t.x, (at + j) * STATE, t.p, (at + j) * PACKED);
  }
}

/** Bring the one-belief view of a slot up to date with its bank. */
export function combineModels(t: Tracker, slot: number): void {
  const m = t.settings.models.length;
  forgetOutline(t, slot);
  raise(t, slot, m);
  lower(t.mode, slot * m, 1, m, t.meanX, slot * STATE, t.meanP, slot * PACKED);
}

/** Bring only the mean of the one-belief view up to date: its covariance is wanted when no plot corrects it. */
export function combineMeans(t: Tracker, slot: number): void {
  const m = t.settings.models.length;
  const to = slot * STATE;
  for (let k = 0; k < STATE; k++) t.meanX[to + k] = 0;
  for (let i = 0; i < m; i++) {
    const w = t.mode[slot * m + i]!;
    const from = (slot * m + i) * STATE;
    for (let k = 0; k < STATE; k++) t.meanX[to + k]! += w * t.x[from + k]!;
  }
}
