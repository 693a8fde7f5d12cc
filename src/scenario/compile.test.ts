import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { HeightGrid } from '../geo/terrain.ts';
import { type CompileOptions, compileScenario } from './compile.ts';
import { parseLibrary } from './library.ts';
import { parseScenario } from './parse.ts';
import { bearingBetween, distanceBetween } from './place.ts';
import type { Scenario } from './scenario.ts';

const platforms = new URL('../../library/platforms/', import.meta.url);
const { library } = parseLibrary(
  readdirSync(platforms)
    .sort()
    .map((name) => ({ name, text: readFileSync(new URL(name, platforms), 'utf8') })),
);
const sound = readFileSync(new URL('../../test/scenario/small-sound.input.yaml', import.meta.url), 'utf8');
const degrees = 180 / Math.PI;

function compiled(text: string, options: Partial<CompileOptions> = {}): Scenario {
  const { document, problems } = parseScenario(text, 'x.yaml');
  expect(problems).toEqual([]);
  const result = compileScenario(document!, library!, { file: 'x.yaml', ...options });
  expect(result.problems.filter((problem) => problem.severity === 'error')).toEqual([]);
  return result.scenario!;
}

const withUnit = (lines: string): string => sound.replace('  doctrine:', `${lines}\n  doctrine:`);

test('degrees become radians and metres stay metres, once', () => {
  const { defence, raid } = compiled(sound);
  expect(defence.assets[0]!.site.lat).toBeCloseTo(26.25 / degrees, 12);
  const plan = raid.flights[0]!.plan;
  expect(plan.kind === 'route' && [plan.waypoints[0]!.height, plan.waypoints[0]!.speed]).toEqual([60, 245]);
  expect(raid.flights.map((flight) => flight.start)).toEqual([10, 15, 20, 25, 0]);
});

test('what a scenario leaves out has the library value, and is listed as an assumption', () => {
  const { defence, assumptions, step, recordPeriod, perception } = compiled(sound);
  expect([step, recordPeriod, perception]).toEqual([0.5, 2, 'tracks']);
  expect([defence.doctrine.salvo, defence.doctrine.shootLookShoot]).toEqual([2, true]);
  expect(assumptions.some((one) => one.path === 'doctrine.standard.salvo_rounds')).toBe(true);
  const written = compiled(sound.replace('weapons_control: tight', 'salvo_rounds: 3'));
  expect(written.defence.doctrine.salvo).toBe(3);
  expect(written.assumptions.some((one) => one.path === 'doctrine.standard.salvo_rounds')).toBe(false);
});

test('step and perception can be replaced from outside; the record period stays a multiple', () => {
  const scenario = compiled(sound, { step: 0.3, perception: 'ideal' });
  expect([scenario.step, scenario.perception]).toEqual([0.3, 'ideal']);
  expect(scenario.recordPeriod).toBeCloseTo(2.1, 12);
});

test('a component can stand elsewhere, march on its own, or be lost', () => {
  const { defence } = compiled(
    withUnit(`      components:
        battery-1/launcher-3:
          at: {lat_deg: 26.55, lon_deg: 72.65}
          march: [{depart_s: 60, to: {lat_deg: 26.6, lon_deg: 72.7}, speed_m_s: 12}]
        all-altitude: {lost: true}
        battery-2/engagement-radar: {lost: true}`),
  );
  const launcher = defence.units.find((unit) => unit.id === 'squadron/battery-1/launcher-3')!;
  expect(launcher.site.lat * degrees).toBeCloseTo(26.55, 9);
  expect(launcher.marches.map((march) => [march.depart, march.speed])).toEqual([[60, 12]]);
  expect(launcher.marches[0]!.to.lon * degrees).toBeCloseTo(72.7, 9);
  expect(defence.radars.map((radar) => radar.id)).toEqual([
    'squadron/acquisition',
    'squadron/battery-1/engagement-radar',
  ]);
  expect(defence.fireUnits.map((fireUnit) => fireUnit.id)).toEqual(['squadron/battery-1']);
  expect(defence.systems[0]!.fireUnits).toEqual([0]);
  expect(defence.launchers.every((one) => one.fireUnit === 0)).toBe(true);
});

test('a marching unit keeps its shape', () => {
  const { defence } = compiled(
    withUnit('      march: [{depart_s: 60, to: {lat_deg: 26.7, lon_deg: 72.6}, speed_m_s: 10}]'),
  );
  const [post, radar] = defence.units;
  expect(distanceBetween(post!.marches[0]!.to, radar!.marches[0]!.to)).toBeCloseTo(
    distanceBetween(post!.site, radar!.site),
    0,
  );
  expect([post!.deployTime, post!.stowTime]).toEqual([300, 300]);
});

test('facing turns the layout clockwise and points the radars', () => {
  const plain = compiled(sound).defence;
  const turned = compiled(withUnit('      facing_deg: 90')).defence;
  const bearing = (defence: typeof plain): number =>
    bearingBetween(defence.units[0]!.site, defence.units[3]!.site) * degrees;
  expect((bearing(turned) - bearing(plain) + 360) % 360).toBeCloseTo(90, 2);
  expect(turned.radars[0]!.azimuthCentre).toBeCloseTo(Math.PI / 2, 12);
});

test('aircraft attack over the target and fly home, and may leave by another way', () => {
  const fighters = sound
    .replace('class: cruise_subsonic', 'class: fighter_medium')
    .replace('agl: 60', 'amsl: 9000');
  const home = compiled(fighters).raid.flights[0]!;
  if (home.plan.kind !== 'route') throw new Error('route expected');
  expect([home.ending, home.deliverAt, home.plan.waypoints.length]).toEqual(['deliver', 1, 3]);
  expect(home.plan.waypoints[2]).toEqual(home.plan.waypoints[0]);
  const exit = compiled(
    fighters.replace('target: base', 'target: base\n      exit: {lat_deg: 25.0, lon_deg: 70.0}'),
  );
  const plan = exit.raid.flights[0]!.plan;
  expect(plan.kind === 'route' && plan.waypoints.at(-1)!.lat * degrees).toBeCloseTo(25, 9);
});

test('a loitering object circles its target at the radius before it dives', () => {
  const { raid, defence } = compiled(
    sound
      .replace('class: cruise_subsonic', 'class: loitering_large')
      .replace('height_m_agl: 60', 'height_m_amsl: 2000\n      orbit: {turns: 2, radius_m: 3000}'),
  );
  const plan = raid.flights[0]!.plan;
  if (plan.kind !== 'route') throw new Error('route expected');
  const distances = plan.waypoints.map((point) => distanceBetween(point, defence.assets[0]!.site));
  expect(distances.filter((distance) => Math.abs(distance - 3000) < 1).length).toBe(17);
  expect(plan.waypoints.at(-1)!.height).toBe(0);
});

test('a racetrack has four corners, is flown for ever and answers as own', () => {
  const { raid } = compiled(
    sound
      .replace('class: airliner', 'class: fighter_large\n      side: own')
      .replace(
        /from: \{lat_deg: 28[\s\S]*?route: .*\n/,
        'racetrack: {centre: {lat_deg: 26, lon_deg: 74}, length_m: 40000, width_m: 10000, bearing_deg: 30}\n',
      ),
  );
  const flight = raid.flights.at(-1)!;
  if (flight.plan.kind !== 'route') throw new Error('route expected');
  const [a, b, c, d] = flight.plan.waypoints;
  expect([flight.side, flight.transponder, flight.plan.repeat]).toEqual(['own', 'own', true]);
  expect(distanceBetween(a!, b!)).toBeCloseTo(40_000, -2);
  expect(distanceBetween(b!, c!)).toBeCloseTo(10_000, -2);
  expect((bearingBetween(b!, a!) * degrees + 360) % 180).toBeCloseTo(30, 0);
  expect(distanceBetween(d!, a!)).toBeCloseTo(10_000, -2);
});

test('sites stand on the height grid; off it, a warning says so', () => {
  const grid = (north: number): HeightGrid => ({
    north: north / degrees,
    west: 60 / degrees,
    step: 1 / degrees,
    rows: 20,
    columns: 30,
    heights: new Int16Array(600).fill(200),
  });
  expect(compiled(sound, { terrain: grid(40) }).defence.units[0]!.site.height).toBeCloseTo(200, 6);
  const flat = compiled(`${sound}terrain: {relief: flat}\n`, { terrain: grid(40) });
  expect([flat.terrain, flat.defence.units[0]!.site.height]).toEqual([null, 0]);
  const { document } = parseScenario(sound, 'x.yaml');
  const { problems } = compileScenario(document!, library!, { file: 'x.yaml', terrain: grid(20) });
  expect(problems.map((problem) => [problem.severity, problem.path])).toEqual([
    ['warning', 'defence.assets.0.at'],
    ['warning', 'defence.assets.1.at'],
    ['warning', 'defence.units.0.at'],
  ]);
});

test('ground of the user that nobody could read, as on a server, is an error at its line', () => {
  const { document } = parseScenario(`${sound}terrain: {file: heights/own.tif}\n`, 'x.yaml');
  const { scenario, problems } = compileScenario(document!, library!, { file: 'x.yaml' });
  expect(scenario).toBeNull();
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ severity: 'error', path: 'terrain.file' });
  expect(problems[0]!.message).toBe('heights of heights/own.tif expected, none can be read here');
  expect(problems[0]!.hint).toContain('command line');
});

test('a zone keeps its corners in turn and its limits', () => {
  const { defence } = compiled(
    sound.replace(
      'raid:',
      '  zones:\n    - {id: lane, kind: no-fire, ring: [{lat_deg: 26, lon_deg: 73}, {lat_deg: 27, lon_deg: 73}, {lat_deg: 27, lon_deg: 74}], height_max_m_amsl: 9000}\nraid:',
    ),
  );
  expect([...defence.zones[0]!.ring].map((angle) => Math.round(angle * degrees))).toEqual([
    26, 73, 27, 73, 27, 74,
  ]);
  expect([defence.zones[0]!.heightMin, defence.zones[0]!.heightMax]).toEqual([-500, 9000]);
});

test('the same document compiled twice gives the same scenario', () => {
  expect(compiled(sound)).toEqual(compiled(sound));
});
