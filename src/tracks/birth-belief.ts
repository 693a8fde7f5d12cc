/**
 * A new track believes the same under each model, and most new tracks are false and never corrected: such a one is
 * advanced only to be compared with plots, and put back to its birth where none of them is its own.
 */
import { combineModels } from './blend.ts';
import { PACKED, STATE } from './state.ts';
import type { Tracker } from './tracker.ts';

/** Give the one-belief view of a slot to each model, with the shares of a birth. */
export function believeAlike(t: Tracker, slot: number): void {
  const { models } = t.settings;
  const { x, p, meanX, meanP } = t;
  for (let m = 0; m < models.length; m++) {
    const at = slot * models.length + m;
    t.mode[at] = models[m]!.share;
    for (let k = 0; k < STATE; k++) x[at * STATE + k] = meanX[slot * STATE + k]!;
    for (let k = 0; k < PACKED; k++) p[at * PACKED + k] = meanP[slot * PACKED + k]!;
  }
  t.alike[slot] = 1;
}

/** Note at `place` of the group how a slot is before it is advanced. */
export function keepAlike(t: Tracker, slot: number, place: number): void {
  const { room } = t;
  room.slotAlike[place] = t.alike[slot]!;
  if (!t.alike[slot]) return;
  room.slotTime[place] = t.time[slot]!;
  for (let k = 0; k < STATE; k++) room.slotMean[place * STATE + k] = t.meanX[slot * STATE + k]!;
}

/** Most models in a bank. */
const MOST = 8;
const keptX = new Float64Array(MOST * STATE);
const keptP = new Float64Array(MOST * PACKED);
const keptMode = new Float64Array(MOST);
const keptMean = new Float64Array(STATE + 1);

/** Keep all that `advance` changes of a slot. */
export function keepBank(t: Tracker, slot: number): void {
  const models = t.settings.models.length;
  const x = slot * models * STATE;
  const p = slot * models * PACKED;
  for (let k = 0; k < models * STATE; k++) keptX[k] = t.x[x + k]!;
  for (let k = 0; k < models * PACKED; k++) keptP[k] = t.p[p + k]!;
  for (let m = 0; m < models; m++) keptMode[m] = t.mode[slot * models + m]!;
  for (let k = 0; k < STATE; k++) keptMean[k] = t.meanX[slot * STATE + k]!;
  keptMean[STATE] = t.time[slot]!;
}

/** Put a slot back to what `keepBank` kept: it was advanced to be compared with plots, and none is its own. */
export function putBack(t: Tracker, slot: number, isAlike: number): void {
  const models = t.settings.models.length;
  const x = slot * models * STATE;
  const p = slot * models * PACKED;
  for (let k = 0; k < models * STATE; k++) t.x[x + k] = keptX[k]!;
  for (let k = 0; k < models * PACKED; k++) t.p[p + k] = keptP[k]!;
  for (let m = 0; m < models; m++) t.mode[slot * models + m] = keptMode[m]!;
  for (let k = 0; k < STATE; k++) t.meanX[slot * STATE + k] = keptMean[k]!;
  t.time[slot] = keptMean[STATE]!;
  t.alike[slot] = isAlike;
}

/** A slot that was advanced is not corrected: back to its birth, or on with its bank as one belief. */
export function leaveUncorrected(t: Tracker, slot: number, place: number): void {
  const { room } = t;
  if (!room.slotAlike[place]) {
    combineModels(t, slot);
    return;
  }
  t.time[slot] = room.slotTime[place]!;
  for (let k = 0; k < STATE; k++) t.meanX[slot * STATE + k] = room.slotMean[place * STATE + k]!;
  believeAlike(t, slot);
}
