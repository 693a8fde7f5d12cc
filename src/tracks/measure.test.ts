import { describe, expect, it } from 'vitest';
import { appendRow, createTable } from '../math/table.ts';
import { radarReportSchema } from '../sensors/report.ts';
import { distance2, FACTOR, factorOf } from './distance.ts';
import { correctCovariance, correctionBy, createGains } from './gain.ts';
import { createLook, type Look, lookAt, spreadOf } from './measure.ts';
import { PACKED, packedAt, STATE } from './state.ts';

function reports() {
  const table = createTable(radarReportSchema, 1);
  appendRow(table);
  table.ex[0] = 1;
  table.ny[0] = 1;
  table.uz[0] = 1;
  table.vx[0] = 12;
  return table;
}

const state = Float64Array.from([30000, 40000, 12000, -200, 90, 15, 0.01]);

function diagonal(values: readonly number[]): Float64Array {
  const p = new Float64Array(PACKED);
  for (const [i, value] of values.entries()) p[packedAt[7 * i + i]!] = value;
  return p;
}

describe('lookAt', () => {
  it('expects range, azimuth, elevation and range rate of a point worked by hand', () => {
    const look = createLook();
    lookAt(Float64Array.from([3000, 4000, 12000, 0, 0, -130, 0]), 0, reports(), 0, 0, look);
    expect(look.expected[0]).toBeCloseTo(13000, 9);
    expect(look.expected[1]).toBeCloseTo(Math.atan2(3, 4), 12);
    expect(look.expected[2]).toBeCloseTo(Math.asin(12 / 13), 12);
    expect(look.expected[3]).toBeCloseTo((-12 * 3000 - 130 * 12000) / 13000, 9);
  });

  it('gives the derivatives that small steps give', () => {
    const look = createLook();
    const table = reports();
    lookAt(state, 0, table, 0, 0.5, look);
    const other = createLook();
    for (let k = 0; k < 6; k++) {
      const step = 0.01;
      const moved = Float64Array.from(state);
      moved[k]! += step;
      lookAt(moved, 0, table, 0, 0.5, other);
      for (let q = 0; q < 4; q++) {
        const slope = (other.expected[q]! - look.expected[q]!) / step;
        expect(Math.abs(look.slope[6 * q + k]! - slope), `${q} ${k}`).toBeLessThan(
          1e-6 + 1e-4 * Math.abs(slope),
        );
      }
    }
  });
});

/** Correct a belief by a plot, in place. */
function correct(
  x: Float64Array,
  p: Float64Array,
  look: Look,
  residual: Float64Array,
  variance: Float64Array,
): void {
  const gains = createGains();
  const move = new Float64Array(STATE);
  correctCovariance(p, 0, look.slope, 0, variance, Number.isNaN(residual[3]!) ? 3 : 4, gains);
  correctionBy(gains, look.slope, 0, residual, move, 0);
  for (let i = 0; i < STATE; i++) x[i]! += move[i]!;
}

describe('correction by a plot', () => {
  it('weighs a range against a prior as the scalar Kalman filter does by hand', () => {
    const look = createLook();
    const x = Float64Array.from([0, 10000, 0, 0, 0, 0, 0]);
    const p = diagonal([100, 900, 100, 1, 1, 1, 1]);
    const still = reports();
    still.vx[0] = 0;
    lookAt(x, 0, still, 0, 0, look);
    correct(x, p, look, Float64Array.of(40, 0, 0, Number.NaN), Float64Array.of(300, 1, 1, 1));
    expect(x[1]).toBeCloseTo(10000 + (40 * 900) / 1200, 6);
    expect(p[packedAt[8]!]).toBeCloseTo((900 * 300) / 1200, 6);
  });

  it('equals the information form with all four measured at once', () => {
    const look = createLook();
    lookAt(state, 0, reports(), 0, 0, look);
    const prior = [2500, 3600, 4900, 400, 300, 100, 0.01];
    const variance = Float64Array.of(900, 4e-6, 4e-6, 4);
    const residual = Float64Array.of(35, -0.003, 0.001, 3);
    const x = Float64Array.from(state);
    const p = diagonal(prior);
    correct(x, p, look, residual, variance);
    const moved = Array.from(x, (value, i) => value - state[i]!);
    for (let i = 0; i < 6; i++) {
      let left = moved[i]! / prior[i]!;
      let right = 0;
      for (let q = 0; q < 4; q++) {
        let along = 0;
        for (let k = 0; k < 6; k++) along += look.slope[6 * q + k]! * moved[k]!;
        left += (look.slope[6 * q + i]! * along) / variance[q]!;
        right += (look.slope[6 * q + i]! * residual[q]!) / variance[q]!;
      }
      expect(Math.abs(left - right)).toBeLessThan(1e-9 * (1 + Math.abs(right)));
    }
    expect(x[6]).toBe(state[6]);
  });

  it('keeps the covariance positive after 500 sharp corrections', () => {
    const look = createLook();
    const x = Float64Array.from(state);
    const p = diagonal([1e6, 1e6, 1e6, 1e4, 1e4, 1e4, 0.01]);
    const variance = Float64Array.of(1, 1e-10, 1e-10, 1e-4);
    for (let i = 0; i < 500; i++) {
      lookAt(x, 0, reports(), 0, 0, look);
      correct(x, p, look, Float64Array.of(0, 0, 0, 0), variance);
    }
    for (let i = 0; i < STATE; i++) expect(p[packedAt[7 * i + i]!]).toBeGreaterThan(0);
    const spread = new Float64Array(10);
    spreadOf(p, 0, look, spread, 0);
    const factor = new Float64Array(FACTOR);
    factorOf(spread, 0, variance, 4, factor, 0);
    const d2 = new Float64Array(1);
    distance2(factor, 0, Float64Array.of(1, 0, 0, 0), new Float64Array(4), 0, 4, d2, 0);
    expect(Number.isFinite(d2[0]!)).toBe(true);
  });
});
