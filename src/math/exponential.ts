/**
 * Exponential and logarithm in place, for loops that run millions of times.
 *
 * A number that goes into or comes out of a function that is not inlined is put on the heap by the engine; one that
 * stays in a typed array is not. These give the same bits as `exp` and `ln` of `elementary.ts`, whose steps they are,
 * written out in one piece; arguments outside the usual range are handed over to those.
 * Source: FreeBSD msun, e_exp.c and e_log.c, by way of @stdlib/math-base-special-exp and -ln.
 * Decision: docs/decisions/0030-numbers-stay-in-arrays.md.
 */
import { exp, ln } from './elementary.ts';

const LN2_HI = 0.6931471803691238;
const LN2_LO = 0.00000000019082149292705877;
const LOG2_E = Math.LOG2E;
/** Beyond this the result or its steps leave the normal numbers. */
const EXP_MOST = 700;
/** Below this e^x is 1 + x to the last bit. */
const EXP_LEAST = 1 / (1 << 28);

/** 2^k at k + 1022, for all normal numbers. */
const powerOfTwo = new Float64Array(2046);
powerOfTwo[1022] = 1;
for (let k = 1; k < 1024; k++) powerOfTwo[1022 + k] = 2 * powerOfTwo[1021 + k]!;
for (let k = 1; k <= 1022; k++) powerOfTwo[1022 - k] = powerOfTwo[1023 - k]! / 2;

/** Replace the number at `at` by e to its power. */
export function expAt(values: Float64Array, at: number): void {
  const x = values[at]!;
  const size = Math.abs(x);
  if (!(size < EXP_MOST && size > EXP_LEAST)) {
    values[at] = exp(x);
    return;
  }
  const k = x < 0 ? Math.ceil(LOG2_E * x - 0.5) : Math.floor(LOG2_E * x + 0.5);
  const high = x - k * LN2_HI;
  const low = k * LN2_LO;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (0.00006613756321437934 + t * (-0.0000016533902205465252 + t * 4.1381367970572385e-8))));
  values[at] = (1 - (low - (r * c) / (2 - c) - high)) * powerOfTwo[k + 1022]!;
}

const number = new Float64Array(1);
const words = new Int32Array(number.buffer);
/** Which of the two words of a number holds its sign and exponent. */
number[0] = 1;
const HIGH = words[1] === 0 ? 0 : 1;
const LEAST_NORMAL = 2.2250738585072014e-308;

/** Replace the number at `at` by its natural logarithm. */
export function lnAt(values: Float64Array, at: number): void {
  const x = values[at]!;
  if (!(x >= LEAST_NORMAL && x < Number.POSITIVE_INFINITY)) {
    values[at] = ln(x);
    return;
  }
  number[0] = x;
  let k = (words[HIGH]! >> 20) - 1023;
  const fraction = words[HIGH]! & 0xfffff;
  const i = (fraction + 0x95f64) & 0x100000;
  words[HIGH] = fraction | (i ^ 0x3ff00000);
  k += i >> 20;
  const f = number[0]! - 1;
  if ((0xfffff & (2 + fraction)) < 3) {
    const rest = f * f * (0.5 - 0.3333333333333333 * f);
    values[at] =
      k === 0 ? f - rest : f === 0 ? k * LN2_HI + k * LN2_LO : k * LN2_HI - (rest - k * LN2_LO - f);
    return;
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const even =
    z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const rest = even + odd;
  if (((fraction - 0x6147a) | (0x6b851 - fraction)) > 0) {
    const half = 0.5 * f * f;
    values[at] =
      k === 0 ? f - (half - s * (half + rest)) : k * LN2_HI - (half - (s * (half + rest) + k * LN2_LO) - f);
    return;
  }
  values[at] = k === 0 ? f - s * (f - rest) : k * LN2_HI - (s * (f - rest) - k * LN2_LO - f);
}
