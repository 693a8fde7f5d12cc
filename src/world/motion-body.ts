/** The spent body that a ballistic object leaves behind when its warhead separates. */
import { WGS84 } from '../geo/ellipsoid.ts';
import { hypot3 } from '../math/elementary.ts';
import { courseEnd, courseStart, followCourse, joinCourses } from './course.ts';
import { AIR_STEP, fly } from './trajectory.ts';

/**
 * The knots of a body that falls back from the object whose knots are given.
 *
 * It starts on the object's course `after` seconds from its launch, slower along the flight by `speed` (m/s), and falls
 * freely to `height` (m) with its own ballistic coefficient. The warhead's course is not changed: it has most of the
 * care and little of the mass, and the aim is solved for it. Tumbling and break-up are left out.
 * @param ballisticCoefficient  kg/m^2
 * Source: free fall as of trajectory.ts; that body and warhead part with a few metres a second is assumed.
 */
export function compileBody(
  object: Float64Array,
  after: number,
  speed: number,
  height: number,
  ballisticCoefficient: number,
): Float64Array {
  const course = joinCourses([object]);
  const start = Math.min(courseStart(course, 0) + after, courseEnd(course, 0));
  const state = new Float64Array(6);
  followCourse(course, 0, start, state);
  const fast = Math.max(1, hypot3(state[3]!, state[4]!, state[5]!));
  for (let i = 3; i < 6; i++) state[i] = state[i]! * (1 - speed / fast);
  const effects = { rotation: WGS84.rotation, j2: WGS84.j2, ballisticCoefficient };
  return Float64Array.from(fly(state, height, start, effects, AIR_STEP).knots);
}
