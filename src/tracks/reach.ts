/**
 * Which plots of a group may lie near a track, before anything is predicted in full.
 *
 * The plots lie sorted by azimuth; a track, drawn forward in a straight line by its combined belief, looks only into
 * the window its own spread and a surprise allow, then at range and elevation. No track meets a plot on the other
 * side of the sky, and one without a plot near costs no prediction.
 * Source: Blackman, Popoli, Design and Analysis of Modern Tracking Systems, 1999, section 6.3 (gating).
 */
import { angleAt, arcSineAt } from '../math/angles.ts';
import { PI, TWO_PI } from '../math/elementary.ts';
import type { PlotTable } from '../sensors/plot.ts';
import { extent, reaches } from './arrange.ts';
import type { Group } from './group.ts';
import { OUTLINE } from './outline.ts';
import { MARGIN, stand } from './stand.ts';
import { STATE } from './state.ts';
import type { Tracker } from './tracker.ts';

/** Slack, in flat ranges, below which the sight of a track hardly turns by it. */
const STEADY = 0.05;
/** A ratio of which any is all round. */
const WIDE = 4;
/** Half of gravity, m/s^2, rounded up: free fall may carry a model so far below the others. */
const FALL = 5;

/** First place in the sorted azimuths that is not below that asked for in `circle`. */
function lowerBound(azimuths: Float64Array, number: number): number {
  const azimuth = circle[0]!;
  let low = 0;
  let high = number;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (azimuths[middle]! < azimuth) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Fill `near` of the room with the places of the plots that may lie near a slot in their sector; gives their number. */
export function findNear(t: Tracker, plots: PlotTable, group: Group, slot: number): number {
  const { outline } = t;
  const k = slot * OUTLINE;
  const dx = outline[k + 1]! - stand.x;
  const dy = outline[k + 2]! - stand.y;
  const dz = outline[k + 3]! - stand.z;
  const range2 = dx * dx + dy * dy + dz * dz;
  const range = Math.sqrt(range2);
  const up = stand.ux * dx + stand.uy * dy + stand.uz * dz;
  const east = stand.ex * dx + stand.ey * dy + stand.ez * dz;
  const north = stand.nx * dx + stand.ny * dy + stand.nz * dz;
  circle[0] = east;
  circle[1] = north;
  angleAt(circle, 0);
  window[at.azimuth] = circle[0]!;
  window[at.range] = range;
  window[at.sine] = up / range;
  window[at.flat] = Math.sqrt(Math.max(range2 - up * up, 1));
  window[at.east] = east;
  window[at.north] = north;
  window[at.dx] = dx;
  window[at.dy] = dy;
  window[at.dz] = dz;
  widenWindow(t, slot);
  return lookInto(t, plots, group, slot);
}

/** How far around the middle of the window a plot may lie. */
function widenWindow(t: Tracker, slot: number): void {
  const { outline, meanX } = t;
  const { gate } = t.settings;
  const dx = window[at.dx]!;
  const dy = window[at.dy]!;
  const dz = window[at.dz]!;
  const range = window[at.range]!;
  const flat = window[at.flat]!;
  const { ux, uy, uz } = stand;
  const k = slot * OUTLINE;
  const apart = MARGIN + extent[reaches.age]! * outline[k + 5]!;
  const sight = stand.wide * range + apart;
  const vx = meanX[slot * STATE + 3]!;
  const vy = meanX[slot * STATE + 4]!;
  const vz = meanX[slot * STATE + 5]!;
  const whole2 = outline[k + 6]!;
  const turn2 = outline[k + 7]!;
  const pxx = outline[k + 8]!;
  const pxy = outline[k + 9]!;
  const pxz = outline[k + 10]!;
  const pyy = outline[k + 11]!;
  const pyz = outline[k + 12]!;
  const pzz = outline[k + 13]!;
  const lift2 = ux * (pxx * ux + 2 * (pxy * uy + pxz * uz)) + uy * (pyy * uy + 2 * pyz * uz) + uz * pzz * uz;
  const cx = uy * vz - uz * vy;
  const cy = uz * vx - ux * vz;
  const cz = ux * vy - uy * vx;
  const swing = dx * cx + dy * cy + dz * cz;
  const along2 =
    (dx * (pxx * dx + 2 * (pxy * dy + pxz * dz)) +
      dy * (pyy * dy + 2 * pyz * dz) +
      dz * pzz * dz +
      turn2 * swing * swing) /
    (dx * dx + dy * dy + dz * dz);
  const across = Math.sqrt(gate * Math.max(whole2 - along2, 0)) + sight;
  const bow = (across * across) / (2 * range);
  window[at.along] =
    Math.sqrt(gate * (Math.max(along2, 0) + extent[reaches.range]! * extent[reaches.range]!)) + apart + bow;
  const ratio = across < flat ? across / flat : WIDE;
  window[at.half] = Math.min(ratio * (1 + ratio), PI);
  window[at.tall] =
    (Math.sqrt(gate * Math.max(lift2, 0)) + Math.abs(window[at.sine]!) * window[at.along]! + bow + sight) /
    range;
  const slack = apart + stand.carried + FALL * outline[k + 14]!;
  young.isYoung = stand.isSpreadKnown && t.alike[slot] === 1 && slack < STEADY * flat;
  if (!young.isYoung) return;
  window[at.slack2] = slack * slack;
  young.isTurned = false;
}

/** The spread of a young slot along the axes of the sight: along it, across it level, across it upright. */
function turnToSight(t: Tracker, slot: number): void {
  const { outline, meanX } = t;
  const dx = window[at.dx]!;
  const dy = window[at.dy]!;
  const dz = window[at.dz]!;
  const east = window[at.east]!;
  const north = window[at.north]!;
  const range = window[at.range]!;
  const flat = window[at.flat]!;
  const sine = window[at.sine]!;
  const { ux, uy, uz } = stand;
  const vx = meanX[slot * STATE + 3]!;
  const vy = meanX[slot * STATE + 4]!;
  const vz = meanX[slot * STATE + 5]!;
  const cx = uy * vz - uz * vy;
  const cy = uz * vx - ux * vz;
  const cz = ux * vy - uy * vx;
  const k = slot * OUTLINE;
  const turn2 = outline[k + 7]!;
  spread[0] = outline[k + 8]! + turn2 * cx * cx;
  spread[1] = outline[k + 9]! + turn2 * cx * cy;
  spread[2] = outline[k + 10]! + turn2 * cx * cz;
  spread[3] = outline[k + 11]! + turn2 * cy * cy;
  spread[4] = outline[k + 12]! + turn2 * cy * cz;
  spread[5] = outline[k + 13]! + turn2 * cz * cz;
  const cosine = flat / range;
  window[at.elevation] = sine;
  arcSineAt(window, at.elevation);
  young.isTurned = true;
  axes[0] = dx / range;
  axes[1] = dy / range;
  axes[2] = dz / range;
  axes[3] = (north * stand.ex - east * stand.nx) / flat;
  axes[4] = (north * stand.ey - east * stand.ny) / flat;
  axes[5] = (north * stand.ez - east * stand.nz) / flat;
  axes[6] = (ux - sine * axes[0]!) / cosine;
  axes[7] = (uy - sine * axes[1]!) / cosine;
  axes[8] = (uz - sine * axes[2]!) / cosine;
  let to = 0;
  for (let i = 0; i < 9; i += 3) {
    const x = spread[0]! * axes[i]! + spread[1]! * axes[i + 1]! + spread[2]! * axes[i + 2]!;
    const y = spread[1]! * axes[i]! + spread[3]! * axes[i + 1]! + spread[4]! * axes[i + 2]!;
    const z = spread[2]! * axes[i]! + spread[4]! * axes[i + 1]! + spread[5]! * axes[i + 2]!;
    for (let j = i; j < 9; j += 3) {
      ellipsoid[to++] =
        x * axes[j]! + y * axes[j + 1]! + z * axes[j + 2]! + (j === i ? window[at.slack2]! : 0);
    }
  }
}

/** Where plots may lie: azimuth and half its width, range and half its depth, sine of elevation and half its height. */
const window = new Float64Array(14);

/** Place of each in `window`, and of what else is known of the slot: its place from the radar and the square of its slack. */
const at = {
  azimuth: 0,
  half: 1,
  range: 2,
  along: 3,
  sine: 4,
  tall: 5,
  flat: 6,
  elevation: 7,
  dx: 8,
  dy: 9,
  dz: 10,
  east: 11,
  north: 12,
  slack2: 13,
} as const;

/** Whether the slot at hand is young, and then whether its spread has been turned to the sight. */
const young = { isYoung: false, isTurned: false };

/** Covariance of a young track's place in the common frame, and along the sight, there widened by its slack. */
const spread = new Float64Array(6);
const ellipsoid = new Float64Array(6);
const axes = new Float64Array(9);
const circle = new Float64Array(2);
/** A plot less the track, m: in range, across level, across upright. */
const off = new Float64Array(3);

/** Square of the distance of the plot nearest so far, m^2. */
const least = new Float64Array(1);

/** Gather the plots in the window and note the nearest; none where the track is young and all of them lie beyond its spread. */
function lookInto(t: Tracker, plots: PlotTable, group: Group, slot: number): number {
  const { plotAzimuth, plotRows, plotSine, near } = t.room;
  const half = window[at.half]!;
  const range = window[at.range]!;
  const along = window[at.along]!;
  const sine = window[at.sine]!;
  const tall = window[at.tall]!;
  const flat = window[at.flat]!;
  least[0] = Number.POSITIVE_INFINITY;
  let count = 0;
  for (let turn = 0; turn <= 2; turn++) {
    const middle = window[at.azimuth]! + (turn - 1) * TWO_PI;
    const low = middle - half;
    const high = middle + half;
    if (high < 0 || low > TWO_PI) continue;
    circle[0] = low;
    for (let place = lowerBound(plotAzimuth, group.plots); place < group.plots; place++) {
      const azimuth = plotAzimuth[place]!;
      if (azimuth > high || (azimuth === high && half === PI)) break;
      const deep = plots.range[plotRows[place]!]! - range;
      if (Math.abs(deep) > along || Math.abs(plotSine[place]! - sine) > tall) continue;
      const wide = (azimuth - middle) * flat;
      const away = deep * deep + wide * wide;
      if (away < least[0]!) {
        least[0] = away;
        nearest.place = place;
      }
      if (young.isYoung) {
        if (!young.isTurned) turnToSight(t, slot);
        off[0] = deep;
        off[1] = wide;
        off[2] = (plots.elevation[plotRows[place]!]! - window[at.elevation]!) * range;
        if (isBeyond(t, plots, plotRows[place]!)) continue;
      }
      near[count++] = place;
    }
  }
  return count;
}

/** Place of the plot nearest to the slot that was looked for last. */
export const nearest = { place: 0 };

/**
 * Whether a plot at `off` lies farther from the track than a square in units of both their spreads.
 *
 * The ellipsoid covers the spread of each model, and by its slack s what the track moves between group and plot: to first
 * order what lies inside the gate lies inside (square root of the gate + 1) of the wider one, no such move being longer
 * than s.
 */
function isBeyond(t: Tracker, plots: PlotTable, row: number): boolean {
  const most = (Math.sqrt(t.settings.gate) + 1) * (Math.sqrt(t.settings.gate) + 1);
  const deep = plots.rangeSigma[row]!;
  const wide = window[at.flat]! * plots.azimuthSigma[row]!;
  const tall = window[at.range]! * plots.elevationSigma[row]!;
  const i0 = 1 / (ellipsoid[0]! + deep * deep);
  const l1 = ellipsoid[1]! * i0;
  const l2 = ellipsoid[2]! * i0;
  const i1 = 1 / (ellipsoid[3]! + wide * wide - l1 * ellipsoid[1]!);
  const across = ellipsoid[4]! - l1 * ellipsoid[2]!;
  const l3 = across * i1;
  const i2 = 1 / (ellipsoid[5]! + tall * tall - l2 * ellipsoid[2]! - l3 * across);
  const a = off[0]!;
  const b = off[1]! - l1 * a;
  const c = off[2]! - l2 * a - l3 * b;
  return a * a * i0 + b * b * i1 + c * c * i2 > most;
}
