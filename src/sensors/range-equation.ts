/** Signal to noise of an echo against range and cross-section. Powers and ratios are linear unless named Db. */
import { PI } from '../math/elementary.ts';

/** Boltzmann's constant, J/K (exact). */
const BOLTZMANN = 1.380649e-23;
/** Speed of light in vacuum, m/s (exact). */
export const LIGHT_SPEED = 299792458;

/**
 * Signal to noise of an echo from `rcs` (m^2) over the path range x range (m^2 x m^2 in all): a radar's
 * whole hardware is one constant (m^2), whatever the constant was derived from.
 * Source: Skolnik, Introduction to Radar Systems, 3rd ed., 2001, equation 1.7 with everything but rcs and range folded.
 */
export function snrAtRange(constant: number, rcs: number, rangeSquared: number): number {
  return (constant * rcs) / (rangeSquared * rangeSquared);
}

/** Range, m, at which `rcs` returns the signal to noise `snr`; inverse of `snrAtRange`. */
export function rangeAtSnr(constant: number, rcs: number, snr: number): number {
  return Math.sqrt(Math.sqrt((constant * rcs) / snr));
}

/**
 * The constant of a radar known only by one published pair: `referenceRcs` (m^2) is seen with signal to
 * noise `referenceSnr` at `referenceRange` (m).
 *
 * Public headline figures give no power, gain or noise, so this is all that can honestly be said; losses that
 * grow with range (rain, multipath lobes) are left out.
 */
export function constantFromReference(
  referenceRange: number,
  referenceRcs: number,
  referenceSnr: number,
): number {
  const squared = referenceRange * referenceRange;
  return (referenceSnr * squared * squared) / referenceRcs;
}

/** The figures of the textbook radar equation: W, s, ratios, m, K. */
export interface RadarHardware {
  readonly peakPower: number;
  readonly pulse: number;
  readonly gainTransmit: number;
  readonly gainReceive: number;
  readonly wavelength: number;
  readonly temperature: number;
  readonly loss: number;
}

/**
 * The constant of a radar known by its hardware: energy of one pulse over the noise of its matched filter.
 * Source: Skolnik 2001, equation 2.51 for one pulse; symbols Pt tau Gt Gr lambda^2 / ((4 pi)^3 k T L).
 */
export function constantFromHardware(radar: RadarHardware): number {
  return (radar.pulse * echoConstant(radar)) / (BOLTZMANN * radar.temperature);
}

/**
 * Jam to noise in the main beam at one metre, m^2, of a jammer that radiates `density` (power times gain for each hertz,
 * W/Hz): one-way path, so it falls with the square of range.
 * Source: Mahafza, Radar Systems Analysis and Design Using MATLAB, 2000, 1.6.1.
 */
export function jammerFromHardware(radar: RadarHardware, density: number): number {
  const { gainReceive, wavelength, temperature, loss } = radar;
  const aperture = (gainReceive * wavelength * wavelength) / (4 * PI);
  return (density * aperture) / (4 * PI * BOLTZMANN * temperature * loss);
}

/** Received power times range^4 over cross-section, W m^2: the radar equation before noise. */
function echoConstant(radar: RadarHardware): number {
  const { peakPower, gainTransmit, gainReceive, wavelength, loss } = radar;
  return (peakPower * gainTransmit * gainReceive * wavelength * wavelength) / (64 * PI * PI * PI * loss);
}

/** Power, W, received from `rcs` (m^2) over both legs, m. Source: Skolnik 2001, equation 1.6, two-way. */
export function echoPower(
  radar: RadarHardware,
  rcs: number,
  rangeTransmit: number,
  rangeReceive: number,
): number {
  return snrAtRange(echoConstant(radar), rcs, rangeTransmit * rangeReceive);
}

/** Peak power, W, that gives `snr` from `rcs` (m^2) over both legs, m; the hardware's own power is not used. */
export function peakPowerForSnr(
  radar: RadarHardware,
  snr: number,
  rcs: number,
  rangeTransmit: number,
  rangeReceive: number,
): number {
  const perWatt = constantFromHardware({ ...radar, peakPower: 1 });
  return snr / snrAtRange(perWatt, rcs, rangeTransmit * rangeReceive);
}
