/** Units as written, with the library's compositions, to the defence in SI units. */
import { carrierIndex, placeOf } from './compile-assets.ts';
import { compileChannels } from './compile-channels.ts';
import {
  addComponent,
  addFireUnit,
  addRadar,
  type DefenceBuilding,
  type Placing,
} from './compile-component.ts';
import { type Compiling, refuseDoubles, report, siFigure } from './compile-context.ts';
import { compileDoctrine, compileNetwork, compileZones, unitDoctrine } from './compile-doctrine.ts';
import { compileFiledPlans } from './compile-filed-plans.ts';
import { linkUnits } from './compile-links.ts';
import { type Asset, type Defence, type DefenceSystem, type Layer, layers } from './defence.ts';
import type { ScenarioInput, UnitInput } from './format.ts';
import { nearestWord } from './hint.ts';
import type { LibraryEntry } from './library.ts';
import type { Place } from './place.ts';
import type { Flight } from './raid.ts';
import type { Path } from './read-yaml.ts';
import { said } from './saying.ts';
import { radiansFromDegrees } from './units.ts';

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
    doctrine: compileDoctrine(compiling, input.defence.doctrine ?? {}),
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
  const { systems, fireUnits } = linkUnits(building);
  return {
    assets,
    systems,
    units: building.units,
    radars: building.radars,
    fireUnits,
    launchers: building.launchers,
    effectors: building.effectors,
    channelLimits: compileChannels(
      compiling,
      building.systems,
      input.defence.channel_reading ?? 'whole_system',
    ),
    doctrine: building.doctrine,
    zones: compileZones(compiling, input.defence.zones ?? []),
    filedPlans: compileFiledPlans(input.neutrals?.flights ?? [], flights, ground),
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
      said`at least one asset expected, none found`,
      said`there is nothing to defend: add an airfield or a town`,
    );
  }
  if (input.defence.units.length === 0) {
    report(
      compiling,
      'warning',
      ['defence', 'units'],
      said`at least one unit expected, none found`,
      said`nothing defends: add a unit such as system: s400_squadron`,
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
      said`a unit that can engage expected, none found`,
      said`add a unit with launchers such as system: s400_squadron`,
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
    doctrine: unitDoctrine(building.doctrine, unit.doctrine ?? {}),
  };
  const fireUnits: number[] = [];
  const system: DefenceSystem = {
    index: building.systems.length,
    id: unit.id,
    name: unit.name ?? `${entry.name}, ${unit.region ?? unit.id}`,
    library: entry.id,
    region: unit.region ?? '',
    layer: layerOf(building, entry),
    fireUnits,
    commandPost: -1,
    isCommanded: composition.command_post !== undefined,
    displacement: null,
  };
  const at = building.systems.length;
  building.systems.push({ system, entry });
  const post = composition.command_post;
  if (post) {
    const commandPost = addComponent(building, placing, 'command-post', 'command', post.east_m, post.north_m);
    building.systems[at] = { system: { ...system, commandPost }, entry };
  }
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
      said`component of ${entry.id} expected, ${id} found`,
      near ? said`did you mean ${near}?` : said`known: ${placing.known.join(', ')}`,
      'key',
    );
  }
}

/** The layer that the library names for a system or its headline entry. */
function layerOf({ compiling }: DefenceBuilding, entry: LibraryEntry): Layer {
  const headline = entry.texts.headline ? compiling.library.entries.get(entry.texts.headline) : undefined;
  const word = (entry.texts.layer ?? headline?.texts.layer ?? '').replaceAll('_', '-');
  return layers.find((layer) => layer === word) ?? 'other';
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
    said`system of the library that can be placed expected, ${unit.system} found`,
    near ? said`did you mean ${near}?` : said`known: ${known.map((one) => one.id).join(', ')}`,
  );
  return null;
}
