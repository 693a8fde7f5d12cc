/** The standard atmosphere: temperature, pressure, density and speed of sound against height. */
import { exp, pow } from '../math/elementary.ts';

/** Specific gas constant of dry air, J/(kg K). */
const GAS_CONSTANT = 287.0531;
/** Standard acceleration of free fall, m/s^2. */
const GRAVITY = 9.80665;
/** Ratio of specific heats of air. */
const GAMMA = 1.4;
/** Radius that relates geometric to geopotential height, m. */
const GEOPOTENTIAL_RADIUS = 6356766;

/** Lower geopotential height (m), temperature there (K) and lapse rate (K/m) of each layer. */
const layers: readonly (readonly [number, number, number])[] = [
  [0, 288.15, -0.0065],
  [11000, 216.65, 0],
  [20000, 216.65, 0.001],
  [32000, 228.65, 0.0028],
  [47000, 270.65, 0],
  [51000, 270.65, -0.0028],
  [71000, 214.65, -0.002],
  [84852, 186.946, 0],
];

const basePressures = new Float64Array(layers.length);
basePressures[0] = 101325;
for (let i = 1; i < layers.length; i++) {
  basePressures[i] = basePressures[i - 1]! * pressureRatio(i - 1, layers[i]![0]);
}

/** Pressure at a geopotential height over the pressure at the foot of its layer. */
function pressureRatio(layer: number, height: number): number {
  const [foot, temperature, lapse] = layers[layer]!;
  if (lapse === 0) return exp((-GRAVITY * (height - foot)) / (GAS_CONSTANT * temperature));
  return pow(1 + (lapse * (height - foot)) / temperature, -GRAVITY / (GAS_CONSTANT * lapse));
}

/** Air at one height: K, Pa, kg/m^3, m/s. */
export interface Air {
  temperature: number;
  pressure: number;
  density: number;
  soundSpeed: number;
}

/**
 * State of the air at a geometric height (m) above sea level, written into `out`.
 *
 * Dry air in layers of constant lapse rate; no weather, no season, no latitude. Above 86 km the last layer
 * goes on isothermally, which is right in order of magnitude to about 120 km: enough for drag to fade.
 * Valid: -1 km to 86 km. Error: below 0.01 % of the tables to 80 km.
 * Source: U.S. Standard Atmosphere 1976, NOAA-S/T 76-1562, equations 18, 23, 33a, 33b, 42, 50, tables 2 and 4.
 */
export function airAt(height: number, out: Air): void {
  const geopotential = (GEOPOTENTIAL_RADIUS * height) / (GEOPOTENTIAL_RADIUS + height);
  let layer = 0;
  while (layer + 1 < layers.length && geopotential >= layers[layer + 1]![0]) layer++;
  const [foot, temperature, lapse] = layers[layer]!;
  out.temperature = temperature + lapse * (geopotential - foot);
  out.pressure = basePressures[layer]! * pressureRatio(layer, geopotential);
  out.density = out.pressure / (GAS_CONSTANT * out.temperature);
  out.soundSpeed = Math.sqrt(GAMMA * GAS_CONSTANT * out.temperature);
}

/** A place for `airAt` to write to. */
export function createAir(): Air {
  return { temperature: 0, pressure: 0, density: 0, soundSpeed: 0 };
}
