/** Groups and neutral traffic as written to single flights in SI units. */
import { TWO_PI } from '../math/elementary.ts';
import type { Category } from './category.ts';
import { type Compiling, placeFrom, refuseDoubles, report, siFigureOr } from './compile-context.ts';
import { categoryOf, objectClassFrom } from './compile-platform.ts';
import type { Asset } from './defence.ts';
import { aircraftCategories, type GroupInput, type NeutralInput, type ScenarioInput } from './format.ts';
import { nearestWord } from './hint.ts';
import type { LibraryEntry } from './library.ts';
import { bearingBetween, distanceBetween, offsetPlace, type Place, turned } from './place.ts';
import type { Flight, ObjectClass, Plan, Raid, Waypoint, Weave } from './raid.ts';
import type { Path } from './read-yaml.ts';
import { radiansFromDegrees } from './units.ts';

/** Most objects that one scenario may have. */
export const OBJECT_LIMIT = 10_000;
const STRAIGHT: Weave = { amplitude: 0, period: 1 };
/** Points of one turn of an orbit. */
const ORBIT_POINTS = 8;

type Movement = Pick<
  GroupInput,
  'id' | 'class' | 'count' | 'start_s' | 'interval_s' | 'spacing_m' | 'from' | 'route' | 'speed_m_s'
> &
  Pick<GroupInput, 'height_m_agl' | 'height_m_amsl' | 'bank_deg'>;

interface RaidBuilding {
  readonly compiling: Compiling;
  readonly duration: number;
  readonly assets: readonly Asset[];
  readonly ground: (place: Place) => number;
  readonly classes: ObjectClass[];
  readonly flights: Flight[];
}

interface Height {
  readonly height: number;
  readonly heightAbove: 'sea' | 'ground';
}

/** What is the same for all members of a group. */
interface Member {
  readonly path: Path;
  readonly movement: Movement;
  readonly entry: LibraryEntry;
  readonly objectClass: ObjectClass;
  readonly category: Category;
  readonly speed: number;
  readonly bank: number;
  readonly cruise: Height;
}

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
      `at most ${OBJECT_LIMIT} objects expected, ${total} found`,
      'lower the counts',
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
        `unique id expected, ${flight.id} found in the raid too`,
        'choose another id',
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
  const { compiling } = building;
  const targets = targetsOf(building, group, path);
  const member = memberOf(building, group, path);
  if (member === null || targets === null) return;
  if (!group.from) {
    report(
      compiling,
      'error',
      path,
      'from expected, nothing found',
      'say where the group enters: from: {lat_deg: ..., lon_deg: ...}',
      'key',
    );
    return;
  }
  const isBallistic = member.category === 'ballistic';
  const ending =
    group.ending ??
    (aircraftCategories.includes(member.category) && targets.length > 0 ? 'deliver' : 'impact');
  if (targets.length === 0 && (ending !== 'leave' || isBallistic)) {
    report(
      compiling,
      'error',
      path,
      'target expected, nothing found',
      'name an asset, or write ending: leave for a group that only passes',
      'key',
    );
    return;
  }
  if (isBallistic) {
    for (const key of [
      'route',
      'weave',
      'orbit',
      'exit',
      'height_m_amsl',
      'height_m_agl',
      'speed_m_s',
    ] as const) {
      if (group[key] !== undefined)
        report(
          compiling,
          'warning',
          [...path, key],
          `no ${key} expected for a ballistic object, one found`,
          'it follows from launch place and target; remove it',
          'key',
        );
    }
  } else if (ending === 'leave' && !group.exit && !(group.route && group.route.length > 0)) {
    report(
      compiling,
      'error',
      path,
      'route or exit expected, neither found',
      'say where the group goes',
      'key',
    );
    return;
  }
  const from = placeFrom(group.from);
  const count = group.count ?? 1;
  for (let i = 0; i < count; i++) {
    const asset = targets.length > 0 ? targets[i % targets.length]! : null;
    const shift = sideways(group, from, asset, i, count);
    const start = offsetPlace(from, shift[0], shift[1]);
    const plan: Plan = isBallistic
      ? { kind: 'ballistic', launch: { ...start, height: building.ground(start) }, aim: asset!.site }
      : routePlan(group, member, start, shift, asset, ending);
    if (isBallistic && i < targets.length) checkBallisticRange(building, member, start, asset!);
    const deliverAt = plan.kind === 'route' && ending === 'deliver' ? plan.waypoints.length - 2 : -1;
    building.flights.push({
      index: building.flights.length,
      id: memberId(group.id, i, count),
      group: group.id,
      classIndex: member.objectClass.index,
      side: 'hostile',
      start: (group.start_s ?? 0) + i * (group.interval_s ?? 0),
      plan,
      asset: asset?.index ?? -1,
      ending: isBallistic ? 'impact' : ending,
      deliverAt,
      transponder: 'none',
    });
  }
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
      `id of an asset expected, ${name} found`,
      near ? `did you mean ${near}?` : knownIds(assets),
    );
  });
  return targets.length === names.length ? targets : null;
}

function knownIds(list: readonly { readonly id: string }[]): string {
  const ids = list.slice(0, 12).map((one) => one.id);
  return ids.length === 0 ? 'there is none' : `known: ${ids.join(', ')}${list.length > 12 ? ' ...' : ''}`;
}

/** The shared part of a group or traffic: class, speed, height, bank. Null after an error. */
function memberOf(building: RaidBuilding, movement: Movement, path: Path): Member | null {
  const { compiling, duration } = building;
  const entry = compiling.library.entries.get(movement.class);
  const category = entry ? categoryOf(entry) : null;
  if (!entry || category === null) {
    const known = [...compiling.library.entries.values()].filter((one) => categoryOf(one) !== null);
    const near = nearestWord(
      movement.class,
      known.map((one) => one.id),
    );
    report(
      compiling,
      'error',
      [...path, 'class'],
      `class of the library expected, ${movement.class} found`,
      near ? `did you mean ${near}?` : knownIds(known),
    );
    return null;
  }
  let objectClass = building.classes.find((one) => one.id === entry.id);
  if (!objectClass) {
    objectClass = objectClassFrom(compiling, entry, category, building.classes.length, [...path, 'class']);
    building.classes.push(objectClass);
  }
  const start = movement.start_s ?? 0;
  if (start >= duration) {
    report(
      compiling,
      'error',
      [...path, 'start_s'],
      `start before the end at ${duration} s expected, ${start} found`,
      'raise duration_s or start earlier',
    );
  } else if (start + ((movement.count ?? 1) - 1) * (movement.interval_s ?? 0) >= duration) {
    report(
      compiling,
      'warning',
      [...path, 'interval_s'],
      `all starts before the end at ${duration} s expected, some later found`,
      'the last objects never enter',
    );
  }
  if (category === 'ballistic')
    return {
      path,
      movement,
      entry,
      objectClass,
      category,
      speed: 0,
      bank: 0,
      cruise: { height: 0, heightAbove: 'ground' },
    };
  const speed =
    movement.speed_m_s ??
    siFigureOr(compiling, entry, 'speed_cruise', siFigureOr(compiling, entry, 'speed', Number.NaN));
  if (!Number.isFinite(speed))
    report(
      compiling,
      'error',
      path,
      'speed_m_s expected, nothing found',
      `the library knows no cruising speed of ${entry.id}`,
      'key',
    );
  const cruise = cruiseHeight(compiling, movement, category, path);
  if (cruise === null || !Number.isFinite(speed)) return null;
  const bank =
    movement.bank_deg === undefined
      ? siFigureOr(compiling, entry, 'bank', 0)
      : radiansFromDegrees(movement.bank_deg);
  return { path, movement, entry, objectClass, category, speed, bank, cruise };
}

function heightIn(place: {
  height_m_agl?: number | undefined;
  height_m_amsl?: number | undefined;
}): Height | null {
  if (place.height_m_agl !== undefined) return { height: place.height_m_agl, heightAbove: 'ground' };
  return place.height_m_amsl === undefined ? null : { height: place.height_m_amsl, heightAbove: 'sea' };
}

/** The height of a group: its own, or that of its first waypoint; ships and columns stay on the surface. */
function cruiseHeight(
  compiling: Compiling,
  movement: Movement,
  category: Category,
  path: Path,
): Height | null {
  const points: [Path, Movement | NonNullable<Movement['route']>[number]][] = [[path, movement]];
  (movement.route ?? []).forEach((point, index) => {
    points.push([[...path, 'route', index], point]);
  });
  for (const [at, one] of points) {
    if (one.height_m_agl !== undefined && one.height_m_amsl !== undefined) {
      report(
        compiling,
        'error',
        [...at, 'height_m_amsl'],
        'one of height_m_amsl and height_m_agl expected, both found',
        'above sea level or above the ground: keep one',
        'key',
      );
      return null;
    }
  }
  const own = heightIn(movement);
  if (own) return own;
  for (const point of movement.route ?? []) {
    const height = heightIn(point);
    if (height) return height;
  }
  if (category === 'ship') return { height: 0, heightAbove: 'sea' };
  if (category === 'ground') return { height: 0, heightAbove: 'ground' };
  report(
    compiling,
    'error',
    path,
    'height_m_amsl or height_m_agl expected, neither found',
    'height_m_agl: above the ground below, height_m_amsl: above the sea',
    'key',
  );
  return null;
}

/** East and north shift of member i, across the direction of the first leg. */
function sideways(
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

function routePlan(
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
    const dive = Math.min(group.dive_from_m ?? 2 * last.height, 0.9 * leg);
    if (dive > 200 && before.height > 100) {
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
      `distance of at most ${Math.round(most / 1000)} km to ${asset.id} expected for ${member.entry.id}, ${km} km found`,
      'move the launch place or choose another class',
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
      'aircraft, ship or vehicle expected, ballistic class found',
      'neutral traffic follows routes',
    );
    return;
  }
  if (flight.racetrack === undefined && (!flight.from || !(flight.route && flight.route.length > 0))) {
    report(
      compiling,
      'error',
      path,
      'from and route, or racetrack expected, neither found',
      'say where it goes',
      'key',
    );
    return;
  }
  if (flight.racetrack !== undefined && (flight.from || flight.route))
    report(
      compiling,
      'warning',
      [...path, 'racetrack'],
      'racetrack alone expected, from or route found too',
      'the racetrack is flown; remove the others',
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
      transponder: flight.transponder ?? (side === 'own' ? 'own' : 'civil'),
    });
  }
}

function neutralPlan(flight: NeutralInput, member: Member, i: number, count: number): Plan {
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
