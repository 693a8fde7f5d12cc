/**
 * Runs a second of the bundled study with one worker and with two: `node bench/study.mjs [RUNS]`, 40 runs a cell if not
 * told, so that the last jobs, when one worker has nothing left, weigh little (with 10 runs a cell they cost two workers 4 %).
 * Prints how much two gain, what 200 runs a cell would take, processor time of one run, how long the main thread is busy for
 * it, and the start of the threads by itself. On an idle machine: other work there slows two workers more than one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareStudy } from '../dist/node/study-files.js';
import { createPool } from '../dist/node/study-pool.js';
import { runStudy } from '../dist/node/study-run.js';
import { closeStore, openStore } from '../dist/node/study-store.js';

const runs = Number(process.argv[2] ?? 40);
const { design } = await prepareStudy('what-one-more-squadron-buys', { runs });
const secondsSince = (start) => (performance.now() - start) / 1000;

/** Runs a second after the threads have started and warmed up; processor and main thread seconds a run; the start, s. */
async function time(workers) {
  const folder = mkdtempSync(join(tmpdir(), 'sudarshan-bench-'));
  const store = await openStore(folder, design);
  const started = performance.now();
  const pool = createPool(workers);
  const task = { design: join(store.folder, 'study.json'), study: design.id, parts: store.parts };
  const warm = mkdtempSync(join(tmpdir(), 'sudarshan-bench-'));
  const warmUp = (to) =>
    Promise.all(
      Array.from({ length: workers }, () => pool.run({ ...task, parts: warm, cell: 0, from: 0, to })),
    );
  await warmUp(1);
  const start = secondsSince(started);
  await warmUp(10);
  const cpu = process.cpuUsage();
  const loop = performance.eventLoopUtilization();
  const begun = performance.now();
  const hands = { ...pool, deliver: pool.deliverTo(task) };
  await runStudy(store, hands, { onProgress: () => undefined });
  const seconds = secondsSince(begun);
  const used = process.cpuUsage(cpu);
  const main = performance.eventLoopUtilization(loop).active / 1000;
  await pool.close();
  closeStore(store);
  for (const one of [folder, warm]) rmSync(one, { recursive: true, force: true });
  const count = design.cells.length * runs;
  return {
    rate: count / seconds,
    cpu: (used.user + used.system) / 1e6 / count,
    main: main / count,
    start,
  };
}

const one = await time(1);
const two = await time(2);
const whole = (design.cells.length * 200) / two.rate / 60;
const ms = (seconds) => (1000 * seconds).toFixed(1);
console.log(
  `${design.cells.length} cells; one worker ${one.rate.toFixed(2)} runs/s, two ${two.rate.toFixed(2)} runs/s: ${(two.rate / one.rate).toFixed(2)} times`,
);
console.log(`processor time ${ms(one.cpu)} ms a run with one worker, ${ms(two.cpu)} ms with two`);
console.log(`main thread busy ${ms(one.main)} ms a run with one worker, ${ms(two.main)} ms with two`);
console.log(
  `start of the threads, with their first run, not counted above: ${one.start.toFixed(1)} s, ${two.start.toFixed(1)} s`,
);
console.log(`200 runs a cell on two workers: about ${whole.toFixed(1)} minutes`);
