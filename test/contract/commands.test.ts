import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, outputWith, root, startSudarshan, sudarshan } from './sudarshan.ts';

const scenario = join(root, 'test', 'contract', 'small.yaml');
const commands = [
  'run',
  'check',
  'library',
  'formula',
  'assign',
  'track',
  'coverage',
  'export',
  'serve',
  'doctor',
];
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sudarshan-contract-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const escapeCode = String.fromCharCode(27);

describe('help', () => {
  it('starts with examples, for the program and for each command', () => {
    for (const words of [[], ...commands.map((name) => [name])]) {
      const { code, out } = sudarshan([...words, '--help']);
      expect(code).toBe(0);
      expect(out.startsWith('Examples:\n  sudarshan ')).toBe(true);
      expect(out).toContain('Usage: sudarshan');
    }
  });

  it('gives the version of the package', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(sudarshan(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });
});

describe('bad usage', () => {
  it.each([
    [['nonsense']],
    [['run']],
    [['run', scenario, '--seed', 'x']],
    [['run', scenario, '--seed', '-1']],
    [['run', scenario, '--seed', '1.5']],
    [['run', scenario, '--step', '0']],
    [['run', scenario, '--perception', 'psychic']],
    [['run', scenario, '--sead', '1']],
    [['run', scenario, 'too', 'many']],
    [['export', 'x', '--format', 'doc', '--out', 'y']],
    [['export', 'x', '--format', 'csv']],
    [['serve', '--port', '70000']],
    [['serve', '--host', '0.0.0.0']],
    [['library', 'no-such-platform']],
    [['formula', 'no-such-formula']],
    [['formula', 'salvo-kill', '--p', '0.5']],
    [['formula', 'salvo-kill', '--p', 'x', '--n', '2']],
    [['formula', 'salvo-kill', 'p', '0.5']],
    [['formula', 'terrain-height', '--lat-deg', '91', '--lon-deg', '75']],
    [['assign', 'x.json', '--iterations', '0']],
    [['assign', 'x.json', '--iterations', '5', '--budget-ms', '5']],
    [['track', 'x.csv']],
    [['coverage']],
    [['coverage', scenario, '--height-m', 'low']],
    [['coverage', scenario, '--height-m', '-5']],
    [['coverage', scenario, '--height-above', 'moon']],
    [['coverage', scenario, '--rcs-m2', '0']],
    [['coverage', scenario, '--out', 'areas.shp']],
  ])('%j ends with 2, prints no data and no stack', (words) => {
    const { code, out, err } = sudarshan(words, { env: { SUDARSHAN_TOKEN: '' } });
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/^error: /m);
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('proposes the flag that was meant', () => {
    expect(sudarshan(['run', scenario, '--sead', '1']).err).toContain('--seed');
  });
});

describe('a bad input file', () => {
  it('ends with 3 and names file, line and column', () => {
    const path = join(folder, 'bad.yaml');
    writeFileSync(path, 'name: [unclosed\n');
    for (const command of ['run', 'check', 'coverage']) {
      const { code, out, err } = sudarshan([command, path]);
      expect(code).toBe(3);
      expect(out).toBe('');
      expect(err).toMatch(/bad\.yaml:\d+:\d+ error /);
      expect(err).not.toMatch(/^\s+at /m);
    }
  });

  it('that is not there ends with 3, also for export', () => {
    expect(sudarshan(['run', join(folder, 'none.yaml')]).code).toBe(3);
    expect(sudarshan(['export', folder, '--format', 'csv', '--out', join(folder, 'x')]).code).toBe(3);
  });

  it('is listed by check --json with exactly the promised keys', () => {
    const path = join(folder, 'bad2.yaml');
    writeFileSync(path, 'schema: something/else\n');
    const { code, out } = sudarshan(['check', path, '--json']);
    expect(code).toBe(3);
    const problems = JSON.parse(out) as object[];
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) {
      expect(Object.keys(problem).sort()).toEqual(
        ['column', 'file', 'hint', 'line', 'message', 'path', 'severity'].sort(),
      );
    }
  });
});

describe('run', () => {
  it('explains what became of a flight from the run and from its record, and helps with a name it does not know', () => {
    const record = join(folder, 'explained');
    const now = sudarshan(['run', scenario, '--out', record, '--explain', 'leakers', '--json']);
    expect(now.code, now.err).toBe(0);
    const told = JSON.parse(now.out) as {
      accounts: {
        id: string;
        reason: string;
        chain: object[];
        threats?: { aims: { probability: number }[]; valueAtStake: number }[];
      }[];
    };
    for (const account of told.accounts) {
      expect(account.reason).toMatch(/^[a-z-]+$/);
      expect(account.chain.length).toBeGreaterThan(1);
      for (const { aims, valueAtStake } of account.threats!) {
        const sum = aims.reduce((total, { probability }) => total + probability, 0);
        expect(sum).toBeGreaterThan(0);
        expect(sum).toBeLessThanOrEqual(1 + 1e-12);
        expect(valueAtStake).toBeGreaterThan(0);
      }
      delete account.threats;
    }
    const later = sudarshan(['explain', record, 'leakers', '--json']);
    expect(JSON.parse(later.out)).toEqual(told);
    const unknown = sudarshan(['explain', record, 'nobody-here']);
    expect([unknown.code, unknown.out]).toEqual([2, '']);
    expect(unknown.err).toContain('flight of this scenario expected');
  });

  it('prints one JSON document with the promised keys and identities', () => {
    const { code, out, err } = sudarshan(['run', scenario, '--seed', '3', '--json']);
    expect(err).not.toContain('error');
    expect(code).toBe(0);
    const result = JSON.parse(out) as Record<string, unknown>;
    expect(result).toMatchObject({ seed: 3, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    for (const key of ['scenario', 'engine', 'simulatedSeconds', 'wallSeconds', 'outcome']) {
      expect(result).toHaveProperty(key);
    }
    const outcome = result.outcome as Record<string, number>;
    for (const key of [
      'threats threatsByClass detected tracked engaged killed leaked leakedByClass leakReasons roundsFired',
      'roundsByType roundsLeft assetsTotal assetsHit valueTotal valueLost peakTracks peakEngagements',
      'peakMissilesGuided cost',
    ].flatMap((line) => line.split(' '))) {
      expect(outcome).toHaveProperty(key);
    }
    expect(outcome.threats).toBe(12);
    expect(outcome.threats).toBe(outcome.killed! + outcome.leaked! + outcome.aborted! + outcome.alive!);
  });

  it('gives the same hash for the same seed and another for another', () => {
    const hashOf = (seed: string): string =>
      (JSON.parse(sudarshan(['run', scenario, '--seed', seed, '--json']).out) as { hash: string }).hash;
    const first = hashOf('1');
    expect(hashOf('1')).toBe(first);
    expect(hashOf('2')).not.toBe(first);
  });

  it('prints a plain table when piped, and no escape codes with NO_COLOR or CI', () => {
    const { code, out, err } = sudarshan(['run', scenario], { env: { CI: 'true', NO_COLOR: '1' } });
    expect(code).toBe(0);
    expect(out).toContain('threats');
    expect(out).toContain('Simulated, study use only');
    expect(out + err).not.toContain(escapeCode);
  });

  it('writes a record that export reads', () => {
    const record = join(folder, 'record');
    expect(sudarshan(['run', scenario, '--out', record]).code).toBe(0);
    expect(readdirSync(record)).toContain('events.parquet');
    const csv = join(folder, 'frames.csv');
    expect(sudarshan(['export', record, '--format', 'csv', '--table', 'frames', '--out', csv]).code).toBe(0);
    expect(readFileSync(csv, 'utf8').split('\n')[0]).toMatch(/^time,.*,simulated$/);
    const json = join(folder, 'paths.geojson');
    expect(sudarshan(['export', record, '--format', 'geojson', '--out', json]).code).toBe(0);
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ type: 'FeatureCollection' });
  });

  it('does not write into a folder that holds other things', () => {
    const path = join(folder, 'precious');
    mkdirSync(path);
    writeFileSync(join(path, 'thesis.txt'), 'years of work');
    expect(sudarshan(['run', scenario, '--out', path]).code).toBe(2);
    expect(readdirSync(path)).toEqual(['thesis.txt']);
  });

  it('ends with 1 and one line when the record cannot be written', () => {
    const { code, err } = sudarshan(['run', scenario, '--out', '/proc/sudarshan/record']);
    expect(code).toBe(1);
    expect(err.trimEnd().split('\n').at(-1)).toMatch(/^error: /);
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('takes step and perception from the flags', () => {
    const ideal = sudarshan([
      'run',
      scenario,
      '--perception',
      'ideal',
      '--step',
      '1',
      '--out',
      join(folder, 'ideal'),
    ]);
    expect(ideal.code).toBe(0);
    const header = JSON.parse(readFileSync(join(folder, 'ideal', 'record.json'), 'utf8')) as object;
    expect(header).toMatchObject({ perception: 'ideal', step: 1, scenario: 'Small raid' });
  });

  it('ends with 130 on Ctrl-C and leaves nothing half written', async () => {
    const path = join(folder, 'stopped');
    const child = startSudarshan(['run', 'western-shield-2025', '--out', path]);
    await outputWith(child, /\d0 %/);
    child.kill('SIGINT');
    expect(await codeOf(child)).toBe(130);
    expect(existsSync(path)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes('tmp'))).toEqual([]);
  });
});

describe('formula', () => {
  it('lists its names, and gives value, unit and source', () => {
    expect(sudarshan(['formula']).out).toContain('salvo-kill');
    const { code, out } = sudarshan(['formula', 'salvo-kill', '--p', '0.7', '--n', '2', '--json']);
    expect(code).toBe(0);
    const answer = JSON.parse(out) as { value: number; unit: string; source: string };
    expect(answer.value).toBeCloseTo(1 - 0.3 * 0.3, 12);
    expect(answer.source).not.toBe('');
  });

  it('takes negative values and --key=value', () => {
    const { code, out } = sudarshan([
      'formula',
      'terrain-height',
      '--lat-deg=-10',
      '--lon-deg',
      '-10',
      '--json',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ value: 0, unit: 'm' });
  });

  it('knows the height of the ground: Delhi lies at 216 m, K2 is high, the Arabian Sea is at 0', () => {
    const height = (lat: number, lon: number): number => {
      const words = [
        'formula',
        'terrain-height',
        '--lat-deg',
        String(lat),
        '--lon-deg',
        String(lon),
        '--json',
      ];
      return (JSON.parse(sudarshan(words).out) as { value: number }).value;
    };
    expect(Math.abs(height(28.61, 77.21) - 216)).toBeLessThan(60);
    expect(height(35.88, 76.51)).toBeGreaterThan(4500);
    expect(height(18, 68)).toBe(0);
  });
});

describe('assign and track', () => {
  it('give value, bound and gap of an instance', () => {
    const path = join(folder, 'instance.json');
    writeFileSync(
      path,
      JSON.stringify({
        kind: 'static',
        pUnit: 1e-4,
        V: [10, 5],
        items: [
          { rows: [0], p4: [5000, 5000] },
          { rows: [1], p4: [9000, 1000] },
        ],
        rows: [{ cap: 1 }, { cap: 1 }],
      }),
    );
    const { code, out } = sudarshan(['assign', path, '--json']);
    expect(code).toBe(0);
    const answer = JSON.parse(out) as Record<string, number>;
    expect(Object.keys(answer).sort()).toEqual([
      'assignment',
      'bound',
      'elapsedMs',
      'gap',
      'proven',
      'value',
    ]);
    expect(answer.value).toBeCloseTo(10 * 0.1 + 5 * 0.5, 9);
    expect(answer.bound).toBeLessThanOrEqual(answer.value!);
    expect(answer.gap).toBeCloseTo((answer.value! - answer.bound!) / answer.value!, 12);
  });

  it('end with 3 on files that are not what they should be', () => {
    const path = join(folder, 'bad.json');
    writeFileSync(path, '{"kind": "static"');
    expect(sudarshan(['assign', path]).code).toBe(3);
    writeFileSync(path, '{"kind": "static", "V": "many"}');
    expect(sudarshan(['assign', path]).code).toBe(3);
    expect(sudarshan(['track', path, '--sensors', path]).code).toBe(3);
    expect(sudarshan(['track', join(folder, 'none.csv'), '--sensors', path]).code).toBe(3);
  });

  it('end with 2 and the list of names when a method of tracking is called wrongly', () => {
    for (const [flag, known] of [
      ['--filter', 'imm-ekf'],
      ['--association', 'mht'],
      ['--life', 'm-of-n'],
    ] as const) {
      const { code, err } = sudarshan(['track', 'x.csv', '--sensors', 'x.json', flag, 'nonsense']);
      expect(code).toBe(2);
      expect(err).toContain(known);
    }
    expect(sudarshan(['track', 'x.csv', '--sensors', 'x.json', '--fusion', 'nonsense']).code).toBe(2);
  });
});

describe('library and doctor', () => {
  it('list the platforms and show one with every figure', () => {
    const entries = JSON.parse(sudarshan(['library', '--json']).out) as { id: string }[];
    expect(entries.length).toBeGreaterThan(0);
    const { code, out } = sudarshan(['library', entries[0]!.id, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ id: entries[0]!.id });
  });

  it('say what the machine has', () => {
    const { code, out } = sudarshan(['doctor', '--json']);
    expect(code).toBe(0);
    const names = (JSON.parse(out) as { name: string }[]).map((item) => item.name);
    expect(names).toEqual(expect.arrayContaining(['node', 'record store', 'library', 'terrain']));
  });
});

describe('serve and start', () => {
  it('serve on loopback, print the address and end with 130 when stopped', async () => {
    const child = startSudarshan(['serve', folder, '--port', '0']);
    const said = await outputWith(child, /http:\S+/);
    const address = said.match(/http:\/\/127\.0\.0\.1:\d+\//)![0];
    const records = (await (await fetch(`${address}api/records`)).json()) as { records: unknown[] };
    expect(Array.isArray(records.records)).toBe(true);
    child.kill('SIGINT');
    expect(await codeOf(child)).toBe(130);
  });

  it('run a scenario, print its table and stop after it with --no-serve', () => {
    const { code, out } = sudarshan(['start', scenario, '--no-serve'], { cwd: folder });
    expect(code).toBe(0);
    expect(out).toContain('threats');
    expect(readdirSync(join(folder, 'runs'))).toEqual(['small-seed-1']);
  });
});

describe('coverage', () => {
  const words = ['coverage', scenario, '--height-m', '100', '5000', '--rcs-m2', '0.5'];

  it('prints one JSON document: layers and assets at each height, marked as simulated', () => {
    const { code, out } = sudarshan([...words, '--height-above', 'sea', '--json']);
    expect(code).toBe(0);
    const found = JSON.parse(out) as Record<string, unknown> & {
      layers: { kind: string; id: string; heightM: number; areaKm2: number; farthestKm: number }[];
      assets: { id: string; heightM: number; radars: string[]; effectors: string[] }[];
    };
    expect(found).toMatchObject({ heightsM: [100, 5000], heightAbove: 'sea', rcsM2: 0.5 });
    expect(found.notice).toContain('Simulated, study use only');
    expect(new Set(found.layers.map((layer) => layer.kind))).toEqual(new Set(['radar', 'effector', 'track']));
    for (const radar of found.layers.filter((layer) => layer.kind === 'radar' && layer.heightM === 100)) {
      const higher = found.layers.find((layer) => layer.id === radar.id && layer.heightM === 5000)!;
      expect(higher.farthestKm).toBeGreaterThanOrEqual(radar.farthestKm - 1);
    }
    const ids = new Set(found.layers.map((layer) => layer.id));
    for (const asset of found.assets) {
      for (const id of [...asset.radars, ...asset.effectors]) expect(ids.has(id)).toBe(true);
    }
  });

  it('writes areas that close as GeoJSON, and a picture as PNG', () => {
    const areas = join(folder, 'areas.geojson');
    const { code, out } = sudarshan([...words, '--out', areas]);
    expect(code).toBe(0);
    expect(out).toContain('Simulated, study use only');
    const collection = JSON.parse(readFileSync(areas, 'utf8')) as {
      notice: string;
      features: { geometry: { type: string; coordinates: [number, number][][][] } }[];
    };
    expect(collection.notice).toContain('Simulated, study use only');
    const polygons = collection.features.filter(({ geometry }) => geometry.type === 'MultiPolygon');
    expect(polygons.length).toBeGreaterThan(1);
    for (const { geometry } of polygons) {
      for (const ring of geometry.coordinates.flat()) expect(ring.at(-1)).toEqual(ring[0]);
    }
    const picture = join(folder, 'areas.png');
    expect(sudarshan([...words, '--out', picture]).code).toBe(0);
    const bytes = readFileSync(picture);
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect(bytes.toString('latin1')).toContain('Simulated, study use only');
  });
});
