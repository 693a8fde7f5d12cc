/**
 * Which plots of a group may lie near a track, before anything is predicted in full.
 *
 * The plots lie sorted by azimuth; a track, drawn forward in a straight line by its combined belief, looks only into
 * the window its own spread and a surprise allow, then at range and elevation. No track meets a plot on the other
 * side of the sky, and one without a plot near costs no prediction.
 * Source: Blackman, Popoli, Design and Analysis of Modern Tracking Systems, 1999, section 6.3 (gating).
 */
import { angleAt } from '../math/angles.ts';
import { PI, TWO_PI } from '../math/elementary.ts';
import type { PlotTable } from '../sensors/plot.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import { extent, reaches } from './arrange.ts';
import { isClaimed } from './claim.ts';
import type { Group } from './group.ts';
import { OUTLINE } from './outline.ts';
import { expectRate, isOtherRate } from './rate.ts';
import { findSpot, isApart } from './spot.ts';
import { stand } from './stand.ts';
import { trackStatus } from './track.ts';
import type { Tracker } from './tracker.ts';

/** A ratio of which any is all round. */
const WIDE = 4;

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
export function findNear(
  t: Tracker,
  plots: PlotTable,
  radars: RadarReportTable,
  group: Group,
  slot: number,
): number {
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
  window[at.dx] = dx;
  window[at.dy] = dy;
  window[at.dz] = dz;
  widenWindow(t, slot);
  return lookInto(t, plots, radars, group, slot);
}

/** How far around the middle of the window a plot may lie. */
function widenWindow(t: Tracker, slot: number): void {
  const { outline } = t;
  const { gate } = t.settings;
  const dx = window[at.dx]!;
  const dy = window[at.dy]!;
  const dz = window[at.dz]!;
  const range = window[at.range]!;
  const flat = window[at.flat]!;
  const { ux, uy, uz } = stand;
  const k = slot * OUTLINE;
  const apart = outline[k + 7]! + extent[reaches.age]! * outline[k + 5]!;
  const sight = stand.wide * range + apart;
  const whole2 = outline[k + 6]!;
  const pxx = outline[k + 8]!;
  const pxy = outline[k + 9]!;
  const pxz = outline[k + 10]!;
  const pyy = outline[k + 11]!;
  const pyz = outline[k + 12]!;
  const pzz = outline[k + 13]!;
  const lift2 = ux * (pxx * ux + 2 * (pxy * uy + pxz * uz)) + uy * (pyy * uy + 2 * pyz * uz) + uz * pzz * uz;
  const along2 =
    (dx * (pxx * dx + 2 * (pxy * dy + pxz * dz)) + dy * (pyy * dy + 2 * pyz * dz) + dz * pzz * dz) /
    (dx * dx + dy * dy + dz * dz);
  const across = Math.sqrt(gate * Math.max(whole2 - along2, 0)) + sight;
  const bow = (across * across) / (2 * range);
  const deep2 = Math.max(along2, 0) + extent[reaches.range]! * extent[reaches.range]!;
  window[at.along] = Math.sqrt(2 * gate * deep2) + apart + (t.settings.look === 'tangent' ? 0 : bow);
  const ratio = across < flat ? across / flat : WIDE;
  window[at.half] = Math.min(ratio * (1 + ratio), PI);
  window[at.tall] =
    (Math.sqrt(gate * Math.max(lift2, 0)) + Math.abs(window[at.sine]!) * window[at.along]! + bow + sight) /
    range;
}

/** Where plots may lie: azimuth and half its width, range and half its depth, sine of elevation and half its height. */
const window = new Float64Array(10);

/** Place of each in `window`, and of what else is known of the slot: its place from the radar. */
const at = {
  azimuth: 0,
  half: 1,
  range: 2,
  along: 3,
  sine: 4,
  tall: 5,
  flat: 6,
  dx: 7,
  dy: 8,
  dz: 9,
} as const;

const circle = new Float64Array(2);

/** Square of the distance of the plot nearest so far, m^2. */
const least = new Float64Array(1);

/** Gather the plots in the window that lie no farther than the spread of the track and theirs, and note the nearest. */
function lookInto(
  t: Tracker,
  plots: PlotTable,
  radars: RadarReportTable,
  group: Group,
  slot: number,
): number {
  const { plotAzimuth, plotRows, plotSine, near } = t.room;
  const half = window[at.half]!;
  const range = window[at.range]!;
  const along = window[at.along]!;
  const sine = window[at.sine]!;
  const tall = window[at.tall]!;
  const flat = window[at.flat]!;
  least[0] = Number.POSITIVE_INFINITY;
  let count = 0;
  let isRateExpected = false;
  const isTentative = t.status[slot] === trackStatus.tentative;
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
      findSpot(t, plots, radars, plotRows[place]!);
      if (isApart(t, plots, slot, plotRows[place]!)) continue;
      if (isTentative) {
        if (!isRateExpected) expectRate(t, slot);
        isRateExpected = true;
        if (isOtherRate(t, plots, plotRows[place]!) || isClaimed(t, plots, slot, place)) continue;
      }
      near[count++] = place;
    }
  }
  return count;
}

/** Place of the plot nearest to the slot that was looked for last. */
export const nearest = { place: 0 };
