/** Components of a unit, placed one by one: vehicles, radars, launchers, fire units. */
import { RADIANS_PER_DEGREE, TWO_PI } from '../math/elementary.ts';
import { type Compiling, placeFrom, report, siFigure } from './compile-context.ts';
import { effectorFrom, radarFrom } from './compile-platform.ts';
import type {
  DefenceSystem,
  Doctrine,
  Effector,
  FireUnit,
  Launcher,
  March,
  Radar,
  Unit,
  UnitKind,
} from './defence.ts';
import type { MarchInput, ScenarioInput, UnitInput } from './format.ts';
import type { LibraryEntry } from './library.ts';
import { distanceBetween, offsetPlace, type Place, turned } from './place.ts';
import type { Flight } from './raid.ts';
import type { Path } from './read-yaml.ts';
import { said } from './saying.ts';

/** A launcher farther than this from its engagement radar is worth a warning, m. Assumed. */
const LAUNCHER_REACH = 50_000;

/** The defence while its units are being added. */
export interface DefenceBuilding {
  readonly compiling: Compiling;
  readonly input: ScenarioInput;
  readonly ground: (place: Place) => number;
  readonly flights: readonly Flight[];
  /** The general doctrine. */
  readonly doctrine: Doctrine;
  readonly systems: { system: DefenceSystem; entry: LibraryEntry }[];
  readonly units: Unit[];
  readonly radars: Radar[];
  readonly fireUnits: FireUnit[];
  readonly launchers: Launcher[];
  readonly effectors: Effector[];
}

/** One unit of the scenario while its components are being placed. */
export interface Placing {
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
  /** The general doctrine with what the unit has of its own. */
  readonly doctrine: Doctrine;
}

/** Places one component; -1 where the scenario says that it is lost. */
export function addComponent(
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
        said`departure after ${before.depart} s expected, ${march.depart} found`,
        said`moves stand in order of departure`,
      );
    else if (march.depart >= building.input.duration_s)
      report(
        building.compiling,
        'warning',
        at,
        said`departure before the end at ${building.input.duration_s} s expected, ${march.depart} found`,
        said`it never leaves`,
      );
  });
}

/** A radar on its own vehicle: index of the radar, -1 where it is lost or unknown. */
export function addRadar(
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
  const radar = radarFrom(compiling, entry, place, [...placing.path, 'system']);
  building.radars.push(withModel(radar, placing.unit.radar_model));
  return index;
}

/** A radar with the models that its unit asks for instead of the library's. */
function withModel(radar: Radar, model: UnitInput['radar_model']): Radar {
  return {
    ...radar,
    swerling: (model?.swerling ?? radar.swerling) as Radar['swerling'],
    pulses: model?.pulses ?? radar.pulses,
    radialSpeedMin: model?.radial_speed_min_m_s ?? radar.radialSpeedMin,
    rangeBias: model?.range_bias_m ?? 0,
    azimuthBias: (model?.azimuth_bias_deg ?? 0) * RADIANS_PER_DEGREE,
  };
}

type FireUnitComposition = NonNullable<NonNullable<LibraryEntry['composition']>['fire_units']>[number];

/** An engagement radar with its launchers on rings about it; -1 where its radar is lost. */
export function addFireUnit(building: DefenceBuilding, placing: Placing, part: FireUnitComposition): number {
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
    const what = radar < 0 ? said`engagement radar` : said`launcher`;
    report(
      compiling,
      'warning',
      [...placing.path, 'components'],
      said`${what} for ${part.id} expected, none found`,
      said`${part.id} cannot engage: its ${what} is lost`,
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
    doctrine: placing.doctrine,
    guard: null,
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
    said`at most ${LAUNCHER_REACH / 1000} km from the engagement radar expected, ${Math.round(distance / 1000)} km found`,
    said`move the launcher nearer to its radar`,
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
