import { ln } from '../math/elementary.ts';

/**
 * Cheap one-sided logarithms: chords over a table, so that the error has a known sign.
 *
 * -ln(1 - p) is convex: its chords lie above; ln x is concave: its chords lie below. A bound built from them
 * is therefore still a bound, and costs a table look instead of a logarithm in the innermost loop.
 * Error: below 1e-4 of the value for p up to 0.97, below 2e-6 for x in 1..16; exact logarithm outside.
 */
const BINS = 4096;
const P_END = 0.96875;
const X_END = 16;
const rateTable = new Float64Array(BINS + 1);
const lnTable = new Float64Array(BINS + 1);
for (let i = 0; i <= BINS; i++) {
  rateTable[i] = -ln(1 - (P_END * i) / BINS);
  lnTable[i] = ln(1 + ((X_END - 1) * i) / BINS);
}

/** Largest rate in use: p = 1 counts as 1 - 4e-18, below the rounding of any sum it enters. */
const RATE_END = 40;

/** A number not below -ln(1 - p), p in 0..1, at most 40 (p = 1). */
export function rateAbove(p: number): number {
  if (p >= P_END) return p < 1 ? Math.min(RATE_END, -ln(1 - p) * (1 + 1e-14)) : RATE_END;
  const place = (p / P_END) * BINS;
  const i = Math.floor(place);
  const low = rateTable[i]!;
  return (low + (place - i) * (rateTable[i + 1]! - low)) * (1 + 1e-14);
}

/** A number not above ln x, x >= 1. */
export function lnBelow(x: number): number {
  if (x >= X_END) return ln(x) * (1 - 1e-14);
  const place = ((x - 1) / (X_END - 1)) * BINS;
  const i = Math.floor(place);
  const low = lnTable[i]!;
  return (low + (place - i) * (lnTable[i + 1]! - low)) * (1 - 1e-14);
}
