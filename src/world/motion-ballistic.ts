/**
 * Ballistic motion: an integrated trajectory over the rotating WGS-84 Earth from a launch point to an aim point.
 *
 * The object starts at the launch point at burnout speed: the boost is left out, and so is drag on the way up,
 * where a real rocket is powered through the thick air. Drag acts on the way down, below 100 km.
 */
import { WGS84 } from '../geo/ellipsoid.ts';
import { ecefFromGeodetic, enuAxes, type Geodetic, type Vector3 } from '../geo/frames.ts';
import { geodesicInverse } from '../geo/geodesic.ts';
import { cos, hypot3, sin } from '../math/elementary.ts';
import { minimumEnergy } from './minimum-energy.ts';
import { AIR_STEP, type BallisticEffects, type Flown, fly } from './trajectory.ts';

/** Integration step in the air while the solver is still far off, s. */
const ROUGH_STEP = 1;
const SOLVER_TURNS = 20;
/** Miss at which the solver goes over to the fine step, and at which it is content, m. */
const ROUGHLY_SOLVED = 20;
const SOLVED = 0.05;
/** Change of azimuth, rad, and relative change of speed by which derivatives are taken. */
const NUDGE = 1e-5;

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

/**
 * The course from `launch` at `start` (s) to `aim`, by Newton's method on launch azimuth and speed: with a rough
 * step in the air until nearly there, then with the fine one and the derivatives found last.
 *
 * The elevation is that of the closed minimum-energy form, which also gives the first guess; the miss is measured
 * east and north of the aim, and its derivatives by small changes. On a turning Earth this is near minimum energy,
 * not exactly so.
 * Valid: 50 km to 10,000 km apart. Error: lands within a metre of the aim; without drag, rotation and J2 speed,
 * apogee and time follow the closed form within 1e-4; see motion-ballistic.test.ts.
 * Source: closed form and first guess: minimum-energy.ts; forces: trajectory.ts.
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
