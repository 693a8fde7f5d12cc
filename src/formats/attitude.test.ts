import { describe, expect, it } from 'vitest';
import { ecefFromEnu, enuAxes } from '../geo/frames.ts';
import { attitudeFromVelocity, bodyAxes } from './attitude.ts';

const places = [
  [0, 0],
  [0.5, 1.3],
  [-0.9, -2.8],
  [1.2, 3.1],
] as const;

describe('the attitude of a body', () => {
  it('has its nose along the velocity, its wings level and its belly down', () => {
    for (const [lat, lon] of places) {
      for (const [east, north, up] of [
        [200, 0, 0],
        [0, 250, 0],
        [-120, 80, 60],
        [30, -40, -300],
      ] as const) {
        const axes = new Float64Array(9);
        enuAxes(lat, lon, axes);
        const velocity = new Float64Array(3);
        ecefFromEnu(east, north, up, axes, velocity);
        const turns = new Float64Array(3);
        attitudeFromVelocity(lat, lon, velocity[0]!, velocity[1]!, velocity[2]!, turns);
        const body = new Float64Array(9);
        bodyAxes(turns[0]!, turns[1]!, turns[2]!, body);
        const speed = Math.hypot(east, north, up);
        const dot = (a: number, b: Float64Array, at: number) =>
          body[a]! * b[at]! + body[a + 1]! * b[at + 1]! + body[a + 2]! * b[at + 2]!;
        expect(dot(0, velocity, 0) / speed).toBeCloseTo(1, 12);
        expect(dot(3, axes, 6)).toBeCloseTo(0, 12);
        expect(dot(6, axes, 6)).toBeLessThan(0);
      }
    }
  });

  it('is upright and points north where nothing moves', () => {
    const turns = new Float64Array(3);
    attitudeFromVelocity(0, 0, 0, 0, 0, turns);
    const body = new Float64Array(9);
    bodyAxes(turns[0]!, turns[1]!, turns[2]!, body);
    const expected = [0, 0, 1, 0, 1, 0, -1, 0, 0];
    for (let i = 0; i < 9; i++) expect(body[i]).toBeCloseTo(expected[i]!, 12);
  });
});
