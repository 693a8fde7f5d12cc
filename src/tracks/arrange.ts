/** Put the plots of a group in order, and note of all of them together what every track asks. */
import { sineAndCosineAt } from '../math/angles.ts';
import { PI, TWO_PI } from '../math/elementary.ts';
import type { PlotTable } from '../sensors/plot.ts';
import type { Group } from './group.ts';
import type { Tracker } from './tracker.ts';

/**
 * What all tracks ask of the plots at hand: greatest errors (m, rad), greatest age (s), the sector they lie in, and
 * least and greatest range (m) and sine of elevation, since a radar may see farther than it is said to.
 */
export const extent = new Float64Array(10);

/** Place of each in `extent`. */
export const reaches = {
  range: 0,
  angle: 1,
  age: 2,
  east: 3,
  north: 4,
  cosine: 5,
  nearest: 6,
  farthest: 7,
  lowest: 8,
  highest: 9,
} as const;

/** An angle, then its sine and cosine. */
const circle = new Float64Array(2);

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
  extent[reaches.range] = 0;
  extent[reaches.angle] = 0;
  extent[reaches.age] = 0;
  extent[reaches.nearest] = Number.POSITIVE_INFINITY;
  extent[reaches.farthest] = 0;
  extent[reaches.lowest] = 1;
  extent[reaches.highest] = -1;
  let gap = -1;
  let begin = 0;
  for (let i = 0; i < number; i++) {
    const row = plotRows[i]!;
    circle[0] = plots.elevation[row]!;
    sineAndCosineAt(circle, 0);
    plotSine[i] = circle[0]!;
    extent[reaches.range] = Math.max(extent[reaches.range]!, plots.rangeSigma[row]!);
    extent[reaches.nearest] = Math.min(extent[reaches.nearest]!, plots.range[row]!);
    extent[reaches.farthest] = Math.max(extent[reaches.farthest]!, plots.range[row]!);
    extent[reaches.lowest] = Math.min(extent[reaches.lowest]!, plotSine[i]!);
    extent[reaches.highest] = Math.max(extent[reaches.highest]!, plotSine[i]!);
    extent[reaches.angle] = Math.max(
      extent[reaches.angle]!,
      plots.azimuthSigma[row]!,
      plots.elevationSigma[row]!,
    );
    extent[reaches.age] = Math.max(extent[reaches.age]!, group.time - plots.time[row]!);
    const before = i > 0 ? plotAzimuth[i - 1]! : plotAzimuth[number - 1]! - TWO_PI;
    if (plotAzimuth[i]! - before <= gap) continue;
    gap = plotAzimuth[i]! - before;
    begin = plotAzimuth[i]!;
  }
  const half = PI - gap / 2;
  circle[0] = begin + half;
  sineAndCosineAt(circle, 0);
  extent[reaches.east] = circle[0]!;
  extent[reaches.north] = circle[1]!;
  circle[0] = half;
  sineAndCosineAt(circle, 0);
  extent[reaches.cosine] = circle[1]!;
}
