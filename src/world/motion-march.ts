/** Marches of own units: stow, drive along the geodesic, deploy, ready. */
import { ecefFromGeodetic, type Vector3 } from '../geo/frames.ts';
import type { Unit } from '../scenario/defence.ts';
import { KNOT } from './course.ts';
import { compileRoute } from './motion-route.ts';
import { unitPhase } from './truth.ts';

/** A unit's course, and its phases: phase `phases[i]` begins at `times[i]`, s. Ready before the first. */
export interface CompiledMarches {
  readonly knots: Float64Array;
  readonly times: readonly number[];
  readonly phases: readonly number[];
}

/**
 * The course and phases of a unit over all its marches.
 *
 * A march that is due before the last one has ended begins when the unit is ready again. Speed is constant, height
 * runs linearly between the two sites, roads and bridges are left out.
 */
export function compileMarches(unit: Unit): CompiledMarches {
  const knots: number[] = [];
  const times: number[] = [];
  const phases: number[] = [];
  const at: Vector3 = [0, 0, 0];
  let { lat, lon, height } = unit.site;
  let ready = 0;
  const stand = (time: number) => {
    ecefFromGeodetic(lat, lon, height, at);
    knots.push(time, at[0], at[1], at[2], 0, 0, 0);
  };
  stand(0);
  for (const march of unit.marches) {
    const depart = Math.max(march.depart, ready);
    const leave = depart + unit.stowTime;
    stand(leave);
    const route = compileRoute({
      waypoints: [
        { lat, lon, height, heightAbove: 'sea', speed: march.speed },
        {
          lat: march.to.lat,
          lon: march.to.lon,
          height: march.to.height,
          heightAbove: 'sea',
          speed: march.speed,
        },
      ],
      repeat: false,
      bank: 0,
      start: leave,
      until: leave,
      terrain: null,
    });
    const arrive = route.knots[route.knots.length - KNOT]!;
    if (arrive > leave) knots.push(...route.knots);
    ({ lat, lon, height } = march.to);
    stand(arrive);
    ready = arrive + unit.deployTime;
    times.push(depart, leave, arrive, ready);
    phases.push(unitPhase.stowing, unitPhase.marching, unitPhase.deploying, unitPhase.ready);
  }
  return { knots: Float64Array.from(knots), times, phases };
}
