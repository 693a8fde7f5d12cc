/** Bring the beliefs of a slot to a later time: mixing, then each model's prediction. */
import { MEAN_RADIUS, WGS84 } from '../geo/ellipsoid.ts';
import { heightFromEcef } from '../geo/frames.ts';
import { combineMeans, mixModels } from './blend.ts';
import { addAccelerationNoise, createStep, drift, predictStraight } from './predict.ts';
import { predictAccelerate } from './predict-accelerate.ts';
import { addTurnDoubt, predictTurn } from './predict-turn.ts';
import { PACKED, STATE } from './state.ts';
import type { Tracker } from './tracker.ts';

const up = new Float64Array(3);
const step = createStep();

/** Local vertical at the combined position of a slot. */
export function verticalAt(t: Tracker, slot: number, out: Float64Array): void {
  if (t.frame === 'flat') {
    out[0] = 0;
    out[1] = 0;
    out[2] = 1;
    return;
  }
  const k = slot * STATE;
  const x = t.meanX[k]!;
  const y = t.meanX[k + 1]!;
  const z = t.meanX[k + 2]!;
  const radius = Math.sqrt(x * x + y * y + z * z);
  out[0] = x / radius;
  out[1] = y / radius;
  out[2] = z / radius;
}

/**
 * Predict the whole bank of a slot to time `to`; earlier times change nothing. Of the one-belief view only the mean
 * follows: whoever does not correct the slot by a plot calls `combineModels`.
 */
export function advance(t: Tracker, slot: number, to: number): void {
  const dt = to - t.time[slot]!;
  if (dt <= 0) return;
  verticalAt(t, slot, up);
  mixModels(t, slot, dt);
  const fall = fallAt(t, slot);
  step.dt = dt;
  step.ux = up[0]!;
  step.uy = up[1]!;
  step.uz = up[2]!;
  step.change = t.settings.seventhNoise;
  if (t.alike[slot] && !t.isAlong) predictAlike(t, slot, fall);
  else predictEach(t, slot, fall);
  t.time[slot] = to;
  t.alike[slot] = 0;
  combineMeans(t, slot);
}

/** Predict each model of a slot by its own motion. */
function predictEach(t: Tracker, slot: number, fall: number): void {
  const { models } = t.settings;
  for (let m = 0; m < models.length; m++) {
    const { kind, horizontal, vertical } = models[m]!;
    const at = slot * models.length + m;
    const x = at * STATE;
    const p = at * PACKED;
    step.horizontal = horizontal;
    step.vertical = vertical;
    if (kind === 'turn') predictTurn(t.x, x, t.p, p, step);
    else if (kind === 'accelerate') predictAccelerate(t.x, x, t.p, p, step);
    else {
      predictStraight(t.x, x, t.p, p, step);
      forgetTurn(t, x, p);
      if (kind === 'fall') fallFreely(t, x, gravityAt(t, slot));
      else if (fall > 0) fallFreely(t, x, fall);
    }
  }
}

/** As `predictEach` while all models believe the same and their turn rate is that of a birth: one step serves all. */
function predictAlike(t: Tracker, slot: number, fall: number): void {
  const { models } = t.settings;
  const from = slot * models.length;
  drift(t.x, from * STATE, t.p, from * PACKED, step);
  for (let m = models.length - 1; m >= 0; m--) {
    const { kind, horizontal, vertical } = models[m]!;
    const x = (from + m) * STATE;
    const p = (from + m) * PACKED;
    if (m > 0) {
      for (let k = 0; k < STATE; k++) t.x[x + k] = t.x[from * STATE + k]!;
      for (let k = 0; k < PACKED; k++) t.p[p + k] = t.p[from * PACKED + k]!;
    }
    if (kind === 'turn') {
      addTurnDoubt(t.x, x, t.p, p, step);
      t.p[p + 27]! += step.change * step.dt;
    } else if (kind === 'fall') fallFreely(t, x, gravityAt(t, slot));
    else if (fall > 0) fallFreely(t, x, fall);
    step.horizontal = horizontal;
    step.vertical = vertical;
    addAccelerationNoise(t.p, p, step);
  }
}

/** In straight flight the turn rate is what it may be at the begin of the next turn. */
function forgetTurn(t: Tracker, x: number, p: number): void {
  t.x[x + 6] = 0;
  t.p[p + 6] = 0;
  t.p[p + 12] = 0;
  t.p[p + 17] = 0;
  t.p[p + 21] = 0;
  t.p[p + 24] = 0;
  t.p[p + 26] = 0;
  t.p[p + 27] = t.settings.seventhSigma * t.settings.seventhSigma;
}

/** Height of the combined position of a slot, m. */
export function heightOf(t: Tracker, slot: number): number {
  const k = slot * STATE;
  if (t.frame === 'flat') return t.meanX[k + 2]!;
  return heightFromEcef(t.meanX[k]!, t.meanX[k + 1]!, t.meanX[k + 2]!);
}

/** How fast what is carried by nothing falls at the position of a slot, 0 where wings may carry it, m/s^2. */
export function fallAt(t: Tracker, slot: number): number {
  return heightOf(t, slot) > t.settings.fallHeight ? gravityAt(t, slot) : 0;
}

/** Acceleration of gravity of a spherical Earth at the combined position of a slot, m/s^2. */
export function gravityAt(t: Tracker, slot: number): number {
  const radius = MEAN_RADIUS + heightOf(t, slot);
  return WGS84.gm / (radius * radius);
}

/** Add the fall of a step to a state; the Earth's turning is left out, some metres in ten seconds. */
function fallFreely(t: Tracker, x: number, gravity: number): void {
  const { dt } = step;
  for (let k = 0; k < 3; k++) {
    t.x[x + k]! -= 0.5 * gravity * dt * dt * up[k]!;
    t.x[x + 3 + k]! -= gravity * dt * up[k]!;
  }
}
