/** Put the plots of a group in order, and note of all of them together what every track asks. */
import { cos, PI, sin, TWO_PI } from '../math/elementary.ts';
import type { PlotTable } from '../sensors/plot.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import type { Group } from './group.ts';
import type { Tracker } from './tracker.ts';

/**
 * What all tracks ask of the plots at hand: greatest errors (m, rad), greatest age (s), the sector they lie in, and
 * least and greatest range (m) and sine of elevation, since a radar may see farther than it is said to.
 */
export const extent = {
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
export function arrangePlots(t: Tracker, plots: PlotTable, radars: RadarReportTable, group: Group): void {
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
  for (let place = 0; place < group.plots; place++) placePlot(t, plots, radars, group, place);
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

/** Numbers of a place with its spread: x y z, then the upper triangle of the covariance row by row. */
export const PLACED = 9;

/** Note where a plot lies from its radar, and with what spread, along the axes of the common frame. */
function placePlot(
  t: Tracker,
  plots: PlotTable,
  radars: RadarReportTable,
  group: Group,
  place: number,
): void {
  const { plotRows, plotAzimuth, plotSine, plotPlace } = t.room;
  const row = plotRows[place]!;
  const r = group.radar;
  const range = plots.range[row]!;
  const sa = sin(plotAzimuth[place]!);
  const ca = cos(plotAzimuth[place]!);
  const se = plotSine[place]!;
  const ce = Math.sqrt(Math.max(1 - se * se, 0));
  const deep = plots.rangeSigma[row]!;
  const wide = range * ce * plots.azimuthSigma[row]!;
  const tall = range * plots.elevationSigma[row]!;
  const at = place * PLACED;
  for (let k = 0; k < PLACED; k++) plotPlace[at + k] = 0;
  sight[0] = ce * sa;
  sight[1] = ce * ca;
  sight[2] = se;
  addAxis(radars, r, deep * deep, plotPlace, at + 3);
  for (let k = 0; k < 3; k++) plotPlace[at + k] = range * turned[k]!;
  sight[0] = ca;
  sight[1] = -sa;
  sight[2] = 0;
  addAxis(radars, r, wide * wide, plotPlace, at + 3);
  sight[0] = -se * sa;
  sight[1] = -se * ca;
  sight[2] = ce;
  addAxis(radars, r, tall * tall, plotPlace, at + 3);
}

/** An axis at the antenna (east, north, up), and the same in the common frame. */
const sight = new Float64Array(3);
const turned = new Float64Array(3);

/** Turn `sight` into the common frame and add its outer product, times a variance, to the matrix at `at`. */
function addAxis(radars: RadarReportTable, r: number, variance: number, out: Float64Array, at: number): void {
  const east = sight[0]!;
  const north = sight[1]!;
  const up = sight[2]!;
  const x = radars.ex[r]! * east + radars.nx[r]! * north + radars.ux[r]! * up;
  const y = radars.ey[r]! * east + radars.ny[r]! * north + radars.uy[r]! * up;
  const z = radars.ez[r]! * east + radars.nz[r]! * north + radars.uz[r]! * up;
  turned[0] = x;
  turned[1] = y;
  turned[2] = z;
  out[at]! += variance * x * x;
  out[at + 1]! += variance * x * y;
  out[at + 2]! += variance * x * z;
  out[at + 3]! += variance * y * y;
  out[at + 4]! += variance * y * z;
  out[at + 5]! += variance * z * z;
}
