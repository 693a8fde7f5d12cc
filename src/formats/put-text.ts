/** Text into a growing buffer: what exports of a day spend most of their time on. */
import { type Bytes, claim, putU8 } from './bytes.ts';

const zero = 48;
const point = 46;
const minus = 45;
const powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7] as const;
/** Whole numbers below this are divided as 32-bit integers. */
const smallLimit = 0x7fffffff;

/** The text as UTF-8. A lone half of a surrogate pair becomes U+FFFD. */
export function putText(bytes: Bytes, text: string): void {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) putU8(bytes, code);
    else {
      putCodePoint(bytes, text.codePointAt(i)!);
      if (text.codePointAt(i)! > 0xffff) i++;
    }
  }
}

function putCodePoint(bytes: Bytes, given: number): void {
  const code = given >= 0xd800 && given <= 0xdfff ? 0xfffd : given;
  if (code < 0x800) putU8(bytes, 0xc0 | (code >> 6));
  else {
    if (code < 0x10000) putU8(bytes, 0xe0 | (code >> 12));
    else {
      putU8(bytes, 0xf0 | (code >> 18));
      putU8(bytes, 0x80 | ((code >> 12) & 0x3f));
    }
    putU8(bytes, 0x80 | ((code >> 6) & 0x3f));
  }
  putU8(bytes, 0x80 | (code & 0x3f));
}

const digits = new Uint8Array(32);

/** The last `count` digits of a 32-bit number into `digits`, the last of them at `end - 1`; leading zeros too. */
function layDigits(value: number, end: number, count: number): void {
  let rest = value | 0;
  for (let at = end - 1; at >= end - count; at--) {
    const tenth = (rest / 10) | 0;
    digits[at] = zero + (rest - tenth * 10);
    rest = tenth;
  }
}

function digitsIn(value: number): number {
  let count = 1;
  for (let limit = 10; limit <= value; limit *= 10) count++;
  return count;
}

/**
 * A number rounded to at most `places` (0..7) decimals, without zeros at its end. Halves are rounded away from zero.
 * Valid: below 2^31 in size; beyond, and for what is not finite, as JavaScript writes a number, NaN as 0.
 */
export function putDecimal(bytes: Bytes, value: number, places: number): void {
  const size = Math.abs(value);
  if (!(size < smallLimit)) {
    putText(bytes, Number.isFinite(value) ? String(value) : '0');
    return;
  }
  const power = powers[places]!;
  let whole = Math.floor(size);
  let fraction = Math.round((size - whole) * power);
  if (fraction === power) {
    whole++;
    fraction = 0;
  }
  if (value < 0 && (whole > 0 || fraction > 0)) putU8(bytes, minus);
  const count = digitsIn(whole);
  layDigits(whole, count, count);
  let end = count;
  if (fraction > 0) {
    digits[count] = point;
    end = count + 1 + places;
    layDigits(fraction, end, places);
    while (digits[end - 1] === zero) end--;
  }
  const at = claim(bytes, end);
  for (let i = 0; i < end; i++) bytes.array[at + i] = digits[i]!;
}
