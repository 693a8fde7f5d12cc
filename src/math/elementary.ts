/**
 * The only door to transcendental functions under `src/`.
 *
 * ECMAScript leaves `Math.sin` and its kin to the implementation, and Node, Chromium and Firefox do
 * answer differently in the last bit; these pure-JavaScript ports give one answer everywhere.
 * `Math.sqrt`, `abs`, `floor`, `round`, `min`, `max`, `imul` and arithmetic are safe and used directly.
 * Decision: docs/decisions/0003-own-door-to-elementary-functions.md.
 */
import acosStdlib from '@stdlib/math-base-special-acos';
import asinStdlib from '@stdlib/math-base-special-asin';
import atanStdlib from '@stdlib/math-base-special-atan';
import atan2Stdlib from '@stdlib/math-base-special-atan2';
import cosStdlib from '@stdlib/math-base-special-cos';
import expStdlib from '@stdlib/math-base-special-exp';
import lnStdlib from '@stdlib/math-base-special-ln';
import log10Stdlib from '@stdlib/math-base-special-log10';
import powStdlib from '@stdlib/math-base-special-pow';
import sinStdlib from '@stdlib/math-base-special-sin';
import tanStdlib from '@stdlib/math-base-special-tan';

export const PI = Math.PI;
export const TWO_PI = 6.283185307179586;
export const HALF_PI = 1.5707963267948966;
export const RADIANS_PER_DEGREE = PI / 180;
export const DEGREES_PER_RADIAN = 180 / PI;

/** Sine of an angle in radians; error at most 1 ulp. */
export const sin: (x: number) => number = sinStdlib;
/** Cosine of an angle in radians; error at most 1 ulp. */
export const cos: (x: number) => number = cosStdlib;
/** Tangent of an angle in radians; error at most 1 ulp. */
export const tan: (x: number) => number = tanStdlib;
/** Arc tangent, radians in [-pi/2, pi/2]. */
export const atan: (x: number) => number = atanStdlib;
/** Angle of the point (x, y) from the x axis, radians in [-pi, pi]. */
export const atan2: (y: number, x: number) => number = atan2Stdlib;
/** e to the power x. */
export const exp: (x: number) => number = expStdlib;
/** Natural logarithm; NaN below zero, -Infinity at zero. */
export const ln: (x: number) => number = lnStdlib;
/** Decimal logarithm; NaN below zero, -Infinity at zero. */
export const log10: (x: number) => number = log10Stdlib;
/** base to the power exponent. For 4 and 1/4 use products and square roots: faster. */
export const pow: (base: number, exponent: number) => number = powStdlib;

/** Arc sine, radians; the argument is clamped to [-1, 1] so that rounding never makes a NaN. */
export function asin(x: number): number {
  return asinStdlib(Math.max(-1, Math.min(1, x)));
}

/** Arc cosine, radians; the argument is clamped to [-1, 1] so that rounding never makes a NaN. */
export function acos(x: number): number {
  return acosStdlib(Math.max(-1, Math.min(1, x)));
}

/** Length of the vector (x, y). Valid below 1e150; no rescaling, none of our quantities needs it. */
export function hypot2(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

/** Length of the vector (x, y, z). Valid below 1e150. */
export function hypot3(x: number, y: number, z: number): number {
  return Math.sqrt(x * x + y * y + z * z);
}

/** Angle folded into [0, 2 pi), radians. */
export function wrapTwoPi(angle: number): number {
  const folded = angle % TWO_PI;
  return folded < 0 ? folded + TWO_PI : folded;
}

/** Angle folded into [-pi, pi), radians. */
export function wrapPi(angle: number): number {
  const folded = wrapTwoPi(angle + PI);
  return folded - PI;
}

/** Ratio from decibels: 10^(db / 10). */
export function ratioFromDb(db: number): number {
  return pow(10, db / 10);
}

/** Decibels from a ratio: 10 log10(ratio). */
export function dbFromRatio(ratio: number): number {
  return 10 * log10(ratio);
}
