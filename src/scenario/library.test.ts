import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Compiling } from './compile-context.ts';
import { categoryOf, effectorFrom, objectClassFrom, radarFrom } from './compile-platform.ts';
import { describeLibraryEntry } from './describe-library.ts';
import { type Figure, type Library, type LibraryEntry, parseLibrary } from './library.ts';

const folder = new URL('../../library/platforms/', import.meta.url);

function bundled(): Library {
  const files = readdirSync(folder)
    .sort()
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
  const { library, problems } = parseLibrary(files);
  expect(problems).toEqual([]);
  return library!;
}

const library = bundled();
const figures = [...library.entries.values()].flatMap((entry) => [...entry.figures.values()]);

function compilingWith(problems: Compiling['problems']): Compiling {
  return { file: 'library', locate: () => ({ line: 1, column: 1 }), library, problems, used: new Map() };
}

/** Path, value, spread, unit, sources and check mark of each figure that the library was made from. */
type Collected = readonly [string, unknown, unknown, unknown, string, readonly string[], string];
const collected = JSON.parse(
  readFileSync(new URL('../../test/scenario/collected-figures.json', import.meta.url), 'utf8'),
) as readonly Collected[];

test('every one of the 188 collected figures stands in the library unchanged', () => {
  const byPath = new Map<string, Figure>(figures.map((figure) => [figure.path, figure]));
  expect(collected.length).toBe(188);
  for (const [path, v, min, max, unit, source, check] of collected) {
    const f = byPath.get(path);
    expect(f && [f.v, f.min, f.max, f.unit, f.source, f.check], path).toEqual([
      v,
      min,
      max,
      unit,
      source,
      check,
    ]);
  }
});

test('every figure has a source or is marked as assumed, and every spread holds its value', () => {
  for (const figure of figures) {
    expect(figure.assumed || figure.source.length > 0, figure.path).toBe(true);
    if (typeof figure.v !== 'number') continue;
    if (typeof figure.min === 'number') expect(figure.v, figure.path).toBeGreaterThanOrEqual(figure.min);
    if (typeof figure.max === 'number') expect(figure.v, figure.path).toBeLessThanOrEqual(figure.max);
  }
});

test('no kill probability pretends to a source', () => {
  const claims = figures.filter((figure) => /kill_probability\./.test(figure.path));
  expect(claims.length).toBeGreaterThan(50);
  for (const figure of claims)
    expect([figure.assumed, figure.min !== null], figure.path).toEqual([true, true]);
});

test('every radar, interceptor and object class has the figures that a run needs', () => {
  const problems: Compiling['problems'] = [];
  const compiling = compilingWith(problems);
  const counts = { radars: 0, effectors: 0, classes: 0 };
  const place = { index: 0, id: 'x', unit: 0, role: 'acquisition', facing: 0 } as const;
  for (const entry of library.entries.values()) {
    const category = categoryOf(entry);
    if (entry.section === 'radars')
      counts.radars += radarFrom(compiling, entry, place, []).rangeMax > 0 ? 1 : 0;
    else if (entry.section === 'interceptors')
      counts.effectors += effectorFrom(compiling, entry, 0, []).rangeMax > 0 ? 1 : 0;
    else if (category)
      counts.classes += objectClassFrom(compiling, entry, category, 0, []).rcsNose > 0 ? 1 : 0;
  }
  expect(problems).toEqual([]);
  const inSection = (section: string): number =>
    [...library.entries.values()].filter((entry) => entry.section === section).length;
  expect(counts.radars).toBe(inSection('radars'));
  expect(counts.effectors).toBe(inSection('interceptors'));
  expect(counts.classes).toBe(inSection('threats') + inSection('own'));
});

test('headline values arrive in SI units', () => {
  const compiling = compilingWith([]);
  const entry = (id: string): LibraryEntry => library.entries.get(id)!;
  const missile = effectorFrom(compiling, entry('m48N6E3'), 0, []);
  expect([missile.rangeMax, missile.ballisticRangeMax, missile.heightMax, missile.speedMax]).toEqual([
    250_000, 60_000, 27_000, 2000,
  ]);
  const place = { index: 0, id: 'x', unit: 0, role: 'acquisition', facing: 0 } as const;
  const radar = radarFrom(compiling, entry('91N6E'), place, []);
  expect([radar.referenceRange, radar.referenceRcs, radar.trackCapacity]).toEqual([390_000, 4, 300]);
  expect(radar.azimuthWidth).toBeCloseTo(2 * Math.PI, 12);
});

test('s400 describes the system with its missiles, s400_squadron the whole set, each figure with its sources', () => {
  const rows = describeLibraryEntry(library, 's400');
  const range = rows.find((row) => row.path === 'systems.s400.max_engagement_range')!;
  expect([range.value, range.spread, range.unit, range.check]).toEqual(['400', '380 to 400', 'km', 'seen']);
  expect(range.sources[0]).toContain('Founding news article');
  expect(rows.some((row) => row.path === 'interceptors.m40N6E.range_max')).toBe(true);
  const set = describeLibraryEntry(library, 's400_squadron').map((row) => row.path);
  for (const path of ['systems.s400.targets_tracked', 'radars.91N6E.tracks', 'interceptors.m9M96E.range_max'])
    expect(set).toContain(path);
  expect(describeLibraryEntry(library, 'nobody')).toEqual([]);
});

test('every system that the mission names can be placed or flown', () => {
  for (const id of [
    's400_squadron',
    'kusha_squadron',
    'akash',
    'akash_ng',
    'mrsam',
    'spyder',
    'qrsam',
    'gun_l70',
    'gun_zu23',
    'cuas',
    'interceptor_drones',
    'site_guard',
    'ka31_aew',
    'ship_radar_set',
  ])
    expect(library.entries.get(id)?.composition, id).not.toBeNull();
  for (const id of ['airliner', 'cruise_supersonic', 'fighter_stealth', 'ka31', 'vikramaditya', 't90_column'])
    expect(categoryOf(library.entries.get(id)!), id).not.toBeNull();
});

test('faults of a library file are located: source, template, part, unit of writing', () => {
  const problemsOf = (text: string): string[] =>
    parseLibrary([{ name: 'a.yaml', text: `schema: sudarshan/library/1\n${text}` }]).problems.map(
      (problem) => `${problem.line}:${problem.column} ${problem.path} ${problem.message}`,
    );
  expect(problemsOf('radars:\n  x:\n    range: {v: 1, unit: km, source: [nobody]}')).toEqual([
    '4:29 radars.x.range.source known source expected, nobody found',
  ]);
  expect(problemsOf('radars:\n  x:\n    range: {v: 1, unit: km}')[0]).toBe(
    '4:5 radars.x.range source or assumed: true expected, neither found',
  );
  expect(problemsOf('radars:\n  x: {like: nothing}')[0]).toBe(
    "3:7 radars.x.like known template expected, text 'nothing' found",
  );
  expect(problemsOf('radars:\n  x: {range: 5}')[0]).toBe(
    '3:7 radars.x.range figure or text expected, number 5 found',
  );
  expect(
    problemsOf(
      'systems:\n  x: {composition: {radars: [{id: a, radar: b, role: point, east_m: 0, north_m: 0}]}}',
    )[0],
  ).toContain("id of the library's radars expected, b found");
  expect(problemsOf('rockets: {}')[0]).toBe('2:1 rockets known key expected, rockets found');
});
