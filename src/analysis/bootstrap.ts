/** Intervals for numbers that have no formula of their own: runs drawn again from the runs. */
import { createStream, drawUniform, openStream, stageKey } from '../math/random.ts';
import type { Interval } from '../math/statistics.ts';
import { quantileOf } from './quantile.ts';

const REPEATS = 1000;

/**
 * Percentile bootstrap of a statistic of `n` runs. Runs are drawn by index, so that what belongs to one run stays together.
 * Source: Efron, "Bootstrap methods", Annals of Statistics 7, 1979. Valid: n of 30 and more.
 * @param statistic  takes the indices of the drawn runs
 */
export function bootstrapInterval(
  n: number,
  statistic: (runs: Int32Array) => number,
  seed = 1,
  confidence = 0.95,
): Interval {
  const stream = createStream();
  const runs = new Int32Array(n);
  const found = new Float64Array(REPEATS);
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    openStream(stream, seed, stageKey.study, 2, repeat);
    for (let i = 0; i < n; i++) runs[i] = Math.floor(drawUniform(stream) * n);
    found[repeat] = statistic(runs);
  }
  found.sort();
  const tail = (1 - confidence) / 2;
  return { low: quantileOf(found, tail), high: quantileOf(found, 1 - tail) };
}
