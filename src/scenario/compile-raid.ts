/** Groups and neutral traffic as written to single flights in SI units. */

import { ratioFromDb } from '../math/elementary.ts';
import { type Compiling, placeFrom, refuseDoubles, report, siFigureOr } from './compile-context.ts';
import { knownIds, type Member, memberOf, type RaidBuilding } from './compile-member.ts';
import { neutralPlan, routePlan, sideways } from './compile-route.ts';
import { type Separation, separationOf } from './compile-separation.ts';
import type { Asset } from './defence.ts';
import { aircraftCategories, type GroupInput, type NeutralInput, type ScenarioInput } from './format.ts';
import { nearestWord } from './hint.ts';
import { distanceBetween, offsetPlace, type Place } from './place.ts';
import type { Flight, Plan, Raid } from './raid.ts';
import type { Path } from './read-yaml.ts';
import { type Saying, said } from './saying.ts';

/** Most objects that one scenario may have. */
export const OBJECT_LIMIT = 10_000;
/**
 * Raid and neutral traffic of a scenario.
 *
 * The last descent to a target begins at `dive_from_m`, by default at twice the height, so that a high
 * flier does not sink all the way; members of a group fly parallel and meet at the target.
 */
export function compileRaid(
  compiling: Compiling,
  input: ScenarioInput,
  assets: readonly Asset[],
  ground: (place: Place) => number,
): Raid {
  const groups = input.raid?.groups ?? [];
  const neutrals = input.neutrals?.flights ?? [];
  const building: RaidBuilding = {
    compiling,
    duration: input.duration_s,
    assets,
    ground,
    classes: [],
    flights: [],
  };
  const total = [...groups, ...neutrals].reduce((sum, one) => sum + (one.count ?? 1), 0);
  if (total > OBJECT_LIMIT) {
    report(
      compiling,
      'error',
      ['raid', 'groups'],
      said`at most ${OBJECT_LIMIT} objects expected, ${total} found`,
      said`lower the counts`,
    );
    return { classes: [], flights: [] };
  }
  refuseDoubles(
    compiling,
    groups.map((group) => group.id),
    ['raid', 'groups'],
  );
  refuseDoubles(
    compiling,
    neutrals.map((flight) => flight.id),
    ['neutrals', 'flights'],
  );
  const hostile = new Set(groups.map((group) => group.id));
  neutrals.forEach((flight, index) => {
    if (hostile.has(flight.id))
      report(
        compiling,
        'error',
        ['neutrals', 'flights', index, 'id'],
        said`unique id expected, ${flight.id} found in the raid too`,
        said`choose another id`,
      );
  });
  groups.forEach((group, index) => {
    addGroup(building, group, ['raid', 'groups', index]);
  });
  neutrals.forEach((flight, index) => {
    addNeutral(building, flight, ['neutrals', 'flights', index]);
  });
  return { classes: building.classes, flights: building.flights };
}

function addGroup(building: RaidBuilding, group: GroupInput, path: Path): void {
  const targets = targetsOf(building, group, path);
  const member = memberOf(building, group, path);
  if (member === null || targets === null) return;
  const isBallistic = member.category === 'ballistic';
  const isAircraft = aircraftCategories.includes(member.category) && targets.length > 0;
  const ending = isBallistic ? 'impact' : (group.ending ?? (isAircraft ? 'deliver' : 'impact'));
  if (!isWhole(building.compiling, group, isBallistic, targets.length > 0, ending, path)) return;
  const separation = separationOf(building, group, member);
  const from = placeFrom(group.from!);
  const count = group.count ?? 1;
  const first = building.flights.length;
  for (let i = 0; i < count; i++) {
    const asset = targets.length > 0 ? targets[i % targets.length]! : null;
    const shift = sideways(group, from, asset, i, count);
    const start = offsetPlace(from, shift[0], shift[1]);
    if (isBallistic && i < targets.length) checkBallisticRange(building, member, start, asset!);
    const plan: Plan = isBallistic
      ? { kind: 'ballistic', launch: { ...start, height: building.ground(start) }, aim: asset!.site }
      : routePlan(group, member, start, shift, asset, ending);
    building.flights.push({
      index: building.flights.length,
      id: memberId(group.id, i, count),
      group: group.id,
      classIndex: member.objectClass.index,
      side: 'hostile',
      start: (group.start_s ?? 0) + i * (group.interval_s ?? 0),
      plan,
      asset: asset?.index ?? -1,
      ending,
      deliverAt: plan.kind === 'route' && ending === 'deliver' ? plan.waypoints.length - 2 : -1,
      jammer: jammerFrom(group),
      transponder: 'none',
    });
  }
  checkArrival(building, building.flights[first]!, path);
  if (separation !== null) addBodies(building, separation, first);
}

/** A body for each flight from `first` on; it comes into being with the separation, and is nobody's weapon. */
function addBodies(building: RaidBuilding, separation: Separation, first: number): void {
  const { body, after, speed } = separation;
  for (const whole of building.flights.slice(first)) {
    building.flights.push({
      ...whole,
      index: building.flights.length,
      id: `${whole.id}/body`,
      classIndex: body.index,
      start: whole.start + after,
      plan: { kind: 'body', of: whole.index, after, speed },
      asset: -1,
      ending: 'leave',
      jammer: 0,
    });
  }
}

/** Jam to noise at one metre, m^2, of a group that jams: the square law carried back from the range at which it is told. */
function jammerFrom({ jamming }: GroupInput): number {
  if (jamming === undefined) return 0;
  return ratioFromDb(jamming.jam_to_noise_db) * jamming.at_m * jamming.at_m;
}

/** Keys that mean nothing for an object that falls on its own. */
const routeKeys = ['route', 'weave', 'orbit', 'exit', 'height_m_amsl', 'height_m_agl', 'speed_m_s'] as const;

/** True when a group says where it comes from and where it goes; tells what is missing. */
function isWhole(
  compiling: Compiling,
  group: GroupInput,
  isBallistic: boolean,
  hasTarget: boolean,
  ending: Flight['ending'],
  path: Path,
): boolean {
  const missing = (key: string, hint: Saying): boolean => {
    report(compiling, 'error', [...path, key], said`${key} expected, nothing found`, hint, 'key');
    return false;
  };
  if (!group.from)
    return missing('from', said`say where the group enters: from: {lat_deg: ..., lon_deg: ...}`);
  if (!hasTarget && ending !== 'leave')
    return missing('target', said`name an asset, or write ending: leave for a group that only passes`);
  if (!isBallistic) {
    const goes = ending !== 'leave' || group.exit !== undefined || (group.route?.length ?? 0) > 0;
    return goes || missing('exit', said`say where the group goes: a route or an exit`);
  }
  for (const key of routeKeys) {
    if (group[key] === undefined) continue;
    const message = said`no ${key} expected for a ballistic object, one found`;
    report(
      compiling,
      'warning',
      [...path, key],
      message,
      said`launch place and target are enough: remove it`,
      'key',
    );
  }
  return true;
}

/** Tells once for a group when its first member needs longer than the run, at the speeds of its legs. */
function checkArrival(building: RaidBuilding, flight: Flight, path: Path): void {
  if (flight.plan.kind !== 'route' || flight.asset < 0) return;
  const last = flight.ending === 'deliver' ? flight.deliverAt : flight.plan.waypoints.length - 1;
  let arrival = flight.start;
  for (let i = 1; i <= last; i++) {
    const leg = flight.plan.waypoints[i]!;
    arrival += distanceBetween(flight.plan.waypoints[i - 1]!, leg) / leg.speed;
  }
  if (arrival <= building.duration) return;
  const message = said`arrival before the end at ${building.duration} s expected, about ${Math.round(arrival)} s found`;
  const hint = said`raise duration_s, start earlier or enter nearer`;
  report(building.compiling, 'info', [...path, 'from'], message, hint, 'key');
}

function memberId(id: string, index: number, count: number): string {
  return count === 1 ? id : `${id}/${String(index + 1).padStart(String(count).length, '0')}`;
}

/** The assets that a group aims at; null after an error. */
function targetsOf(building: RaidBuilding, group: GroupInput, path: Path): Asset[] | null {
  const { compiling, assets } = building;
  const names =
    group.target === undefined ? [] : typeof group.target === 'string' ? [group.target] : group.target;
  const targets: Asset[] = [];
  names.forEach((name, index) => {
    const asset = assets.find((one) => one.id === name);
    if (asset) {
      targets.push(asset);
      return;
    }
    const near = nearestWord(
      name,
      assets.map((one) => one.id),
    );
    const at = typeof group.target === 'string' ? [...path, 'target'] : [...path, 'target', index];
    report(
      compiling,
      'error',
      at,
      said`id of an asset expected, ${name} found`,
      near ? said`did you mean ${near}?` : knownIds(assets),
    );
  });
  return targets.length === names.length ? targets : null;
}

function checkBallisticRange(building: RaidBuilding, member: Member, start: Place, asset: Asset): void {
  const { compiling } = building;
  const most = siFigureOr(compiling, member.entry, 'range', Number.POSITIVE_INFINITY);
  const least = siFigureOr(compiling, member.entry, 'class_range_min', 0);
  const distance = distanceBetween(start, asset.site);
  if (distance > 1.05 * most || distance < 0.2 * least) {
    const km = Math.round(distance / 1000);
    report(
      compiling,
      'warning',
      [...member.path, 'from'],
      said`distance of at most ${Math.round(most / 1000)} km to ${asset.id} expected for ${member.entry.id}, ${km} km found`,
      said`move the launch place or choose another class`,
    );
  }
}

function addNeutral(building: RaidBuilding, flight: NeutralInput, path: Path): void {
  const { compiling } = building;
  const member = memberOf(building, flight, path);
  if (member === null) return;
  if (member.category === 'ballistic') {
    report(
      compiling,
      'error',
      [...path, 'class'],
      said`aircraft, ship or vehicle expected, ballistic class found`,
      said`neutral traffic follows routes`,
    );
    return;
  }
  if (flight.racetrack === undefined && (!flight.from || !(flight.route && flight.route.length > 0))) {
    const message = said`from and route, or racetrack expected, neither found`;
    report(compiling, 'error', [...path, 'racetrack'], message, said`say where it goes`, 'key');
    return;
  }
  if (flight.racetrack !== undefined && (flight.from || flight.route))
    report(
      compiling,
      'warning',
      [...path, 'racetrack'],
      said`racetrack alone expected, from or route found too`,
      said`the racetrack is flown; remove the others`,
      'key',
    );
  const side = flight.side ?? 'neutral';
  const count = flight.count ?? 1;
  for (let i = 0; i < count; i++) {
    const plan = neutralPlan(flight, member, i, count);
    building.flights.push({
      index: building.flights.length,
      id: memberId(flight.id, i, count),
      group: flight.id,
      classIndex: member.objectClass.index,
      side,
      start: (flight.start_s ?? 0) + i * (flight.interval_s ?? 0),
      plan,
      asset: -1,
      ending: 'leave',
      deliverAt: -1,
      jammer: 0,
      transponder: flight.transponder ?? (side === 'own' ? 'own' : 'civil'),
    });
  }
}
