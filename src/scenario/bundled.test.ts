import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { gridFromBytes } from '../geo/described-grid.ts';
import { isGridFault } from '../geo/heights.ts';
import type { HeightGrid } from '../geo/terrain.ts';
import { compileScenario } from './compile.ts';
import { parseLibrary } from './library.ts';
import { parseScenario } from './parse.ts';
import { bearingBetween, distanceBetween } from './place.ts';
import type { Scenario } from './scenario.ts';

const folder = new URL('../../library/', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, folder), 'utf8');
const names = readdirSync(new URL('scenarios/', folder)).sort();
const { library } = parseLibrary(
  readdirSync(new URL('platforms/', folder))
    .sort()
    .map((name) => ({ name, text: text(`platforms/${name}`) })),
);

function bundledTerrain(): HeightGrid {
  const bytes = gunzipSync(readFileSync(new URL('geo/etopo5_southasia_300s.i16le.gz', folder)));
  const grid = gridFromBytes(new Uint8Array(bytes), JSON.parse(text('geo/etopo5_southasia_300s.json')));
  if (isGridFault(grid)) throw new Error(grid.message);
  return grid;
}

function compiled(name: string, change: (text: string) => string = (same) => same): Scenario {
  const { document, problems } = parseScenario(change(text(`scenarios/${name}`)), name);
  expect(problems).toEqual([]);
  const result = compileScenario(document!, library!, { file: name, terrain: bundledTerrain() });
  expect(result.problems.filter((problem) => problem.severity !== 'info')).toEqual([]);
  return result.scenario!;
}

function hostileByCategory(scenario: Scenario): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const flight of scenario.raid.flights) {
    if (flight.side !== 'hostile') continue;
    const { category } = scenario.raid.classes[flight.classIndex]!;
    counts[category] = (counts[category] ?? 0) + 1;
  }
  return counts;
}

test('every bundled scenario compiles without a problem or warning', () => {
  expect(names).toContain('western-shield-2025.yaml');
  for (const name of names) compiled(name);
});

test('every number of a compiled scenario is finite, every index points at something, every id is unique', () => {
  for (const name of names) {
    const { raid, defence } = compiled(name);
    const walk = (value: unknown, path: string): void => {
      if (typeof value === 'number') expect(Number.isFinite(value), path).toBe(true);
      else if (value instanceof Float64Array) expect(value.every(Number.isFinite), path).toBe(true);
      else if (typeof value === 'object' && value !== null)
        for (const [key, item] of Object.entries(value)) walk(item, `${path}.${key}`);
    };
    walk({ raid, defence }, name);
    for (const list of [
      defence.assets,
      defence.units,
      defence.systems,
      defence.radars,
      defence.fireUnits,
      defence.effectors,
      raid.classes,
      raid.flights,
    ]) {
      expect(new Set(list.map((one) => one.id)).size).toBe(list.length);
      expect(list.map((one) => one.index)).toEqual(list.map((_, index) => index));
    }
    for (const fireUnit of defence.fireUnits) {
      expect(defence.radars[fireUnit.radar]!.unit).toBeLessThan(defence.units.length);
      for (const launcher of fireUnit.launchers)
        expect(defence.launchers[launcher]!.fireUnit).toBe(fireUnit.index);
    }
    for (const launcher of defence.launchers) {
      expect(defence.units[launcher.unit]!.kind).toBe('launcher');
      for (const load of launcher.loads) expect(defence.effectors[load.effector]).toBeDefined();
    }
    for (const flight of raid.flights) {
      expect(raid.classes[flight.classIndex]).toBeDefined();
      if (flight.side === 'hostile' && flight.ending !== 'leave')
        expect(defence.assets[flight.asset]).toBeDefined();
    }
    const limited = defence.channelLimits.flatMap((limit) => limit.fireUnits).sort((a, b) => a - b);
    expect(limited).toEqual(defence.fireUnits.map((one) => one.index));
  }
});

test('the default scenario has a squadron in each of three states, real places and five classes of threat', () => {
  const scenario = compiled('western-shield-2025.yaml');
  const squadrons = scenario.defence.systems.filter((system) => system.library === 's400_squadron');
  expect(squadrons.map((system) => system.region)).toEqual(['Punjab', 'Rajasthan', 'Gujarat']);
  const counts = hostileByCategory(scenario);
  expect(Object.keys(counts).sort()).toEqual(['ballistic', 'cruise', 'drone', 'fighter', 'stealth']);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(120);
  const kinds = (kind: string): number =>
    scenario.defence.assets.filter((asset) => asset.kind === kind).length;
  expect(kinds('airfield')).toBeGreaterThanOrEqual(12);
  expect(kinds('town')).toBeGreaterThanOrEqual(6);
  expect(scenario.raid.flights.some((flight) => flight.transponder === 'own')).toBe(true);
  expect(scenario.raid.flights.some((flight) => flight.transponder === 'civil')).toBe(true);
  expect(scenario.duration).toBeLessThanOrEqual(3600);
});

test('airfields and towns of the bundled scenarios stand where the open geographic data put them', () => {
  const airfields = (
    JSON.parse(text('geo/airfields_nw.json')) as { airfields: { lat: number; lon: number }[] }
  ).airfields.map(({ lat, lon }) => [lat, lon]);
  const towns = (
    JSON.parse(text('geo/places_nw.json')) as { places: [string, string, string, number, number][] }
  ).places.map((place) => [place[3], place[4]]);
  for (const name of names) {
    for (const asset of parseScenario(text(`scenarios/${name}`), name).document!.input.defence.assets) {
      if (asset.kind !== 'airfield' && asset.kind !== 'town') continue;
      const from = asset.kind === 'airfield' ? airfields : towns;
      expect(
        from.some(([lat, lon]) => lat === asset.at?.lat_deg && lon === asset.at?.lon_deg),
        asset.id,
      ).toBe(true);
    }
  }
});

test('saturation sends three hundred objects against pooled channels, with large high fliers for the longest shots', () => {
  const scenario = compiled('saturation-300.yaml');
  const counts = hostileByCategory(scenario);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(300);
  expect(scenario.defence.channelLimits).toEqual([
    { id: 's400/whole-system', fireUnits: [0, 1, 2, 3, 4, 5], targets: 36, missiles: 72 },
  ]);
  expect(Math.max(...scenario.defence.effectors.map((effector) => effector.rangeMax))).toBe(400_000);
});

test('quiet sky has nobody hostile in it', () => {
  expect(compiled('quiet-sky.yaml').raid.flights.every((flight) => flight.side !== 'hostile')).toBe(true);
});

test('the three readings of 36 targets give one pool, one limit a squadron, or 6 and 12 for each fire unit', () => {
  const read = (reading: string): (string | number)[][] =>
    compiled('western-shield-2025.yaml', (same) =>
      same.replace('channel_reading: whole_system', `channel_reading: ${reading}`),
    )
      .defence.channelLimits.filter((limit) => limit.fireUnits.every((index) => index < 6))
      .map((limit) => [limit.fireUnits.length, limit.targets, limit.missiles]);
  expect(read('whole_system')).toEqual([[6, 36, 72]]);
  expect(read('per_squadron')).toEqual([
    [2, 36, 72],
    [2, 36, 72],
    [2, 36, 72],
  ]);
  expect(read('per_fire_unit')).toEqual(Array.from({ length: 6 }, () => [1, 6, 12]));
});

test('an S-400 squadron has two batteries of eight launchers and the published 256 missiles of four types', () => {
  const { defence } = compiled('western-shield-2025.yaml');
  const launchers = defence.launchers.filter((one) => defence.units[one.unit]!.system === 0);
  expect(launchers.length).toBe(16);
  const loads = launchers.flatMap((launcher) => launcher.loads);
  expect(loads.reduce((sum, load) => sum + load.ready + load.reserve, 0)).toBe(256);
  const types = new Set(loads.map((load) => defence.effectors[load.effector]!.id));
  expect([...types].sort()).toEqual(['m40N6E', 'm48N6E3', 'm9M96E', 'm9M96E2']);
});

test('a diving object begins its last descent before the target, and a group meets at it from parallel tracks', () => {
  const { raid, defence } = compiled('western-shield-2025.yaml');
  const flight = raid.flights.find((one) => one.group === 'supersonic-land')!;
  if (flight.plan.kind !== 'route') throw new Error('route expected');
  const [, dive, end] = flight.plan.waypoints;
  const target = defence.assets[flight.asset]!.site;
  expect(distanceBetween(dive!, target)).toBeGreaterThan(39_900);
  expect(distanceBetween(dive!, target)).toBeLessThan(40_100);
  expect([dive!.height, end!.height, end!.heightAbove]).toEqual([14000, 0, 'ground']);
  const starts = raid.flights
    .filter((one) => one.group === 'supersonic-land')
    .map((one) => (one.plan.kind === 'route' ? one.plan.waypoints[0]! : null)!);
  expect(distanceBetween(starts[0]!, starts[1]!)).toBeCloseTo(1500, 0);
  expect(Math.abs(bearingBetween(starts[0]!, target) - bearingBetween(starts[3]!, target))).toBeGreaterThan(
    0.005,
  );
});

test('the ship, the column and the helicopter carry their assets and radars', () => {
  const { raid, defence } = compiled('western-shield-2025.yaml');
  for (const [list, id, flight] of [
    [defence.assets, 'vikramaditya', 'ins-vikramaditya'],
    [defence.assets, 't90-column', 't90-column-on-the-road'],
    [defence.units, 'ka31/radar', 'ka31-patrol'],
  ] as const) {
    const carrier = list.find((one) => one.id === id)!.carrier;
    expect(raid.flights[carrier]?.id).toBe(flight);
  }
});

test('what a run rests on without a public source is listed with its spread', () => {
  const { assumptions, sources } = compiled('western-shield-2025.yaml');
  const kill = assumptions.find((one) => one.path === 'interceptors.m48N6E3.kill_probability.fighter');
  expect(kill?.value).toBe('0.7 (0.5 to 0.9)');
  expect(sources.length).toBeGreaterThan(20);
});

test('every class has one object of each kind of threat, a body for each long ballistic object, and jammers', () => {
  const scenario = compiled('every-class.yaml');
  const { classes, flights } = scenario.raid;
  expect(
    new Set(flights.filter((one) => one.side === 'hostile').map((one) => classes[one.classIndex]!.category)),
  ).toEqual(new Set(['ballistic', 'drone', 'cruise', 'fighter', 'stealth']));
  const bodies = flights.filter((one) => one.plan.kind === 'body');
  expect(bodies.map((one) => one.id)).toEqual([
    'long-ballistic/1/body',
    'long-ballistic/2/body',
    'long-ballistic/3/body',
  ]);
  for (const body of bodies) expect(classes[body.classIndex]!.id).toBe('ballistic_body');
  expect(flights.filter((one) => one.jammer > 0).map((one) => one.id)).toEqual(['jammers/1', 'jammers/2']);
  expect(flights.find((one) => one.id === 'jammers/1')!.jammer).toBeCloseTo(1e12, 0);
});

test('a group may say when its warheads separate, or that they stay whole, and a unit which radar models hold', () => {
  const whole = compiled('every-class.yaml', (text) =>
    text.replace('id: long-ballistic,', 'id: long-ballistic, separation: none,'),
  );
  expect(whole.raid.flights.some((one) => one.plan.kind === 'body')).toBe(false);
  const early = compiled('every-class.yaml', (text) =>
    text
      .replace('id: short-ballistic,', 'id: short-ballistic, separation: {after_s: 50, speed_m_s: 5},')
      .replace('id: mrsam,', 'id: mrsam, radar_model: {swerling: 3, pulses: 10, radial_speed_min_m_s: 25},'),
  );
  const body = early.raid.flights.find((one) => one.id === 'short-ballistic/1/body')!;
  expect(body.plan).toMatchObject({ kind: 'body', after: 50, speed: 5 });
  expect(body.start).toBe(450);
  const radar = early.defence.radars.find((one) => one.id.startsWith('mrsam/'))!;
  expect([radar.swerling, radar.pulses, radar.radialSpeedMin]).toEqual([3, 10, 25]);
});

test('every bundled scenario has a name of its own and a description, as the gallery shows them', () => {
  const titles = names.map((name) => compiled(name).name);
  expect(new Set(titles).size).toBe(names.length);
  for (const [n, title] of titles.entries()) {
    expect(title).toMatch(/^[A-Z][\w\s,-]{4,40}$/);
    expect(compiled(names[n]!).description.length).toBeGreaterThan(80);
  }
});
