/**
 * Courses: every motion that does not react is worked out once, when the world is made, as time-stamped knots
 * of position and velocity, and read by cubic Hermite interpolation. So a tick costs no trigonometry, and one
 * mechanism serves aircraft, ballistic objects, ships and marching units.
 *
 * A jump of velocity (a turn at once, the edge of a climb) is two knots at one time.
 */

/** Numbers of one knot: time s, position x y z m, velocity x y z m/s, both ecef. */
export const KNOT = 7;

/** Knots of many courses one after another; course i has knots `first[i]` to `first[i + 1]`, exclusive. */
export interface Courses {
  readonly knots: Float64Array;
  readonly first: Int32Array;
  /** Knot at which each course was last read: courses are read mostly forwards. */
  readonly cursor: Int32Array;
}

/** Lay courses one after another. Each has at least one knot, times never falling. */
export function joinCourses(courses: readonly Float64Array[]): Courses {
  const first = new Int32Array(courses.length + 1);
  for (let i = 0; i < courses.length; i++) first[i + 1] = first[i]! + courses[i]!.length / KNOT;
  const knots = new Float64Array(first[courses.length]! * KNOT);
  for (let i = 0; i < courses.length; i++) knots.set(courses[i]!, first[i]! * KNOT);
  return { knots, first, cursor: first.slice(0, courses.length) };
}

/** The same courses for another reader, who has a place of its own in them. */
export function shareCourses(courses: Courses): Courses {
  return { ...courses, cursor: courses.first.slice(0, courses.first.length - 1) };
}

/** Time of the first knot of a course, s. */
export function courseStart(courses: Courses, course: number): number {
  return courses.knots[courses.first[course]! * KNOT]!;
}

/** Time of the last knot of a course, s. */
export function courseEnd(courses: Courses, course: number): number {
  return courses.knots[(courses.first[course + 1]! - 1) * KNOT]!;
}

/**
 * Position (m) and velocity (m/s) in ecef on a course at a time, as six numbers in `state`.
 *
 * Before the first knot and after the last it is the state of that knot. At a jump the later velocity counts.
 * Error: that of the knots; motion models lay them so that the cubic stays within a millimetre of smooth flight.
 * Source: cubic Hermite basis, e.g. de Boor, A Practical Guide to Splines, 2001, chapter IV.
 */
export function followCourse(courses: Courses, course: number, time: number, state: Float64Array): void {
  const { knots, first, cursor } = courses;
  const start = first[course]!;
  const last = first[course + 1]! - 1;
  let knot = cursor[course]!;
  while (knot < last && knots[(knot + 1) * KNOT]! <= time) knot++;
  while (knot > start && knots[knot * KNOT]! > time) knot--;
  cursor[course] = knot;
  const a = knot * KNOT;
  const span = knot < last ? knots[a + KNOT]! - knots[a]! : 0;
  const elapsed = time - knots[a]!;
  if (span <= 0 || elapsed <= 0) {
    for (let i = 0; i < 6; i++) state[i] = knots[a + 1 + i]!;
    return;
  }
  const b = a + KNOT;
  const u = elapsed / span;
  const w = 1 - u;
  const p0 = w * w * (1 + 2 * u);
  const p1 = u * u * (3 - 2 * u);
  const m0 = u * w * w * span;
  const m1 = -u * u * w * span;
  const d = (6 * u * w) / span;
  const n0 = w * (1 - 3 * u);
  const n1 = u * (3 * u - 2);
  for (let i = 1; i < 4; i++) {
    const from = knots[a + i]!;
    const to = knots[b + i]!;
    const v0 = knots[a + 3 + i]!;
    const v1 = knots[b + 3 + i]!;
    state[i - 1] = p0 * from + p1 * to + m0 * v0 + m1 * v1;
    state[i + 2] = d * (to - from) + n0 * v0 + n1 * v1;
  }
}
