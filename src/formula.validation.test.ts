/** Published numbers against ours, and the page that shows them: docs/validation.md. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { evaluateFormula } from './formula.ts';

interface Case {
  readonly id: string;
  readonly model: string;
  readonly through: string;
  readonly source: string;
  readonly printed: number;
  /** As it stands in the source. */
  readonly printedText: string;
  readonly unit: string;
  /** Greatest difference, in the unit of the case; `toleranceText` says it the way it was chosen. */
  readonly tolerance: number;
  readonly toleranceText: string;
  readonly ours: number;
}

/** A figure of `sudarshan formula`, the value itself unless another key is named. */
function formula(name: string, given: Readonly<Record<string, number | string>>, key = 'value'): number {
  const answer = evaluateFormula(name, given);
  if (!('value' in answer)) throw new Error(answer.join('; '));
  return Number(answer[key]);
}

/** Load, erlang, at which `channels` refuse the share `refused`, by halving. */
function loadOf(channels: number, refused: number): number {
  let low = 0;
  let high = 2 * channels;
  for (let turn = 0; turn < 50; turn++) {
    const load = (low + high) / 2;
    if (formula('erlang-b', { load, channels }) < refused) low = load;
    else high = load;
  }
  return low;
}

const gain = { 'gain-db': 20, 'rcs-m2': 1 };
const scaling = { 'frequency-hz': 1e9, 'peak-power-w': 1e6, 'pulse-s': 1e-6, 'gain-db': 20, 'snr-db': 13 };
const required = { pd: 0.9, pfa: 1e-6, pulses: 1 };
const screened = {
  'frequency-hz': 3e9,
  'peak-power-w': 5e4,
  'pulse-s': 1e-6,
  'gain-db': 35,
  'rcs-m2': 10,
  'jammer-erp-w': 2000,
  'jammer-bandwidth-hz': 5e7,
};

/** Chance that the sum of `count` exponential numbers exceeds `level`: the Poisson sum, written out. */
function gammaTail(count: number, level: number): number {
  let term = Math.exp(-level);
  let sum = term;
  for (let k = 1; k < count; k++) {
    term *= level / k;
    sum += term;
  }
  return sum;
}

/** Level that noise of `count` pulses exceeds with probability `falseAlarm`, by halving. */
function thresholdOf(count: number, falseAlarm: number): number {
  let low = 0;
  let high = 200;
  for (let turn = 0; turn < 80; turn++) {
    const middle = (low + high) / 2;
    if (gammaTail(count, middle) > falseAlarm) low = middle;
    else high = middle;
  }
  return low;
}

type Row = readonly [
  id: string,
  model: string,
  through: string,
  source: string,
  printed: number,
  printedText: string,
  unit: string,
  /** Greatest difference as a share of the printed number where it begins with %, otherwise in the unit. */
  tolerance: string,
  ours: () => number,
];

const atmosphere = (id: string, key: string, printed: number, text: string, unit: string): Row => [
  id,
  `standard atmosphere at 1,000 m, ${key.replace(/_(k|m_s|pa|kg_m3)$/, '').replace('_', ' ')}`,
  'atmosphere',
  'MathWorks atmosisa',
  printed,
  text,
  unit,
  '%0.01',
  () => formula('atmosphere', { 'height-m': 1000 }, key),
];

const rows: readonly Row[] = [
  [
    'O1',
    'radar equation, signal to noise',
    'radar-snr-db',
    'MathWorks radareqsnr, example 1',
    5.5868,
    '5.5868',
    'dB',
    '0.001',
    () =>
      formula('radar-snr-db', {
        ...gain,
        'frequency-hz': 1e9,
        'peak-power-w': 1e6,
        'pulse-s': 0.2e-6,
        'range-m': 50e3,
        'temperature-k': 290,
      }),
  ],
  [
    'O2',
    'radar equation, range',
    'radar-range',
    'MathWorks radareqrng, example 1',
    41057,
    '41,057',
    'm',
    '%0.01',
    () =>
      formula('radar-range', {
        ...gain,
        'frequency-hz': 10e9,
        'peak-power-w': 1e6,
        'pulse-s': 10e-6,
        'snr-db': 6,
        'temperature-k': 290,
      }),
  ],
  [
    'O3',
    'radar equation, peak power',
    'radar-peak-power',
    'MathWorks radareqpow, example 1',
    2.1996e5,
    '2.1996e5',
    'W',
    '%0.01',
    () =>
      formula('radar-peak-power', {
        ...gain,
        'frequency-hz': 1e9,
        'pulse-s': 1e-6,
        'range-m': 50e3,
        'snr-db': 6,
      }),
  ],
  [
    'O4',
    'echo power, light at 3e8 m/s',
    'radar-echo-power',
    'companion of a radar textbook, chapter 11, solved example 1',
    2.8346e-15,
    '2.8346e-15',
    'W',
    '%0.01',
    () =>
      formula('radar-echo-power', {
        'frequency-hz': 10e9,
        'peak-power-w': 10e3,
        'gain-db': 20,
        'rcs-m2': 10,
        'range-m': 20e3,
        'wave-speed-m-s': 3e8,
      }),
  ],
  [
    'O5',
    'height from slant range and elevation, with refraction',
    'target-height',
    'MathWorks el2height',
    7932.5,
    '7,932.5',
    'm',
    '0.5',
    () => formula('target-height', { 'slant-m': 300e3, 'antenna-m': 10, 'elevation-deg': 0.5 }),
  ],
  [
    'O6',
    'effective radius of the Earth',
    'effective-earth-radius',
    'MathWorks effearthradius',
    8.4774e6,
    '8.4774e6',
    'm',
    '50',
    () => formula('effective-earth-radius', {}),
  ],
  [
    'O7',
    'radar horizon, constant for feet and nautical miles',
    'radar-horizon',
    'rule of radar courses, 1.23 (sqrt ha + sqrt ht)',
    1.23,
    '1.23',
    'nmi / sqrt ft',
    '0.005',
    () => formula('radar-horizon', { 'height-m': 0.3048 }) / 1852,
  ],
  [
    'O8',
    'signal to noise for detection 0.9 at 1e-6, one steady pulse',
    'required-snr-db',
    'sdr library, min_snr',
    13.18349,
    '13.183490',
    'dB',
    '0.0001',
    () => formula('required-snr-db', { ...required, model: 'swerling0' }),
  ],
  [
    'O9',
    "Albersheim's equation, same inputs, against the exact number",
    'required-snr-db',
    'sdr library, albersheim (its claim: within 0.2 dB)',
    13.18349,
    '13.183490',
    'dB',
    '0.2',
    () => formula('required-snr-db', { ...required, model: 'albersheim' }),
  ],
  atmosphere('O10', 'temperature_k', 281.65, '281.65', 'K'),
  atmosphere('O10', 'sound_speed_m_s', 336.434, '336.434', 'm/s'),
  atmosphere('O10', 'pressure_pa', 89875, '89,875', 'Pa'),
  atmosphere('O10', 'density_kg_m3', 1.1116, '1.1116', 'kg/m3'),
  [
    'O11',
    'salvo of four rounds of 0.56',
    'salvo-kill',
    'Popular Mechanics, 2017',
    0.97,
    '97 %',
    'probability',
    '0.01',
    () => formula('salvo-kill', { p: 0.56, n: 4 }),
  ],
  [
    'O12',
    'Erlang B, load of 15 channels that refuse 1 %',
    'erlang-b',
    'erlang.com, manual of the calculator',
    8.108,
    '8.108',
    'erlang',
    '0.001',
    () => loadOf(15, 0.01),
  ],
  [
    'O13',
    'Erlang B, 8 erlang on 10 channels',
    'erlang-b',
    'codingace.net, table of examples',
    12.1661,
    '12.1661',
    '%',
    '0.0001',
    () => 100 * formula('erlang-b', { load: 8, channels: 10 }),
  ],
  [
    'O13',
    'Erlang B, 12.5 erlang on 15 channels',
    'erlang-b',
    'codingace.net, table of examples',
    10.0489,
    '10.0489',
    '%',
    '0.0001',
    () => 100 * formula('erlang-b', { load: 12.5, channels: 15 }),
  ],
  [
    'O14',
    'vertical shot to 100 km, no drag',
    'ballistic-vertical',
    'Wikipedia, Sub-orbital spaceflight',
    1.4,
    '1.4',
    'km/s',
    '0.02',
    () => formula('ballistic-vertical', { 'height-m': 100e3 }) / 1000,
  ],
  [
    'O15',
    'ratio of ranges, 100 m2 to 0.001 m2',
    'radar-range',
    'homo-deus.com, page on radar cross-section',
    17,
    '17',
    'ratio',
    '1',
    () =>
      formula('radar-range', { ...scaling, 'rcs-m2': 100 }) /
      formula('radar-range', { ...scaling, 'rcs-m2': 0.001 }),
  ],
  [
    'O16',
    'geodesic, 40.6 N 73.8 W to 51.6 N 0.5 W',
    'geodesic',
    'GeographicLib, example (number recalled, not seen)',
    5551.76,
    '5,551.76',
    'km',
    '0.01',
    () =>
      formula('geodesic', { 'lat1-deg': 40.6, 'lon1-deg': -73.8, 'lat2-deg': 51.6, 'lon2-deg': -0.5 }) / 1000,
  ],
  [
    'O17',
    'targets that a stock of 44 serves, four rounds each',
    'salvo-count',
    'Blair in SOFREP',
    11,
    '11',
    'targets',
    '0',
    () => formula('salvo-count', { rounds: 44, n: 4 }),
  ],
  [
    'C1',
    'signal to noise for detection 0.9 at 1e-6, one pulse, Swerling I',
    'required-snr-db',
    'closed form ln(Pfa) / ln(Pd) - 1, Mahafza 2000, equation 2.75 turned round',
    10 * Math.log10(Math.log(1e-6) / Math.log(0.9) - 1),
    '21.14',
    'dB',
    '0.0001',
    () => formula('required-snr-db', { ...required, model: 'swerling1' }),
  ],
  [
    'C2',
    'detection of Swerling II, ten pulses of 5 dB, at 1e-6',
    'detection-probability',
    'closed form: gamma tail at threshold / (1 + SNR), Swerling 1960',
    gammaTail(10, thresholdOf(10, 1e-6) / (1 + 10 ** 0.5)),
    '0.7340',
    'probability',
    '0.0001',
    () => formula('detection-probability', { model: 'swerling2', 'snr-db': 5, pfa: 1e-6, pulses: 10 }),
  ],
  [
    'C3',
    'crossover range of a self-screening jammer far over the noise',
    'burn-through-range',
    'closed form sqrt(Pt G rcs Bj / (4 pi ERP B L)), Mahafza 2000, 1.6.1',
    Math.sqrt((5e4 * 10 ** 3.5 * 10 * 5e7) / (4 * Math.PI * 2000 * 1e6)),
    '1,773.6',
    'm',
    '%0.1',
    () => formula('burn-through-range', { ...screened, 'snr-db': 0 }),
  ],
  [
    'C4',
    'minimum-energy burnout speed for 1,500 km',
    'ballistic-minimum-energy',
    'closed form of the notes on domain sources, sphere of 6,371 km',
    3627,
    '3,627',
    'm/s',
    '1',
    () => formula('ballistic-minimum-energy', { 'range-m': 1500e3 }),
  ],
];

const cases = rows.map(
  ([id, model, through, source, printed, printedText, unit, tolerance, ours]): Case => ({
    id,
    model,
    through,
    source,
    printed,
    printedText,
    unit,
    tolerance: tolerance.startsWith('%')
      ? Math.abs(printed) * (Number(tolerance.slice(1)) / 100)
      : Number(tolerance),
    toleranceText: tolerance.startsWith('%') ? `${tolerance.slice(1)} %` : tolerance,
    ours: ours(),
  }),
);

const holds = (one: Case): boolean => Math.abs(one.ours - one.printed) <= one.tolerance;

function page(): string {
  const lines = cases.map((one) => {
    const ours = one.ours.toPrecision(7).replace(/\.?0+(?=$|e)/, '');
    const cells = [
      one.id,
      one.model,
      `\`${one.through}\``,
      one.source,
      `${one.printedText} ${one.unit}`,
      ours,
      one.toleranceText,
      holds(one) ? 'pass' : 'FAIL',
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '# Validation',
    '',
    'Published numbers against ours, through the very functions that the simulation uses. This page is written by',
    '`src/formula.validation.test.ts`, which fails where a row does not hold or the page is not what it gives. The',
    'name under "through" is one of `sudarshan formula`; `test/contract/formula-cases.test.ts` asks the same cases through the',
    'command line. Sources were read in copies of their pages, except where one says otherwise.',
    'Cases that begin with C have a closed form in place of a printed number, worked out in the test without our code.',
    '',
    'A tolerance with % is a share of the printed number, any other is in its unit. Kill probabilities, hold and reload',
    'times and network delays have no published numbers: they are study parameters, marked as assumed. Simulated, study',
    'use only.',
    '',
    '| case | model | through | source | printed | ours | tolerance | result |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}

const pageFile = new URL('../docs/validation.md', import.meta.url);
if (process.env.REWRITE === '1') writeFileSync(pageFile, page());

test.each(cases)('$id, $model: $printedText $unit', (one) => {
  expect(Math.abs(one.ours - one.printed)).toBeLessThanOrEqual(one.tolerance);
});

test('every case O1 to O17 has a row, then the closed forms C1 to C4', () => {
  const published = Array.from({ length: 17 }, (_, i) => `O${i + 1}`);
  const wanted = [...published, 'C1', 'C2', 'C3', 'C4'];
  expect([...new Set(cases.map((one) => one.id))]).toEqual(wanted);
});

test('the stored page is the one that these numbers give (REWRITE=1 renews it)', () => {
  expect(existsSync(pageFile) && readFileSync(pageFile, 'utf8')).toBe(page());
});
