/**
 * Ballistic motion: an integrated trajectory over the rotating WGS-84 Earth from a launch point to an aim point.
 *
 * The object starts at the launch point at burnout speed: the boost is left out, and so is drag on the way up,
 * where a real rocket is powered through the thick air. Drag acts on the way down, below 100 km.
 */

import { type Air, airAt } from '../geo/atmosphere.ts';
import { WGS84 } from '../geo/ellipsoid.ts';
import { ecefFromGeodetic, enuAxes, type Geodetic, heightFromEcef, type Vector3 } from '../geo/frames.ts';
import { geodesicInverse } from '../geo/geodesic.ts';
import { cos, hypot3, sin } from '../math/elementary.ts';
import { minimumEnergy } from './minimum-energy.ts';

/** Height below which drag acts, m. */
export const DRAG_CEILING = 100e3;
/** Integration steps: in vacuum; in the air; and in the air while the solver is still far off, s. */
const VACUUM_STEP = 4;
const AIR_STEP = 0.25;
const ROUGH_STEP = 1;
const TIME_MAX = 7200;
const SOLVER_TURNS = 20;
/** Miss at which the solver goes over to the fine step, and at which it is content, m. */
const ROUGHLY_SOLVED = 20;
const SOLVED = 0.05;
/** Change of azimuth, rad, and relative change of speed by which derivatives are taken. */
const NUDGE = 1e-5;

/** Which effects act; all of them unless a test asks otherwise. */
export interface BallisticEffects {
  /** Rotation of the Earth, rad/s. */
  readonly rotation: number;
  readonly j2: number;
  /** Mass over drag coefficient and area, kg/m^2; 0 is no drag. */
  readonly ballisticCoefficient: number;
}

/** A trajectory found: its knots and what the solver chose. */
export interface BallisticCourse {
  readonly knots: Float64Array;
  /** Relative to the turning Earth at launch: m/s; azimuth and elevation, rad. */
  readonly speed: number;
  readonly azimuth: number;
  readonly elevation: number;
  /** Greatest height, m; time of flight, s; distance of the impact from the aim, m. */
  readonly apogee: number;
  readonly flightTime: number;
  readonly miss: number;
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

interface Flown {
  readonly knots: number[];
  time: number;
  apogee: number;
}

/** Integrate from `state` until it comes down through `height`; `state` becomes the impact. */
function fly(
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

/**
 * The course from `launch` at `start` (s) to `aim`, by Newton's method on launch azimuth and speed: with a rough
 * step in the air until nearly there, then with the fine one and the derivatives found last.
 *
 * The elevation is that of the closed minimum-energy form, which also gives the first guess; the miss is measured
 * east and north of the aim, and its derivatives by small changes. On a turning Earth this is near minimum energy,
 * not exactly so.
 * Valid: 50 km to 10,000 km apart. Error: lands within a metre of the aim; without drag, rotation and J2 speed,
 * apogee and time follow the closed form within 1e-4; see motion-ballistic.test.ts.
 * Source: gravity with J2: Vallado, Fundamentals of Astrodynamics and Applications, 2013, section 8.7.
 */
export function compileBallistic(
  launch: Geodetic,
  aim: Geodetic,
  start: number,
  effects: BallisticEffects,
): BallisticCourse {
  const course: Vector3 = [0, 0, 0];
  geodesicInverse(launch.lat, launch.lon, aim.lat, aim.lon, course);
  const guess = minimumEnergy(course[0], WGS84.a);
  const origin: Vector3 = [0, 0, 0];
  const target: Vector3 = [0, 0, 0];
  const launchAxes = new Float64Array(9);
  const aimAxes = new Float64Array(9);
  ecefFromGeodetic(launch.lat, launch.lon, launch.height, origin);
  ecefFromGeodetic(aim.lat, aim.lon, aim.height, target);
  enuAxes(launch.lat, launch.lon, launchAxes);
  enuAxes(aim.lat, aim.lon, aimAxes);
  const state = new Float64Array(6);
  const miss = new Float64Array(2);

  function shoot(azimuth: number, speed: number, airStep: number): Flown {
    const level = cos(guess.elevation);
    const east = level * sin(azimuth);
    const north = level * cos(azimuth);
    const up = sin(guess.elevation);
    for (let i = 0; i < 3; i++) {
      state[i] = origin[i]!;
      const direction = launchAxes[i]! * east + launchAxes[3 + i]! * north + launchAxes[6 + i]! * up;
      state[3 + i] = speed * direction;
    }
    const flown = fly(state, aim.height, start, effects, airStep);
    for (let axis = 0; axis < 2; axis++) {
      miss[axis] = 0;
      for (let i = 0; i < 3; i++) miss[axis] += aimAxes[3 * axis + i]! * (state[i]! - target[i]!);
    }
    return flown;
  }

  let azimuth = course[1];
  let speed = guess.speed;
  let airStep = ROUGH_STEP;
  let flown = shoot(azimuth, speed, airStep);
  const slopes = new Float64Array(4);
  for (let turn = 0; turn < SOLVER_TURNS; turn++) {
    const east = miss[0]!;
    const north = miss[1]!;
    if (Math.abs(east) + Math.abs(north) < (airStep === AIR_STEP ? SOLVED : ROUGHLY_SOLVED)) {
      if (airStep === AIR_STEP) break;
      airStep = AIR_STEP;
      flown = shoot(azimuth, speed, airStep);
      continue;
    }
    if (airStep === ROUGH_STEP) {
      shoot(azimuth + NUDGE, speed, airStep);
      slopes[0] = (miss[0]! - east) / NUDGE;
      slopes[1] = (miss[1]! - north) / NUDGE;
      shoot(azimuth, speed * (1 + NUDGE), airStep);
      slopes[2] = (miss[0]! - east) / (NUDGE * speed);
      slopes[3] = (miss[1]! - north) / (NUDGE * speed);
    }
    const determinant = slopes[0]! * slopes[3]! - slopes[2]! * slopes[1]!;
    const turnBy = (slopes[3]! * east - slopes[2]! * north) / determinant;
    const speedBy = (slopes[0]! * north - slopes[1]! * east) / determinant;
    azimuth -= Math.max(-0.2, Math.min(0.2, turnBy));
    speed -= Math.max(-0.2 * speed, Math.min(0.2 * speed, speedBy));
    flown = shoot(azimuth, speed, airStep);
  }
  return {
    knots: Float64Array.from(flown.knots),
    speed,
    azimuth,
    elevation: guess.elevation,
    apogee: flown.apogee,
    flightTime: flown.time,
    miss: hypot3(state[0]! - target[0]!, state[1]! - target[1]!, state[2]! - target[2]!),
  };
}
