/** Units of scenario and library figures to SI and radians. Only the compile files call this. */
import { RADIANS_PER_DEGREE } from '../math/elementary.ts';

const siPerUnit: Readonly<Record<string, number>> = {
  '': 1,
  '1': 1,
  m: 1,
  km: 1000,
  m2: 1,
  s: 1,
  'm/s': 1,
  deg: RADIANS_PER_DEGREE,
  'deg/s': RADIANS_PER_DEGREE,
  mrad: 0.001,
  'kg/m2': 1,
  USD: 1,
  rounds: 1,
  'plots/scan': 1,
};

/** A value in SI, or NaN for a unit the house does not know. */
export function siFrom(value: number, unit: string): number {
  const factor = siPerUnit[unit];
  return factor === undefined ? Number.NaN : value * factor;
}

/** Radians from degrees. */
export function radiansFromDegrees(deg: number): number {
  return deg * RADIANS_PER_DEGREE;
}
