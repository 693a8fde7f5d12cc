/** Routes of single flights: turning points, orbit, last descent, racetrack. */
import { TWO_PI } from '../math/elementary.ts';
import { placeFrom } from './compile-context.ts';
import { heightIn, type Member } from './compile-member.ts';
import type { Asset } from './defence.ts';
import type { GroupInput, NeutralInput } from './format.ts';
import { bearingBetween, distanceBetween, offsetPlace, type Place, turned } from './place.ts';
import type { Flight, Plan, Waypoint, Weave } from './raid.ts';
import { radiansFromDegrees } from './units.ts';

const STRAIGHT: Weave = { amplitude: 0, period: 1 };
/** The last descent begins at least this far from the target, m: low fliers hold their height until then. Assumed. */
const LEAST_DIVE = 400;
/** Points of one turn of an orbit. */
const ORBIT_POINTS = 8;

/** East and north shift of member i, across the direction of the first leg. */
export function sideways(
  group: GroupInput,
  from: Place,
  asset: Asset | null,
  i: number,
  count: number,
): [number, number] {
  const across = (i - (count - 1) / 2) * (group.spacing_m ?? 0);
  if (across === 0) return [0, 0];
  const next = group.route?.[0] ?? group.exit;
  const to = next && group.route?.[0] ? placeFrom(next) : (asset?.site ?? (next ? placeFrom(next) : from));
  return turned(across, 0, bearingBetween(from, to));
}

function waypointsOf(member: Member, start: Place, shift: readonly [number, number]): Waypoint[] {
  const points: Waypoint[] = [{ ...start, ...member.cruise, speed: member.speed }];
  let height = member.cruise;
  let speed = member.speed;
  for (const point of member.movement.route ?? []) {
    height = heightIn(point) ?? height;
    speed = point.speed_m_s ?? speed;
    points.push({ ...offsetPlace(placeFrom(point), shift[0], shift[1]), ...height, speed });
  }
  return points;
}

/** The route of one member of a hostile group. */
export function routePlan(
  group: GroupInput,
  member: Member,
  start: Place,
  shift: readonly [number, number],
  asset: Asset | null,
  ending: Flight['ending'],
): Plan {
  const waypoints = waypointsOf(member, start, shift);
  const last = waypoints.at(-1)!;
  if (ending === 'impact' && asset) {
    if (group.orbit) addOrbit(waypoints, last, asset, group.orbit);
    const before = waypoints.at(-1)!;
    const leg = distanceBetween(before, asset.site);
    const dive = Math.min(group.dive_from_m ?? Math.max(2 * last.height, LEAST_DIVE), 0.9 * leg);
    if (dive >= 0.5 * LEAST_DIVE) {
      const back = bearingBetween(asset.site, before);
      const [east, north] = turned(0, dive, back);
      waypoints.push({ ...last, ...offsetPlace(asset.site, east, north) });
    }
    waypoints.push({
      lat: asset.site.lat,
      lon: asset.site.lon,
      height: 0,
      heightAbove: 'ground',
      speed: last.speed,
    });
  } else {
    if (asset && ending === 'deliver') waypoints.push({ ...last, lat: asset.site.lat, lon: asset.site.lon });
    const exit = group.exit
      ? offsetPlace(placeFrom(group.exit), shift[0], shift[1])
      : ending === 'deliver'
        ? start
        : null;
    if (exit) waypoints.push({ ...last, ...exit });
  }
  const weave = group.weave ? { amplitude: group.weave.amplitude_m, period: group.weave.period_s } : STRAIGHT;
  return { kind: 'route', waypoints, repeat: false, weave, bank: member.bank };
}

/** Turns about the target at the height of the approach, beginning on the side of arrival. */
function addOrbit(
  waypoints: Waypoint[],
  last: Waypoint,
  asset: Asset,
  orbit: { turns: number; radius_m: number },
): void {
  const entry = bearingBetween(asset.site, last);
  for (let i = 0; i <= orbit.turns * ORBIT_POINTS; i++) {
    const [east, north] = turned(0, orbit.radius_m, entry + (i * TWO_PI) / ORBIT_POINTS);
    waypoints.push({ ...last, ...offsetPlace(asset.site, east, north) });
  }
}

/** The route or racetrack of neutral or own traffic. */
export function neutralPlan(flight: NeutralInput, member: Member, i: number, count: number): Plan {
  const across = (i - (count - 1) / 2) * (flight.spacing_m ?? 0);
  const track = flight.racetrack;
  if (track) {
    const bearing = radiansFromDegrees(track.bearing_deg);
    const centre = placeFrom(track.centre);
    const corners = [
      [1, 1],
      [1, -1],
      [-1, -1],
      [-1, 1],
    ] as const;
    const waypoints = corners.map(([side, end]) => {
      const [east, north] = turned((side * track.width_m) / 2 + across, (end * track.length_m) / 2, bearing);
      return { ...offsetPlace(centre, east, north), ...member.cruise, speed: member.speed };
    });
    return { kind: 'route', waypoints, repeat: true, weave: STRAIGHT, bank: member.bank };
  }
  const from = placeFrom(flight.from!);
  const shift = turned(across, 0, bearingBetween(from, placeFrom(flight.route![0]!)));
  const start = offsetPlace(from, shift[0], shift[1]);
  return {
    kind: 'route',
    waypoints: waypointsOf(member, start, shift),
    repeat: flight.repeat ?? false,
    weave: STRAIGHT,
    bank: member.bank,
  };
}
