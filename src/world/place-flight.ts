/** Where a flight that follows its course is. */
import { followCourse } from './course.ts';
import type { World } from './world.ts';

/** Put an object where its course has it at a time, s, with the velocity it has there. */
export function placeFlight(world: World, object: number, time: number): void {
  const { truth, state } = world;
  followCourse(world.courses, object, time, state);
  truth.x[object] = state[0]!;
  truth.y[object] = state[1]!;
  truth.z[object] = state[2]!;
  truth.vx[object] = state[3]!;
  truth.vy[object] = state[4]!;
  truth.vz[object] = state[5]!;
}
