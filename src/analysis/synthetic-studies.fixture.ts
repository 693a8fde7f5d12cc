/** Studies whose truth is known, to see how often intervals hold it. */
import {
  createStream,
  drawExponential,
  drawNormal,
  drawUniform,
  openStream,
  stageKey,
} from '../math/random.ts';
import type { Interval } from '../math/statistics.ts';
import { pairedDifference } from './compare.ts';
import { estimate } from './estimate.ts';
import { estimateQuantile } from './quantile.ts';

const stream = createStream();

/** Values of one study: `draw` is called once a run. */
function sample(study: number, kind: number, runs: number, draw: () => number): Float64Array {
  openStream(stream, 20251128, stageKey.study, 100 + kind, study);
  return Float64Array.from({ length: runs }, draw);
}

const normal = (): number => drawNormal(stream);
const leaks = (): number => (drawUniform(stream) < 0.3 ? 1 : 0);

/** Kinds of interval, the truth that they should hold, and how they are made from `runs` runs. */
export const syntheticKinds: readonly {
  readonly name: string;
  readonly truth: number;
  readonly make: (study: number, runs: number) => Interval;
}[] = [
  { name: 'mean of normal values, t', truth: 0, make: (s, n) => estimate(sample(s, 0, n, normal), false) },
  {
    name: 'mean of a count of leakers, t',
    truth: 12,
    make: (s, n) =>
      estimate(
        sample(s, 1, n, () => Array.from({ length: 40 }, leaks).reduce((a, b) => a + b)),
        false,
      ),
  },
  { name: 'share 0.3, Wilson', truth: 0.3, make: (s, n) => estimate(sample(s, 2, n, leaks), true) },
  {
    name: 'paired difference of means, t',
    truth: 0.5,
    make: (s, n) => {
      const luck = sample(s, 3, n, () => drawExponential(stream));
      const own = sample(s, 4, n, normal);
      return pairedDifference(
        luck.map((value, i) => value + own[i]! + 0.5),
        luck,
        false,
      );
    },
  },
  {
    name: 'paired difference of shares, Bonett and Price',
    truth: -0.1,
    make: (s, n) => {
      const luck = sample(s, 5, n, () => drawUniform(stream));
      return pairedDifference(
        luck.map((u) => (u < 0.3 ? 1 : 0)),
        luck.map((u) => (u < 0.15 || u > 0.75 ? 1 : 0)),
        true,
      );
    },
  },
  {
    name: 'median, order statistics',
    truth: Math.LN2,
    make: (s, n) =>
      estimateQuantile(
        sample(s, 6, n, () => drawExponential(stream)),
        0.5,
      ),
  },
];

/** Share of `studies` studies whose interval holds the truth. */
export function coverageOf(kind: (typeof syntheticKinds)[number], studies: number, runs: number): number {
  let held = 0;
  for (let study = 0; study < studies; study++) {
    const { low, high } = kind.make(study, runs);
    if (low <= kind.truth && kind.truth <= high) held++;
  }
  return held / studies;
}
