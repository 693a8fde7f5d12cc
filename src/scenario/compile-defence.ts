/** Units as written, with the library's compositions, to the defence in SI units. */
import { TWO_PI } from '../math/elementary.ts';
import { carrierIndex, placeOf } from './compile-assets.ts';
import { compileChannels } from './compile-channels.ts';
import { type Compiling, placeFrom, refuseDoubles, report, siFigure } from './compile-context.ts';
import { compileDoctrine, compileNetwork, compileZones } from './compile-doctrine.ts';
import { effectorFrom, radarFrom } from './compile-platform.ts';
import type {
  Asset,
  Defence,
  DefenceSystem,
  Effector,
  FireUnit,
  Launcher,
  March,
  Radar,
  Unit,
  UnitKind,
} from './defence.ts';
import type { MarchInput, ScenarioInput, UnitInput } from './format.ts';
import { nearestWord } from './hint.ts';
import type { LibraryEntry } from './library.ts';
import { distanceBetween, offsetPlace, type Place, turned } from './place.ts';
import type { Flight } from './raid.ts';
import type { Path } from './read-yaml.ts';
import { radiansFromDegrees } from './units.ts';

/** A launcher farther than this from its engagement radar is worth a warning, m. Assumed. */
const LAUNCHER_REACH = 50_000;

interface DefenceBuilding {
  readonly compiling: Compiling;
  readonly input: ScenarioInput;
  readonly ground: (place: Place) => number;
  readonly flights: readonly Flight[];
  readonly systems: { system: DefenceSystem; entry: LibraryEntry }[];
  readonly units: Unit[];
  readonly radars: Radar[];
  readonly fireUnits: FireUnit[];
  readonly launchers: Launcher[];
  readonly effectors: Effector[];
}

/** One unit of the scenario while its components are being placed. */
interface Placing {
  readonly path: Path;
  readonly unit: UnitInput;
  readonly entry: LibraryEntry;
  readonly place: Place;
  readonly facing: number;
  readonly carrier: number;
  readonly deployTime: number;
  readonly stowTime: number;
  /** Component ids that the composition has, for checking overrides. */
  readonly known: string[];
}

/** The own side: every squadron spelled out into command posts, radars, launchers and fire units. */
export function compileDefence(
  compiling: Compiling,
  input: ScenarioInput,
  assets: readonly Asset[],
  flights: readonly Flight[],
  ground: (place: Place) => number,
): Defence {
  const building: DefenceBuilding = {
    compiling,
    input,
    ground,
    flights,
    systems: [],
    units: [],
    radars: [],
    fireUnits: [],
    launchers: [],
    effectors: [],
  };
  refuseDoubles(
    compiling,
    input.defence.units.map((unit) => unit.id),
    ['defence', 'units'],
  );
  input.defence.units.forEach((unit, index) => {
    addUnit(building, unit, ['defence', 'units', index]);
  });
  checkStrength(building, assets);
  return {
    assets,
    systems: building.systems.map((one) => one.system),
    units: building.units,
    radars: building.radars,
    fireUnits: building.fireUnits,
    launchers: building.launchers,
    effectors: building.effectors,
    channelLimits: compileChannels(
      compiling,
      building.systems,
      input.defence.channel_reading ?? 'whole_system',
    ),
    doctrine: compileDoctrine(compiling, input.defence.doctrine ?? {}),
    zones: compileZones(compiling, input.defence.zones ?? []),
    network: compileNetwork(compiling, input.network ?? {}),
  };
}

function checkStrength(building: DefenceBuilding, assets: readonly Asset[]): void {
  const { compiling, input } = building;
  const isRaid = (input.raid?.groups.length ?? 0) > 0;
  if (assets.length === 0) {
    report(
      compiling,
      isRaid ? 'error' : 'warning',
      ['defence', 'assets'],
      'at least one asset expected, none found',
      'there is nothing to defend: add an airfield or a town',
    );
  }
  if (input.defence.units.length === 0) {
    report(
      compiling,
      'warning',
      ['defence', 'units'],
      'at least one unit expected, none found',
      'nothing defends: add a unit such as system: s400_squadron',
    );
  } else if (
    isRaid &&
    building.fireUnits.length === 0 &&
    building.systems.length === input.defence.units.length
  ) {
    report(
      compiling,
      'warning',
      ['defence', 'units'],
      'a unit that can engage expected, none found',
      'add a unit with launchers such as system: s400_squadron',
    );
  }
}

function addUnit(building: DefenceBuilding, unit: UnitInput, path: Path): void {
  const { compiling } = building;
  const entry = systemEntry(building, unit, path);
  const place = placeOf(compiling, unit, building.input, path);
  if (!entry?.composition) return;
  const { composition } = entry;
  const placing: Placing = {
    path,
    unit,
    entry,
    place,
    facing: radiansFromDegrees(unit.facing_deg ?? 0),
    carrier: carrierIndex(building.flights, unit.carrier),
    deployTime: siFigure(compiling, entry, 'deploy_time_from_march', [...path, 'system']),
    stowTime: siFigure(compiling, entry, 'stow_time', [...path, 'system']),
    known: [],
  };
  const fireUnits: number[] = [];
  const system: DefenceSystem = {
    index: building.systems.length,
    id: unit.id,
    name: unit.name ?? `${entry.name}, ${unit.region ?? unit.id}`,
    library: entry.id,
    region: unit.region ?? '',
    fireUnits,
  };
  building.systems.push({ system, entry });
  const post = composition.command_post;
  if (post) addComponent(building, placing, 'command-post', 'command', post.east_m, post.north_m);
  for (const radar of composition.radars ?? [])
    addRadar(building, placing, radar.id, radar.radar, radar.role, radar.east_m, radar.north_m);
  for (const fireUnit of composition.fire_units ?? []) {
    const index = addFireUnit(building, placing, fireUnit);
    if (index >= 0) fireUnits.push(index);
  }
  for (const id of Object.keys(unit.components ?? {})) {
    if (placing.known.includes(id)) continue;
    const near = nearestWord(id, placing.known);
    report(
      compiling,
      'error',
      [...path, 'components', id],
      `component of ${entry.id} expected, ${id} found`,
      near ? `did you mean ${near}?` : `known: ${placing.known.join(', ')}`,
      'key',
    );
  }
}

function systemEntry(building: DefenceBuilding, unit: UnitInput, path: Path): LibraryEntry | null {
  const { compiling } = building;
  const entry = compiling.library.entries.get(unit.system);
  if (entry?.composition) return entry;
  const known = [...compiling.library.entries.values()].filter((one) => one.composition !== null);
  const made = known.find((one) => one.texts.headline === unit.system);
  const near =
    made?.id ??
    nearestWord(
      unit.system,
      known.map((one) => one.id),
    );
  report(
    compiling,
    'error',
    [...path, 'system'],
    `system of the library that can be placed expected, ${unit.system} found`,
    near ? `did you mean ${near}?` : `known: ${known.map((one) => one.id).join(', ')}`,
  );
  return null;
}

/** Places one component; -1 where the scenario says that it is lost. */
function addComponent(
  building: DefenceBuilding,
  placing: Placing,
  id: string,
  kind: UnitKind,
  east: number,
  north: number,
): number {
  placing.known.push(id);
  const override = placing.unit.components?.[id];
  if (override?.lost) return -1;
  const [e, n] = turned(east, north, placing.facing);
  const place = override?.at ? placeFrom(override.at) : offsetPlace(placing.place, e, n);
  const marches =
    override?.march?.map((march) => marchFrom(building, march, 0, 0)) ??
    (placing.unit.march ?? []).map((march) => marchFrom(building, march, e, n));
  const marchPath = override?.march
    ? [...placing.path, 'components', id, 'march']
    : [...placing.path, 'march'];
  checkMarches(building, marches, marchPath);
  building.units.push({
    index: building.units.length,
    id: `${placing.unit.id}/${id}`,
    name: `${placing.unit.name ?? placing.unit.id} ${id}`,
    kind,
    system: building.systems.length - 1,
    site: { ...place, height: building.ground(place) },
    carrier: placing.carrier,
    deployTime: placing.deployTime,
    stowTime: placing.stowTime,
    marches,
  });
  return building.units.length - 1;
}

function marchFrom(building: DefenceBuilding, march: MarchInput, east: number, north: number): March {
  const to = offsetPlace(placeFrom(march.to), east, north);
  return { depart: march.depart_s, to: { ...to, height: building.ground(to) }, speed: march.speed_m_s };
}

function checkMarches(building: DefenceBuilding, marches: readonly March[], path: Path): void {
  marches.forEach((march, index) => {
    const before = marches[index - 1];
    const at = [...path, index, 'depart_s'];
    if (building.compiling.problems.some((problem) => problem.path === at.join('.'))) return;
    if (before && march.depart <= before.depart)
      report(
        building.compiling,
        'error',
        at,
        `departure after ${before.depart} s expected, ${march.depart} found`,
        'moves stand in order of departure',
      );
    else if (march.depart >= building.input.duration_s)
      report(
        building.compiling,
        'warning',
        at,
        `departure before the end at ${building.input.duration_s} s expected, ${march.depart} found`,
        'it never leaves',
      );
  });
}

/** A radar on its own vehicle: index of the radar, -1 where it is lost or unknown. */
function addRadar(
  building: DefenceBuilding,
  placing: Placing,
  id: string,
  library: string,
  role: Radar['role'],
  east: number,
  north: number,
): number {
  const { compiling } = building;
  const unit = addComponent(building, placing, id, 'radar', east, north);
  const entry = compiling.library.entries.get(library);
  if (unit < 0 || !entry) return -1;
  const index = building.radars.length;
  const place = { index, id: building.units[unit]!.id, unit, role, facing: placing.facing };
  building.radars.push(radarFrom(compiling, entry, place, [...placing.path, 'system']));
  return index;
}

type FireUnitComposition = NonNullable<NonNullable<LibraryEntry['composition']>['fire_units']>[number];

/** An engagement radar with its launchers on rings about it; -1 where its radar is lost. */
function addFireUnit(building: DefenceBuilding, placing: Placing, part: FireUnitComposition): number {
  const { compiling } = building;
  const radarId = `${part.id}/engagement-radar`;
  const radar = addRadar(building, placing, radarId, part.radar, part.role, part.east_m, part.north_m);
  const index = building.fireUnits.length;
  const launchers: number[] = [];
  const total = part.launchers.reduce((sum, group) => sum + group.count, 0);
  let number = 0;
  for (const group of part.launchers) {
    for (let i = 0; i < group.count; i++) {
      const [e, n] = turned(0, group.radius_m, (number * TWO_PI) / total);
      number++;
      const id = `${part.id}/launcher-${number}`;
      const unit = addComponent(building, placing, id, 'launcher', part.east_m + e, part.north_m + n);
      if (unit < 0 || radar < 0) continue;
      checkReach(building, placing, id, unit, building.radars[radar]!.unit);
      launchers.push(building.launchers.length);
      building.launchers.push({
        index: building.launchers.length,
        unit,
        fireUnit: index,
        loads: group.loads.map((load) => ({
          effector: effectorIndex(building, load.interceptor, [...placing.path, 'system']),
          ready: load.ready,
          reserve: load.reserve,
        })),
        reloadTime: siFigure(compiling, placing.entry, 'reload_time', [...placing.path, 'system']),
        launchInterval: siFigure(compiling, placing.entry, 'launch_interval', [...placing.path, 'system']),
      });
    }
  }
  if (radar < 0 || launchers.length === 0) {
    const what = radar < 0 ? 'engagement radar' : 'launcher';
    report(
      compiling,
      'warning',
      [...placing.path, 'components'],
      `${what} for ${part.id} expected, none found`,
      `${part.id} cannot engage: its ${what} is lost`,
      'key',
    );
    return -1;
  }
  building.fireUnits.push({
    index,
    id: `${placing.unit.id}/${part.id}`,
    name: `${placing.unit.name ?? placing.unit.id} ${part.name}`,
    system: building.systems.length - 1,
    radar,
    launchers,
    reactionTime: siFigure(compiling, placing.entry, 'reaction_time', [...placing.path, 'system']),
  });
  return index;
}

function checkReach(
  building: DefenceBuilding,
  placing: Placing,
  id: string,
  launcher: number,
  radar: number,
): void {
  const distance = distanceBetween(building.units[launcher]!.site, building.units[radar]!.site);
  if (distance <= LAUNCHER_REACH) return;
  const part = placing.unit.components?.[id] ? id : id.replace(/launcher-\d+$/, 'engagement-radar');
  report(
    building.compiling,
    'warning',
    [...placing.path, 'components', part, 'at'],
    `at most ${LAUNCHER_REACH / 1000} km from the engagement radar expected, ${Math.round(distance / 1000)} km found`,
    'move the launcher nearer to its radar',
  );
}

function effectorIndex(building: DefenceBuilding, id: string, path: Path): number {
  const known = building.effectors.findIndex((effector) => effector.id === id);
  if (known >= 0) return known;
  const entry = building.compiling.library.entries.get(id);
  if (!entry) return 0;
  building.effectors.push(effectorFrom(building.compiling, entry, building.effectors.length, path));
  return building.effectors.length - 1;
}
