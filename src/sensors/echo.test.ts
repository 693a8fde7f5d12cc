import { describe, expect, it } from 'vitest';
import { createStream, openStream, stageKey } from '../math/random.ts';
import { wilsonInterval } from '../math/statistics.ts';
import type { SwerlingCase } from '../scenario/defence.ts';
import { detectionProbability, detectionThreshold, requiredSnr } from './detection.ts';
import { drawEchoPower, measuredSnr } from './echo.ts';

const cases = [0, 1, 2, 3, 4] as SwerlingCase[];

describe('drawEchoPower', () => {
  it.each([1, 2, 10, 40])(
    'exceeds the threshold of %i pulses as often as the law says, in every case',
    (pulses) => {
      const stream = createStream();
      const draws = 12000;
      const falseAlarm = 1e-3;
      const threshold = detectionThreshold(falseAlarm, pulses);
      for (const model of cases) {
        const snr = requiredSnr(model, 0.6, falseAlarm, pulses);
        openStream(stream, 8, stageKey.detection, model, pulses);
        let above = 0;
        for (let i = 0; i < draws; i++) if (drawEchoPower(stream, model, snr, pulses) > threshold) above++;
        const bounds = wilsonInterval(above, draws, 0.9995);
        const expected = detectionProbability(model, snr, falseAlarm, pulses);
        expect(bounds.low).toBeLessThan(expected);
        expect(bounds.high).toBeGreaterThan(expected);
      }
    },
  );

  it('has the mean of its pulses: one plus signal to noise each', () => {
    const stream = createStream();
    const draws = 20000;
    for (const model of cases) {
      for (const pulses of [1, 5]) {
        openStream(stream, 9, stageKey.detection, model, pulses);
        let sum = 0;
        let squares = 0;
        for (let i = 0; i < draws; i++) {
          const power = drawEchoPower(stream, model, 6, pulses);
          sum += power;
          squares += power * power;
        }
        const mean = sum / draws;
        const deviation = Math.sqrt((squares / draws - mean * mean) / draws);
        expect(Math.abs(mean - 7 * pulses)).toBeLessThan(3.3 * deviation);
      }
    }
  });

  it('crosses the threshold as often as the false-alarm probability where there is only noise', () => {
    const stream = createStream();
    const draws = 40000;
    for (const pulses of [1, 8]) {
      const threshold = detectionThreshold(0.01, pulses);
      openStream(stream, 10, stageKey.detection, pulses);
      let above = 0;
      for (let i = 0; i < draws; i++) if (drawEchoPower(stream, 2, 0, pulses) > threshold) above++;
      const bounds = wilsonInterval(above, draws, 0.999);
      expect(bounds.low).toBeLessThan(0.01);
      expect(bounds.high).toBeGreaterThan(0.01);
    }
  });

  it('reads the noise of its pulses off the power', () => {
    expect(measuredSnr(101)).toBe(100);
    expect(measuredSnr(110, 10)).toBe(100);
    expect(measuredSnr(0.2)).toBe(0.1);
  });
});
