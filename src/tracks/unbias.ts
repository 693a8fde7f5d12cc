/** Taking the radars' biases out of their plots before the tracker sees them, once there is evidence of any. */

import { chiSquareQuantile } from '../math/distributions.ts';
import { wrapTwoPi } from '../math/elementary.ts';
import type { BiasChoice } from '../scenario/defence.ts';
import type { PlotTable } from '../sensors/plot.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import { ageBiases, type BiasFilter, createBiasFilter } from './bias.ts';
import { type BiasPairs, createBiasPairs, learnFromPlots } from './bias-pairs.ts';
import type { TrackUpdateTable } from './track.ts';

export interface Unbiasing {
  readonly choice: BiasChoice;
  readonly filter: BiasFilter;
  readonly pairs: BiasPairs;
  /** Whether biases are taken out of plots now. */
  applied: boolean;
  /** Time of the latest question whether they should be, s. */
  asked: number;
}

/** Without biases there is `auto` evidence of some once in this many questions. */
const CHANCE = 1e-6;
/** Time between two such questions, s, and differences before the first. */
const ASKING = 2;
const ENOUGH = 30;

export function createUnbiasing(choice: BiasChoice, radars: number): Unbiasing {
  const filter = createBiasFilter(radars);
  return { choice, filter, pairs: createBiasPairs(), applied: false, asked: Number.NEGATIVE_INFINITY };
}

/** Take what is believed of the biases out of plots, in place. */
export function takeBiasOut({ filter, applied }: Unbiasing, plots: PlotTable): void {
  if (!applied) return;
  for (let row = 0; row < plots.count; row++) {
    const r = plots.sensor[row]!;
    if (!(r >= 0 && r < filter.radars)) continue;
    plots.range[row]! -= filter.mean[2 * r]!;
    plots.azimuth[row] = wrapTwoPi(plots.azimuth[row]! - filter.mean[2 * r + 1]!);
  }
}

/**
 * Learn from the plots of a call, as measured, and the tracks they were given to.
 * @param now  end of the call, s
 */
export function learnBiases(
  unbiasing: Unbiasing,
  plots: PlotTable,
  updates: TrackUpdateTable,
  radars: RadarReportTable,
  now: number,
): void {
  const { choice, filter } = unbiasing;
  if (choice === 'ignore' || filter.radars < 2) return;
  ageBiases(filter, now);
  learnFromPlots(unbiasing.pairs, filter, plots, updates, radars, now);
  if (choice === 'estimate') unbiasing.applied = true;
  if (choice === 'estimate' || now - unbiasing.asked < ASKING || filter.count < ENOUGH) return;
  unbiasing.asked = now;
  unbiasing.applied = evidenceOf(filter) > chiSquareQuantile(1 - CHANCE, 2 * filter.radars);
}

/**
 * Squared distance of the biases from none, b' P^-1 b: at most chi-square with two degrees a radar where there are none.
 * By Gaussian elimination on the positive covariance.
 */
export function evidenceOf({ radars, mean, covariance }: BiasFilter): number {
  const size = 2 * radars;
  const p = covariance.slice();
  const b = mean.slice();
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const pivot = p[i * size + i]!;
    sum += (b[i]! * b[i]!) / pivot;
    for (let j = i + 1; j < size; j++) {
      const share = p[j * size + i]! / pivot;
      b[j]! -= share * b[i]!;
      for (let k = i; k < size; k++) p[j * size + k]! -= share * p[i * size + k]!;
    }
  }
  return sum;
}

/** What is believed of the biases of one radar, 1-sigma errors beside: m, rad. */
export interface RadarBias {
  readonly range: number;
  readonly rangeSigma: number;
  readonly azimuth: number;
  readonly azimuthSigma: number;
}

export function biasesOf({ radars, mean, covariance }: BiasFilter): RadarBias[] {
  const sigma = (i: number) => Math.sqrt(covariance[i * 2 * radars + i]!);
  return Array.from({ length: radars }, (_, r) => ({
    range: mean[2 * r]!,
    rangeSigma: sigma(2 * r),
    azimuth: mean[2 * r + 1]!,
    azimuthSigma: sigma(2 * r + 1),
  }));
}
