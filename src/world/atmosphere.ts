/**
 * Standard atmosphere: temperature, pressure, density and speed of sound against height above sea level.
 * Source: U.S. Standard Atmosphere, 1976 (NOAA-S/T 76-1562), table 4 and equations (18), (23), (33a), (33b), (50).
 */
import { exp, pow } from '../math/elementary.ts';

/** Effective Earth radius of the standard, m. */
const STANDARD_RADIUS = 6356766;
const GRAVITY = 9.80665;
/** Gas constant of air, J/(kg K). */
const AIR = 287.0531;
/** Bases of the layers in geopotential metres, their lapse rates, K/m, and the top of the last. */
const BASE = [0, 11000, 20000, 32000, 47000, 51000, 71000];
const LAPSE = [-0.0065, 0, 0.001, 0.0028, 0, -0.0028, -0.002];
const TOP = 84852;

const baseTemperature = [288.15];
const basePressure = [101325];
for (let layer = 1; layer < BASE.length; layer++) {
  const rise = BASE[layer]! - BASE[layer - 1]!;
  const from = baseTemperature[layer - 1]!;
  baseTemperature.push(from + LAPSE[layer - 1]! * rise);
  basePressure.push(basePressure[layer - 1]! * pressureRatio(from, LAPSE[layer - 1]!, rise));
}

function pressureRatio(temperature: number, lapse: number, rise: number): number {
  if (lapse === 0) return exp((-GRAVITY * rise) / (AIR * temperature));
  return pow(temperature / (temperature + lapse * rise), GRAVITY / (AIR * lapse));
}

/** State of the air at one height. */
export interface Air {
  /** K */
  temperature: number;
  /** Pa */
  pressure: number;
  /** kg/m^3 */
  density: number;
  /** m/s */
  soundSpeed: number;
}

/**
 * The standard air at a height above sea level, m, written into `air`.
 * Valid: 0 to 86 km by the standard; above, density and pressure fall on with the scale height of the top, which
 * is within a factor of 2 of the standard at 100 km, where drag no longer counts; below 0 the sea-level lapse goes on.
 */
export function airAt(height: number, air: Air): void {
  const geopotential = (STANDARD_RADIUS * height) / (STANDARD_RADIUS + height);
  let layer = BASE.length - 1;
  while (layer > 0 && geopotential < BASE[layer]!) layer--;
  const from = baseTemperature[layer]!;
  const rise = Math.min(geopotential, TOP) - BASE[layer]!;
  air.temperature = from + LAPSE[layer]! * rise;
  air.pressure = basePressure[layer]! * pressureRatio(from, LAPSE[layer]!, rise);
  if (geopotential > TOP) {
    air.pressure *= exp((-GRAVITY * (geopotential - TOP)) / (AIR * air.temperature));
  }
  air.density = air.pressure / (AIR * air.temperature);
  air.soundSpeed = Math.sqrt(1.4 * AIR * air.temperature);
}
