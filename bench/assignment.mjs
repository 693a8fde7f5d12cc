/**
 * Measures the assignment kernel: certified gap and processor time over seeded families, and proofs.
 *
 * `npm run build && node bench/assignment.mjs` prints the table of docs/assignment.md. Times are processor time of this process after
 * warm-up, the least of three runs per instance, so that a busy machine disturbs little. Where the shared benchmark set is found
 * (SUDARSHAN_SHARED, ../shared or ../../shared) its instances with known optimum are solved and proved too, each answer is
 * checked (bound <= optimum <= value), the bars are judged, and the cold command line is timed by its own `elapsedMs`, which
 * is time by the clock: run it on an idle machine. Exits 1 when an answer is wrong; a bar that is not met is told.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import loadHighs from 'highs';
import { solveLooks } from '../dist/src/assignment/looks.js';
import { parseInstance } from '../dist/src/assignment/parse.js';
import { prove } from '../dist/src/assignment/prove.js';
import { createWorkspace, solve } from '../dist/src/assignment/solve.js';
import { createStream, drawUniform, openStream, stageKey } from '../dist/src/math/random.js';

function drawer(seed, family) {
  const stream = createStream();
  openStream(stream, seed, stageKey.study, family);
  return (low, high) => low + (high - low) * drawUniform(stream);
}
/** Every item has one row of its own; p uniform in [low, high]. */
function uniform(seed, items, targets, low, high) {
  const draw = drawer(seed, 1);
  return {
    targets,
    items,
    value: Float64Array.from({ length: targets }, () => draw(25, 100)),
    probability: Float64Array.from({ length: items * targets }, () => draw(low, high)),
    rowStart: Int32Array.from({ length: items + 1 }, (_, e) => e),
    rowIndex: Int32Array.from({ length: items }, (_, e) => e),
    capacity: new Int32Array(items).fill(1),
    maxPerTarget: 0,
  };
}
/** Units with 6, 4 and 2 channels per slot and a magazine; each target is open to a unit in a window of slots. */
function layered(seed, units, targets, slots, maxPerTarget) {
  const draw = drawer(seed, 2);
  const channels = [6, 4, 2];
  const cover = [0.8, 0.55, 0.35];
  const arrival = Array.from({ length: targets }, () => Math.floor(draw(0, slots)));
  const items = units * slots;
  const probability = new Float64Array(items * targets);
  const capacity = new Int32Array(items + units);
  const rowIndex = new Int32Array(2 * items);
  for (let u = 0; u < units; u++) {
    capacity[items + u] = 10;
    for (let s = 0; s < slots; s++) {
      capacity[u * slots + s] = channels[u % 3];
      rowIndex[2 * (u * slots + s)] = u * slots + s;
      rowIndex[2 * (u * slots + s) + 1] = items + u;
    }
    for (let j = 0; j < targets; j++) {
      const covered = draw(0, 1) < cover[u % 3];
      const p = draw(0.5, 0.9);
      for (let s = 0; s < slots; s++) {
        const late = arrival[j] - s;
        if (covered && late >= 0 && late <= 2 - (u % 3))
          probability[(u * slots + s) * targets + j] = p - 0.03 * late;
      }
    }
  }
  return {
    targets,
    items,
    value: Float64Array.from({ length: targets }, () => draw(25, 100)),
    probability,
    rowStart: Int32Array.from({ length: items + 1 }, (_, e) => 2 * e),
    rowIndex,
    capacity,
    maxPerTarget,
  };
}
function cpu_ms() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
function measured(work, repeats) {
  let time_ms = Number.POSITIVE_INFINITY;
  let result = work();
  for (let n = 0; n < repeats; n++) {
    const start = cpu_ms();
    result = work();
    time_ms = Math.min(time_ms, cpu_ms() - start);
  }
  return { result, time_ms };
}
function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
function row(cells) {
  console.log(
    `| ${cells.map((cell) => (typeof cell === 'number' ? cell.toPrecision(3) : cell)).join(' | ')} |`,
  );
}
function family(name, seeds, iterations, make) {
  const workspace = createWorkspace();
  const instances = Array.from({ length: seeds }, (_, seed) => make(seed));
  for (const instance of instances.slice(0, 20)) solve(instance, { iterations }, workspace);
  const runs = instances.map((instance) => measured(() => solve(instance, { iterations }, workspace), 3));
  const gaps = runs.map(({ result }) => 100 * result.gap);
  const times = runs.map(({ time_ms }) => time_ms);
  row([
    name,
    `${seeds}`,
    `${iterations}`,
    quantile(gaps, 0.5),
    quantile(gaps, 0.95),
    quantile(gaps, 1),
    quantile(times, 0.5),
    quantile(times, 0.95),
  ]);
  return {
    gap95: quantile(gaps, 0.95),
    gap50: quantile(gaps, 0.5),
    time50: quantile(times, 0.5),
    time95: quantile(times, 0.95),
  };
}
const bars = [];
function bar(what, met) {
  bars.push(`${met ? 'met    ' : 'NOT MET'} ${what}`);
}
console.log('| family | seeds | iterations | gap p50 % | p95 % | max % | cpu p50 ms | p95 ms |');
console.log('|---|---|---|---|---|---|---|---|');
family('36 x 100, p 0.6-0.9', 200, 20, (seed) => uniform(seed, 36, 100, 0.6, 0.9));
family('36 x 100, p 0-1', 200, 20, (seed) => uniform(seed, 36, 100, 0, 1));
for (const iterations of [20, 60, 100]) {
  const got = family('9 units (36 channels) x 100, 1 slot', 100, iterations, (seed) =>
    layered(seed, 9, 100, 1, 4),
  );
  if (iterations === 60)
    bar(
      '36 channels x 100, one slot: p95 at most 5 ms, gap p95 at most 0.2 %',
      got.time95 <= 5 && got.gap95 <= 0.2,
    );
}
family('12 units x 60, 1 slot, 2 at a target', 100, 20, (seed) => layered(seed, 12, 60, 1, 2));
const cycle = family('27 units x 150, 1 slot, 2 at a target', 50, 20, (seed) => layered(seed, 27, 150, 1, 2));
bar('27 units x 150, 20 iterations: p50 at most 1 ms', cycle.time50 <= 1);
for (const iterations of [60, 100, 200]) {
  const got = family('9 units (36 channels) x 100, 4 slots', 40, iterations, (seed) =>
    layered(seed, 9, 100, 4, 4),
  );
  if (iterations === 200)
    bar('36 channels x 4 slots: median gap at most 0.5 % within 20 ms', got.time95 <= 20 && got.gap50 <= 0.5);
}
const folder = [process.env.SUDARSHAN_SHARED, '../shared', '../../shared']
  .filter((path) => path !== undefined)
  .map((path) => resolve(path, 'data/assignment'))
  .find((path) => existsSync(join(path, 'known-values.json')));
if (folder === undefined) console.log('\nThe shared benchmark set was not found: known optima skipped.');
else {
  const known = JSON.parse(readFileSync(join(folder, 'known-values.json'), 'utf8'));
  const { MANIFEST, GEN } = await import(pathToFileURL(join(folder, 'generate.mjs')).href);
  const highs = await loadHighs();
  const workspace = createWorkspace();
  const excess = (answer, best) => (100 * (answer.value - best)) / best;
  const below = (answer, best) => (100 * (best - answer.bound)) / best;
  const share = (percent) => (Math.abs(percent) < 1e-7 ? '0' : percent.toFixed(3));
  console.log(
    '\n| instance | optimum | solve: value + % | bound - % | cpu ms | prove: value + % | bound - % | proven | cpu ms |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|');
  for (const { id, gen, args } of MANIFEST) {
    const parsed = parseInstance(GEN[gen](args));
    if (parsed.kind !== 'static') continue;
    const { instance } = parsed;
    const { best } = known.static[id];
    const check = (answer) => {
      const slack = 1e-9 * best + 1e-9;
      if (answer.bound <= best + slack && answer.value >= best - slack) return;
      console.log(`WRONG: ${id}: bound ${answer.bound}, optimum ${best}, value ${answer.value}`);
      process.exitCode = 1;
    };
    const large = gen === 'uniform' && instance.items * instance.targets > 60_000;
    const quick = measured(() => solve(instance, { iterations: large ? 5 : 60 }, workspace), 1);
    const proof = measured(
      () => prove(instance, highs, { iterations: large ? 10 : 60 }, workspace),
      large ? 1 : 2,
    );
    check(quick.result);
    check(proof.result);
    if (id.startsWith('uni-200x200-'))
      bar('200 x 200 proven in 0.5 s', proof.result.proven && proof.time_ms <= 500);
    if (id.startsWith('uni-1000x1000-')) {
      bar('1000 x 1000: gap at most 0.5 % in 1 s', quick.result.gap <= 0.005 && quick.time_ms <= 1000);
      bar('1000 x 1000 proven in 6 s', proof.result.proven && proof.time_ms <= 6000);
    }
    row([
      id,
      best.toFixed(4),
      share(excess(quick.result, best)),
      share(below(quick.result, best)),
      quick.time_ms,
      share(excess(proof.result, best)),
      share(below(proof.result, best)),
      proof.result.proven ? 'yes' : 'no',
      proof.time_ms,
    ]);
  }
  console.log('\n| look-and-repeat instance | exact | known | rollout + % | rolling + % | one each + % |');
  console.log('|---|---|---|---|---|---|');
  for (const { id, gen, args } of MANIFEST) {
    const parsed = parseInstance(GEN[gen](args));
    if (parsed.kind !== 'sls') continue;
    const value = (method) => {
      const answer = solveLooks(parsed.instance, method);
      return typeof answer === 'string' ? Number.NaN : answer.value;
    };
    const exact = value('exact');
    bar(`${id}: one-step rollout within 2 % of the optimum`, value('rollout') <= 1.02 * exact);
    const over = (other) => share((100 * (other - exact)) / exact);
    row([
      id,
      exact.toFixed(6),
      known.shootLookShoot[id].optClosedLoop.toFixed(6),
      over(value('rollout')),
      over(value('rolling')),
      over(value('one-each')),
    ]);
  }
  console.log('\n| cold command line, instance | budget, ms | elapsed ms | gap % | proven |');
  console.log('|---|---|---|---|---|');
  const room = mkdtempSync(join(tmpdir(), 'sudarshan-bench-'));
  const cold = [
    ['lay-9u-100t-1s', 5],
    ['lay-9u-40t-4s', 20],
    ['lay-9u-100t-4s', 20],
    ['lay-18u-100t-4s', 20],
    ['uni-200x200', 500],
    ['uni-1000x1000', 1000],
    ['uni-1000x1000', 6000],
  ];
  for (const [start, budget_ms] of cold) {
    const { id, gen, args } = MANIFEST.find((entry) => entry.id.startsWith(`${start}-`));
    const file = join(room, `${id}.json`);
    writeFileSync(file, JSON.stringify(GEN[gen](args)));
    const answers = Array.from({ length: 3 }, () => {
      const words = ['dist/cli/main.js', 'assign', file, '--budget-ms', `${budget_ms}`, '--json'];
      return JSON.parse(spawnSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 1e8 }).stdout);
    });
    answers.sort((a, b) => a.elapsedMs - b.elapsedMs);
    const { elapsedMs, gap, proven } = answers[1];
    row([id, `${budget_ms}`, elapsedMs, 100 * gap, proven ? 'yes' : 'no']);
  }
  rmSync(room, { recursive: true });
}
console.log(`\n${bars.join('\n')}`);
