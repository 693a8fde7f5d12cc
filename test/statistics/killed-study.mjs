/**
 * Workers and collector of a queued study are killed at random moments; nothing may be lost, nothing counted twice, and the
 * hash must be that of a calm study. `node test/statistics/killed-study.mjs [RUNS [KILLS [SEED]]]`, 1,000 runs and 20
 * kills if not told. Needs a built dist and redis-server.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lackOf } from '../../scripts/debian.mjs';
import { program, writeSmallStudy } from './small-study.mjs';

const runs = Number(process.argv[2] ?? 1000);
const kills = Number(process.argv[3] ?? 20);
let state = Number(process.argv[4] ?? 1) >>> 0;
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 4294967296;
};
const lack = lackOf('redis-server');
if (lack !== '') {
  console.error(lack);
  process.exit(process.env.CI ? 1 : 0);
}
const folder = mkdtempSync(join(tmpdir(), 'sudarshan-killed-'));
const study = writeSmallStudy(join(folder, 'study'), Math.ceil(runs / 10));
const call = (...words) => spawnSync(process.execPath, [program, ...words], { encoding: 'utf8' });
const begun = performance.now();
const calm = call('study', study, '--out', join(folder, 'calm'), '--json');
if (calm.status !== 0) throw new Error(calm.stderr);
const wanted = JSON.parse(calm.stdout);
const calmSeconds = (performance.now() - begun) / 1000;
console.log(`calm: ${wanted.runs} runs in ${calmSeconds.toFixed(1)} s, hash ${wanted.hash}`);

const port = await new Promise((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const free = server.address().port;
    server.close(() => done(free));
  });
});
const redis = spawn('redis-server', [
  '--port',
  String(port),
  '--bind',
  '127.0.0.1',
  '--save',
  '',
  '--dir',
  folder,
]);
await new Promise((done) => redis.stdout.on('data', (piece) => /Ready to accept/.test(piece) && done()));
const address = `redis://127.0.0.1:${port}`;

const living = new Map();
let ended = false;
let collected = '';
function start(name, words) {
  if (ended) return;
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  living.set(name, child);
  let out = '';
  let err = '';
  child.stdout.on('data', (piece) => {
    out += piece;
  });
  child.stderr.on('data', (piece) => {
    err += piece;
  });
  child.once('close', (code, signal) => {
    if (name === 'collector' && code === 0) {
      collected = out;
      ended = true;
    } else if (signal !== 'SIGKILL') {
      console.error(`${name} ended by itself with ${code}: ${err.split('\n').slice(-4).join(' ')}`);
    }
    start(name, words);
  });
}
for (const name of ['worker 1', 'worker 2']) start(name, ['worker', '--queue', address, '--workers', '1']);
const out = join(folder, 'disturbed');
start('collector', ['study', study, '--out', out, '--queue', address, '--resume', '--json']);

// moments spread over what the calm study took twice over, so that most of them meet work under way
let killed = 0;
const counts = {};
while (!ended) {
  await new Promise((done) => setTimeout(done, 300 + (random() * 2 * calmSeconds * 1000) / kills));
  if (ended || killed >= kills) continue;
  const names = [...living.keys()];
  const name = names[Math.floor(random() * names.length)];
  if (living.get(name).kill('SIGKILL')) {
    killed++;
    counts[name] = (counts[name] ?? 0) + 1;
  }
}
const found = JSON.parse(collected);
for (const child of living.values()) child.kill('SIGKILL');
redis.kill('SIGKILL');
const answer = call(
  'query',
  out,
  'SELECT count(*)::INTEGER AS n, count(DISTINCT (cell, run))::INTEGER AS different FROM runs',
  '--json',
);
const [{ n, different }] = JSON.parse(answer.stdout);
const fine = n === wanted.runs && different === wanted.runs && found.hash === wanted.hash && killed >= kills;
console.log(
  `killed ${killed} times (${JSON.stringify(counts)}): ${n} runs stored, ${different} different, hash ${found.hash}`,
);
console.log(fine ? 'nothing lost, nothing twice, the same hash' : 'NOT as wanted');
rmSync(folder, { recursive: true, force: true });
process.exit(fine ? 0 : 1);
