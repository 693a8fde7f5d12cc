import { describe, expect, it } from 'vitest';
import { airAt, createAir } from './atmosphere.ts';

describe('airAt', () => {
  it.each([
    [0, 288.15, 101325, 1.225],
    [5000, 255.676, 54048, 0.73643],
    [11000, 216.774, 22700, 0.3648],
    [20000, 216.65, 5529.3, 0.08891],
    [30000, 226.509, 1197.0, 0.01841],
    [50000, 270.65, 79.779, 0.0010269],
    [80000, 198.639, 1.0524, 0.000018458],
  ])('at %i m geometric height agrees with the published table', (height, temperature, pressure, density) => {
    const air = createAir();
    airAt(height, air);
    expect(Math.abs(air.temperature - temperature)).toBeLessThan(0.01);
    expect(Math.abs(air.pressure / pressure - 1)).toBeLessThan(2e-4);
    expect(Math.abs(air.density / density - 1)).toBeLessThan(2e-4);
  });

  it('is continuous where layers meet and falls all the way up', () => {
    const air = createAir();
    let last = Number.POSITIVE_INFINITY;
    for (let height = -1000; height < 120e3; height += 250) {
      airAt(height, air);
      expect(air.pressure).toBeLessThan(last);
      expect(air.pressure).toBeGreaterThan(last === Number.POSITIVE_INFINITY ? 0 : last * 0.94);
      last = air.pressure;
    }
  });
});
