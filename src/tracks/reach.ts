/**
 * Which plots of a group may lie near a track, before anything is predicted in full.
 *
 * The plots lie sorted by azimuth; a track, drawn forward in a straight line by its combined belief, looks only into
 * the window its own spread and a surprise allow, then at range and elevation. No track meets a plot on the other
 * side of the sky, and one without a plot near costs no prediction.
 * Source: Blackman, Popoli, Design and Analysis of Modern Tracking Systems, 1999, section 6.3 (gating).
 */
import { atan2, cos, PI, sin, TWO_PI } from '../math/elementary.ts';
import type { PlotTable } from '../sensors/plot.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import type { Group } from './group.ts';
import { PACKED, STATE } from './state.ts';
import type { Tracker } from './tracker.ts';

/** Refraction and the Earth's curve may lower an elevation by this, rad. */
const BENT = 0.1;
/** What the coarse test allows for besides, m. */
const MARGIN = 100;

/**
 * What all tracks ask of the plots at hand: greatest errors (m, rad), greatest age (s), the sector they lie in, and
 * least and greatest range (m) and sine of elevation, since a radar may see farther than it is said to.
 */
const extent = {
  range: 0,
  angle: 0,
  age: 0,
  east: 0,
  north: 0,
  cosine: -1,
  nearest: 0,
  farthest: 0,
  lowest: 0,
  highest: 0,
};

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
  const { plotRows, plotAzimuth } = t.room;
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
  leaveOutRepeated(t, plots, group);
  noteExtent(t, plots, group);
}

/** Leave out plots that are the same as another to the last bit: errors of measurement never repeat, recordings do. */
function leaveOutRepeated(t: Tracker, plots: PlotTable, group: Group): void {
  const { plotRows, plotAzimuth } = t.room;
  let kept = 0;
  for (let i = 0; i < group.plots; i++) {
    const row = plotRows[i]!;
    const isRepeated = kept > 0 && isSame(plots, plotRows[kept - 1]!, row);
    if (isRepeated) continue;
    plotRows[kept] = row;
    plotAzimuth[kept++] = plotAzimuth[i]!;
  }
  t.skipped += group.plots - kept;
  group.plots = kept;
}

/** Whether two plots of a group are the same; two that lack a range rate are the same in it. */
function isSame(plots: PlotTable, a: number, b: number): boolean {
  const { azimuth, range, elevation, rangeRate, time } = plots;
  return (
    azimuth[a] === azimuth[b] &&
    range[a] === range[b] &&
    elevation[a] === elevation[b] &&
    time[a] === time[b] &&
    Object.is(rangeRate[a], rangeRate[b])
  );
}

/** Note errors, sines and sector of the sorted plots; the sector is what the widest gap between them leaves. */
function noteExtent(t: Tracker, plots: PlotTable, group: Group): void {
  const number = group.plots;
  const { plotRows, plotAzimuth, plotSine } = t.room;
  extent.range = 0;
  extent.angle = 0;
  extent.age = 0;
  extent.nearest = Number.POSITIVE_INFINITY;
  extent.farthest = 0;
  extent.lowest = 1;
  extent.highest = -1;
  let gap = -1;
  let begin = 0;
  for (let i = 0; i < number; i++) {
    const row = plotRows[i]!;
    plotSine[i] = sin(plots.elevation[row]!);
    extent.range = Math.max(extent.range, plots.rangeSigma[row]!);
    extent.nearest = Math.min(extent.nearest, plots.range[row]!);
    extent.farthest = Math.max(extent.farthest, plots.range[row]!);
    extent.lowest = Math.min(extent.lowest, plotSine[i]!);
    extent.highest = Math.max(extent.highest, plotSine[i]!);
    extent.angle = Math.max(extent.angle, plots.azimuthSigma[row]!, plots.elevationSigma[row]!);
    extent.age = Math.max(extent.age, group.time - plots.time[row]!);
    const before = i > 0 ? plotAzimuth[i - 1]! : plotAzimuth[number - 1]! - TWO_PI;
    if (plotAzimuth[i]! - before <= gap) continue;
    gap = plotAzimuth[i]! - before;
    begin = plotAzimuth[i]!;
  }
  const half = PI - gap / 2;
  extent.east = sin(begin + half);
  extent.north = cos(begin + half);
  extent.cosine = cos(half);
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

/** Plots that may lie near a slot: their number (-1: none, where the radar cannot see) and the place of the nearest. */
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
  const { liveliest } = t;
  const k = slot * STATE;
  const q = slot * PACKED;
  const dt = group.time - t.time[slot]!;
  const vx = meanX[k + 3]!;
  const vy = meanX[k + 4]!;
  const vz = meanX[k + 5]!;
  const dx = meanX[k]! + dt * vx - radars.x[r]!;
  const dy = meanX[k + 1]! + dt * vy - radars.y[r]!;
  const dz = meanX[k + 2]! + dt * vz - radars.z[r]!;
  const dt2 = dt * dt;
  const noise = liveliest * Math.abs(dt2 * dt);
  const pxx = meanP[q]! + 2 * dt * meanP[q + 3]! + dt2 * meanP[q + 18]! + noise;
  const pyy = meanP[q + 7]! + 2 * dt * meanP[q + 10]! + dt2 * meanP[q + 22]! + noise;
  const pzz = meanP[q + 13]! + 2 * dt * meanP[q + 16]! + dt2 * meanP[q + 25]! + noise;
  const turn2 = (meanP[q + 27]! + meanX[k + 6]! * meanX[k + 6]!) * 0.25 * dt2 * dt2;
  const speed2 = vx * vx + vy * vy + vz * vz;
  const whole2 = pxx + pyy + pzz + turn2 * speed2;
  const miss = Math.sqrt(gate * whole2);
  const range2 = dx * dx + dy * dy + dz * dz;
  const farthest = Math.max(radar.rangeMax, extent.farthest) + miss;
  out.count = -1;
  if (range2 > farthest * farthest) return;
  const range = Math.sqrt(range2);
  const ux = radars.ux[r]!;
  const uy = radars.uy[r]!;
  const uz = radars.uz[r]!;
  const up = ux * dx + uy * dy + uz * dz;
  const highest = radar.elevationMax * range + miss;
  const lowest = (radar.elevationMin - BENT) * range - miss;
  const isOutside =
    range > radar.rangeMax + miss || range + miss < radar.rangeMin || up > highest || up < lowest;
  if (range + miss < Math.min(radar.rangeMin, extent.nearest)) return;
  if (up > Math.max(highest, extent.highest * range + miss)) return;
  if (up < Math.min(lowest, extent.lowest * range - miss)) return;
  out.count = isOutside ? -1 : 0;
  if (group.plots === 0) return;
  const east = radars.ex[r]! * dx + radars.ey[r]! * dy + radars.ez[r]! * dz;
  const north = radars.nx[r]! * dx + radars.ny[r]! * dy + radars.nz[r]! * dz;
  const flat = Math.sqrt(Math.max(range2 - up * up, 1));
  const apart = MARGIN + extent.age * Math.sqrt(speed2);
  const sight = Math.sqrt(gate) * extent.angle * range + apart;
  if (east * extent.east + north * extent.north < extent.cosine * flat - (miss + sight)) return;
  const pxy = meanP[q + 1]! + dt * (meanP[q + 4]! + meanP[q + 9]!) + dt2 * meanP[q + 19]!;
  const pxz = meanP[q + 2]! + dt * (meanP[q + 5]! + meanP[q + 14]!) + dt2 * meanP[q + 20]!;
  const pyz = meanP[q + 8]! + dt * (meanP[q + 11]! + meanP[q + 15]!) + dt2 * meanP[q + 23]!;
  const lift2 = ux * (pxx * ux + 2 * (pxy * uy + pxz * uz)) + uy * (pyy * uy + 2 * pyz * uz) + uz * pzz * uz;
  const swing = dx * (uy * vz - uz * vy) + dy * (uz * vx - ux * vz) + dz * (ux * vy - uy * vx);
  const along2 =
    (dx * (pxx * dx + 2 * (pxy * dy + pxz * dz)) +
      dy * (pyy * dy + 2 * pyz * dz) +
      dz * pzz * dz +
      turn2 * swing * swing) /
    range2;
  const across = Math.sqrt(gate * Math.max(whole2 - along2, 0)) + sight;
  const bow = (across * across) / (2 * range);
  window.along = Math.sqrt(gate * (Math.max(along2, 0) + extent.range * extent.range)) + apart + bow;
  window.azimuth = atan2(east, north);
  window.half = across < flat ? Math.min((across / flat) * (1 + across / flat), PI) : PI;
  window.range = range;
  window.sine = up / range;
  window.tall =
    (Math.sqrt(gate * Math.max(lift2, 0)) + Math.abs(window.sine) * window.along + bow + sight) / range;
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
  let count = 0;
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
      near[count++] = place;
    }
  }
  if (count > 0) out.count = count;
}
