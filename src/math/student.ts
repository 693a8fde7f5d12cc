/** Student's t distribution: chances and quantiles of means estimated with their own spread. */

import { lnGamma } from './distributions.ts';
import { exp, ln } from './elementary.ts';

const TERMS = 300;
const TINY = 1e-300;

/** Continued fraction of the incomplete beta function, by Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / guarded(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guarded(1 + even * d);
    c = guarded(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guarded(1 + odd * d);
    c = guarded(1 + odd / c);
    const change = d * c;
    value *= change;
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return value;
}

function guarded(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/**
 * Regularised incomplete beta function I_x(a, b).
 * Valid: x 0..1, a and b above 0, up to about 1e5. Source: DLMF 8.17.22, by Lentz's method.
 */
export function betaRegularised(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * ln(x) + b * ln(1 - x));
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

/** Chance that Student's t with `degrees` of freedom lies further from 0 than `t`, both sides. Source: DLMF 8.17, Abramowitz and Stegun 26.7.1. */
export function studentTwoSided(t: number, degrees: number): number {
  if (!Number.isFinite(t)) return Number.isNaN(t) ? NaN : 0;
  return betaRegularised(degrees / (degrees + t * t), degrees / 2, 0.5);
}

/** The t that is passed on either side with the chance 1 - `confidence`; by bisection, exact to 1e-12 of it. */
export function studentQuantile(confidence: number, degrees: number): number {
  const tail = 1 - confidence;
  let high = 1;
  while (studentTwoSided(high, degrees) > tail && high < 1e12) high *= 2;
  let low = 0;
  for (let i = 0; i < 80 && high - low > 1e-13 * high; i++) {
    const middle = 0.5 * (low + high);
    if (studentTwoSided(middle, degrees) > tail) low = middle;
    else high = middle;
  }
  return 0.5 * (low + high);
}
