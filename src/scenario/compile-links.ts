/** What units say of one another, once all of them have their index: whom they guard, whose loss moves them. */

import type { DefenceBuilding } from './compile-component.ts';
import { placeFrom, report } from './compile-context.ts';
import type { DefenceSystem, Displacement, FireUnit, Guard } from './defence.ts';
import type { UnitInput } from './format.ts';
import { nearestWord } from './hint.ts';
import { movedPlace } from './place.ts';
import type { Path } from './read-yaml.ts';
import { said } from './saying.ts';

/** How near a course must pass to a guarded unit where a scenario is silent, m. Assumed. */
const GUARD_RADIUS = 5000;

/** Systems with their displacements and fire units with their guards. */
export function linkUnits(building: DefenceBuilding): { systems: DefenceSystem[]; fireUnits: FireUnit[] } {
  const { input } = building;
  const guards = new Map<number, Guard>();
  const systems = building.systems.map(({ system }) => {
    const at = input.defence.units.findIndex((unit) => unit.id === system.id);
    const unit = input.defence.units[at]!;
    const path: Path = ['defence', 'units', at];
    const guard = guardOf(building, unit, path);
    if (guard) guards.set(system.index, guard);
    return { ...system, displacement: displacementOf(building, system, unit, path) };
  });
  const fireUnits = building.fireUnits.map((fireUnit) => ({
    ...fireUnit,
    guard: guards.get(fireUnit.system) ?? null,
  }));
  return { systems, fireUnits };
}

function guardOf(building: DefenceBuilding, unit: UnitInput, path: Path): Guard | null {
  if (unit.guards === undefined) {
    if (unit.guard_radius_m !== undefined)
      report(
        building.compiling,
        'error',
        [...path, 'guard_radius_m'],
        said`guards expected beside guard_radius_m, nothing found`,
        said`guards: id of the unit that this one protects`,
        'key',
      );
    return null;
  }
  const system = systemIndex(building, unit, unit.guards, [...path, 'guards']);
  return system < 0 ? null : { system, radius: unit.guard_radius_m ?? GUARD_RADIUS };
}

function displacementOf(
  building: DefenceBuilding,
  system: DefenceSystem,
  unit: UnitInput,
  path: Path,
): Displacement | null {
  const { displace } = unit;
  if (!displace) return null;
  const { compiling } = building;
  const at = [...path, 'displace'];
  if (displace.after_rounds === undefined && displace.when_lost === undefined)
    report(
      compiling,
      'error',
      at,
      said`after_rounds or when_lost expected, neither found`,
      said`say when it moves; march moves it at a given time`,
    );
  const marches = unit.march !== undefined || Object.values(unit.components ?? {}).some((one) => one.march);
  if (marches || unit.carrier !== undefined)
    report(
      compiling,
      'error',
      at,
      marches
        ? said`no displace expected for a unit that marches by schedule, one found`
        : said`no displace expected for a unit on a carrier, one found`,
      said`keep the one that is meant`,
      'key',
    );
  const units = building.units.filter((one) => one.system === system.index);
  const from = unit.at ? placeFrom(unit.at) : { lat: 0, lon: 0 };
  const to = units.map((one) => {
    const place = movedPlace(one.site, from, placeFrom(displace.to));
    return { ...place, height: building.ground(place) };
  });
  return {
    afterRounds: displace.after_rounds ?? 0,
    whenLost:
      displace.when_lost === undefined
        ? -1
        : systemIndex(building, unit, displace.when_lost, [...at, 'when_lost']),
    to,
    firstUnit: units[0]?.index ?? 0,
    speed: displace.speed_m_s,
  };
}

function systemIndex(building: DefenceBuilding, unit: UnitInput, id: string, path: Path): number {
  const found = building.systems.findIndex(({ system }) => system.id === id);
  if (found >= 0 && id !== unit.id) return found;
  const others = building.input.defence.units.map((one) => one.id).filter((one) => one !== unit.id);
  const near = nearestWord(id, others);
  report(
    building.compiling,
    'error',
    path,
    said`id of another unit expected, ${id} found`,
    near
      ? said`did you mean ${near}?`
      : others.length === 0
        ? said`there is no other`
        : said`known: ${others.slice(0, 12).join(', ')}`,
  );
  return -1;
}
