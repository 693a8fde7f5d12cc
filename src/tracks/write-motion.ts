/**
 * Where a row of the picture lies: what a track is believed to be at the end of the tick, from its belief at its latest plot.
 *
 * The bank is taken as one belief that goes on in its mean manoeuvre for as long as its models expect one to last, with
 * the noise and the doubt of all its models: to predict each model anew for every picture would cost as much as tracking.
 * Source: Singer, "Estimating optimal tracking filter performance for manned maneuvering targets", IEEE TAES 6(4), 1970
 * (an acceleration that ends at random); Bar-Shalom, Li, Kirubarajan, 2001, section 6.2.2 (white acceleration).
 */
import { hypot3 } from '../math/elementary.ts';
import { expAt } from '../math/exponential.ts';
import { fallAt, gravityAt, verticalAt } from './advance.ts';
import { PACKED, STATE } from './state.ts';
import type { TrackTable } from './track.ts';
import type { Tracker } from './tracker.ts';

const up = new Float64Array(3);
/** Where a manoeuvre of one unit of the seventh number accelerates to. */
const aside = new Float64Array(3);
/** Mean acceleration that ends at random and one that stays, m/s^2. */
const bend = new Float64Array(3);
const fall = new Float64Array(3);
/** Share of a manoeuvre that is left. */
const left = new Float64Array(1);

/** What the bank expects of the time after its latest plot. */
const outlook = {
  /** Density of white acceleration, m^2/s^3. */
  horizontal: 0,
  vertical: 0,
  /** Variance of the seventh number over the bank. */
  doubt: 0,
  /** Mean time that a manoeuvre lasts, s. */
  sojourn: 1,
};

/** Place, velocity and covariance of a slot at time `to` into row `row`. */
export function writeMotion(t: Tracker, slot: number, to: number, tracks: TrackTable, row: number): void {
  const dt = to - t.time[slot]!;
  const k = slot * STATE;
  const { meanX: x } = t;
  tracks.x[row] = x[k]! + dt * x[k + 3]!;
  tracks.y[row] = x[k + 1]! + dt * x[k + 4]!;
  tracks.z[row] = x[k + 2]! + dt * x[k + 5]!;
  tracks.vx[row] = x[k + 3]!;
  tracks.vy[row] = x[k + 4]!;
  tracks.vz[row] = x[k + 5]!;
  writeSpread(t, slot, dt, tracks, row);
  if (dt <= 0) return;
  lookOut(t, slot);
  const { sojourn } = outlook;
  left[0] = -dt / sojourn;
  expAt(left, 0);
  const ended = 1 - left[0]!;
  const far = sojourn * (dt - sojourn * ended);
  const fast = sojourn * ended;
  const half = 0.5 * dt * dt;
  tracks.x[row]! += far * bend[0]! + half * fall[0]!;
  tracks.y[row]! += far * bend[1]! + half * fall[1]!;
  tracks.z[row]! += far * bend[2]! + half * fall[2]!;
  tracks.vx[row]! += fast * bend[0]! + dt * fall[0]!;
  tracks.vy[row]! += fast * bend[1]! + dt * fall[1]!;
  tracks.vz[row]! += fast * bend[2]! + dt * fall[2]!;
  addOutlook(dt, far, tracks, row);
}

/** The spread of a slot after `dt` seconds in a straight line. The spread of the speed is that of the latest plot. */
function writeSpread(t: Tracker, slot: number, dt: number, tracks: TrackTable, row: number): void {
  const q = slot * PACKED;
  const k = slot * STATE;
  const { meanX: x, meanP: p } = t;
  const dt2 = dt * dt;
  tracks.pxx[row] = p[q]! + 2 * dt * p[q + 3]! + dt2 * p[q + 18]!;
  tracks.pxy[row] = p[q + 1]! + dt * (p[q + 4]! + p[q + 9]!) + dt2 * p[q + 19]!;
  tracks.pxz[row] = p[q + 2]! + dt * (p[q + 5]! + p[q + 14]!) + dt2 * p[q + 20]!;
  tracks.pyy[row] = p[q + 7]! + 2 * dt * p[q + 10]! + dt2 * p[q + 22]!;
  tracks.pyz[row] = p[q + 8]! + dt * (p[q + 11]! + p[q + 15]!) + dt2 * p[q + 23]!;
  tracks.pzz[row] = p[q + 13]! + 2 * dt * p[q + 16]! + dt2 * p[q + 25]!;
  const vx = x[k + 3]!;
  const vy = x[k + 4]!;
  const vz = x[k + 5]!;
  const speed = Math.max(hypot3(vx, vy, vz), 1e-9);
  const along =
    vx * (p[q + 18]! * vx + 2 * (p[q + 19]! * vy + p[q + 20]! * vz)) +
    vy * (p[q + 22]! * vy + 2 * p[q + 23]! * vz) +
    vz * p[q + 25]! * vz;
  tracks.speedSigma[row] = Math.sqrt(Math.max(along, 0)) / speed;
}

/** Fill the outlook of a slot, and how its bank accelerates on the mean. */
function lookOut(t: Tracker, slot: number): void {
  const { models } = t.settings;
  const k = slot * STATE + 3;
  verticalAt(t, slot, up);
  let mean = 0;
  let square = 0;
  let down = 0;
  const free = fallAt(t, slot);
  outlook.horizontal = 0;
  outlook.vertical = 0;
  outlook.sojourn = 1;
  aside.fill(0);
  for (let m = 0; m < models.length; m++) {
    const { kind, horizontal, vertical, sojourn } = models[m]!;
    const at = slot * models.length + m;
    const w = t.mode[at]!;
    outlook.horizontal += w * horizontal;
    outlook.vertical += w * vertical;
    if (kind === 'straight' || kind === 'fall') {
      down += w * (kind === 'fall' ? gravityAt(t, slot) : free);
      continue;
    }
    const seventh = t.x[at * STATE + 6]!;
    mean += w * seventh;
    square += w * (t.p[at * PACKED + 27]! + seventh * seventh);
    outlook.sojourn = sojourn;
    pointAside(kind, t.meanX, k);
  }
  outlook.doubt = square - mean * mean;
  for (let axis = 0; axis < 3; axis++) {
    bend[axis] = mean * aside[axis]!;
    fall[axis] = -down * up[axis]!;
  }
}

/** A turn accelerates to the side of the velocity at `k`, by its speed; an acceleration along the path along it. */
function pointAside(kind: 'turn' | 'accelerate', x: Float64Array, k: number): void {
  const vx = x[k]!;
  const vy = x[k + 1]!;
  const vz = x[k + 2]!;
  if (kind === 'turn') {
    aside[0] = up[1]! * vz - up[2]! * vy;
    aside[1] = up[2]! * vx - up[0]! * vz;
    aside[2] = up[0]! * vy - up[1]! * vx;
    return;
  }
  const speed = Math.max(hypot3(vx, vy, vz), 1);
  aside[0] = vx / speed;
  aside[1] = vy / speed;
  aside[2] = vz / speed;
}

/** Add the noise and the doubt of the outlook to the spread of a row; `far` is where one unit of acceleration leads, m. */
function addOutlook(dt: number, far: number, tracks: TrackTable, row: number): void {
  const level = (outlook.horizontal * dt * dt * dt) / 3;
  const extra = (outlook.vertical * dt * dt * dt) / 3 - level;
  const doubt = outlook.doubt * far * far;
  const ux = up[0]!;
  const uy = up[1]!;
  const uz = up[2]!;
  const ax = doubt * aside[0]!;
  const ay = doubt * aside[1]!;
  tracks.pxx[row]! += level + extra * ux * ux + ax * aside[0]!;
  tracks.pxy[row]! += extra * ux * uy + ax * aside[1]!;
  tracks.pxz[row]! += extra * ux * uz + ax * aside[2]!;
  tracks.pyy[row]! += level + extra * uy * uy + ay * aside[1]!;
  tracks.pyz[row]! += extra * uy * uz + ay * aside[2]!;
  tracks.pzz[row]! += level + extra * uz * uz + doubt * aside[2]! * aside[2]!;
}
