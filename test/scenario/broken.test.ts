/**
 * Broken scenarios, one fault each: the first problem must name the place, what was expected, and a hint that helps.
 * Every file is `small-sound.input.yaml` with one slip.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkScenario } from '../../src/scenario/compile.ts';
import { type Library, parseLibrary } from '../../src/scenario/library.ts';

const here = new URL('./', import.meta.url);
const platforms = new URL('../../library/platforms/', import.meta.url);

function bundledLibrary(): Library {
  const files = readdirSync(platforms)
    .sort()
    .map((name) => ({ name, text: readFileSync(new URL(name, platforms), 'utf8') }));
  return parseLibrary(files).library!;
}

const library = bundledLibrary();
const textOf = (name: string): string => readFileSync(new URL(`${name}.input.yaml`, here), 'utf8');

/** File, place and path of the first problem, its message, and its hint. */
const broken: readonly (readonly [string, string, string, string])[] = [
  [
    'a-list',
    'error 1:1 ',
    'scenario expected, list found',
    'begin with schema: sudarshan/scenario/1 or copy a bundled scenario',
  ],
  [
    'alias',
    'error 9:18 defence.assets.0.at',
    'value expected, anchor &there found',
    'anchors are off: remove it',
  ],
  [
    'altitude-word',
    'error 37:7 neutrals.flights.0.altitude_m',
    'known key expected, altitude_m found',
    'use height_m_amsl or height_m_agl',
  ],
  [
    'asset-nowhere',
    'error 11:7 defence.assets.1.at',
    'at or carrier expected, neither found',
    'at: {lat_deg: ..., lon_deg: ...}',
  ],
  [
    'bad-epoch',
    'error 5:8 epoch',
    "ISO 8601 instant in UTC expected, text '1 June 2025' found",
    'Instant of t = 0, ISO 8601 in UTC such as 2025-06-01T18:00:00Z',
  ],
  [
    'bad-id',
    'error 16:11 defence.units.0.id',
    "plain name expected, text 'my squadron' found",
    'Unique name. Letters, digits, - _ . and /, beginning with a letter or digit',
  ],
  [
    'ballistic-too-far',
    'warning 28:13 raid.groups.0.from',
    'distance of at most 300 km to base expected for ballistic_srbm, 705 km found',
    'move the launch place or choose another class',
  ],
  [
    'ballistic-with-route',
    'warning 30:7 raid.groups.0.route',
    'no route expected for a ballistic object, one found',
    'launch place and target are enough: remove it',
  ],
  [
    'carrier-not-own',
    'error 13:16 defence.assets.1.carrier',
    'single own flight expected as carrier, airliner is another',
    'write side: own and count: 1 there',
  ],
  [
    'class-is-a-radar',
    'error 24:14 raid.groups.0.class',
    'class of the library expected, 91N6E found',
    'known: ka31, vikramaditya, t90_column, fighter_large, fighter_medium, fighter_stealth, bomber_or_airliner, cruise_subsonic, cruise_supersonic, ballistic_srbm, ballistic_mrbm, drone_oneway ...',
  ],
  [
    'constructor-key',
    'error 12:7 defence.assets.1.constructor',
    'ordinary key expected, constructor found',
    'choose another name',
  ],
  [
    'double-id',
    'error 11:11 defence.assets.1.id',
    'unique id expected, base found twice',
    'choose another id',
  ],
  [
    'duplicate-key',
    'error 13:7 defence.assets.1.kind',
    'one kind expected, a second one found',
    'remove one: the same key stands above',
  ],
  [
    'empty',
    'error 1:1 ',
    'scenario expected, empty file found',
    'begin with schema: sudarshan/scenario/1 or copy a bundled scenario',
  ],
  [
    'half-a-count',
    'error 25:14 raid.groups.0.count',
    'whole number expected, number 2.5 found',
    'Number of objects',
  ],
  [
    'height-in-feet',
    'error 30:7 raid.groups.0.height_ft',
    'known key expected, height_ft found',
    'use height_m_amsl or height_m_agl: 60.96',
  ],
  [
    'infinite',
    'error 3:13 duration_s',
    'finite number expected, .inf found',
    'write an ordinary decimal number',
  ],
  [
    'last-start-after-the-end',
    'warning 27:19 raid.groups.0.interval_s',
    'all starts before the end at 1800 s expected, some later found',
    'the last objects never enter',
  ],
  [
    'latitude-too-big',
    'error 9:21 defence.assets.0.at.lat_deg',
    'at most 90 expected, number 126.25 found',
    'are lat_deg and lon_deg swapped?',
  ],
  [
    'latitude-word',
    'error 13:12 defence.assets.1.at.latitude',
    'known key expected, latitude found',
    'use lat_deg',
  ],
  [
    'launcher-far-away',
    'warning 20:36 defence.units.0.components.battery-1/launcher-2.at',
    'at most 50 km from the engagement radar expected, 107 km found',
    'move the launcher nearer to its radar',
  ],
  [
    'leaves-to-nowhere',
    'error 23:7 raid.groups.0.exit',
    'exit expected, nothing found',
    'say where the group goes: a route or an exit',
  ],
  ['list-wanted', 'error 23:5 raid.groups', 'list expected, object found', 'begin each item with a dash'],
  [
    'lost-engagement-radar',
    'warning 19:7 defence.units.0.components',
    'engagement radar for battery-1 expected, none found',
    'battery-1 cannot engage: its engagement radar is lost',
  ],
  [
    'marches-out-of-order',
    'error 21:22 defence.units.0.march.1.depart_s',
    'departure after 200 s expected, 100 found',
    'moves stand in order of departure',
  ],
  ['minutes', 'error 3:1 duration_min', 'known key expected, duration_min found', 'use duration_s: 600'],
  [
    'negative-count',
    'error 25:14 raid.groups.0.count',
    'at least 1 expected, number -4 found',
    'Number of objects',
  ],
  [
    'neutral-nowhere',
    'error 33:7 neutrals.flights.0.racetrack',
    'from and route, or racetrack expected, neither found',
    'say where it goes',
  ],
  [
    'no-assets',
    'error 6:11 defence.assets',
    'at least one asset expected, none found',
    'there is nothing to defend: add an airfield or a town',
  ],
  [
    'no-defence',
    'error 1:1 defence',
    'object expected, nothing found',
    'defence: The own side on the ground',
  ],
  [
    'no-duration',
    'error 1:1 duration_s',
    'number expected, nothing found',
    'duration_s: Length of the run; s',
  ],
  [
    'no-from',
    'error 23:7 raid.groups.0.from',
    'from expected, nothing found',
    'say where the group enters: from: {lat_deg: ..., lon_deg: ...}',
  ],
  [
    'no-height',
    'error 23:7 raid.groups.0.height_m_amsl',
    'height_m_amsl or height_m_agl expected, neither found',
    'height_m_agl: above the ground below, height_m_amsl: above the sea',
  ],
  [
    'no-schema',
    'error 1:1 schema',
    'sudarshan/scenario/1 expected, nothing found',
    'write sudarshan/scenario/1',
  ],
  [
    'no-target',
    'error 23:7 raid.groups.0.target',
    'target expected, nothing found',
    'name an asset, or write ending: leave for a group that only passes',
  ],
  [
    'no-units',
    'warning 15:10 defence.units',
    'at least one unit expected, none found',
    'nothing defends: add a unit such as system: s400_squadron',
  ],
  [
    'not-a-number',
    'error 10:14 defence.assets.0.value',
    'finite number expected, .nan found',
    'write an ordinary decimal number',
  ],
  [
    'nothing-that-shoots',
    'warning 16:5 defence.units',
    'a unit that can engage expected, none found',
    'add a unit with launchers such as system: s400_squadron',
  ],
  [
    'null-value',
    'error 14:13 defence.assets.1.value',
    'number expected, nothing found',
    'value: Relative worth; any unit as long as all assets use it',
  ],
  ['number-for-text', 'error 2:7 name', 'text expected, number 7 found', 'put it in quotes'],
  [
    'only-a-comment',
    'error 1:1 ',
    'scenario expected, empty file found',
    'begin with schema: sudarshan/scenario/1 or copy a bundled scenario',
  ],
  [
    'only-a-text',
    'error 1:1 ',
    'scenario expected, only a text found',
    'begin with schema: sudarshan/scenario/1 or copy a bundled scenario',
  ],
  [
    'open-bracket',
    'error 10:7 ',
    'valid YAML expected, fault found: Flow map in block collection must be sufficiently indented and end with a }',
    'look for a missing bracket just before',
  ],
  [
    'other-schema',
    'error 1:9 schema',
    "sudarshan/scenario/1 expected, text 'sudarshan/scenario/2' found",
    'did you mean sudarshan/scenario/1?',
  ],
  [
    'overflow',
    'error 10:14 defence.assets.0.value',
    'finite number expected, 1e999 found',
    'write an ordinary decimal number',
  ],
  ['proto-key', 'error 2:1 __proto__', 'ordinary key expected, __proto__ found', 'choose another name'],
  [
    'quoted-number',
    'error 10:14 defence.assets.0.value',
    "number expected, text '10' found",
    'write the number without quotes or unit: 10',
  ],
  [
    'radians',
    'warning 13:21 defence.assets.1.at.lat_deg',
    'degrees expected, 0.459 and 1.274 look like radians',
    'write 26.2988 and 72.9948',
  ],
  [
    'record-period',
    'error 5:18 record_period_s',
    'multiple of the step 0.5 s expected, 1.3 found',
    'write 1.5',
  ],
  [
    'same-id-both-sides',
    'error 33:11 neutrals.flights.0.id',
    'unique id expected, cruise found in the raid too',
    'choose another id',
  ],
  [
    'speed-in-kmh',
    'error 29:7 raid.groups.0.speed_kmh',
    'known key expected, speed_kmh found',
    'use speed_m_s: 244.444',
  ],
  [
    'starts-after-the-end',
    'error 26:16 raid.groups.0.start_s',
    'start before the end at 1800 s expected, 1900 found',
    'raise duration_s or start earlier',
  ],
  [
    'swapped-out-of-range',
    'error 28:23 raid.groups.0.from.lat_deg',
    'at most 90 expected, number 170 found',
    'are lat_deg and lon_deg swapped?',
  ],
  [
    'swapped-places',
    'warning 18:21 defence.units.0.at.lat_deg',
    'place near the others expected, 72.6 north 26.5 east found',
    'are lat_deg and lon_deg swapped? 26.5 north 72.6 east is near the others',
  ],
  [
    'system-without-composition',
    'error 17:15 defence.units.0.system',
    'system of the library that can be placed expected, s400 found',
    'did you mean s400_squadron?',
  ],
  [
    'tab-indent',
    'error 6:1 ',
    'valid YAML expected, fault found: Tabs are not allowed as indentation',
    'indent with spaces, not tabs',
  ],
  [
    'tag',
    'error 2:7 ',
    'plain value expected, tag found',
    'tags are off: remove the word that begins with !',
  ],
  ['text-number', 'error 26:16 raid.groups.0.start_s', "number expected, text '10 min' found", 'write 600'],
  [
    'too-fast',
    'warning 29:18 raid.groups.0.speed_m_s',
    'at most 260 m/s expected for cruise_subsonic, 880 found',
    '880 km/h would be speed_m_s: 244.444',
  ],
  [
    'too-high',
    'warning 37:22 neutrals.flights.0.height_m_amsl',
    'at most 13000 m expected for airliner, 34000 found',
    '34000 feet would be height_m_amsl: 10363.2',
  ],
  [
    'too-many-objects',
    'error 23:5 raid.groups',
    'at most 10000 objects expected, 10099 found',
    'lower the counts',
  ],
  [
    'two-documents',
    'error 38:1 ',
    'one document expected, a second one found',
    'one document a file: remove the line with ---',
  ],
  [
    'two-heights',
    'error 31:7 raid.groups.0.height_m_amsl',
    'one of height_m_amsl and height_m_agl expected, both found',
    'above sea level or above the ground: keep one',
  ],
  ['typo-key', 'error 29:7 raid.groups.0.traget', 'known key expected, traget found', 'did you mean target?'],
  ['typo-section', 'error 21:1 riad', 'known key expected, riad found', 'did you mean raid?'],
  ['unitless-speed', 'error 29:7 raid.groups.0.speed', 'known key expected, speed found', 'use speed_m_s'],
  [
    'unknown-carrier',
    'error 13:16 defence.assets.1.carrier',
    'id of a flight under neutrals expected, ship found',
    'known: airliner',
  ],
  [
    'unknown-class',
    'error 24:14 raid.groups.0.class',
    'class of the library expected, cruise_subsonc found',
    'did you mean cruise_subsonic?',
  ],
  [
    'unknown-component',
    'error 20:9 defence.units.0.components.battery-3/launcher-1',
    'component of s400_squadron expected, battery-3/launcher-1 found',
    'did you mean battery-1/launcher-1?',
  ],
  [
    'unknown-system',
    'error 17:15 defence.units.0.system',
    'system of the library that can be placed expected, s400_sqadron found',
    'did you mean s400_squadron?',
  ],
  [
    'unknown-target-in-list',
    'error 29:22 raid.groups.0.target.1',
    'id of an asset expected, twon found',
    'did you mean town?',
  ],
  [
    'unknown-target',
    'error 29:15 raid.groups.0.target',
    'id of an asset expected, bass found',
    'did you mean base?',
  ],
  [
    'unknown-top-key',
    'error 5:1 weather',
    'known key expected, weather found',
    'known keys: $schema, schema, name, description, sources, epoch, duration_s, step_s, record_period_s, perception, figures, terrain, network, defence, raid, neutrals',
  ],
  [
    'wrong-word',
    'error 20:22 defence.doctrine.weapons_control',
    "hold or tight or free expected, text 'tigth' found",
    'did you mean tight?',
  ],
  [
    'zone-of-two-corners',
    'error 22:39 defence.zones.0.ring',
    'at least 3 items expected, list found',
    'Corners in order; closed by itself',
  ],
  [
    'zone-upside-down',
    'error 22:169 defence.zones.0.height_max_m_amsl',
    'more than 9000 m expected, 8000 found',
    'the upper limit lies above the lower one',
  ],
  [
    'safe-lane-without-direction',
    'error 22:7 defence.zones.0',
    'bearing_deg expected for safe-lane lane, nothing found',
    'bearing_deg: 40 lets through what flies 40 or 220 degrees',
  ],
  [
    'direction-of-no-lane',
    'error 22:125 defence.zones.0.bearing_deg',
    'no direction expected for no-fire, one found',
    'only kind: safe-lane has one',
  ],
  [
    'guards-itself',
    'error 19:15 defence.units.0.guards',
    'id of another unit expected, squadron found',
    'there is no other',
  ],
  [
    'guards-nobody',
    'error 19:7 defence.units.0.guard_radius_m',
    'guards expected beside guard_radius_m, nothing found',
    'guards: id of the unit that this one protects',
  ],
  [
    'moves-for-no-reason',
    'error 19:17 defence.units.0.displace',
    'after_rounds or when_lost expected, neither found',
    'say when it moves; march moves it at a given time',
  ],
  [
    'moves-twice-over',
    'error 20:7 defence.units.0.displace',
    'no displace expected for a unit that marches by schedule, one found',
    'keep the one that is meant',
  ],
];

test('the file that all others are made from is sound', () => {
  expect(checkScenario(textOf('small-sound'), 'small-sound', library)).toEqual([]);
});

test('every broken file is in the table', () => {
  const files = readdirSync(here).filter((name) => name.endsWith('.input.yaml'));
  const named = ['small-sound', ...broken.map(([name]) => name)].map((name) => `${name}.input.yaml`);
  expect(named.sort()).toEqual(files.sort());
});

for (const [name, place, message, hint] of broken) {
  test(`${name}: the first problem is located and explained`, () => {
    const [first] = checkScenario(textOf(name), 'input.yaml', library);
    expect(first?.file).toBe('input.yaml');
    expect(`${first?.severity} ${first?.line}:${first?.column} ${first?.path}`).toBe(place);
    expect(first?.message).toBe(message);
    expect(first?.hint).toContain(hint);
  });
}

test('texts that are no text, too deep or too large are refused with a place, and nothing is thrown', () => {
  const first = (text: string): string => {
    const [problem] = checkScenario(text, 'input.yaml', library);
    return `${problem?.line}:${problem?.column} ${problem?.message}`;
  };
  expect(first('name: a\n\u0000\u0001binary')).toBe('2:1 text expected, binary data found');
  expect(first('name: caf\ufffd')).toBe('1:10 text expected, binary data found');
  expect(first(`name: x\ndeep: ${'['.repeat(70)}${']'.repeat(70)}`)).toBe(
    '2:70 nesting of at most 64 expected, deeper found',
  );
  expect(first(`${'['.repeat(20_000)}`)).toContain('nesting of at most 64 expected');
  expect(first(`deep:\n${Array.from({ length: 80 }, (_, i) => `${' '.repeat(i)}- `).join('\n')}`)).toContain(
    'nesting of at most 64 expected',
  );
  expect(first('{'.repeat(20_000))).toContain('nesting of at most 64 expected');
  expect(first('- '.repeat(20_000))).toContain('nesting of at most 64 expected');
  expect(first('x'.repeat(6 * 1024 * 1024))).toBe('1:1 at most 5 MB expected, 6.0 MB found');
  expect(first(`name: x\nlist: [${'1,'.repeat(400_000)}1]`)).toMatch(
    /^2:\d+ at most 1000000 words and signs expected, more found$/,
  );
  expect(first('? [a, b]\n: c\n')).toContain('text as key expected');
  expect(first('\ufeff')).toContain('empty file');
});

test('of very many problems the first 200 are told, errors before hints, and that there are more', () => {
  const lines = Array.from({ length: 5000 }, (_, i) => `key${i}: 1`);
  const problems = checkScenario(lines.join('\n'), 'many.yaml', library);
  expect(problems.length).toBe(201);
  expect(problems[0]).toMatchObject({ line: 1, path: 'key0', severity: 'error' });
  expect(problems[200]).toMatchObject({ severity: 'info', hint: 'mend these first' });
});

test('an alias bomb is refused at its first anchor and takes no time', () => {
  const lines = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i < 9; i++) {
    const [to, from] = [String.fromCharCode(97 + i), String.fromCharCode(96 + i)];
    lines.push(`${to}: &${to} [${Array(9).fill(`*${from}`).join(', ')}]`);
  }
  const problems = checkScenario(lines.join('\n'), 'bomb.yaml', library);
  expect(problems[0]).toMatchObject({ line: 1, column: 7, path: 'a', hint: 'anchors are off: remove it' });
});

test('a scenario written as JSON is read the same way', () => {
  const text = JSON.stringify(
    {
      schema: 'sudarshan/scenario/1',
      name: 'x',
      duration_s: 10,
      defence: { assets: [], units: [], unit: [] },
    },
    null,
    2,
  );
  const [first] = checkScenario(text, 'x.json', library);
  expect(first).toMatchObject({ line: 8, column: 5, path: 'defence.unit', hint: 'did you mean units?' });
});

test('of 200 seeded slips in keys at least 95 in 100 get the right key as their hint', () => {
  const sound = textOf('small-sound');
  const lines = sound.split('\n');
  let state = 12345;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
  const slip = (word: string): string => {
    const at = draw(word.length - 1);
    const letter = String.fromCharCode(97 + draw(26));
    const forms = [
      word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2),
      word.slice(0, at) + word.slice(at + 1),
      word.slice(0, at) + word[at]! + word.slice(at),
      word.slice(0, at) + letter + word.slice(at + 1),
      word.slice(0, at) + letter + word.slice(at),
    ];
    return forms[draw(forms.length)]!;
  };
  const counts = { tried: 0, right: 0 };
  const wrong: string[] = [];
  while (counts.tried < 200) {
    const index = draw(lines.length);
    const keys = [...lines[index]!.matchAll(/([a-z_]{3,}):/g)];
    if (keys.length === 0) continue;
    const match = keys[draw(keys.length)]!;
    const key = match[1]!;
    const mistyped = slip(key);
    if (mistyped === key) continue;
    counts.tried++;
    const line = lines[index]!;
    const changed = line.slice(0, match.index) + mistyped + line.slice(match.index + key.length);
    const problems = checkScenario(
      [...lines.slice(0, index), changed, ...lines.slice(index + 1)].join('\n'),
      'slip.yaml',
      library,
    );
    if (problems[0]?.line === index + 1 && problems[0].hint.includes(key)) counts.right++;
    else wrong.push(`${key} as ${mistyped}: ${problems[0]?.message} (${problems[0]?.hint})`);
  }
  expect(counts.right, wrong.join('; ')).toBeGreaterThanOrEqual(190);
});
