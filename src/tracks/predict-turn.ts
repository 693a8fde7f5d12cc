/**
 * Prediction of a belief over a level coordinated turn whose rate is part of the state.
 *
 * The velocity turns about the local vertical at the turn rate; its vertical part stays. Constant-velocity models
 * with much noise follow a turn too, but at the price of that noise in every direction.
 * Source: Bar-Shalom, Li, Kirubarajan, Estimation with Applications to Tracking and Navigation, 2001, section
 * 11.7.1, equations (11.7.1-4) to (11.7.2-6), written for any vertical.
 */
import { sineAndCosineAt } from '../math/angles.ts';
import { addAccelerationNoise, type Step } from './predict.ts';
import { packedAt, STATE } from './state.ts';

const full = new Float64Array(STATE * STATE);
const half = new Float64Array(STATE * STATE);
const a = new Float64Array(9);
const b = new Float64Array(9);
const turned = new Float64Array(6);
const circle = new Float64Array(2);

/** The matrix level (I - u u') + across [u x] + upright u u'. */
function rotationLike(
  level: number,
  across: number,
  upright: number,
  ux: number,
  uy: number,
  uz: number,
  out: Float64Array,
): void {
  const rest = upright - level;
  out[0] = level + rest * ux * ux;
  out[1] = rest * ux * uy - across * uz;
  out[2] = rest * ux * uz + across * uy;
  out[3] = rest * ux * uy + across * uz;
  out[4] = level + rest * uy * uy;
  out[5] = rest * uy * uz - across * ux;
  out[6] = rest * ux * uz - across * uy;
  out[7] = rest * uy * uz + across * ux;
  out[8] = level + rest * uz * uz;
}

/**
 * Predict through a level turn, in place. Parameters as in `predictStraight`.
 * Error: the mean is exact for a constant rate; the covariance is first order in the rate's error.
 */
export function predictTurn(x: Float64Array, xAt: number, p: Float64Array, pAt: number, step: Step): void {
  const { dt, ux, uy, uz } = step;
  const rate = x[xAt + 6]!;
  const vx = x[xAt + 3]!;
  const vy = x[xAt + 4]!;
  const vz = x[xAt + 5]!;
  const climb = ux * vx + uy * vy + uz * vz;
  const hx = vx - climb * ux;
  const hy = vy - climb * uy;
  const hz = vz - climb * uz;
  const cx = uy * vz - uz * vy;
  const cy = uz * vx - ux * vz;
  const cz = ux * vy - uy * vx;
  const angle = rate * dt;
  circle[0] = angle;
  sineAndCosineAt(circle, 0);
  const s = circle[0]!;
  const c = circle[1]!;
  const small = Math.abs(angle) < 1e-3;
  const ahead = small ? dt * (1 - (angle * angle) / 6) : s / rate;
  const aside = small ? (dt * angle) / 2 : (1 - c) / rate;
  const aheadSlope = small ? (-angle * dt * dt) / 3 : (dt * c - ahead) / rate;
  const asideSlope = small ? (dt * dt) / 2 : (dt * s - aside) / rate;
  rotationLike(ahead, aside, dt, ux, uy, uz, a);
  rotationLike(c, s, 1, ux, uy, uz, b);
  turned[0] = aheadSlope * hx + asideSlope * cx;
  turned[1] = aheadSlope * hy + asideSlope * cy;
  turned[2] = aheadSlope * hz + asideSlope * cz;
  turned[3] = dt * (c * cx - s * hx);
  turned[4] = dt * (c * cy - s * hy);
  turned[5] = dt * (c * cz - s * hz);
  x[xAt]! += ahead * hx + aside * cx + dt * climb * ux;
  x[xAt + 1]! += ahead * hy + aside * cy + dt * climb * uy;
  x[xAt + 2]! += ahead * hz + aside * cz + dt * climb * uz;
  x[xAt + 3] = c * hx + s * cx + climb * ux;
  x[xAt + 4] = c * hy + s * cy + climb * uy;
  x[xAt + 5] = c * hz + s * cz + climb * uz;
  spreadThroughTurn(p, pAt);
  addAccelerationNoise(p, pAt, step);
  p[pAt + 27]! += step.change * dt;
}

/** P := F P F' with F = [I A a; 0 B b; 0 0 1]. */
function spreadThroughTurn(p: Float64Array, pAt: number): void {
  for (let i = 0; i < 49; i++) full[i] = p[pAt + packedAt[i]!]!;
  for (let j = 0; j < STATE; j++) {
    const v0 = full[21 + j]!;
    const v1 = full[28 + j]!;
    const v2 = full[35 + j]!;
    const w = full[42 + j]!;
    for (let i = 0; i < 3; i++) {
      half[7 * i + j] =
        full[7 * i + j]! + a[3 * i]! * v0 + a[3 * i + 1]! * v1 + a[3 * i + 2]! * v2 + turned[i]! * w;
      half[7 * i + 21 + j] = b[3 * i]! * v0 + b[3 * i + 1]! * v1 + b[3 * i + 2]! * v2 + turned[3 + i]! * w;
    }
    half[42 + j] = w;
  }
  let to = pAt;
  for (let i = 0; i < STATE; i++) {
    const row = 7 * i;
    const v0 = half[row + 3]!;
    const v1 = half[row + 4]!;
    const v2 = half[row + 5]!;
    const w = half[row + 6]!;
    for (let j = i; j < 3; j++) {
      p[to++] = half[row + j]! + a[3 * j]! * v0 + a[3 * j + 1]! * v1 + a[3 * j + 2]! * v2 + turned[j]! * w;
    }
    for (let j = Math.max(i - 3, 0); j < 3; j++) {
      p[to++] = b[3 * j]! * v0 + b[3 * j + 1]! * v1 + b[3 * j + 2]! * v2 + turned[3 + j]! * w;
    }
    p[to++] = w;
  }
}

/**
 * Add what a doubtful turn rate about 0 does to a covariance in a step of straight flight, in place: the limit of
 * `predictTurn` for a belief whose rate is 0 and correlates with nothing.
 * @param x  the state, for its velocity
 */
export function addTurnDoubt(x: Float64Array, xAt: number, p: Float64Array, pAt: number, step: Step): void {
  const { dt, ux, uy, uz } = step;
  const rate = p[pAt + 27]!;
  const vx = x[xAt + 3]!;
  const vy = x[xAt + 4]!;
  const vz = x[xAt + 5]!;
  turned[3] = dt * (uy * vz - uz * vy);
  turned[4] = dt * (uz * vx - ux * vz);
  turned[5] = dt * (ux * vy - uy * vx);
  for (let i = 0; i < 3; i++) turned[i] = 0.5 * dt * turned[3 + i]!;
  let to = pAt;
  for (let i = 0; i < 6; i++) {
    const weighted = rate * turned[i]!;
    for (let j = i; j < 6; j++) p[to++]! += weighted * turned[j]!;
    p[to++]! += weighted;
  }
}
