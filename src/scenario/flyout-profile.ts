/**
 * Speed and distance of an interceptor against time, made from its headline range and speed.
 *
 * A kinematic envelope only: boost at constant acceleration to the peak speed, then coast under quadratic drag
 * of one constant, chosen so that at the headline range the speed has fallen to an assumed share of the peak.
 * Height, lift, mass and thrust are left out: no public source gives them.
 */
import { exp, ln } from '../math/elementary.ts';
import type { FlyoutProfile } from './defence.ts';

/** Greatest boost acceleration, m/s^2 (about 25 g). assumed. */
export const BOOST_ACCELERATION = 250;
/** Most of the headline range that the boost may take. assumed. */
export const BOOST_SHARE = 0.1;
/** Speed left at the headline range, as a share of the peak. assumed. */
export const FINAL_SPEED_SHARE = 0.35;
/** Slowest speed at which an interceptor still manoeuvres, m/s. assumed. */
export const MANOEUVRE_SPEED = 300;
/** How far past the headline range the table goes on, so that a curved path may still reach it. assumed. */
export const PATH_MARGIN = 1.1;

export interface FlyoutFigures {
  /** Headline range, m. */
  readonly rangeMax: number;
  /** Peak speed, m/s. */
  readonly speedMax: number;
  /** Step of the table, s. */
  readonly step: number;
}

/**
 * The flyout profile that reaches the headline range with the assumed speed left.
 *
 * Coasting from peak speed p at distance s0 under dv/dt = -c v^2 gives v = p exp(-c (s - s0)) and
 * s = s0 + ln(1 + c p t) / c, so c follows from the headline range in closed form.
 * The last row lies at or beyond `PATH_MARGIN` times the range.
 * Valid: positive figures. Error: none at the rows; linear between them.
 * Source: straight flight under quadratic drag, any dynamics text; the shares above are assumed.
 */
export function fitFlyoutProfile(figures: FlyoutFigures): FlyoutProfile {
  const { rangeMax, speedMax, step } = figures;
  const boostTime = Math.min(speedMax / BOOST_ACCELERATION, (2 * BOOST_SHARE * rangeMax) / speedMax);
  const acceleration = speedMax / boostTime;
  const boostRange = (speedMax * boostTime) / 2;
  const share = Math.max(FINAL_SPEED_SHARE, Math.min(0.9, MANOEUVRE_SPEED / speedMax));
  const drag = -ln(share) / (rangeMax - boostRange);
  const pathMax = PATH_MARGIN * rangeMax;
  const coastTime = (exp(drag * (pathMax - boostRange)) - 1) / (drag * speedMax);
  const rows = Math.ceil((boostTime + coastTime) / step) + 1;
  const distance = new Float64Array(rows);
  const speed = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const time = i * step;
    if (time <= boostTime) {
      distance[i] = (acceleration * time * time) / 2;
      speed[i] = acceleration * time;
    } else {
      const growth = 1 + drag * speedMax * (time - boostTime);
      distance[i] = boostRange + ln(growth) / drag;
      speed[i] = speedMax / growth;
    }
  }
  return { step, distance, speed, speedMax, burnout: boostTime, boost: acceleration };
}

function atTime(column: Float64Array, step: number, time: number): number {
  const last = column.length - 1;
  const place = Math.max(0, Math.min(time / step, last));
  const row = Math.min(Math.floor(place), last - 1);
  return column[row]! + (column[row + 1]! - column[row]!) * (place - row);
}

/** Speed, m/s, at a time after launch; beyond the table its last speed. */
export function speedAtTime(profile: FlyoutProfile, time: number): number {
  return atTime(profile.speed, profile.step, time);
}

/** Speed, m/s, that nothing exceeds from a time after launch on; never less than the slope of the table there. */
export function fastestFrom(profile: FlyoutProfile, time: number): number {
  const row = Math.floor(time / profile.step);
  if (row * profile.step <= profile.burnout) return profile.speedMax;
  return profile.speed[Math.min(row, profile.speed.length - 1)]!;
}

/** Path flown, m, at a time after launch; beyond the table its last distance. */
export function distanceAtTime(profile: FlyoutProfile, time: number): number {
  return atTime(profile.distance, profile.step, time);
}

/** Time, s, to fly a path of `distance` metres; Infinity beyond the table. Inverse of `distanceAtTime`. */
export function timeOfFlight(profile: FlyoutProfile, distance: number): number {
  const column = profile.distance;
  let low = 0;
  let high = column.length - 1;
  if (distance > column[high]!) return Number.POSITIVE_INFINITY;
  if (distance <= 0) return 0;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (column[middle]! < distance) low = middle;
    else high = middle;
  }
  return profile.step * (low + (distance - column[low]!) / (column[high]! - column[low]!));
}
