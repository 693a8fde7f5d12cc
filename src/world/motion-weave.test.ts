import { describe, expect, it } from 'vitest';
import { RADIANS_PER_DEGREE } from '../math/elementary.ts';
import { courseEnd, followCourse, joinCourses } from './course.ts';
import { compileRoute } from './motion-route.ts';
import { weave } from './motion-weave.ts';

const rad = RADIANS_PER_DEGREE;
const point = (latDeg: number, lonDeg: number) => ({
  lat: latDeg * rad,
  lon: lonDeg * rad,
  height: 500,
  heightAbove: 'sea' as const,
  speed: 250,
});
const { knots } = compileRoute({
  waypoints: [point(30, 70), point(30.6, 70.4), point(30.7, 71)],
  repeat: false,
  bank: 0.5,
  start: 10,
  until: 1000,
  terrain: null,
});
const plain = joinCourses([knots]);
const woven = joinCourses([weave(knots, { amplitude: 400, period: 30 }, 1)]);
const a = new Float64Array(6);
const b = new Float64Array(6);

describe('weave', () => {
  it('swings to either side by its amplitude, level and square to the route within 0.1 m', () => {
    let widest = 0;
    for (let time = 50; time < 350; time += 0.31) {
      followCourse(plain, 0, time, a);
      followCourse(woven, 0, time, b);
      const d = [0, 1, 2].map((i) => b[i]! - a[i]!);
      widest = Math.max(widest, Math.hypot(...d));
      const along = (d[0]! * a[3]! + d[1]! * a[4]! + d[2]! * a[5]!) / 250;
      const up = (d[0]! * a[0]! + d[1]! * a[1]! + d[2]! * a[2]!) / 6.37e6;
      expect(Math.abs(along)).toBeLessThan(0.1);
      expect(Math.abs(up)).toBeLessThan(0.1);
      expect(Math.hypot(...d)).toBeLessThan(400.01);
    }
    expect(widest).toBeGreaterThan(399);
  });

  it('begins and ends where the route does', () => {
    const end = courseEnd(plain, 0);
    expect(courseEnd(woven, 0)).toBeCloseTo(end, 9);
    for (const time of [10, end]) {
      followCourse(plain, 0, time, a);
      followCourse(woven, 0, time, b);
      expect(Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!)).toBeLessThan(1e-6);
    }
  });

  it('has a velocity that is the derivative of its position', () => {
    const before = new Float64Array(6);
    const after = new Float64Array(6);
    for (let time = 12; time < 380; time += 1.7) {
      followCourse(woven, 0, time - 1e-3, before);
      followCourse(woven, 0, time + 1e-3, after);
      followCourse(woven, 0, time, b);
      for (let i = 0; i < 3; i++) {
        expect(Math.abs((after[i]! - before[i]!) / 2e-3 - b[i + 3]!)).toBeLessThan(0.05);
      }
    }
  });
});
