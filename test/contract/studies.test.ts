/** Studies by the built program: the same results however the work was shared out, and honest refusals. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hills } from '../hills.ts';
import { lackOfRedis, startRedis } from './redis.ts';
import { codeOf, outputWith, root, startSudarshan, sudarshan } from './sudarshan.ts';

const study = join(root, 'test', 'contract', 'study.yaml');
let folder = '';
let first: { hash: string; runs: number; differences: { measure: string; mean: number; method: string }[] };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sudarshan-studies-'));
  const { code, out, err } = run('one', '--workers', '1');
  expect(code, err).toBe(0);
  first = JSON.parse(out);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(name: string, ...words: string[]) {
  return sudarshan(['study', study, '--out', join(folder, name), '--json', ...words]);
}

describe('the hash of a study', () => {
  it('is the same with 2 and with 8 workers in another order, and with every third job made twice', () => {
    expect(JSON.parse(run('two', '--workers', '2').out).hash).toBe(first.hash);
    const eight = run('eight', '--workers', '8', '--shuffle', '3', '--recheck', '3');
    expect(JSON.parse(eight.out).hash).toBe(first.hash);
    expect(eight.err).toContain('came twice, with the same result');
  });

  it('is the same when more than two jobs come in any order', () => {
    const many = (name: string, ...words: string[]) =>
      JSON.parse(run(name, '--runs', '22', '--assumed', 'fixed', ...words).out) as { hash: string };
    const calm = many('in-order', '--workers', '1');
    for (const order of ['1', '2']) {
      expect(many(`order-${order}`, '--workers', '2', '--shuffle', order).hash).toBe(calm.hash);
      const names = readFileSync(join(folder, `order-${order}`, 'manifest.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { part: string }).part);
      // 22 runs of each of two cells, twenty a job at most
      expect(names).toHaveLength(4);
    }
  });

  it('is the same through a queue with two workers, with every third job made twice', async (context) => {
    const lack = lackOfRedis();
    if (lack !== '') {
      if (process.env.CI) throw new Error(lack);
      context.skip(lack);
    }
    const redis = await startRedis();
    const workers = [1, 2].map(() => startSudarshan(['worker', '--queue', redis.address, '--workers', '1']));
    try {
      await Promise.all(workers.map((worker) => outputWith(worker, /serving/)));
      const { out, err } = run('queue', '--queue', redis.address, '--shuffle', '9', '--recheck', '3');
      expect(JSON.parse(out).hash, err).toBe(first.hash);
      for (const worker of workers) worker.kill('SIGINT');
      expect(await Promise.all(workers.map(codeOf))).toEqual([130, 130]);
    } finally {
      for (const worker of workers) worker.kill('SIGKILL');
      redis.stop();
    }
  });
});

describe('an interrupted study', () => {
  it('keeps what was done, ends with 130, and goes on with --resume to the same hash', async () => {
    const out = join(folder, 'broken-off');
    const child = startSudarshan(['study', study, '--out', out, '--workers', '1', '--runs', '6']);
    await new Promise((done) => setTimeout(done, 2500));
    child.kill('SIGINT');
    const code = await codeOf(child);
    if (code !== 0) expect(code).toBe(130);
    expect(sudarshan(['study', study, '--out', out]).code).toBe(2);
    expect(JSON.parse(run('broken-off', '--resume').out).hash).toBe(first.hash);
  });

  it('takes in parts that were finished but not registered, and lets a half-written line and file go', () => {
    const torn = join(folder, 'torn');
    cpSync(join(folder, 'one'), torn, { recursive: true });
    const lines = readFileSync(join(torn, 'manifest.jsonl'), 'utf8');
    writeFileSync(join(torn, 'manifest.jsonl'), lines.slice(0, -20));
    const half = join(torn, 'parts', 'part-0-0-1-x.parquet.tmp');
    writeFileSync(half, 'half');
    utimesSync(half, 0, 0);
    expect(JSON.parse(run('torn', '--resume').out).hash).toBe(first.hash);
    expect(readdirSync(join(torn, 'parts')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('may be given more runs, and is another study when what is asked changes', () => {
    const more = run('two', '--resume', '--runs', '8');
    expect(JSON.parse(more.out).runsPerCell).toBe(8);
    const other = sudarshan(['study', study, '--out', join(folder, 'two'), '--resume', '--assumed', 'fixed']);
    expect(other.code).toBe(2);
    expect(other.err).toContain('another study');
  });
});

describe('the results', () => {
  it('show no difference at all between a plan and itself under another name', () => {
    cpSync(join(root, 'test', 'contract'), join(folder, 'twin'), { recursive: true });
    cpSync(join(folder, 'twin', 'plan-more.yaml'), join(folder, 'twin', 'plan-none.yaml'));
    const { out, err } = sudarshan([
      'study',
      join(folder, 'twin', 'study.yaml'),
      '--out',
      join(folder, 'same'),
      '--json',
    ]);
    const { differences, results } = JSON.parse(out);
    expect(differences.length, err).toBeGreaterThan(0);
    for (const d of differences) expect([d.mean, d.low, d.high, d.separated]).toEqual([0, 0, 0, false]);
    expect(new Set(results.map((result: { ranks: { leaked: number } }) => result.ranks.leaked))).toEqual(
      new Set([1]),
    );
  });

  it('answer SQL, and let SQL reach nothing else', () => {
    const ask = (sql: string) => sudarshan(['query', join(folder, 'one'), sql, '--json']);
    expect(JSON.parse(ask('SELECT count(*)::INTEGER AS n FROM runs').out)).toEqual([{ n: first.runs }]);
    expect(JSON.parse(ask('SELECT count(*)::INTEGER AS n FROM results').out)).toEqual([{ n: first.runs }]);
    const secret = join(folder, 'secret.csv');
    writeFileSync(secret, 'a\n1\n');
    for (const sql of [
      `SELECT * FROM read_csv('${secret}')`,
      `COPY runs TO '${join(folder, 'escaped.csv')}'`,
      `ATTACH '${join(folder, 'x.duckdb')}'`,
      'SET enable_external_access = true',
      'RESET lock_configuration',
      'INSTALL httpfs',
    ]) {
      const answer = ask(sql);
      expect(answer.code, sql).toBe(1);
      expect(
        answer.err.split('\n').filter((line) => line !== ''),
        sql,
      ).toHaveLength(1);
    }
    expect(existsSync(join(folder, 'escaped.csv'))).toBe(false);
  });

  it('can be played again run by run', () => {
    const { out } = sudarshan([
      'query',
      join(folder, 'one'),
      'SELECT hash FROM runs WHERE cell = 1 AND seed = 7',
      '--json',
    ]);
    const again = sudarshan(['run', join(folder, 'one'), '--cell', '1', '--seed', '7', '--json']);
    expect(JSON.parse(again.out).hash, again.err).toBe(JSON.parse(out)[0].hash);
  });
});

/** A copy of the study whose scenario names hills.tif beside it. */
function withOwnHeights(name: string): string {
  const own = join(folder, name);
  cpSync(join(root, 'test', 'contract'), own, { recursive: true });
  const text = readFileSync(join(own, 'small.yaml'), 'utf8');
  writeFileSync(join(own, 'small.yaml'), text.replace('{ relief: bundled }', '{ file: hills.tif }'));
  return own;
}

describe('a study that cannot be made', () => {
  const refused: readonly (readonly [string, RegExp, RegExp])[] = [
    [
      'plans: [plan-none.yaml, plan-mor.yaml]',
      /study\.yaml:\d+:\d+ error plans\.1: plan expected/,
      /bundled/,
    ],
    [
      'vary: [{path: raid.groups.drone.count, values: [2, 4]}]',
      /:\d+:\d+ error vary\.0\.path: number of small expected/,
      /raid\.groups\.drones/,
    ],
    [
      'vary: [{path: interceptors.barak8.kill_probability.fightr, from: 0.5, to: 0.9}]',
      /error vary\.0\.path: number of the library expected/,
      /did you mean/,
    ],
    ['vary: [{path: raid.groups.drones.count, values: [2]}]', /error vary\.0\.values: at least 2/, /./],
    [
      'vary: [{path: raid.groups.drones.count, from: 2, to: 2}]',
      /error vary\.0\.to: more than 2 expected/,
      /two points/,
    ],
    [
      'vary: [{path: raid.groups.drones.count, from: 2, to: 8, points: 1}]',
      /error vary\.0\.points: at least 2/,
      /./,
    ],
    ['vary: [{path: raid.groups.drones.count, values: [2.5, 3]}]', /error vary\.0: values that/, /whole/],
    ['scenarois: [small.yaml]', /error scenarois: known key expected/, /did you mean scenarios/],
  ];
  it.each(refused)('%s: a located problem with a hint, exit code 3', (line, problem, hint) => {
    const own = join(folder, 'refused');
    cpSync(join(root, 'test', 'contract'), own, { recursive: true });
    const key = line.split(':')[0]!;
    const text = readFileSync(study, 'utf8')
      .split('\n')
      .filter((one) => !one.startsWith(`${key}:`));
    writeFileSync(join(own, 'study.yaml'), `${text.join('\n')}\n${line}\n`);
    for (const words of [['check'], ['study', '--out', join(folder, 'nothing')]]) {
      const { code, err } = sudarshan([words[0]!, join(own, 'study.yaml'), ...words.slice(1)]);
      expect(code, err).toBe(3);
      expect(err).toMatch(problem);
      expect(err).toMatch(hint);
      expect(err).not.toContain('    at ');
    }
    expect(existsSync(join(folder, 'nothing'))).toBe(false);
  });

  it('for want of the heights that a scenario names: a located problem at its line, exit code 3', () => {
    const own = withOwnHeights('no-heights');
    const text = readFileSync(join(own, 'small.yaml'), 'utf8');
    const line = text.split('\n').findIndex((one) => one.startsWith('terrain:')) + 1;
    for (const words of [['check'], ['study', '--out', join(folder, 'nothing')]]) {
      const { code, err } = sudarshan([words[0]!, join(own, 'study.yaml'), ...words.slice(1)]);
      expect(code, err).toBe(3);
      expect(err).toMatch(
        new RegExp(`small\\.yaml:${line}:\\d+ error terrain\\.file: hills\\.tif: no such file`),
      );
    }
  });

  it('in a folder that cannot be written: one sentence, exit code 1', () => {
    const { code, err } = sudarshan(['study', study, '--out', '/proc/nothing/here']);
    expect(code).toBe(1);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('a study over heights of the user', () => {
  it('has the hash of one thread with two, and its runs are those of the scenario by itself', () => {
    const own = withOwnHeights('own-heights');
    writeFileSync(join(own, 'hills.tif'), hills('packed'));
    const made = (out: string, workers: string): string => {
      const words = [
        'study',
        join(own, 'study.yaml'),
        '--workers',
        workers,
        '--assumed',
        'fixed',
        '--runs',
        '2',
        '--json',
      ];
      const { code, out: printed, err } = sudarshan([...words, '--out', join(folder, out)]);
      expect(code, err).toBe(0);
      return JSON.parse(printed).hash;
    };
    const hash = made('over-hills', '1');
    expect(made('over-hills-2', '2')).toBe(hash);
    const alone = sudarshan([
      'run',
      join(own, 'small.yaml'),
      '--seed',
      '7',
      '--perception',
      'ideal',
      '--json',
    ]);
    const bundled = sudarshan([
      'run',
      join(root, 'test/contract/small.yaml'),
      '--seed',
      '7',
      '--perception',
      'ideal',
      '--json',
    ]);
    expect(JSON.parse(alone.out).hash).not.toBe(JSON.parse(bundled.out).hash);
    // the file travels with the study: the one beside the scenario may go
    rmSync(join(own, 'hills.tif'));
    const again = sudarshan(['run', join(folder, 'over-hills'), '--cell', '0', '--seed', '7', '--json']);
    expect(JSON.parse(again.out).hash, again.err).toBe(JSON.parse(alone.out).hash);
  });
});

describe('a study in trouble', () => {
  it('loses nothing and counts nothing twice when its workers and its collector are killed', (context) => {
    const lack = lackOfRedis();
    if (lack !== '') {
      if (process.env.CI) throw new Error(lack);
      context.skip(lack);
    }
    const script = join(root, 'test', 'statistics', 'killed-study.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, '400', '4'], {
      encoding: 'utf8',
    });
    expect(status, stdout + stderr).toBe(0);
  }, 240_000);

  it('in a read-only folder ends with a sentence and keeps earlier results readable', (context) => {
    const home = join(folder, 'read-only');
    const out = join(home, 'out');
    mkdirSync(home);
    expect(sudarshan(['study', study, '--out', out]).code).toBe(0);
    const ask = () => sudarshan(['query', out, 'SELECT sum(leaked) FROM runs', '--json']);
    const before = ask();
    const make = ['mount', '--bind', '-o', 'ro', out, out];
    const mounted = spawnSync(make[0]!, make.slice(1));
    if (mounted.status !== 0) context.skip('only root can make a folder read-only here');
    try {
      const more = sudarshan(['study', study, '--out', out, '--resume', '--runs', '60']);
      expect(more.code).toBe(1);
      expect(more.err).toMatch(/error: .*read-only/i);
      expect(more.err).not.toContain('    at ');
      expect(ask()).toEqual(before);
      const again = sudarshan(['run', out, '--cell', '0', '--seed', '5', '--json']);
      expect(again.code, again.err).toBe(0);
    } finally {
      spawnSync('umount', [out]);
    }
    const { code, err } = sudarshan(['study', study, '--out', out, '--resume', '--runs', '8']);
    expect(code, err).toBe(0);
  });

  it('on a full disk ends with a sentence and keeps earlier results readable', (context) => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=160k', 'tmpfs', disk]);
    if (mounted.status !== 0) context.skip('only root can mount a small disk here');
    try {
      const out = join(disk, 'out');
      expect(sudarshan(['study', study, '--out', out, '--report', join(folder, 'r.html')]).code).toBe(0);
      const before = sudarshan(['query', out, 'SELECT sum(leaked) FROM runs', '--json']).out;
      spawnSync('sh', ['-c', `cat /dev/zero > ${join(disk, 'filler')}`]);
      const full = sudarshan([
        'study',
        study,
        '--out',
        out,
        '--resume',
        '--runs',
        '60',
        '--report',
        join(folder, 'r.html'),
      ]);
      expect(full.code).toBe(1);
      expect(full.err).toMatch(/error: .*no space left/i);
      expect(full.err).not.toContain('    at ');
      expect(sudarshan(['query', out, 'SELECT sum(leaked) FROM runs', '--json']).out).toBe(before);
      rmSync(join(disk, 'filler'));
      const more = sudarshan([
        'study',
        study,
        '--out',
        out,
        '--resume',
        '--runs',
        '12',
        '--json',
        '--report',
        join(folder, 'r.html'),
      ]);
      expect(JSON.parse(more.out).runsPerCell, more.err).toBe(12);
    } finally {
      spawnSync('umount', [disk]);
    }
  });
});
