/** A sideways sinusoid laid over a compiled route. */

import { cos, hypot3, sin, TWO_PI } from '../math/elementary.ts';
import type { Weave } from '../scenario/raid.ts';
import { courseEnd, courseStart, followCourse, joinCourses, KNOT } from './course.ts';

/** Knots in one period: the cubic then errs by 7.6e-7 of the amplitude. */
const KNOTS_PER_PERIOD = 48;
/** Time between the two sights by which the turning of the route is felt, s. */
const DIFFERENCE = 0.02;

const before = new Float64Array(6);
const after = new Float64Array(6);
const here = new Float64Array(6);

/** Horizontal unit vector to the right of the motion in `state`, into `right`; zeros where nothing moves. */
function rightOf(state: Float64Array, right: Float64Array): void {
  const x = state[4]! * state[2]! - state[5]! * state[1]!;
  const y = state[5]! * state[0]! - state[3]! * state[2]!;
  const z = state[3]! * state[1]! - state[4]! * state[0]!;
  const length = hypot3(x, y, z);
  right[0] = length > 0 ? x / length : 0;
  right[1] = length > 0 ? y / length : 0;
  right[2] = length > 0 ? z / length : 0;
}

/** 0 at the ends of the course, 1 a whole period inside, smooth between; and its derivative, 1/s, in `out[1]`. */
function swell(sinceStart: number, toEnd: number, period: number, out: Float64Array): void {
  const u = Math.max(0, Math.min(1, Math.min(sinceStart, toEnd) / period));
  out[0] = u * u * (3 - 2 * u);
  out[1] = ((sinceStart < toEnd ? 1 : -1) * 6 * u * (1 - u)) / period;
}

/**
 * The knots of a route with the weave added: amplitude x sin(2 pi t / period + phase) to the right of the route.
 *
 * The swing grows over the first period and dies over the last, so the route begins and ends where it was planned.
 * The sideways speed comes on top of the route's: the object flies a longer way in the same time.
 * @param phase  rad
 * Error: within 1e-6 of the amplitude on legs; at jumps of heading the sideways offset jumps with it.
 */
export function weave(knots: Float64Array, plan: Weave, phase: number): Float64Array {
  if (!(plan.amplitude > 0 && plan.period > 0)) return knots;
  const course = joinCourses([knots]);
  const start = courseStart(course, 0);
  const end = courseEnd(course, 0);
  const count = Math.max(1, Math.ceil(((end - start) * KNOTS_PER_PERIOD) / plan.period));
  const woven = new Float64Array((count + 1) * KNOT);
  const right = new Float64Array(3);
  const rightBefore = new Float64Array(3);
  const rightAfter = new Float64Array(3);
  const envelope = new Float64Array(2);
  const rate = TWO_PI / plan.period;
  for (let i = 0; i <= count; i++) {
    const time = start + ((end - start) * i) / count;
    followCourse(course, 0, time - DIFFERENCE, before);
    followCourse(course, 0, time + DIFFERENCE, after);
    followCourse(course, 0, time, here);
    rightOf(here, right);
    rightOf(before, rightBefore);
    rightOf(after, rightAfter);
    swell(time - start, end - time, plan.period, envelope);
    const angle = rate * (time - start) + phase;
    const offset = plan.amplitude * envelope[0]! * sin(angle);
    const speed = plan.amplitude * (envelope[0]! * rate * cos(angle) + envelope[1]! * sin(angle));
    woven[i * KNOT] = time;
    for (let k = 0; k < 3; k++) {
      const turning = (rightAfter[k]! - rightBefore[k]!) / (2 * DIFFERENCE);
      woven[i * KNOT + 1 + k] = here[k]! + offset * right[k]!;
      woven[i * KNOT + 4 + k] = here[k + 3]! + speed * right[k]! + offset * turning;
    }
  }
  return woven;
}
