/** The points at which a study asks: what each varied number is, point by point. */
import { latinHypercube } from '../math/latin.ts';
import { SOBOL_DIMENSIONS, sobolCoordinate } from '../math/sobol.ts';
import type { VaryInput } from '../scenario/study-format.ts';
import type { Factor } from './design.ts';

/** Values of a full factorial where only a range is given and no number of points. */
const USUAL_POINTS = 3;
/** Most points of a design. */
export const POINT_LIMIT = 100_000;
/** Most factors of a Sobol design: it takes two dimensions for each. */
export const SOBOL_FACTORS = Math.floor(SOBOL_DIMENSIONS / 2);

function valuesOf(vary: VaryInput): number[] {
  if (vary.values) return [...new Set(vary.values)];
  const points = vary.points ?? USUAL_POINTS;
  const { from = 0, to = 0 } = vary;
  const even = Array.from({ length: points }, (_, i) => from + ((to - from) * i) / (points - 1));
  return vary.whole ? [...new Set(even.map(Math.round))] : even;
}

/** How many points a full factorial has. */
export function factorialSize(varies: readonly VaryInput[]): number {
  return varies.reduce((product, vary) => product * valuesOf(vary).length, 1);
}

/** Every combination, the last factor changing fastest. */
export function factorialPoints(varies: readonly VaryInput[]): number[][] {
  let points: number[][] = [[]];
  for (const vary of varies) {
    const values = valuesOf(vary);
    points = points.flatMap((point) => values.map((value) => [...point, value]));
  }
  return points;
}

/** A coordinate between 0 and 1 as a value of a factor. */
export function scaled(factor: Pick<Factor, 'from' | 'to' | 'whole'>, coordinate: number): number {
  const { from, to } = factor;
  if (!factor.whole) return from + (to - from) * coordinate;
  const low = Math.ceil(from);
  return Math.min(Math.floor(to), low + Math.floor(coordinate * (Math.floor(to) - low + 1)));
}

/** A Latin hypercube over the factors. */
export function latinPoints(factors: readonly Factor[], count: number, seed: number): number[][] {
  const cube = latinHypercube(count, factors.length, seed);
  return Array.from({ length: count }, (_, i) =>
    factors.map((factor, k) => scaled(factor, cube[i * factors.length + k]!)),
  );
}

/**
 * Saltelli's design over the factors: `count` points A, as many B, and for each factor A with that factor from B.
 * Order: all A, all B, then block after block, as `sobolIndices` of the analysis expects them.
 * Source: Saltelli et al., Computer Physics Communications 181, 2010.
 */
export function sobolPoints(factors: readonly Factor[], count: number): number[][] {
  const side = (offset: number): number[][] =>
    Array.from({ length: count }, (_, i) =>
      factors.map((factor, k) => scaled(factor, sobolCoordinate(i + 1, offset + k))),
    );
  const a = side(0);
  const b = side(factors.length);
  const mixed = factors.flatMap((_, k) =>
    a.map((point, i) => point.map((value, j) => (j === k ? b[i]![j]! : value))),
  );
  return [...a, ...b, ...mixed];
}
