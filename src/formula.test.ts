import { describe, expect, it } from 'vitest';
import { evaluateFormula, formulas } from './formula.ts';

function answerOf(name: string, given: Record<string, string | number>): number {
  const answer = evaluateFormula(name, given);
  if (!('value' in answer)) throw new Error(answer.join('; '));
  return answer.value;
}

describe('evaluateFormula', () => {
  it('gives the signal to noise of the published radar (case O1)', () => {
    const given = {
      'frequency-hz': '1e9',
      'peak-power-w': '1e6',
      'pulse-s': '0.2e-6',
      'gain-db': '20',
      'rcs-m2': '1',
      'range-m': '50e3',
      'temperature-k': '290',
    };
    expect(Math.abs(answerOf('radar-snr-db', given) - 5.5868)).toBeLessThan(0.001);
  });

  it('gives the range of the published radar (case O2)', () => {
    const given = {
      'frequency-hz': 10e9,
      'peak-power-w': 1e6,
      'pulse-s': 10e-6,
      'gain-db': 20,
      'rcs-m2': 1,
      'snr-db': 6,
    };
    expect(Math.abs(answerOf('radar-range', given) / 41057 - 1)).toBeLessThan(1e-4);
  });

  it('gives the peak power of the published radar (case O3)', () => {
    const given = {
      'frequency-hz': 1e9,
      'pulse-s': 1e-6,
      'gain-db': 20,
      'rcs-m2': 1,
      'range-m': 50e3,
      'snr-db': 6,
    };
    expect(Math.abs(answerOf('radar-peak-power', given) / 2.1996e5 - 1)).toBeLessThan(1e-4);
  });

  it('gives the echo power of the published example, which takes light at 3e8 m/s (case O4)', () => {
    const given = {
      'frequency-hz': 10e9,
      'peak-power-w': 10e3,
      'gain-db': 20,
      'rcs-m2': 10,
      'range-m': 20e3,
      'wave-speed-m-s': 3e8,
    };
    expect(Math.abs(answerOf('radar-echo-power', given) / 2.8346e-15 - 1)).toBeLessThan(1e-4);
  });

  it('lets both ways of a bistatic path differ', () => {
    const given = {
      'frequency-hz': 1e9,
      'peak-power-w': 1e6,
      'pulse-s': 1e-6,
      'gain-db': 20,
      'rcs-m2': 1,
    };
    const same = answerOf('radar-snr-db', { ...given, 'range-m': 50e3 });
    expect(answerOf('radar-snr-db', { ...given, 'range-m': 25e3, 'range-rx-m': 100e3 })).toBeCloseTo(same, 9);
    expect(answerOf('radar-snr-db', { ...given, 'range-m': 50e3, 'gain-rx-db': 23 })).toBeCloseTo(
      same + 3,
      9,
    );
  });

  it('needs 13.183490 dB for 0.9 at 1e-6 without fluctuation, and Albersheim is within 0.2 dB (cases O8, O9)', () => {
    const exact = answerOf('required-snr-db', { model: 'swerling0', pd: 0.9, pfa: 1e-6, pulses: 1 });
    expect(Math.abs(exact - 13.18349)).toBeLessThan(1e-4);
    const short = answerOf('required-snr-db', { model: 'albersheim', pd: 0.9, pfa: 1e-6, pulses: 1 });
    expect(short).toBeCloseTo(13.1145, 3);
    expect(Math.abs(short - exact)).toBeLessThan(0.2);
    const ten = { pd: 0.9, pfa: 1e-6, pulses: 10 };
    expect(answerOf('required-snr-db', { ...ten, model: 'albersheim' })).toBeCloseTo(4.9904, 3);
    expect(answerOf('required-snr-db', { ...ten, model: 'swerling0' })).toBeCloseTo(5.2675, 3);
  });

  it('inverts each detection law with the matching required signal to noise', () => {
    const models = [
      'swerling0',
      'swerling1',
      'swerling2',
      'swerling3',
      'swerling4',
      'albersheim',
      'shnidman',
    ];
    for (const model of models) {
      for (const pulses of [1, 8]) {
        const snr = answerOf('required-snr-db', { model, pd: 0.7, pfa: 1e-6, pulses });
        expect(answerOf('detection-probability', { model, 'snr-db': snr, pfa: 1e-6, pulses })).toBeCloseTo(
          0.7,
          6,
        );
      }
    }
  });

  it('gives the standard atmosphere at 1,000 m within 0.01 % (case O10)', () => {
    const answer = evaluateFormula('atmosphere', { 'height-m': 1000 });
    if (!('value' in answer)) throw new Error(answer.join('; '));
    const published = {
      temperature_k: 281.65,
      sound_speed_m_s: 336.434,
      pressure_pa: 89875,
      density_kg_m3: 1.1116,
    };
    for (const [key, value] of Object.entries(published)) {
      expect(Math.abs(Number(answer[key]) / value - 1)).toBeLessThan(1e-4);
    }
  });

  it('gives the published salvo, channel and scaling figures (cases O11, O12, O13, O15)', () => {
    expect(Math.abs(answerOf('salvo-kill', { p: 0.56, n: 4 }) - 0.97)).toBeLessThan(0.01);
    expect(answerOf('erlang-b', { load: 8, channels: 10 })).toBeCloseTo(0.121661, 6);
    expect(answerOf('erlang-b', { load: 12.5, channels: 15 })).toBeCloseTo(0.100489, 6);
    expect(answerOf('erlang-b', { load: 8.108, channels: 15 })).toBeCloseTo(0.01, 5);
    const given = { 'frequency-hz': 1e9, 'peak-power-w': 1e6, 'pulse-s': 1e-6, 'gain-db': 20, 'snr-db': 13 };
    const ratio =
      answerOf('radar-range', { ...given, 'rcs-m2': 100 }) /
      answerOf('radar-range', { ...given, 'rcs-m2': 0.001 });
    expect(Math.abs(ratio - 17)).toBeLessThan(1);
  });

  it('gives the published height, effective radius, horizon constant and geodesic (cases O5, O6, O7, O16)', () => {
    const height = answerOf('target-height', { 'slant-m': 300e3, 'antenna-m': 10, 'elevation-deg': 0.5 });
    expect(Math.abs(height - 7932.5)).toBeLessThan(0.5);
    expect(Math.abs(answerOf('effective-earth-radius', {}) - 8.4774e6)).toBeLessThan(50);
    expect(Math.abs(answerOf('radar-horizon', { 'height-m': 0.3048 }) / 1852 - 1.23)).toBeLessThan(0.005);
    const points = { 'lat1-deg': 40.6, 'lon1-deg': -73.8, 'lat2-deg': 51.6, 'lon2-deg': -0.5 };
    expect(Math.abs(answerOf('geodesic', points) - 5551760)).toBeLessThan(10);
  });

  it('gives the same ground range from elevation and from the height that goes with it', () => {
    const given = { 'slant-m': 200e3, 'antenna-m': 25 };
    const height = answerOf('target-height', { ...given, 'elevation-deg': 1.5 });
    const byElevation = answerOf('ground-range', { ...given, 'elevation-deg': 1.5 });
    expect(answerOf('ground-range', { ...given, 'height-m': height })).toBeCloseTo(byElevation, 3);
    expect(evaluateFormula('ground-range', given)).toEqual(['give either elevation-deg or height-m']);
  });

  it('gives the published trajectories of 300 km and 1,500 km', () => {
    for (const [range, speed, apogee, time] of [
      [300e3, 1696, 74, 251],
      [1500e3, 3627, 352, 595],
    ] as const) {
      const answer = evaluateFormula('ballistic-minimum-energy', { 'range-m': range });
      if (!('value' in answer)) throw new Error(answer.join('; '));
      expect(Math.abs(answer.value - speed)).toBeLessThan(1);
      expect(Math.abs(Number(answer.apogee_m) / 1000 - apogee)).toBeLessThan(1);
      expect(Math.abs(Number(answer.flight_time_s) - time)).toBeLessThan(1);
    }
  });

  it('counts leaks and detections as the binomial law does', () => {
    expect(answerOf('salvo-leak', { q: 0.1, n: 4 })).toBeCloseTo(1 - 0.9 * 0.9 * 0.9 * 0.9, 12);
    expect(answerOf('m-of-n', { m: 2, n: 3, p: 0.5 })).toBeCloseTo(0.5, 12);
    expect(answerOf('m-of-n', { m: 3, n: 5, p: 0.9 })).toBeCloseTo(0.99144, 10);
  });

  it('names every missing, unknown and impossible value at once', () => {
    expect(evaluateFormula('m-of-n', { m: 'two', q: 1, n: 2.5 })).toEqual([
      'm: number expected, "two" found',
      'q: unknown key; m-of-n takes m, n, p',
      'n: whole number expected, 2.5 found',
      'p: missing (probability of one)',
    ]);
    expect(evaluateFormula('required-snr-db', { pd: 0.001, pfa: 0.01 })).toEqual([
      'pd: more than pfa expected',
    ]);
    expect(evaluateFormula('detection-probability', { model: 'shnidman', 'snr-db': 40 })).toHaveLength(1);
    expect(evaluateFormula('magic', {})).toHaveLength(1);
    expect(evaluateFormula('required-snr-db', { pd: 0.9, model: 'swerling9' })).toHaveLength(1);
  });

  it('lists each formula once, with a source and a unit', () => {
    expect(new Set(formulas.map((formula) => formula.name)).size).toBe(formulas.length);
    for (const formula of formulas) expect(formula.source.length * formula.unit.length).toBeGreaterThan(0);
  });
});
