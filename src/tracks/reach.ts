/**
 * Which plots of a group may lie near a track, before anything is predicted in full.
 *
 * The plots lie sorted by azimuth; a track, drawn forward in a straight line by its combined belief, looks only into
 * the window its own spread and a surprise allow, then at range and elevation. No track meets a plot on the other
 * side of the sky, and one without a plot near costs no prediction.
 * Source: Blackman, Popoli, Design and Analysis of Modern Tracking Systems, 1999, section 6.3 (gating).
 */
import { atan2, PI, sin, TWO_PI } from '../math/elementary.ts';
import type { PlotTable } from '../sensors/plot.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import type { Group } from './group.ts';
import { PACKED, STATE } from './state.ts';
import type { Tracker } from './tracker.ts';

/** Acceleration that nothing followed exceeds between two looks, m/s^2. Assumed: about 16 g. */
const SURPRISE = 80;
/** Refraction and the Earth's curve may lower an elevation by this, rad. */
const BENT = 0.1;
/** What the coarse test allows for besides, m. */
const MARGIN = 300;

/** Greatest errors of the plots of the group at hand: m, rad. */
const worst = { range: 0, angle: 0 };

/** Whether plot row a comes before b: by azimuth, then by all else that is measured, so that order of rows is nothing. */
function isBefore(plots: PlotTable, a: number, b: number): boolean {
  const { range, elevation, rangeRate, time } = plots;
  if (range[a] !== range[b]) return range[a]! < range[b]!;
  if (elevation[a] !== elevation[b]) return elevation[a]! < elevation[b]!;
  if (rangeRate[a] !== rangeRate[b]) return rangeRate[a]! < rangeRate[b]!;
  if (time[a] !== time[b]) return time[a]! < time[b]!;
  return a < b;
}

/** Sort the plots of the group by azimuth, by Shell's sort with Knuth's steps, and note what all tracks ask of them. */
export function arrangePlots(t: Tracker, plots: PlotTable, group: Group): void {
  const { plotRows, plotAzimuth, plotSine } = t.room;
  const number = group.plots;
  for (let i = 0; i < number; i++) plotAzimuth[i] = plots.azimuth[plotRows[i]!]!;
  let gap = 1;
  while (gap < number / 3) gap = 3 * gap + 1;
  for (; gap > 0; gap = Math.floor(gap / 3)) {
    for (let i = gap; i < number; i++) {
      const row = plotRows[i]!;
      const azimuth = plotAzimuth[i]!;
      let j = i - gap;
      while (j >= 0) {
        const other = plotAzimuth[j]!;
        if (other < azimuth || (other === azimuth && isBefore(plots, plotRows[j]!, row))) break;
        plotRows[j + gap] = plotRows[j]!;
        plotAzimuth[j + gap] = other;
        j -= gap;
      }
      plotRows[j + gap] = row;
      plotAzimuth[j + gap] = azimuth;
    }
  }
  worst.range = 0;
  worst.angle = 0;
  for (let i = 0; i < number; i++) {
    const row = plotRows[i]!;
    plotSine[i] = sin(plots.elevation[row]!);
    worst.range = Math.max(worst.range, plots.rangeSigma[row]!);
    worst.angle = Math.max(worst.angle, plots.azimuthSigma[row]!, plots.elevationSigma[row]!);
  }
}

/** First place in the sorted azimuths that is not below `azimuth`. */
function lowerBound(azimuths: Float64Array, number: number, azimuth: number): number {
  let low = 0;
  let high = number;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (azimuths[middle]! < azimuth) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Plots that may lie near a slot: their number (-1: the radar cannot see there) and the place of the nearest. */
export interface Nearby {
  count: number;
  nearest: number;
}

/** Fill `near` of the room with the places of the plots that may lie near a slot. */
export function findNear(
  t: Tracker,
  plots: PlotTable,
  radars: RadarReportTable,
  group: Group,
  slot: number,
  out: Nearby,
): void {
  const r = group.radar;
  const radar = t.radars[r]!;
  const { meanX, meanP } = t;
  const { gate } = t.settings;
  const k = slot * STATE;
  const q = slot * PACKED;
  const dt = group.time - t.time[slot]!;
  const dx = meanX[k]! + dt * meanX[k + 3]! - radars.x[r]!;
  const dy = meanX[k + 1]! + dt * meanX[k + 4]! - radars.y[r]!;
  const dz = meanX[k + 2]! + dt * meanX[k + 5]! - radars.z[r]!;
  const dt2 = dt * dt;
  const vxx = meanP[q]! + 2 * dt * meanP[q + 3]! + dt2 * meanP[q + 18]!;
  const vyy = meanP[q + 7]! + 2 * dt * meanP[q + 10]! + dt2 * meanP[q + 22]!;
  const vzz = meanP[q + 13]! + 2 * dt * meanP[q + 16]! + dt2 * meanP[q + 25]!;
  const whole2 = vxx + vyy + vzz;
  const slack = SURPRISE * dt2;
  const miss = Math.sqrt(gate * whole2) + slack;
  const range2 = dx * dx + dy * dy + dz * dz;
  const far = radar.rangeMax + miss;
  out.count = -1;
  if (range2 > far * far) return;
  const range = Math.sqrt(range2);
  const up = radars.ux[r]! * dx + radars.uy[r]! * dy + radars.uz[r]! * dz;
  if (range + miss < radar.rangeMin) return;
  if (up > radar.elevationMax * range + miss || up < (radar.elevationMin - BENT) * range - miss) return;
  out.count = 0;
  if (group.plots === 0) return;
  const vxy = meanP[q + 1]! + dt * (meanP[q + 4]! + meanP[q + 9]!) + dt2 * meanP[q + 19]!;
  const vxz = meanP[q + 2]! + dt * (meanP[q + 5]! + meanP[q + 14]!) + dt2 * meanP[q + 20]!;
  const vyz = meanP[q + 8]! + dt * (meanP[q + 11]! + meanP[q + 15]!) + dt2 * meanP[q + 23]!;
  const along2 =
    (dx * (vxx * dx + 2 * (vxy * dy + vxz * dz)) + dy * (vyy * dy + 2 * vyz * dz) + dz * vzz * dz) / range2;
  const angle = worst.angle * range;
  const across = Math.sqrt(gate * (Math.max(whole2 - along2, 0) + angle * angle)) + slack + MARGIN;
  const bow = (across * across) / (2 * range);
  const along = Math.sqrt(gate * (Math.max(along2, 0) + worst.range * worst.range)) + slack + MARGIN + bow;
  const east = radars.ex[r]! * dx + radars.ey[r]! * dy + radars.ez[r]! * dz;
  const north = radars.nx[r]! * dx + radars.ny[r]! * dy + radars.nz[r]! * dz;
  const flat = Math.sqrt(Math.max(range2 - up * up, 1));
  const half = across < flat ? (across / flat) * (1 + across / flat) : PI;
  window.azimuth = atan2(east, north);
  window.half = Math.min(half, PI);
  window.range = range;
  window.along = along;
  window.sine = up / range;
  window.tall = (across + bow) / range;
  window.flat = flat;
  lookInto(t, plots, group, out);
}

/** Where plots may lie: azimuth and half its width, range and half its depth, sine of elevation and half its height. */
const window = { azimuth: 0, half: 0, range: 0, along: 0, sine: 0, tall: 0, flat: 0 };

/** Gather the plots in the window. */
function lookInto(t: Tracker, plots: PlotTable, group: Group, out: Nearby): void {
  const { plotAzimuth, plotRows, plotSine, near } = t.room;
  const { half, range, along, sine, tall, flat } = window;
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn <= 2; turn++) {
    const middle = window.azimuth + (turn - 1) * TWO_PI;
    const low = middle - half;
    const high = middle + half;
    if (high < 0 || low > TWO_PI) continue;
    for (let place = lowerBound(plotAzimuth, group.plots, low); place < group.plots; place++) {
      const azimuth = plotAzimuth[place]!;
      if (azimuth > high || (azimuth === high && half === PI)) break;
      const deep = plots.range[plotRows[place]!]! - range;
      if (Math.abs(deep) > along || Math.abs(plotSine[place]! - sine) > tall) continue;
      const wide = (azimuth - middle) * flat;
      const away = deep * deep + wide * wide;
      if (away < least) {
        least = away;
        out.nearest = place;
      }
      near[out.count++] = place;
    }
  }
}
