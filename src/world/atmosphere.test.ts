import { describe, expect, it } from 'vitest';
import { type Air, airAt } from './atmosphere.ts';

const air: Air = { temperature: 0, pressure: 0, density: 0, soundSpeed: 0 };

describe('airAt', () => {
  it('has the published values at 1,000 m (case O10; geopotential, hence 0.01 %)', () => {
    airAt(1000, air);
    expect(Math.abs(air.temperature - 281.65)).toBeLessThan(0.01);
    expect(Math.abs(air.soundSpeed - 336.434)).toBeLessThan(0.01);
    expect(Math.abs(air.pressure / 89875 - 1)).toBeLessThan(2e-4);
    expect(Math.abs(air.density / 1.1116 - 1)).toBeLessThan(2e-4);
  });

  it.each([
    [0, 288.15, 101325],
    [11000, 216.774, 22699.9],
    [20000, 216.65, 5529.3],
    [32000, 228.49, 889.06],
    [50000, 270.65, 79.779],
    [71000, 216.846, 4.479],
    [80000, 198.639, 1.0524],
  ])('agrees with table I of the standard at %d m within 0.1 %%', (height, temperature, pressure) => {
    airAt(height, air);
    expect(Math.abs(air.temperature / temperature - 1)).toBeLessThan(1e-3);
    expect(Math.abs(air.pressure / pressure - 1)).toBeLessThan(1e-3);
  });

  it('is within a factor of 2 of the standard density at 100 km, 5.6e-7 kg/m^3', () => {
    airAt(100e3, air);
    expect(air.density / 5.6e-7).toBeGreaterThan(0.5);
    expect(air.density / 5.6e-7).toBeLessThan(2);
  });
});
