import { describe, expect, it } from 'vitest';
import { heightFromEcef } from '../geo/frames.ts';
import { makeTracks } from './decisions.fixture.ts';
import { predictTrack } from './predict.ts';

describe('predictTrack', () => {
  const point = new Float64Array(6);

  it('keeps the height of level flight over 200 km', () => {
    const tracks = makeTracks({ latDeg: 28, lonDeg: 70, height: 8000, speed: 250, bearingDeg: 60 });
    predictTrack(tracks, 0, 800, point);
    expect(heightFromEcef(point[0]!, point[1]!, point[2]!)).toBeGreaterThan(7000);
    expect(heightFromEcef(point[0]!, point[1]!, point[2]!)).toBeLessThan(9000);
  });

  it('lets a ballistic track fall as a stone falls', () => {
    const tracks = makeTracks({
      latDeg: 28,
      lonDeg: 70,
      height: 50_000,
      speed: 10,
      bearingDeg: 0,
      category: 'ballistic',
    });
    predictTrack(tracks, 0, 60, point);
    // g at 28 N and 41 to 50 km height is 9.65 to 9.67 m/s^2
    expect(50_000 - heightFromEcef(point[0]!, point[1]!, point[2]!)).toBeGreaterThan(0.5 * 9.62 * 3600);
    expect(50_000 - heightFromEcef(point[0]!, point[1]!, point[2]!)).toBeLessThan(0.5 * 9.7 * 3600);
  });
});
