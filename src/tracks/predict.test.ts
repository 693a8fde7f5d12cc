import { describe, expect, it } from 'vitest';
import { createStep, predictStraight, type Step } from './predict.ts';
import { predictTurn } from './predict-turn.ts';
import { PACKED, packedAt, STATE } from './state.ts';

/** A positive packed covariance with all correlations in it. */
function spread(): Float64Array {
  const p = new Float64Array(PACKED);
  const scale = [50, 60, 70, 20, 15, 10, 0.05];
  for (let i = 0; i < STATE; i++) {
    for (let j = i; j < STATE; j++) {
      p[packedAt[i * STATE + j]!] = scale[i]! * scale[j]! * (i === j ? 1 : 0.3 / (1 + Math.abs(i - j)));
    }
  }
  return p;
}

describe('predictStraight', () => {
  it('gives the textbook covariance of one axis: P11 + 2T P12 + T^2 P22 + q T^3 / 3', () => {
    const x = new Float64Array([100, 0, 0, 10, 0, 0, 0]);
    const p = new Float64Array(PACKED);
    p[0] = 4;
    p[3] = 1;
    p[18] = 9;
    predictStraight(x, 0, p, 0, { ...createStep(), dt: 2, horizontal: 0.6, vertical: 0.1 });
    expect(x[0]).toBe(120);
    expect(p[0]).toBeCloseTo(4 + 2 * 2 * 1 + 4 * 9 + (0.6 * 8) / 3, 12);
    expect(p[3]).toBeCloseTo(1 + 2 * 9 + (0.6 * 4) / 2, 12);
    expect(p[18]).toBeCloseTo(9 + 0.6 * 2, 12);
    expect(p[13]).toBeCloseTo((0.1 * 8) / 3, 12);
  });
});

describe('predictTurn', () => {
  it('flies a quarter circle about the vertical and keeps its climb', () => {
    const rate = 0.1;
    const time = Math.PI / 2 / rate;
    const x = new Float64Array([0, 0, 1000, 200, 0, 5, rate]);
    predictTurn(x, 0, spread(), 0, { ...createStep(), dt: time });
    expect(x[0]).toBeCloseTo(2000, 6);
    expect(x[1]).toBeCloseTo(2000, 6);
    expect(x[2]).toBeCloseTo(1000 + 5 * time, 6);
    expect(x[3]).toBeCloseTo(0, 9);
    expect(x[4]).toBeCloseTo(200, 9);
  });

  it.each([0.15, 2e-4])(
    'spreads the covariance by its own derivatives, at %f rad/s, for any vertical',
    (rate) => {
      const step: Step = { ...createStep(), dt: 3, ux: 0.48, uy: 0.6, uz: 0.64 };
      const start = [1000, 2000, 3000, 150, -120, 40, rate];
      const fly = (s: readonly number[]): Float64Array => {
        const x = Float64Array.from(s);
        predictTurn(x, 0, spread(), 0, step);
        return x;
      };
      const slope = new Float64Array(49);
      for (let j = 0; j < STATE; j++) {
        const step = j === 6 ? 1e-5 : 1e-3;
        const after = fly(start.map((value, k) => (k === j ? value + step : value)));
        const before = fly(start.map((value, k) => (k === j ? value - step : value)));
        for (let i = 0; i < STATE; i++) slope[7 * i + j] = (after[i]! - before[i]!) / (2 * step);
      }
      const p = spread();
      const old = spread();
      const x = Float64Array.from(start);
      predictTurn(x, 0, p, 0, step);
      for (let i = 0; i < STATE; i++) {
        for (let j = i; j < STATE; j++) {
          let sum = 0;
          for (let k = 0; k < STATE; k++) {
            for (let l = 0; l < STATE; l++) {
              sum += slope[7 * i + k]! * old[packedAt[7 * k + l]!]! * slope[7 * j + l]!;
            }
          }
          expect(p[packedAt[7 * i + j]!]! / sum, `${i} ${j}`).toBeCloseTo(1, 4);
        }
      }
    },
  );
});
