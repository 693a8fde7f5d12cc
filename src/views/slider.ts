/** A slider over decades: even steps of the thumb are even factors of the value. */
import { exp, ln } from '../math/elementary.ts';

export interface Decades {
  readonly least: number;
  readonly most: number;
}

/** The value at a share (0 to 1) of the way, rounded to two digits. */
export function valueAtShare({ least, most }: Decades, share: number): number {
  const value = least * exp(share * ln(most / least));
  return Math.max(least, Math.min(most, Number(value.toPrecision(2))));
}

/** The share of the way of a value; values beyond the ends stand at the ends. */
export function shareOfValue({ least, most }: Decades, value: number): number {
  const share = ln(Math.max(least, value) / least) / ln(most / least);
  return Math.max(0, Math.min(1, share));
}
