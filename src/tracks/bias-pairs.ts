/**
 * Differences between radars, from the plots that one track was given by several of them.
 *
 * A plot of radar b that lies in time between two plots of radar a is compared with the straight line between those two,
 * so no belief of the tracker enters, and the biases do not feed back through it. Radars that look at the same moment are
 * compared plot by plot.
 */
import { cos, sin } from '../math/elementary.ts';
import type { PlotTable } from '../sensors/plot.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import { type BiasDifference, type BiasFilter, learnBias, surpriseOf } from './bias.ts';
import type { TrackUpdateTable } from './track.ts';

/** Longest time between the two plots that a line is drawn through, s. Assumed. */
const LONGEST_LINE = 15;
/** Acceleration that bends the line, 1-sigma, m/s^2. Assumed: half of a hard turn, since most objects fly straight most of the time. */
const BEND = 10;
/** A plot has part in two or three differences, which are taken as if each were alone: their variance counts so often. */
const SHARED = 2;
/** A squared distance beyond this is of a wrong plot, not of a bias. */
const STRANGE = 25;
/** A track without a plot for so long is forgotten, s. */
const FORGOTTEN = 60;

/** A plot as a place: time, s; place, m; its derivatives by range, azimuth and elevation; and their errors. */
interface Sight {
  readonly time: number;
  readonly place: Float64Array;
  readonly slope: Float64Array;
  readonly sigma: Float64Array;
}

export interface BiasPairs {
  /** Latest plot of each radar, by track. */
  readonly latest: Map<number, (Sight | null)[]>;
  pruned: number;
}

export function createBiasPairs(): BiasPairs {
  return { latest: new Map(), pruned: 0 };
}

/**
 * Let a filter learn from the plots of one call and the tracks they were given to.
 * @param plots  as measured, biases and all
 */
export function learnFromPlots(
  pairs: BiasPairs,
  filter: BiasFilter,
  plots: PlotTable,
  updates: TrackUpdateTable,
  radars: RadarReportTable,
  now: number,
): void {
  for (let u = 0; u < updates.count; u++) {
    const row = updates.plot[u]!;
    const own = plots.sensor[row]!;
    const known = pairs.latest.get(updates.track[u]!) ?? new Array<Sight | null>(filter.radars).fill(null);
    pairs.latest.set(updates.track[u]!, known);
    const sight = sightFrom(plots, row, radars);
    const before = known[own]!;
    for (let other = 0; other < filter.radars; other++) {
      const seen = known[other];
      if (other === own || !seen) continue;
      if (seen.time === sight.time) compare(filter, own, [sight, 1, sight, 0], other, seen);
      else if (before && seen.time > before.time && seen.time < sight.time) {
        if (sight.time - before.time > LONGEST_LINE) continue;
        const share = (seen.time - before.time) / (sight.time - before.time);
        compare(filter, own, [before, 1 - share, sight, share], other, seen);
      }
    }
    known[own] = sight;
  }
  if (now - pairs.pruned < FORGOTTEN) return;
  pairs.pruned = now;
  for (const [track, known] of pairs.latest) {
    if (known.every((sight) => sight === null || sight.time < now - FORGOTTEN)) pairs.latest.delete(track);
  }
}

/** A plot as a place in the frame of the radar reports. */
function sightFrom(plots: PlotTable, row: number, radars: RadarReportTable): Sight {
  const r = plots.sensor[row]!;
  const range = plots.range[row]!;
  const [se, ce] = [sin(plots.elevation[row]!), cos(plots.elevation[row]!)];
  const [sa, ca] = [sin(plots.azimuth[row]!), cos(plots.azimuth[row]!)];
  const site = [radars.x[r]!, radars.y[r]!, radars.z[r]!];
  const east = [radars.ex[r]!, radars.ey[r]!, radars.ez[r]!];
  const north = [radars.nx[r]!, radars.ny[r]!, radars.nz[r]!];
  const up = [radars.ux[r]!, radars.uy[r]!, radars.uz[r]!];
  const place = new Float64Array(3);
  const slope = new Float64Array(9);
  for (let i = 0; i < 3; i++) {
    const outward = east[i]! * sa + north[i]! * ca;
    slope[i] = ce * outward + se * up[i]!;
    slope[3 + i] = range * ce * (east[i]! * ca - north[i]! * sa);
    slope[6 + i] = range * (ce * up[i]! - se * outward);
    place[i] = site[i]! + range * slope[i]!;
  }
  const sigma = Float64Array.of(plots.rangeSigma[row]!, plots.azimuthSigma[row]!, plots.elevationSigma[row]!);
  return { time: plots.time[row]!, place, slope, sigma };
}

/** Two plots of a radar and their weights. */
type Line = readonly [Sight, number, Sight, number];

const difference: BiasDifference = { value: 0, variance: 1, a: 0, b: 0, slope: new Float64Array(4) };
const spread = new Float64Array(9);
const away = new Float64Array(3);
const slopes = new Float64Array(12);

/** Let the filter learn from a plot of radar b beside a line between two plots of radar a. */
function compare(filter: BiasFilter, a: number, line: Line, b: number, seen: Sight): void {
  const [first, before, second, after] = line;
  const bend = (BEND * (second.time - seen.time) * (seen.time - first.time)) / 2;
  spread.fill(0);
  for (let i = 0; i < 3; i++) {
    away[i] = before * first.place[i]! + after * second.place[i]! - seen.place[i]!;
    for (let q = 0; q < 2; q++) {
      slopes[4 * i + q] = before * first.slope[3 * q + i]! + after * second.slope[3 * q + i]!;
      slopes[4 * i + 2 + q] = -seen.slope[3 * q + i]!;
    }
    spread[4 * i] = bend * bend;
  }
  addSpread(first, before);
  addSpread(second, after);
  addSpread(seen, 1);
  whiten();
  difference.a = a;
  difference.b = b;
  difference.variance = SHARED;
  for (let i = 0; i < 3; i++) {
    difference.value = away[i]!;
    for (let q = 0; q < 4; q++) difference.slope[q] = slopes[4 * i + q]!;
    if (surpriseOf(filter, difference) > STRANGE) return;
  }
  for (let i = 0; i < 3; i++) {
    difference.value = away[i]!;
    for (let q = 0; q < 4; q++) difference.slope[q] = slopes[4 * i + q]!;
    learnBias(filter, difference);
  }
  filter.count++;
}

function addSpread({ slope, sigma }: Sight, weight: number): void {
  for (let q = 0; q < 3; q++) {
    const scale = weight * sigma[q]! * weight * sigma[q]!;
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++) spread[3 * i + j]! += scale * slope[3 * q + i]! * slope[3 * q + j]!;
  }
}

/** Make the three differences independent with variance 1: L^-1 of the Cholesky factor, applied to values and slopes. */
function whiten(): void {
  const s = spread;
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = s[3 * i + j]!;
      for (let k = 0; k < j; k++) sum -= s[3 * i + k]! * s[3 * j + k]!;
      s[3 * i + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / s[4 * j]!;
    }
    for (let k = 0; k < i; k++) away[i]! -= s[3 * i + k]! * away[k]!;
    away[i]! /= s[4 * i]!;
    for (let q = 0; q < 4; q++) {
      for (let k = 0; k < i; k++) slopes[4 * i + q]! -= s[3 * i + k]! * slopes[4 * k + q]!;
      slopes[4 * i + q]! /= s[4 * i]!;
    }
  }
}
