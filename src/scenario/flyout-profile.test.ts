import { describe, expect, it } from 'vitest';
import {
  BOOST_ACCELERATION,
  distanceAtTime,
  FINAL_SPEED_SHARE,
  fitFlyoutProfile,
  speedAtTime,
  timeOfFlight,
} from './flyout-profile.ts';

const long = { rangeMax: 400e3, speedMax: 1200, step: 0.25 };

describe('fitFlyoutProfile', () => {
  it('reaches the headline range with exactly the assumed share of the peak speed', () => {
    for (const [rangeMax, speedMax] of [
      [400e3, 1200],
      [250e3, 2000],
      [40e3, 900],
    ]) {
      const profile = fitFlyoutProfile({ rangeMax: rangeMax!, speedMax: speedMax!, step: 0.05 });
      const share = speedAtTime(profile, timeOfFlight(profile, rangeMax!)) / speedMax!;
      expect(Math.abs(share - FINAL_SPEED_SHARE)).toBeLessThan(1e-4);
    }
  });

  it('never falls below a manoeuvring speed where the peak is low', () => {
    const profile = fitFlyoutProfile({ rangeMax: 15e3, speedMax: 600, step: 0.05 });
    expect(speedAtTime(profile, timeOfFlight(profile, 15e3))).toBeCloseTo(300, 0);
  });

  it('never exceeds the peak speed or the boost acceleration of long missiles, and distance only grows', () => {
    const { distance, speed, step } = fitFlyoutProfile(long);
    for (let i = 1; i < speed.length; i++) {
      expect(speed[i]!).toBeLessThanOrEqual(1200);
      expect((speed[i]! - speed[i - 1]!) / step).toBeLessThanOrEqual(BOOST_ACCELERATION * 1.0001);
      expect(distance[i]!).toBeGreaterThan(distance[i - 1]!);
    }
  });

  it('has distances that are the integral of the speeds', () => {
    const { distance, speed, step } = fitFlyoutProfile({ ...long, step: 0.05 });
    let sum = 0;
    for (let i = 1; i < speed.length; i++) sum += ((speed[i]! + speed[i - 1]!) / 2) * step;
    expect(Math.abs(sum / distance[distance.length - 1]! - 1)).toBeLessThan(1e-5);
  });
});

describe('timeOfFlight', () => {
  it('is the inverse of distanceAtTime and Infinity past the table', () => {
    const profile = fitFlyoutProfile(long);
    for (const time of [0.1, 3, 4.8, 60, 300]) {
      expect(timeOfFlight(profile, distanceAtTime(profile, time))).toBeCloseTo(time, 6);
    }
    expect(timeOfFlight(profile, 0)).toBe(0);
    expect(timeOfFlight(profile, 500e3)).toBe(Number.POSITIVE_INFINITY);
  });
});
