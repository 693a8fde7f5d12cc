/** Plans that own and civil flights have filed, as the defence knows them. */
import { ecefFromGeodetic } from '../geo/frames.ts';
import type { FiledPlan } from './defence.ts';
import type { NeutralInput } from './format.ts';
import { bearingBetween, distanceBetween, offsetPlace, type Place, turned } from './place.ts';
import type { Flight, Waypoint } from './raid.ts';

/** Longest piece of a leg, m: a straight line through the Earth's curve sags by 50 m at most. */
const LONGEST_PIECE = 50_000;

/** The plans of all flights that are not hostile and whose plan is not withheld. */
export function compileFiledPlans(
  neutrals: readonly NeutralInput[],
  flights: readonly Flight[],
  ground: (place: Place) => number,
): FiledPlan[] {
  const withheld = new Set(neutrals.filter((one) => one.plan_filed === false).map((one) => one.id));
  const plans: FiledPlan[] = [];
  for (const { side, group, plan, start } of flights) {
    if (side === 'hostile' || withheld.has(group) || plan.kind !== 'route') continue;
    const { waypoints, repeat } = plan;
    plans.push(filedPlan(repeat ? [...waypoints, waypoints[0]!] : waypoints, start, ground));
  }
  return plans;
}

function filedPlan(
  waypoints: readonly Waypoint[],
  from: number,
  ground: (place: Place) => number,
): FiledPlan {
  const corners: number[] = [];
  const heights: number[] = [];
  const speeds: number[] = [];
  const corner = new Float64Array(3);
  const add = (place: Place, height: number): void => {
    ecefFromGeodetic(place.lat, place.lon, height, corner);
    corners.push(corner[0]!, corner[1]!, corner[2]!);
  };
  const heightOf = (point: Waypoint): number =>
    point.heightAbove === 'ground' ? point.height + ground(point) : point.height;
  add(waypoints[0]!, heightOf(waypoints[0]!));
  for (let leg = 1; leg < waypoints.length; leg++) {
    const begin = waypoints[leg - 1]!;
    const end = waypoints[leg]!;
    const length = distanceBetween(begin, end);
    const pieces = Math.max(1, Math.ceil(length / LONGEST_PIECE));
    for (let piece = 1; piece <= pieces; piece++) {
      const [east, north] = turned(0, (length * piece) / pieces, bearingBetween(begin, end));
      const place = piece === pieces ? end : offsetPlace(begin, east, north);
      const height = heightOf(begin) + ((heightOf(end) - heightOf(begin)) * piece) / pieces;
      add(place, height);
      heights.push(height);
      speeds.push(end.speed);
    }
  }
  return {
    from,
    corners: Float64Array.from(corners),
    heights: Float64Array.from(heights),
    speeds: Float64Array.from(speeds),
  };
}
