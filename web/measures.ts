/** Lengths and speeds in the units that the reader chose. */
import { getState } from './state/store.ts';
import { strings } from './strings.ts';

const METRES_A_NAUTICAL_MILE = 1852;
const METRES_A_FOOT = 0.3048;

export const isNautical = (): boolean => getState().units === 'nautical';

function rounded(value: number): string {
  return value.toFixed(Math.abs(value) < 9.95 ? 1 : 0);
}

/** A distance on the ground, from m. */
export function distanceText(metres: number): string {
  return isNautical()
    ? `${rounded(metres / METRES_A_NAUTICAL_MILE)} ${strings.units.nauticalMiles}`
    : `${rounded(metres / 1000)} ${strings.units.kilometres}`;
}

/** A small length, from m. */
export function lengthText(metres: number): string {
  return `${Math.round(metres * heightScale())} ${heightUnit()}`;
}

/** A height, from m. */
export function heightText(metres: number): string {
  if (isNautical()) return `${Math.round(metres / METRES_A_FOOT / 10) * 10} ${strings.units.feet}`;
  return metres < 1000
    ? `${Math.round(metres)} ${strings.units.metres}`
    : `${rounded(metres / 1000)} ${strings.units.kilometres}`;
}

/** Feet or metres in one metre, and their name. */
export const heightScale = (): number => (isNautical() ? 1 / METRES_A_FOOT : 1);
export const heightUnit = (): string => (isNautical() ? strings.units.feet : strings.units.metres);

/** A value of the scenario in the units that the reader chose, by the unit in its key; empty for other quantities. */
export function readingOf(key: string, value: unknown): string {
  if (!isNautical() || typeof value !== 'number') return '';
  if (key.endsWith('_m_s')) return speedText(value);
  if (key.endsWith('_m_amsl') || key.endsWith('_m_agl')) return heightText(value);
  return key.endsWith('_m') ? distanceText(value) : '';
}

/** A speed, from m/s. */
export function speedText(speed: number): string {
  return isNautical()
    ? `${Math.round((speed * 3600) / METRES_A_NAUTICAL_MILE)} ${strings.units.knots}`
    : `${Math.round(speed)} ${strings.units.metresPerSecond}`;
}
