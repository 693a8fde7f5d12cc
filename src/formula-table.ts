/** The table of model equations, each through the very function that the simulation uses. */
import { airAt, createAir } from './geo/atmosphere.ts';
import { atLeastOne, binomialTail, erlangB } from './math/distributions.ts';
import { dbFromRatio, ratioFromDb } from './math/elementary.ts';
import type { SwerlingCase } from './scenario/defence.ts';
import { detectionProbability, requiredSnr } from './sensors/detection.ts';
import {
  albersheimProbability,
  albersheimSnrDb,
  shnidmanProbability,
  shnidmanSnrDb,
} from './sensors/detection-approximations.ts';
import {
  constantFromHardware,
  echoPower,
  LIGHT_SPEED,
  peakPowerForSnr,
  type RadarHardware,
  rangeAtSnr,
  snrAtRange,
} from './sensors/range-equation.ts';

/** One named input of a formula. A key without a fallback must be given. */
export interface FormulaKey {
  readonly key: string;
  readonly meaning: string;
  readonly fallback?: number | string;
  /** Allowed words of a key that is not a number. */
  readonly words?: readonly string[];
  /** Least and greatest allowed number. */
  readonly least?: number;
  readonly most?: number;
  /** Only whole numbers. */
  readonly whole?: boolean;
}

/** The checked inputs of one evaluation. */
export interface Inputs {
  readonly number: (key: string) => number;
  readonly word: (key: string) => string;
  readonly isGiven: (key: string) => boolean;
}

export interface Formula {
  readonly name: string;
  readonly about: string;
  readonly unit: string;
  readonly source: string;
  readonly keys: readonly FormulaKey[];
  readonly compute: (inputs: Inputs) => Computed;
}

/** A value and the extra figures that are told beside it. */
interface Computed {
  readonly value: number;
  readonly [extra: string]: number | string;
}

const positive = { least: Number.MIN_VALUE };
const share = { least: 0, most: 1 };
const frequency = { key: 'frequency-hz', meaning: 'carrier frequency', ...positive };
const power = { key: 'peak-power-w', meaning: 'peak power', ...positive };
const pulse = { key: 'pulse-s', meaning: 'length of the pulse', ...positive };
const rcs = { key: 'rcs-m2', meaning: 'radar cross-section', ...positive };
const range = { key: 'range-m', meaning: 'range, transmitter to object', ...positive };
const snrDb = { key: 'snr-db', meaning: 'signal to noise of one pulse' };
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

const models = [
  'swerling0',
  'swerling1',
  'swerling2',
  'swerling3',
  'swerling4',
  'albersheim',
  'shnidman',
] as const;
const detectionKeys: readonly FormulaKey[] = [
  { key: 'model', meaning: 'law of detection', fallback: 'swerling1', words: models },
  { key: 'pfa', meaning: 'probability of false alarm', fallback: 1e-6, least: 1e-15, most: 0.5 },
  { key: 'pulses', meaning: 'pulses added', fallback: 1, least: 1, most: 10000, whole: true },
  { key: 'swerling', meaning: 'case for model shnidman', fallback: 0, least: 0, most: 4, whole: true },
];

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
const detectionSource = 'Shnidman, IEEE Trans. AES 31(3), 1995 (exact Swerling laws)';

/** All formulas, in the order in which they are listed. */
export const formulas: readonly Formula[] = [
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
    name: 'detection-probability',
    about: 'probability of detection at a signal to noise',
    unit: 'probability',
    source: detectionSource,
    keys: [snrDb, ...detectionKeys],
    compute: (inputs): Computed => {
      const snr_db = inputs.number('snr-db');
      const pfa = inputs.number('pfa');
      const pulses = inputs.number('pulses');
      const model = inputs.word('model');
      if (model === 'albersheim') return { value: albersheimProbability(snr_db, pfa, pulses), model };
      const swerling = caseOf(inputs);
      if (model === 'shnidman')
        return { value: shnidmanProbability(swerling, snr_db, pfa, pulses), model, swerling };
      return { value: detectionProbability(swerling, ratioFromDb(snr_db), pfa, pulses), model };
    },
  },
  {
    name: 'required-snr-db',
    about: 'signal to noise of one pulse that gives a probability of detection',
    unit: 'dB',
    source: detectionSource,
    keys: [{ key: 'pd', meaning: 'probability of detection', least: 1e-6, most: 1 - 1e-9 }, ...detectionKeys],
    compute: (inputs): Computed => {
      const pd = inputs.number('pd');
      const pfa = inputs.number('pfa');
      const pulses = inputs.number('pulses');
      const model = inputs.word('model');
      if (model === 'albersheim') return { value: albersheimSnrDb(pd, pfa, pulses), model };
      const swerling = caseOf(inputs);
      if (model === 'shnidman') return { value: shnidmanSnrDb(swerling, pd, pfa, pulses), model, swerling };
      return { value: dbFromRatio(requiredSnr(swerling, pd, pfa, pulses)), model };
    },
  },
  {
    name: 'm-of-n',
    about: 'probability of at least m detections in n looks',
    unit: 'probability',
    source: 'binomial tail; Skolnik, Introduction to Radar Systems, 3rd ed., 2001, 2.14',
    keys: [
      { key: 'm', meaning: 'detections wanted', least: 0, most: 10000, whole: true },
      { key: 'n', meaning: 'looks', least: 0, most: 10000, whole: true },
      { key: 'p', meaning: 'probability of one', ...share },
    ],
    compute: (inputs) => ({
      value: binomialTail(inputs.number('m'), inputs.number('n'), inputs.number('p')),
    }),
  },
  {
    name: 'atmosphere',
    about: 'standard atmosphere at a height above sea level; the value is the temperature',
    unit: 'K',
    source: 'U.S. Standard Atmosphere 1976, NOAA-S/T 76-1562',
    keys: [{ key: 'height-m', meaning: 'geometric height', least: -2000, most: 120000 }],
    compute: (inputs): Computed => {
      const air = createAir();
      airAt(inputs.number('height-m'), air);
      return {
        value: air.temperature,
        temperature_k: air.temperature,
        pressure_pa: air.pressure,
        density_kg_m3: air.density,
        sound_speed_m_s: air.soundSpeed,
      };
    },
  },
  {
    name: 'salvo-kill',
    about: 'probability that n independent rounds kill at least once',
    unit: 'probability',
    source: '1 - (1 - p)^n; Washburn and Kress, Combat Modeling, 2009, chapter 2',
    keys: [
      { key: 'p', meaning: 'probability of kill of one round', ...share },
      { key: 'n', meaning: 'rounds', least: 0, most: 10000, whole: true },
    ],
    compute: (inputs) => ({ value: atLeastOne(inputs.number('p'), inputs.number('n')) }),
  },
  {
    name: 'salvo-leak',
    about: 'probability that at least one of n objects leaks; expected leakers beside it',
    unit: 'probability',
    source: '1 - (1 - q)^n; Wilkening, Science and Global Security 8, 1999',
    keys: [
      { key: 'q', meaning: 'probability that one object leaks', ...share },
      { key: 'n', meaning: 'objects', least: 0, most: 10000, whole: true },
    ],
    compute: (inputs): Computed => {
      const q = inputs.number('q');
      const n = inputs.number('n');
      return { value: atLeastOne(q, n), expected_leakers: q * n };
    },
  },
  {
    name: 'erlang-b',
    about: 'share of objects that find all channels busy',
    unit: 'probability',
    source: 'Erlang 1917; Kleinrock, Queueing Systems vol. 1, 1975, 3.5',
    keys: [
      { key: 'load', meaning: 'offered load, erlang', least: 0 },
      { key: 'channels', meaning: 'channels', least: 0, most: 100000, whole: true },
    ],
    compute: (inputs) => ({ value: erlangB(inputs.number('load'), inputs.number('channels')) }),
  },
];

/** The Swerling case that the keys name: by the model's last letter, or by `swerling` for model shnidman. */
function caseOf(inputs: Inputs): SwerlingCase {
  const model = inputs.word('model');
  const number = model === 'shnidman' ? inputs.number('swerling') : Number(model.slice(-1));
  return number as SwerlingCase;
}
