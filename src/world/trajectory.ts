/** Free flight of ballistic objects: forces, integration step, and the whole fall to the ground. */
import { type Air, airAt } from '../geo/atmosphere.ts';
import { WGS84 } from '../geo/ellipsoid.ts';
import { heightFromEcef } from '../geo/frames.ts';
import { hypot3 } from '../math/elementary.ts';

/** Height below which drag acts, m. */
export const DRAG_CEILING = 100e3;
/** Integration steps: in vacuum, and in the air, s. */
const VACUUM_STEP = 4;
export const AIR_STEP = 0.25;
const TIME_MAX = 7200;

/** Which effects act; all of them unless a test asks otherwise. */
export interface BallisticEffects {
  /** Rotation of the Earth, rad/s. */
  readonly rotation: number;
  readonly j2: number;
  /** Mass over drag coefficient and area, kg/m^2; 0 is no drag. */
  readonly ballisticCoefficient: number;
}

const air: Air = { temperature: 0, pressure: 0, density: 0, soundSpeed: 0 };

/** Time derivative of the six-number ecef state: gravity with J2, Coriolis, centrifugal, and drag where asked. */
function derive(state: Float64Array, effects: BallisticEffects, hasDrag: boolean, out: Float64Array): void {
  const x = state[0]!;
  const y = state[1]!;
  const z = state[2]!;
  const vx = state[3]!;
  const vy = state[4]!;
  const vz = state[5]!;
  const r2 = x * x + y * y + z * z;
  const r = Math.sqrt(r2);
  const pull = -WGS84.gm / (r2 * r);
  const bulge = (1.5 * effects.j2 * WGS84.a * WGS84.a) / r2;
  const polar = (5 * z * z) / r2;
  const level = pull * (1 + bulge * (1 - polar));
  const w = effects.rotation;
  out[0] = vx;
  out[1] = vy;
  out[2] = vz;
  out[3] = level * x + 2 * w * vy + w * w * x;
  out[4] = level * y - 2 * w * vx + w * w * y;
  out[5] = pull * (1 + bulge * (3 - polar)) * z;
  if (!hasDrag) return;
  airAt(Math.max(0, heightFromEcef(x, y, z)), air);
  const drag = (-air.density * hypot3(vx, vy, vz)) / (2 * effects.ballisticCoefficient);
  out[3] += drag * vx;
  out[4] += drag * vy;
  out[5] += drag * vz;
}

const k1 = new Float64Array(6);
const k2 = new Float64Array(6);
const k3 = new Float64Array(6);
const k4 = new Float64Array(6);
const trial = new Float64Array(6);

/** One classical fourth-order Runge-Kutta step of `step` seconds, in place. */
function advance(state: Float64Array, step: number, effects: BallisticEffects, hasDrag: boolean): void {
  derive(state, effects, hasDrag, k1);
  for (let i = 0; i < 6; i++) trial[i] = state[i]! + (step / 2) * k1[i]!;
  derive(trial, effects, hasDrag, k2);
  for (let i = 0; i < 6; i++) trial[i] = state[i]! + (step / 2) * k2[i]!;
  derive(trial, effects, hasDrag, k3);
  for (let i = 0; i < 6; i++) trial[i] = state[i]! + step * k3[i]!;
  derive(trial, effects, hasDrag, k4);
  for (let i = 0; i < 6; i++) state[i] = state[i]! + (step / 6) * (k1[i]! + 2 * (k2[i]! + k3[i]!) + k4[i]!);
}

/** A flight to the ground: knots, time it took, s, and greatest height, m (minus infinity where it only fell). */
export interface Flown {
  readonly knots: number[];
  time: number;
  apogee: number;
}

/**
 * Integrate from `state` (ecef, m and m/s) at `start` until it comes down through `height`; `state` becomes the impact.
 *
 * Drag acts on the way down, below `DRAG_CEILING`; `airStep` is the step there, s.
 * Source: gravity with J2: Vallado, Fundamentals of Astrodynamics and Applications, 2013, section 8.7.
 */
export function fly(
  state: Float64Array,
  height: number,
  start: number,
  effects: BallisticEffects,
  airStep: number,
): Flown {
  const flown: Flown = { knots: [], time: 0, apogee: Number.NEGATIVE_INFINITY };
  const previous = new Float64Array(6);
  let above = heightFromEcef(state[0]!, state[1]!, state[2]!);
  let earlier = above;
  let isDescending = false;
  while (flown.time < TIME_MAX) {
    flown.knots.push(start + flown.time, ...state);
    previous.set(state);
    const isLow = isDescending && above < DRAG_CEILING;
    const step = isLow ? airStep : VACUUM_STEP;
    advance(state, step, effects, isLow && effects.ballisticCoefficient > 0);
    const now = heightFromEcef(state[0]!, state[1]!, state[2]!);
    if (!isDescending && now < above) flown.apogee = summit(earlier, above, now);
    isDescending = now < above;
    if (isDescending && now < height) {
      flown.time += land(previous, state, step, height, effects, isLow);
      flown.knots.push(start + flown.time, ...state);
      return flown;
    }
    flown.time += step;
    earlier = above;
    above = now;
  }
  return flown;
}

/** Top of the parabola through three heights at equal steps, m. */
function summit(a: number, b: number, c: number): number {
  const bend = a - 2 * b + c;
  return bend < 0 ? b - ((c - a) * (c - a)) / (8 * bend) : b;
}

/** The part of a step after which `height` is reached, by bisection; `state` becomes that moment. */
function land(
  from: Float64Array,
  state: Float64Array,
  step: number,
  height: number,
  effects: BallisticEffects,
  isLow: boolean,
): number {
  let early = 0;
  let late = step;
  for (let turn = 0; turn < 40; turn++) {
    const middle = (early + late) / 2;
    state.set(from);
    advance(state, middle, effects, isLow && effects.ballisticCoefficient > 0);
    if (heightFromEcef(state[0]!, state[1]!, state[2]!) > height) early = middle;
    else late = middle;
  }
  return late;
}
