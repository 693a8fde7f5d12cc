import { describe, expect, it } from 'vitest';
import { WGS84 } from '../geo/ellipsoid.ts';
import { heightFromEcef } from '../geo/frames.ts';
import { RADIANS_PER_DEGREE } from '../math/elementary.ts';
import { courseEnd, courseStart, followCourse, joinCourses, KNOT } from './course.ts';
import { compileBallistic } from './motion-ballistic.ts';
import { compileBody } from './motion-body.ts';

const rad = RADIANS_PER_DEGREE;
const launch = { lat: 30 * rad, lon: 62 * rad, height: 0 };
const aim = { lat: 28 * rad, lon: 75 * rad, height: 200 };
const warhead = { rotation: WGS84.rotation, j2: WGS84.j2, ballisticCoefficient: 6000 };
const whole = compileBallistic(launch, aim, 100, warhead).knots;

function stateAt(knots: Float64Array, time: number): Float64Array {
  const state = new Float64Array(6);
  followCourse(joinCourses([knots]), 0, time, state);
  return state;
}

function apart(a: Float64Array, b: Float64Array): number {
  return Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
}

describe('compileBody', () => {
  it('leaves the warhead at the separation and drifts off with the speed of parting', () => {
    const body = compileBody(whole, 90, 3, 200, 800);
    expect(courseStart(joinCourses([body]), 0)).toBe(190);
    expect(apart(stateAt(body, 190), stateAt(whole, 190))).toBeLessThan(0.01);
    const drift = apart(stateAt(body, 200), stateAt(whole, 200));
    expect(drift).toBeGreaterThan(29);
    expect(drift).toBeLessThan(31);
  });

  it('follows the warhead exactly when nothing tells them apart', () => {
    const twin = compileBody(whole, 90, 0, 200, 6000);
    const end = courseEnd(joinCourses([whole]), 0);
    expect(apart(stateAt(twin, end), stateAt(whole, end))).toBeLessThan(1);
  });

  it('falls behind in the air, being lighter and broader, and lands later and short', () => {
    const body = compileBody(whole, 90, 3, 200, 800);
    const bodyEnd = courseEnd(joinCourses([body]), 0);
    const wholeEnd = courseEnd(joinCourses([whole]), 0);
    expect(bodyEnd).toBeGreaterThan(wholeEnd);
    const last = body.subarray(body.length - KNOT + 1);
    expect(heightFromEcef(last[0]!, last[1]!, last[2]!)).toBeCloseTo(200, 0);
    const speed = Math.hypot(last[3]!, last[4]!, last[5]!);
    const warheadLast = whole.subarray(whole.length - KNOT + 1);
    expect(speed).toBeLessThan(Math.hypot(warheadLast[3]!, warheadLast[4]!, warheadLast[5]!) / 2);
    expect(apart(stateAt(body, wholeEnd), stateAt(whole, wholeEnd))).toBeGreaterThan(3000);
  });
});
