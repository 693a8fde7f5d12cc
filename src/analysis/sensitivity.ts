/** How much of a result's variance each varied number accounts for. */
import { mean, variance } from '../math/statistics.ts';

export interface SensitivityIndex {
  /** Share of the variance that goes when this number is known. */
  readonly first: number;
  /** Share that stays when everything else is known: its own and all that it takes part in; NaN where the design gives none. */
  readonly total: number;
}

/**
 * First and total Sobol indices from Saltelli's design: values at points A, at B, and for each factor at A with that
 * factor from B.
 * Source: Saltelli et al., Computer Physics Communications 181, 2010, table 2: first (b), total (f, Jansen 1999).
 */
export function sobolIndices(values: ArrayLike<number>, base: number, factors: number): SensitivityIndex[] {
  const all = Float64Array.from({ length: 2 * base }, (_, i) => values[i]!);
  const spread = variance(all);
  const centre = mean(all);
  return Array.from({ length: factors }, (_, k) => {
    let first = 0;
    let total = 0;
    for (let i = 0; i < base; i++) {
      const a = values[i]! - centre;
      const b = values[base + i]! - centre;
      const mixed = values[(2 + k) * base + i]! - centre;
      first += b * (mixed - a);
      total += (a - mixed) * (a - mixed);
    }
    return { first: first / base / spread, total: total / (2 * base) / spread };
  });
}

/**
 * First-order index from any sample: the variance between the means of slices of the factor, less what chance alone
 * puts there, over the whole variance.
 *
 * For the runs of one cell, in which assumed figures take another value each time; the luck of the runs is the rest.
 * Source: correlation ratio (Pearson 1905) with slices of equal size as in Plischke, Borgonovo, Smith, European J. Operational Research
 * 226, 2013; corrected for chance as epsilon squared (Kelley, PNAS 21, 1935). Valid: ten runs a slice and more.
 */
export function givenDataIndex(factor: ArrayLike<number>, values: ArrayLike<number>): SensitivityIndex {
  const n = values.length;
  const slices = Math.max(2, Math.min(10, Math.floor(n / 20)));
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => factor[a]! - factor[b]! || a - b);
  const centre = mean(values);
  let between = 0;
  let within = 0;
  for (let slice = 0; slice < slices; slice++) {
    const rows = order.slice(Math.floor((slice * n) / slices), Math.floor(((slice + 1) * n) / slices));
    const own = mean(rows.map((i) => values[i]!));
    between += rows.length * (own - centre) * (own - centre);
    for (const i of rows) within += (values[i]! - own) * (values[i]! - own);
  }
  const noise = within / (n - slices);
  const first = between + within === 0 ? 0 : (between - (slices - 1) * noise) / (between + within);
  return { first: Math.max(0, first), total: Number.NaN };
}
