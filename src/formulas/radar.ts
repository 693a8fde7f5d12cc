/** Formulas of the radar equation. */
import { dbFromRatio, ratioFromDb } from '../math/elementary.ts';
import { burnThroughRange } from '../sensors/jamming.ts';
import {
  constantFromHardware,
  echoPower,
  jammerFromHardware,
  LIGHT_SPEED,
  peakPowerForSnr,
  type RadarHardware,
  rangeAtSnr,
  snrAtRange,
} from '../sensors/range-equation.ts';
import { type Computed, type Formula, type FormulaKey, type Inputs, positive } from './row.ts';

const frequency = { key: 'frequency-hz', meaning: 'carrier frequency', ...positive };
const power = { key: 'peak-power-w', meaning: 'peak power', ...positive };
const pulse = { key: 'pulse-s', meaning: 'length of the pulse', ...positive };
const rcs = { key: 'rcs-m2', meaning: 'radar cross-section', ...positive };
const range = { key: 'range-m', meaning: 'range, transmitter to object', ...positive };
export const snrDb = { key: 'snr-db', meaning: 'signal to noise of one pulse' };
const radarCommon: readonly FormulaKey[] = [
  { key: 'gain-db', meaning: 'antenna gain, transmitting' },
  { key: 'gain-rx-db', meaning: 'antenna gain, receiving; same as gain-db if left out', fallback: NaN },
  { key: 'loss-db', meaning: 'losses', fallback: 0 },
  { key: 'wave-speed-m-s', meaning: 'speed of light', fallback: LIGHT_SPEED, ...positive },
];
const temperature = { key: 'temperature-k', meaning: 'system noise temperature', fallback: 290, ...positive };
const rangeReceive = {
  key: 'range-rx-m',
  meaning: 'range, object to receiver; same as range-m if left out',
  fallback: NaN,
};

/** The radar that the keys of a radar formula describe; `otherwise` stands in for the figure that is solved for. */
function hardware(inputs: Inputs, otherwise: Partial<RadarHardware>): RadarHardware {
  const gainTransmit = ratioFromDb(inputs.number('gain-db'));
  return {
    peakPower: otherwise.peakPower ?? inputs.number('peak-power-w'),
    pulse: otherwise.pulse ?? inputs.number('pulse-s'),
    gainTransmit,
    gainReceive: inputs.isGiven('gain-rx-db') ? ratioFromDb(inputs.number('gain-rx-db')) : gainTransmit,
    wavelength: inputs.number('wave-speed-m-s') / inputs.number('frequency-hz'),
    temperature: otherwise.temperature ?? inputs.number('temperature-k'),
    loss: ratioFromDb(inputs.number('loss-db')),
  };
}

function bothRanges(inputs: Inputs): readonly [number, number] {
  const transmit = inputs.number('range-m');
  return [transmit, inputs.isGiven('range-rx-m') ? inputs.number('range-rx-m') : transmit];
}

const radarSource = 'Skolnik, Introduction to Radar Systems, 3rd ed., 2001, chapters 1 and 2: radar equation';

export const radarFormulas: readonly Formula[] = [
  {
    name: 'radar-snr-db',
    about: 'signal to noise of one pulse',
    unit: 'dB',
    source: radarSource,
    keys: [frequency, power, pulse, ...radarCommon, rcs, range, rangeReceive, temperature],
    compute: (inputs): Computed => {
      const radar = hardware(inputs, {});
      const [transmit, receive] = bothRanges(inputs);
      const snr = snrAtRange(constantFromHardware(radar), inputs.number('rcs-m2'), transmit * receive);
      return { value: dbFromRatio(snr), ratio: snr, wavelength_m: radar.wavelength };
    },
  },
  {
    name: 'radar-range',
    about: 'range at which an object returns a given signal to noise',
    unit: 'm',
    source: radarSource,
    keys: [frequency, power, pulse, ...radarCommon, rcs, snrDb, temperature],
    compute: (inputs): Computed => {
      const radar = hardware(inputs, {});
      const snr = ratioFromDb(inputs.number('snr-db'));
      return {
        value: rangeAtSnr(constantFromHardware(radar), inputs.number('rcs-m2'), snr),
        wavelength_m: radar.wavelength,
      };
    },
  },
  {
    name: 'radar-peak-power',
    about: 'peak power that gives a signal to noise at a range',
    unit: 'W',
    source: radarSource,
    keys: [frequency, pulse, ...radarCommon, rcs, range, rangeReceive, snrDb, temperature],
    compute: (inputs): Computed => {
      const radar = hardware(inputs, { peakPower: 1 });
      const snr = ratioFromDb(inputs.number('snr-db'));
      const [transmit, receive] = bothRanges(inputs);
      return {
        value: peakPowerForSnr(radar, snr, inputs.number('rcs-m2'), transmit, receive),
        wavelength_m: radar.wavelength,
      };
    },
  },
  {
    name: 'radar-echo-power',
    about: 'power received from an object',
    unit: 'W',
    source: radarSource,
    keys: [frequency, power, ...radarCommon, rcs, range, rangeReceive],
    compute: (inputs): Computed => {
      const radar = hardware(inputs, { pulse: 1, temperature: 1 });
      const [transmit, receive] = bothRanges(inputs);
      const value = echoPower(radar, inputs.number('rcs-m2'), transmit, receive);
      return { value, value_dbw: dbFromRatio(value), wavelength_m: radar.wavelength };
    },
  },
  {
    name: 'burn-through-range',
    about: 'range at which an object that screens itself with noise is seen through it',
    unit: 'm',
    source:
      'Mahafza, Radar Systems Analysis and Design Using MATLAB, 2000, 1.6.1, with the noise of the receiver kept',
    keys: [
      frequency,
      power,
      pulse,
      ...radarCommon,
      rcs,
      { key: 'jammer-erp-w', meaning: 'power times gain of the jammer', least: 0 },
      { key: 'jammer-bandwidth-hz', meaning: 'band that it fills', ...positive },
      { ...snrDb, meaning: 'signal to noise and jamming that is needed' },
      temperature,
    ],
    compute: (inputs): Computed => {
      const radar = hardware(inputs, {});
      const density = inputs.number('jammer-erp-w') / inputs.number('jammer-bandwidth-hz');
      const jammer = jammerFromHardware(radar, density);
      const constant = constantFromHardware(radar);
      const needed = ratioFromDb(inputs.number('snr-db'));
      const cross = inputs.number('rcs-m2');
      return {
        value: burnThroughRange(constant, cross, jammer, needed),
        range_without_jamming_m: rangeAtSnr(constant, cross, needed),
        crossover_range_m: burnThroughRange(constant, cross, jammer, 1),
        jam_to_noise_at_100_km_db: dbFromRatio(jammer / 1e10),
      };
    },
  },
];
