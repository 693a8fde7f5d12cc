import { describe, expect, it } from 'vitest';
import { gammaLower, gammaUpper, mixedGammaTail } from '../math/distributions.ts';
import { dbFromRatio, ratioFromDb } from '../math/elementary.ts';
import type { SwerlingCase } from '../scenario/defence.ts';
import { detectionProbability, detectionThreshold, requiredSnr } from './detection.ts';
import { albersheimSnrDb, shnidmanSnrDb } from './detection-approximations.ts';

const cases: readonly SwerlingCase[] = [0, 1, 2, 3, 4];

describe('detectionProbability', () => {
  it('is the false alarm probability without signal, for every case and number of pulses', () => {
    for (const model of cases) {
      for (const pulses of [1, 4, 50]) {
        expect(detectionProbability(model, 0, 1e-6, pulses) / 1e-6).toBeCloseTo(1, 7);
      }
    }
  });

  it('is the closed form of Swerling 1 for one pulse', () => {
    for (const snr of [0.1, 1, 10, 1000]) {
      expect(detectionProbability(1, snr, 1e-6)).toBeCloseTo(1e-6 ** (1 / (1 + snr)), 13);
    }
  });

  it('is the closed form of Swerling 1 for many pulses (Richards 2014, table 6.1)', () => {
    for (const pulses of [2, 10, 64]) {
      const threshold = detectionThreshold(1e-6, pulses);
      for (const snr of [0.3, 2, 20]) {
        const total = pulses * snr;
        const factor = (1 + 1 / total) ** (pulses - 1);
        const inner = gammaLower(pulses - 1, threshold / (1 + 1 / total));
        const expected =
          gammaUpper(pulses - 1, threshold) + factor * inner * Math.exp(-threshold / (1 + total));
        expect(detectionProbability(1, snr, 1e-6, pulses)).toBeCloseTo(expected, 10);
      }
    }
  });

  it('takes the same value by closed form and by the sum over the mixture, for one pulse', () => {
    const threshold = -Math.log(1e-6);
    for (const snr of [0.5, 5, 50]) {
      expect(detectionProbability(1, snr, 1e-6)).toBeCloseTo(mixedGammaTail(1, snr, 1, threshold), 12);
      expect(detectionProbability(3, snr, 1e-6)).toBeCloseTo(mixedGammaTail(1, snr, 2, threshold), 12);
    }
  });

  it('treats the pulse-to-pulse cases as the scan-to-scan ones when there is one pulse', () => {
    for (const snr of [1, 10]) {
      expect(detectionProbability(2, snr, 1e-6)).toBeCloseTo(detectionProbability(1, snr, 1e-6), 13);
      expect(detectionProbability(4, snr, 1e-6)).toBeCloseTo(detectionProbability(3, snr, 1e-6), 13);
    }
  });

  it('keeps the sum over the mixture for Swerling 2 where the closed form is a gamma tail', () => {
    const expected = gammaUpper(10, detectionThreshold(1e-6, 10) / (1 + 2));
    expect(detectionProbability(2, 2, 1e-6, 10)).toBeCloseTo(expected, 13);
  });

  it('rises with signal to noise to one', () => {
    for (const model of cases) {
      let last = 0;
      for (let snr_db = -20; snr_db <= 60; snr_db += 2) {
        const now = detectionProbability(model, ratioFromDb(snr_db), 1e-6, 3);
        expect(now).toBeGreaterThanOrEqual(last);
        last = now;
      }
      expect(last).toBeGreaterThan(0.9999);
    }
  });
});

describe('requiredSnr', () => {
  it('gives the published 13.183490 dB for a steady echo (case O8) and inverts every case', () => {
    expect(dbFromRatio(requiredSnr(0, 0.9, 1e-6))).toBeCloseTo(13.18349, 5);
    for (const model of cases) {
      for (const probability of [0.1, 0.5, 0.95]) {
        const snr = requiredSnr(model, probability, 1e-6, 5);
        expect(detectionProbability(model, snr, 1e-6, 5)).toBeCloseTo(probability, 9);
      }
    }
  });
});

describe('published short cuts', () => {
  it('agree with the exact law within their stated errors: Albersheim 0.5 dB, Shnidman 1 dB', () => {
    for (const pulses of [1, 5, 20]) {
      for (const pd of [0.3, 0.5, 0.9]) {
        const steady = dbFromRatio(requiredSnr(0, pd, 1e-6, pulses));
        expect(Math.abs(albersheimSnrDb(pd, 1e-6, pulses) - steady)).toBeLessThan(0.5);
        for (const model of cases) {
          const exact = dbFromRatio(requiredSnr(model, pd, 1e-6, pulses));
          expect(Math.abs(shnidmanSnrDb(model, pd, 1e-6, pulses) - exact)).toBeLessThan(1);
        }
      }
    }
  });
});
