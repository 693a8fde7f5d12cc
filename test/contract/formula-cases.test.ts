/** The published cases O1 to O17 through the command line: what `docs/validation.md` shows, asked as a user asks. */
import { expect, it } from 'vitest';
import { sudarshan } from './sudarshan.ts';

function answer(line: string, key = 'value'): number {
  const { code, out, err } = sudarshan(['formula', ...line.split(' '), '--json']);
  expect(err).toBe('');
  expect(code).toBe(0);
  return Number((JSON.parse(out) as Record<string, unknown>)[key]);
}

const share = (published: number, part: number): number => published * part;
const radar = '--gain-db 20 --rcs-m2 1';

it.each<[id: string, line: string, key: string, published: number, tolerance: number]>([
  [
    'O1',
    `radar-snr-db ${radar} --frequency-hz 1e9 --peak-power-w 1e6 --pulse-s 0.2e-6 --range-m 50e3 --temperature-k 290`,
    'value',
    5.5868,
    0.001,
  ],
  [
    'O2',
    `radar-range ${radar} --frequency-hz 10e9 --peak-power-w 1e6 --pulse-s 10e-6 --snr-db 6 --temperature-k 290`,
    'value',
    41057,
    share(41057, 1e-4),
  ],
  [
    'O3',
    `radar-peak-power ${radar} --frequency-hz 1e9 --pulse-s 1e-6 --range-m 50e3 --snr-db 6`,
    'value',
    2.1996e5,
    share(2.1996e5, 1e-4),
  ],
  [
    'O4',
    'radar-echo-power --frequency-hz 10e9 --wave-speed-m-s 3e8 --peak-power-w 10e3 --gain-db 20 --rcs-m2 10 --range-m 20e3',
    'value',
    2.8346e-15,
    share(2.8346e-15, 1e-4),
  ],
  ['O5', 'target-height --elevation-deg 0.5 --antenna-m 10 --slant-m 300e3', 'value', 7932.5, 0.5],
  ['O6', 'effective-earth-radius', 'value', 8.4774e6, 50],
  ['O8', 'required-snr-db --model swerling0 --pd 0.9 --pfa 1e-6 --pulses 1', 'value', 13.18349, 1e-4],
  ['O9', 'required-snr-db --model albersheim --pd 0.9 --pfa 1e-6 --pulses 1', 'value', 13.18349, 0.2],
  ['O10', 'atmosphere --height-m 1000', 'temperature_k', 281.65, share(281.65, 1e-4)],
  ['O10', 'atmosphere --height-m 1000', 'sound_speed_m_s', 336.434, share(336.434, 1e-4)],
  ['O10', 'atmosphere --height-m 1000', 'pressure_pa', 89875, share(89875, 1e-4)],
  ['O10', 'atmosphere --height-m 1000', 'density_kg_m3', 1.1116, share(1.1116, 1e-4)],
  ['O11', 'salvo-kill --p 0.56 --n 4', 'value', 0.97, 0.01],
  ['O12', 'erlang-b --load 8.108 --channels 15', 'value', 0.01, 1e-5],
  ['O13', 'erlang-b --load 8 --channels 10', 'value', 0.121661, 1e-6],
  ['O13', 'erlang-b --load 12.5 --channels 15', 'value', 0.100489, 1e-6],
  ['O14', 'ballistic-vertical --height-m 100e3', 'value', 1400, 20],
  ['O16', 'geodesic --lat1-deg 40.6 --lon1-deg -73.8 --lat2-deg 51.6 --lon2-deg -0.5', 'value', 5551760, 10],
  ['O17', 'salvo-count --rounds 44 --n 4', 'value', 11, 0],
])('%s: sudarshan formula %s', (_, line, key, published, tolerance) => {
  expect(Math.abs(answer(line, key) - published)).toBeLessThanOrEqual(tolerance);
});

it('O7: the horizon in nautical miles is 1.23 (sqrt ha + sqrt ht), heights in feet', () => {
  const miles = answer('radar-horizon --antenna-m 30.48 --height-m 121.92') / 1852;
  expect(Math.abs(miles / (Math.sqrt(100) + Math.sqrt(400)) - 1.23)).toBeLessThanOrEqual(0.005);
});

it('O15: 100 m2 is seen 17 times as far as 0.001 m2', () => {
  const range = (rcs: string): number =>
    answer(
      `radar-range --frequency-hz 1e9 --peak-power-w 1e6 --pulse-s 1e-6 --gain-db 20 --snr-db 13 --rcs-m2 ${rcs}`,
    );
  expect(Math.abs(range('100') / range('0.001') - 17)).toBeLessThanOrEqual(1);
});
