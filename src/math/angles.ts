/**
 * Sine, cosine and their inverses in place, for loops that run millions of times.
 *
 * As in `exponential.ts` numbers stay in typed arrays, since one that goes through a function that is not inlined is put on
 * the heap by the engine. These give the same bits as the functions of `elementary.ts`, whose steps they are, written out
 * in one piece; arguments outside the usual range are handed over to those.
 * Source: FreeBSD msun, k_sin.c, k_cos.c and e_rem_pio2.c, and Cephes, atan.c and asin.c, by way of @stdlib.
 * Decision: docs/decisions/0030-numbers-stay-in-arrays.md.
 */
import { asin, atan2, cos, HALF_PI, PI, sin } from './elementary.ts';

const number = new Float64Array(1);
const words = new Int32Array(number.buffer);
/** Which of the two words of a number holds its sign and exponent. */
number[0] = 1;
const HIGH = words[1] === 0 ? 0 : 1;

/** Below this an angle is its own sine to the last bit, and its cosine is 1. */
const TINY = 1 / (1 << 27);
/** Upper words of odd multiples of a quarter of pi, up to which the nearest multiple of half of pi stays the same. */
const EIGHTH_1 = 0x3fe921fb;
const EIGHTH_3 = 0x4002d97c;
const EIGHTH_5 = 0x400f6a7a;
const EIGHTH_7 = 0x4015fdbc;
const EIGHTH_9 = 0x401c463b;
/** Upper words of multiples of half of pi: next to them more digits are needed. */
const NEAR = [0x3ff921fb, 0x400921fb, 0x4012d97c, 0x401921fb] as const;
/** Half of pi in two parts. */
const HALF_PI_HIGH = 1.5707963267341256;
const HALF_PI_LOW = 6.077100506506192e-11;
const S1 = -0.16666666666666632;

/** Put the sine of the angle at `at` in its place and the cosine behind it; error at most 1 ulp. */
export function sineAndCosineAt(values: Float64Array, at: number): void {
  const x = values[at]!;
  const size = Math.abs(x);
  number[0] = size;
  const high = words[HIGH]!;
  if (size < TINY) {
    values[at + 1] = 1;
    return;
  }
  if (!(high <= EIGHTH_9) || high === NEAR[0] || high === NEAR[1] || high === NEAR[2] || high === NEAR[3]) {
    values[at] = sin(x);
    values[at + 1] = cos(x);
    return;
  }
  const quarter = quarterOf(high);
  const far = size - quarter * HALF_PI_HIGH;
  const low = quarter * HALF_PI_LOW;
  const y = far - low;
  const rest = far - y - low;
  const z = y * y;
  const w = z * z;
  const r =
    0.00833333333332249 +
    z * (-0.0001984126982985795 + z * 0.0000027557313707070068) +
    z * w * (-2.5050760253406863e-8 + z * 1.58969099521155e-10);
  const v = z * y;
  const sine = rest === 0 ? y + v * (S1 + z * r) : y - (z * (0.5 * rest - v * r) - rest - v * S1);
  const even =
    z * (0.0416666666666666 + z * (-0.001388888888887411 + z * 0.00002480158728947673)) +
    w * w * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11));
  const half = 0.5 * z;
  const near = 1 - half;
  const cosine = near + (1 - near - half + (z * even - y * rest));
  const isOdd = (quarter & 1) === 1;
  const up = isOdd ? cosine : sine;
  const along = isOdd ? sine : cosine;
  values[at] = ((quarter & 2) === 0) === x > 0 ? up : -up;
  values[at + 1] = ((quarter + 1) & 2) === 0 ? along : -along;
}

/** Which multiple of half of pi is nearest to a positive angle, by its upper word. */
function quarterOf(high: number): number {
  if (high <= EIGHTH_3) return high <= EIGHTH_1 ? 0 : 1;
  if (high <= EIGHTH_5) return 2;
  return high <= EIGHTH_7 ? 3 : 4;
}

/** tan(3 pi / 8), and what pi / 2 is longer than its double. */
const TAN_3_EIGHTHS = 2.414213562373095;
const MORE_BITS = 6.123233995736766e-17;
/** Where flat, slant and steep angles are counted from; a constant chosen in place would be put on the heap. */
const begins = Float64Array.of(0, PI / 4, HALF_PI);

/** Replace y at `at`, with x behind it, by the angle of the point (x, y) from the x axis, radians in [-pi, pi]. */
export function angleAt(values: Float64Array, at: number): void {
  const y = values[at]!;
  const x = values[at + 1]!;
  const ratio = y / x;
  const size = Math.abs(ratio);
  if (!(size > 0 && size < Number.POSITIVE_INFINITY && Math.abs(x) < Number.POSITIVE_INFINITY)) {
    values[at] = atan2(y, x);
    return;
  }
  const isSteep = size > TAN_3_EIGHTHS;
  const isFlat = size <= 0.66;
  const t = isSteep ? -(1 / size) : isFlat ? size : (size - 1) / (size + 1);
  const s = t * t;
  const p =
    -64.85021904942025 +
    s *
      (-122.88666844901361 + s * (-75.00855792314705 + s * (-16.157537187333652 + s * -0.8750608600031904)));
  const q =
    194.5506571482614 +
    s *
      (485.3903996359137 +
        s * (432.88106049129027 + s * (165.02700983169885 + s * (24.858464901423062 + s))));
  let rest = t * ((s * p) / q) + t;
  if (isSteep) rest += MORE_BITS;
  else if (!isFlat) rest += 0.5 * MORE_BITS;
  const positive = begins[isSteep ? 2 : isFlat ? 0 : 1]! + rest;
  const angle = ratio < 0 ? -positive : positive;
  if (x < 0) values[at] = angle <= 0 ? angle + PI : angle - PI;
  else values[at] = angle;
}

/** Replace the number at `at` by its arc sine, radians; it is clamped to [-1, 1]. */
export function arcSineAt(values: Float64Array, at: number): void {
  const x = values[at]!;
  const size = Math.abs(x);
  if (!(size >= 1e-8 && size < 1)) {
    values[at] = asin(x);
    return;
  }
  if (size > 0.625) {
    const left = 1 - size;
    const s =
      28.536655482610616 +
      left *
        (-25.56901049652825 +
          left * (6.968710824104713 + left * (-0.5634242780008963 + left * 0.002967721961301243)));
    const r =
      342.43986579130785 +
      left * (-383.8770957603691 + left * (147.0656354026815 + left * (-21.947795316429207 + left)));
    const p = left * (s / r);
    const root = Math.sqrt(left + left);
    const angle = PI / 4 - root - (root * p - MORE_BITS) + PI / 4;
    values[at] = x > 0 ? angle : -angle;
    return;
  }
  const s = size * size;
  const p =
    -8.198089802484825 +
    s *
      (19.562619833175948 +
        s *
          (-16.262479672107002 +
            s * (5.444622390564711 + s * (-0.6019598008014124 + s * 0.004253011369004428))));
  const q =
    -49.18853881490881 +
    s *
      (139.51056146574857 +
        s * (-147.1791292232726 + s * (70.49610280856842 + s * (-14.740913729888538 + s))));
  const angle = size * (s * (p / q)) + size;
  values[at] = x > 0 ? angle : -angle;
}
