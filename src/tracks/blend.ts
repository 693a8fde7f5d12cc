/**
 * The bank of motion models of one track: mixing before prediction, and the bank taken as one belief.
 *
 * Source: Blom, Bar-Shalom, "The interacting multiple model algorithm for systems with Markovian switching
 * coefficients", IEEE TAC 33(8), 1988. Switching is a Markov chain in continuous time, so any step will do.
 */
import { exp } from '../math/elementary.ts';
import { PACKED, STATE } from './state.ts';
import type { Tracker } from './tracker.ts';

/** Most models in a bank. */
const MOST = 8;
const next = new Float64Array(MOST);
const weight = new Float64Array(MOST * MOST);
const mixedX = new Float64Array(MOST * STATE);
const mixedP = new Float64Array(MOST * PACKED);
const away = new Float64Array(STATE);

/**
 * Sum of weighted beliefs as one Gaussian with the same mean and covariance.
 * @param weights  must sum to 1; weight i at `weightsAt + i * stride`
 */
export function momentMatch(
  x: Float64Array,
  xAt: number,
  p: Float64Array,
  pAt: number,
  weights: Float64Array,
  weightsAt: number,
  stride: number,
  number: number,
  outX: Float64Array,
  outXAt: number,
  outP: Float64Array,
  outPAt: number,
): void {
  for (let k = 0; k < STATE; k++) outX[outXAt + k] = 0;
  for (let k = 0; k < PACKED; k++) outP[outPAt + k] = 0;
  for (let i = 0; i < number; i++) {
    const w = weights[weightsAt + i * stride]!;
    const from = xAt + i * STATE;
    for (let k = 0; k < STATE; k++) outX[outXAt + k]! += w * x[from + k]!;
  }
  for (let i = 0; i < number; i++) {
    const w = weights[weightsAt + i * stride]!;
    if (w === 0) continue;
    const from = xAt + i * STATE;
    for (let k = 0; k < STATE; k++) away[k] = x[from + k]! - outX[outXAt + k]!;
    let fromP = pAt + i * PACKED;
    let to = outPAt;
    for (let k = 0; k < STATE; k++) {
      const ak = away[k]!;
      for (let l = k; l < STATE; l++) outP[to++]! += w * (p[fromP++]! + ak * away[l]!);
    }
  }
}

/** Mix the bank of a slot for a step of `dt` seconds: model probabilities and each model's beginning. */
export function mixModels(t: Tracker, slot: number, dt: number): void {
  const models = t.settings.models;
  const m = models.length;
  if (m === 1) return;
  const at = slot * m;
  next.fill(0, 0, m);
  for (let i = 0; i < m; i++) {
    const stay = exp(-dt / models[i]!.sojourn);
    let others = 0;
    for (let j = 0; j < m; j++) if (j !== i) others += models[j]!.share;
    for (let j = 0; j < m; j++) {
      const move = j === i ? stay : ((1 - stay) * models[j]!.share) / others;
      const joint = move * t.mode[at + i]!;
      weight[i * m + j] = joint;
      next[j]! += joint;
    }
  }
  for (let j = 0; j < m; j++) {
    for (let i = 0; i < m; i++) weight[i * m + j]! /= next[j]!;
    momentMatch(t.x, at * STATE, t.p, at * PACKED, weight, j, m, m, mixedX, j * STATE, mixedP, j * PACKED);
  }
  for (let k = 0; k < m * STATE; k++) t.x[at * STATE + k] = mixedX[k]!;
  for (let k = 0; k < m * PACKED; k++) t.p[at * PACKED + k] = mixedP[k]!;
  for (let j = 0; j < m; j++) t.mode[at + j] = next[j]!;
}

/** Bring the one-belief view of a slot up to date with its bank. */
export function combineModels(t: Tracker, slot: number): void {
  const m = t.settings.models.length;
  const at = slot * m;
  momentMatch(
    t.x,
    at * STATE,
    t.p,
    at * PACKED,
    t.mode,
    at,
    1,
    m,
    t.meanX,
    slot * STATE,
    t.meanP,
    slot * PACKED,
  );
}
