import { describe, expect, it } from 'vitest';
import { courseEnd, courseStart, followCourse, joinCourses, KNOT } from './course.ts';

const cubic = (t: number) => [t, t * t * t - t, 2 * t * t, 5, 3 * t * t - 1, 4 * t, 0];
const knots = Float64Array.from([1, 2, 4].flatMap(cubic));
const jump = Float64Array.from([
  0, 0, 0, 0, 1, 0, 0, 2, 2, 0, 0, 1, 0, 0, 2, 2, 0, 0, 0, 3, 0, 4, 2, 6, 0, 0, 3, 0,
]);
const courses = joinCourses([knots, jump]);
const state = new Float64Array(6);

describe('followCourse', () => {
  it('gives a cubic back exactly, forwards and backwards in time', () => {
    for (const time of [1, 1.3, 2, 3.7, 4, 2.5, 1.1]) {
      followCourse(courses, 0, time, state);
      const [, ...expected] = cubic(time);
      expected.forEach((value, i) => {
        expect(state[i]).toBeCloseTo(value, 12);
      });
    }
  });

  it('stands at its ends outside its time', () => {
    followCourse(courses, 0, -5, state);
    expect([...state]).toEqual(cubic(1).slice(1));
    followCourse(courses, 0, 50, state);
    expect([...state]).toEqual(cubic(4).slice(1));
  });

  it('takes the later velocity at a jump, and each course has its own cursor', () => {
    followCourse(courses, 1, 2, state);
    expect([...state]).toEqual([2, 0, 0, 0, 3, 0]);
    followCourse(courses, 1, 1, state);
    expect([...state]).toEqual([1, 0, 0, 1, 0, 0]);
    expect(courseStart(courses, 1)).toBe(0);
    expect(courseEnd(courses, 1)).toBe(4);
    expect(jump.length % KNOT).toBe(0);
  });
});
