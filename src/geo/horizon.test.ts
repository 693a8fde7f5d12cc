import { describe, expect, it } from 'vitest';
import { RADIANS_PER_DEGREE } from '../math/elementary.ts';
import { MEAN_RADIUS } from './ellipsoid.ts';
import { ecefFromGeodetic, type Vector3 } from './frames.ts';
import { geodesicDirect } from './geodesic.ts';
import {
  effectiveEarthRadius,
  elevationFromHeights,
  FOUR_THIRDS_RADIUS,
  groundRange,
  groundRangeFromHeights,
  isAboveHorizon,
  isHeightAboveHorizon,
  radarHorizon,
  slantRange,
  targetHeight,
} from './horizon.ts';

describe('effectiveEarthRadius', () => {
  it('is the published 8.4774e6 m for -39 N-units per km (case O6)', () => {
    expect(Math.abs(effectiveEarthRadius() - 8477362)).toBeLessThan(1);
  });
});

describe('targetHeight', () => {
  it('is the published 7,932.5 m at 300 km slant range and 0.5 degrees (case O5)', () => {
    const height = targetHeight(300e3, 10, 0.5 * RADIANS_PER_DEGREE, effectiveEarthRadius());
    expect(Math.abs(height - 7932.51)).toBeLessThan(0.01);
  });

  it('is undone by elevationFromHeights, and ground ranges agree both ways', () => {
    for (const slant of [500, 20e3, 300e3]) {
      for (const elevation of [-0.002, 0.01, 0.4, 1.2]) {
        const height = targetHeight(slant, 30, elevation);
        expect(elevationFromHeights(slant, 30, height)).toBeCloseTo(elevation, 9);
        const ground = groundRange(slant, 30, elevation);
        expect(Math.abs(groundRangeFromHeights(slant, 30, height) - ground)).toBeLessThan(1e-3);
        expect(Math.abs(slantRange(ground, 30, height) - slant)).toBeLessThan(1e-3);
      }
    }
  });
});

describe('radarHorizon', () => {
  it('has the published constants 4.12 km per root metre and 1.23 nautical miles per root foot (case O7)', () => {
    expect(radarHorizon(1, 0) / 1e3).toBeCloseTo(4.12, 2);
    expect(Math.abs(radarHorizon(0.3048, 0) / 1852 - 1.23)).toBeLessThan(0.005);
  });
});

describe('isAboveHorizon', () => {
  function greatestSight(lat: number, azimuth: number, antenna: number, target: number): number {
    const a: Vector3 = [0, 0, 0];
    const t: Vector3 = [0, 0, 0];
    const g: Vector3 = [0, 0, 0];
    ecefFromGeodetic(lat, 1, antenna, a);
    let near = 0;
    let far = 4e6;
    while (far - near > 1) {
      const middle = (near + far) / 2;
      geodesicDirect(lat, 1, azimuth, middle, g);
      ecefFromGeodetic(g[0], g[1], target, t);
      if (isAboveHorizon(a[0], a[1], a[2], t[0], t[1], t[2])) near = middle;
      else far = middle;
    }
    return near;
  }

  it('loses sight within 0.3 % of the exact horizon of the 4/3 Earth at all latitudes and bearings', () => {
    const reach = (h: number) =>
      FOUR_THIRDS_RADIUS * Math.acos(FOUR_THIRDS_RADIUS / (FOUR_THIRDS_RADIUS + h));
    for (const lat of [0, 0.5, 1]) {
      for (const azimuth of [0, 0.8, 1.57]) {
        for (const [antenna, target] of [
          [10, 50],
          [25, 10e3],
          [3500, 20],
          [20, 300e3],
        ]) {
          const exact = reach(antenna!) + reach(target!);
          expect(Math.abs(greatestSight(lat, azimuth, antenna!, target!) / exact - 1)).toBeLessThan(0.003);
        }
      }
    }
  });

  it('agrees with trigonometry on the sphere within a metre of the horizon', () => {
    for (const [h1, h2] of [
      [10, 50],
      [3500, 12e3],
      [20, 1e5],
      [0, 4e5],
    ]) {
      const re = FOUR_THIRDS_RADIUS;
      const horizon = re * (Math.acos(re / (re + h1!)) + Math.acos(re / (re + h2!)));
      const distanceAt = (ground: number) => {
        const angle = ground / MEAN_RADIUS;
        const level = 4 * (MEAN_RADIUS + h1!) * (MEAN_RADIUS + h2!) * Math.sin(angle / 2) ** 2;
        return Math.sqrt(level + (h1! - h2!) ** 2);
      };
      expect(isHeightAboveHorizon(distanceAt(horizon - 2), h1!, h2!)).toBe(true);
      expect(isHeightAboveHorizon(distanceAt(horizon + 2), h1!, h2!)).toBe(false);
    }
  });
});
