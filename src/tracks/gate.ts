/**
 * Which plots of a group can belong to which tracks, and how well each fits.
 *
 * The plots lie sorted by azimuth; a track looks only into the window its own spread allows, then at range, then
 * at the full residual under each motion model. No track meets a plot on the other side of the sky.
 * Source: Blackman, Popoli, Design and Analysis of Modern Tracking Systems, 1999, section 6.3 (gating).
 */
import { atan2, cos, exp, ln, PI, sin, TWO_PI } from '../math/elementary.ts';
import type { PlotTable } from '../sensors/plot.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import { advance } from './advance.ts';
import type { Group } from './group.ts';
import { alongSlope, azimuthDifference, distance2, lookAt, spreadOf } from './measure.ts';
import { growPairs } from './room.ts';
import { PACKED, STATE } from './state.ts';
import type { Tracker } from './tracker.ts';

/** Squared distance beyond which all plots fit equally badly. */
const FAR = 400;
const LN_TWO_PI = 1.8378770664093453;
const spread = new Float64Array(80);
const residual = new Float64Array(4);
const own = new Float64Array(4);
const variance = new Float64Array(4);
const determinant = new Float64Array(1);
const distances = new Float64Array(8);
const determinants = new Float64Array(8);

/** Error variances of range, azimuth, elevation and range rate of a plot. */
export function varianceOf(plots: PlotTable, row: number, out: Float64Array): void {
  out[0] = plots.rangeSigma[row]! * plots.rangeSigma[row]!;
  out[1] = plots.azimuthSigma[row]! * plots.azimuthSigma[row]!;
  out[2] = plots.elevationSigma[row]! * plots.elevationSigma[row]!;
  out[3] = plots.rangeRateSigma[row]! * plots.rangeRateSigma[row]!;
}

/** Sort the first `number` rows of the group by azimuth, ties by row: Shell's sort with Knuth's steps. */
export function sortByAzimuth(t: Tracker, plots: PlotTable, number: number): void {
  const { plotRows, plotAzimuth } = t.room;
  for (let i = 0; i < number; i++) plotAzimuth[i] = plots.azimuth[plotRows[i]!]!;
  let gap = 1;
  while (gap < number / 3) gap = 3 * gap + 1;
  for (; gap > 0; gap = Math.floor(gap / 3)) {
    for (let i = gap; i < number; i++) {
      const row = plotRows[i]!;
      const azimuth = plotAzimuth[i]!;
      let j = i - gap;
      while (j >= 0 && (plotAzimuth[j]! > azimuth || (plotAzimuth[j]! === azimuth && plotRows[j]! > row))) {
        plotRows[j + gap] = plotRows[j]!;
        plotAzimuth[j + gap] = plotAzimuth[j]!;
        j -= gap;
      }
      plotRows[j + gap] = row;
      plotAzimuth[j + gap] = azimuth;
    }
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

/**
 * Fill the slots and pairs of a group: each slot that this look concerns, and for it the plots inside its gate
 * with ln of their likelihood under the whole bank and the likelihood under each model.
 */
export function findPairs(t: Tracker, plots: PlotTable, radars: RadarReportTable, group: Group): void {
  group.slots = 0;
  group.pairs = 0;
  if (!group.whole) placePlots(t, plots, radars, group);
  for (let i = 0; i < t.count; i++) {
    const slot = t.order[i]!;
    const due = isDue(t, group, slot);
    if (group.plots === 0 ? !due : alreadyLooked(t, group, slot)) continue;
    const near = nearestPlot(t, radars, group, slot);
    if (near < -1 || (near === -1 && !due)) continue;
    const before = group.pairs;
    const place = group.slots;
    t.room.slots[place] = slot;
    t.room.pairStart[place] = before;
    if (near >= 0) {
      advance(t, slot, plots.time[t.room.plotRows[near]!]!);
      pairsOf(t, plots, radars, group, slot);
    }
    if (group.pairs > before || due) group.slots++;
  }
  t.room.pairStart[group.slots] = group.pairs;
}

/** Whether the radar has had its look at the slot, with or without a plot. */
function isDue(t: Tracker, group: Group, slot: number): boolean {
  const due = t.due[slot * t.radars.length + group.radar]!;
  const { period } = t.radars[group.radar]!;
  if (group.whole) return !(due > group.time + 0.25 * period);
  return due + 0.06 * period <= group.time;
}

/** Whether the radar's next look at the slot is still to come. */
function alreadyLooked(t: Tracker, group: Group, slot: number): boolean {
  const due = t.due[slot * t.radars.length + group.radar]!;
  return due - 0.5 * t.radars[group.radar]!.period > group.time;
}

/** Up to this many plots are compared by place, more by azimuth. */
const FEW = 16;
const plotX = new Float64Array(FEW);
const plotY = new Float64Array(FEW);
const plotZ = new Float64Array(FEW);

/** Where the plots of a small group lie in the common frame. */
function placePlots(t: Tracker, plots: PlotTable, radars: RadarReportTable, group: Group): void {
  if (group.plots > FEW) return;
  const r = group.radar;
  for (let i = 0; i < group.plots; i++) {
    const row = t.room.plotRows[i]!;
    const range = plots.range[row]!;
    const flat = range * cos(plots.elevation[row]!);
    const east = flat * sin(plots.azimuth[row]!);
    const north = flat * cos(plots.azimuth[row]!);
    const up = range * sin(plots.elevation[row]!);
    plotX[i] = radars.x[r]! + radars.ex[r]! * east + radars.nx[r]! * north + radars.ux[r]! * up;
    plotY[i] = radars.y[r]! + radars.ey[r]! * east + radars.ny[r]! * north + radars.uy[r]! * up;
    plotZ[i] = radars.z[r]! + radars.ez[r]! * east + radars.nz[r]! * north + radars.uz[r]! * up;
  }
}

/**
 * Place of the plot nearest to a slot, by its combined belief drawn forward in a straight line;
 * -1 when none lies near, -2 when the radar cannot see there.
 */
function nearestPlot(t: Tracker, radars: RadarReportTable, group: Group, slot: number): number {
  const r = group.radar;
  const radar = t.radars[r]!;
  const k = slot * STATE;
  const dt = group.time - t.time[slot]!;
  const { meanX, meanP } = t;
  const x = meanX[k]! + dt * meanX[k + 3]!;
  const y = meanX[k + 1]! + dt * meanX[k + 4]!;
  const z = meanX[k + 2]! + dt * meanX[k + 5]!;
  const dx = x - radars.x[r]!;
  const dy = y - radars.y[r]!;
  const dz = z - radars.z[r]!;
  const range2 = dx * dx + dy * dy + dz * dz;
  const q = slot * PACKED;
  const place2 = meanP[q]! + meanP[q + 7]! + meanP[q + 13]!;
  const speed2 = meanP[q + 18]! + meanP[q + 22]! + meanP[q + 25]!;
  const miss = Math.sqrt(t.settings.gate * (place2 + dt * dt * speed2)) + SURPRISE * dt * dt;
  const far = radar.rangeMax + miss;
  if (range2 > far * far) return -2;
  const range = Math.sqrt(range2);
  const up = radars.ux[r]! * dx + radars.uy[r]! * dy + radars.uz[r]! * dz;
  if (range + miss < radar.rangeMin) return -2;
  if (up > radar.elevationMax * range + miss || up < (radar.elevationMin - BENT) * range - miss) return -2;
  if (group.whole) return 0;
  const reach = miss + PLOT_ERROR * range + MARGIN;
  if (group.plots <= FEW) {
    let least = reach * reach;
    let nearest = -1;
    for (let i = 0; i < group.plots; i++) {
      const px = plotX[i]! - x;
      const py = plotY[i]! - y;
      const pz = plotZ[i]! - z;
      const apart = px * px + py * py + pz * pz;
      if (apart >= least) continue;
      least = apart;
      nearest = i;
    }
    return nearest;
  }
  const half = reach / Math.max(Math.sqrt(range2 - up * up), 1);
  if (half > 1) return 0;
  const east = radars.ex[r]! * dx + radars.ey[r]! * dy + radars.ez[r]! * dz;
  const north = radars.nx[r]! * dx + radars.ny[r]! * dy + radars.nz[r]! * dz;
  return nearestIn(t, group, atan2(east, north), half);
}

/** Acceleration that nothing followed exceeds between two looks, m/s^2. Assumed: about 16 g. */
const SURPRISE = 80;
/** Refraction and the Earth's curve may lower an elevation by this, rad. */
const BENT = 0.1;
/** Angle error of a plot that the coarse test allows for, rad, and a distance, m. */
const PLOT_ERROR = 0.03;
const MARGIN = 300;

/** Place of the plot nearest in azimuth, at most `half` away, or -1. */
function nearestIn(t: Tracker, group: Group, azimuth: number, half: number): number {
  const { plotAzimuth } = t.room;
  const turned = azimuth < 0 ? azimuth + TWO_PI : azimuth;
  const above = lowerBound(plotAzimuth, group.plots, turned) % group.plots;
  const below = (above + group.plots - 1) % group.plots;
  const over = Math.abs(azimuthDifference(plotAzimuth[above]!, turned));
  const under = Math.abs(azimuthDifference(plotAzimuth[below]!, turned));
  if (Math.min(over, under) > half) return -1;
  return over <= under ? above : below;
}

/** Fill the look and the spread of each model of a slot for the radar of the group. */
function expectOf(t: Tracker, radars: RadarReportTable, group: Group, slot: number): void {
  const models = t.settings.models.length;
  lookAt(t.meanX, slot * STATE, radars, group.radar, group.to - t.time[slot]!, t.look);
  for (let m = 0; m < models; m++) spreadOf(t.p, (slot * models + m) * PACKED, t.look, spread, m * 10);
}

/** Make the plot at `place` the only pair of the group, and `slot` its only track, however far apart they are. */
export function pairAlone(
  t: Tracker,
  plots: PlotTable,
  radars: RadarReportTable,
  group: Group,
  slot: number,
  place: number,
): void {
  group.pairs = 0;
  expectOf(t, radars, group, slot);
  tryPair(t, plots, group, slot, place, t.room.plotRows[place]!, Number.POSITIVE_INFINITY);
  t.room.slots[0] = slot;
  t.room.pairStart[0] = 0;
  t.room.pairStart[1] = group.pairs;
}

function pairsOf(t: Tracker, plots: PlotTable, radars: RadarReportTable, group: Group, slot: number): void {
  const models = t.settings.models.length;
  const { expected } = t.look;
  expectOf(t, radars, group, slot);
  let wide = 0;
  let deep = 0;
  for (let m = 0; m < models; m++) {
    wide = Math.max(wide, spread[m * 10 + 4]!);
    deep = Math.max(deep, spread[m * 10]!);
  }
  const half = Math.min(Math.sqrt(t.settings.gate * wide) + 0.03, PI);
  const reach = Math.sqrt(t.settings.gate * deep) + 600;
  const { plotAzimuth, plotRows } = t.room;
  for (let turn = -1; turn <= 1; turn++) {
    const low = expected[1]! - half + turn * TWO_PI;
    const high = expected[1]! + half + turn * TWO_PI;
    if (high < 0 || low > TWO_PI) continue;
    for (let place = lowerBound(plotAzimuth, group.plots, low); place < group.plots; place++) {
      if (plotAzimuth[place]! > high) break;
      const row = plotRows[place]!;
      if (Math.abs(plots.range[row]! - expected[0]!) > reach) continue;
      tryPair(t, plots, group, slot, place, row, t.settings.gate);
    }
  }
}

/** Residual of a plot against the combined belief, brought to the plot's own time to first order. */
function residualOf(t: Tracker, plots: PlotTable, slot: number, row: number): void {
  const { expected, slope } = t.look;
  const lag = plots.time[row]! - t.time[slot]!;
  const k = slot * STATE + 3;
  own[0] = plots.range[row]! - expected[0]!;
  own[1] = azimuthDifference(plots.azimuth[row]!, expected[1]!);
  own[2] = plots.elevation[row]! - expected[2]!;
  own[3] = plots.rangeRate[row]! - expected[3]!;
  if (lag === 0) return;
  for (let q = 0; q < 3; q++) {
    const h = 6 * q;
    own[q]! -=
      lag * (slope[h]! * t.meanX[k]! + slope[h + 1]! * t.meanX[k + 1]! + slope[h + 2]! * t.meanX[k + 2]!);
  }
}

/**
 * Whether the residual of the combined belief lies outside of every model's gate along one measured axis alone.
 * The models' own residuals differ from it by less than their spread; twice the gate leaves room for that.
 */
function isOutside(models: number, measured: number, gate: number): boolean {
  for (let q = 0; q < measured; q++) {
    let widest = 0;
    for (let m = 0; m < models; m++) widest = Math.max(widest, spread[m * 10 + DIAGONAL[q]!]!);
    if (own[q]! * own[q]! > 2 * gate * (widest + variance[q]!)) return true;
  }
  return false;
}

/** Places of the diagonal in ten numbers of spread. */
const DIAGONAL = [0, 4, 7, 9] as const;

function tryPair(
  t: Tracker,
  plots: PlotTable,
  group: Group,
  slot: number,
  place: number,
  row: number,
  gate: number,
): void {
  const models = t.settings.models.length;
  residualOf(t, plots, slot, row);
  varianceOf(plots, row, variance);
  const measured = Number.isNaN(own[3]!) ? 3 : 4;
  if (gate < Number.POSITIVE_INFINITY && isOutside(models, measured, gate)) return;
  let inside = false;
  for (let m = 0; m < models; m++) {
    const at = slot * models + m;
    for (let q = 0; q < 4; q++) {
      residual[q] = own[q]! - alongSlope(t.look.slope, 6 * q, t.x, at * STATE, t.meanX, slot * STATE);
    }
    distances[m] = distance2(spread, m * 10, residual, variance, determinant);
    determinants[m] = determinant[0]!;
    if (distances[m]! < gate) inside = true;
  }
  if (!inside) return;
  if (group.pairs === t.room.pairPlot.length) growPairs(t);
  const { room } = t;
  let sum = 0;
  for (let m = 0; m < models; m++) {
    const d2 = Math.min(distances[m]!, FAR);
    const likelihood = exp(-0.5 * (d2 + measured * LN_TWO_PI)) / determinants[m]!;
    room.pairModel[group.pairs * models + m] = likelihood;
    sum += t.mode[slot * models + m]! * likelihood;
  }
  if (!(sum > 0)) return;
  for (let q = 0; q < 4; q++) room.pairResidual[group.pairs * 4 + q] = own[q]!;
  room.pairPlot[group.pairs] = place;
  room.pairScore[group.pairs] = ln(sum);
  group.pairs++;
}
