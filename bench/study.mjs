/**
 * Runs a second of the bundled study with one worker and with two: `node bench/study.mjs [RUNS]`, 10 runs a cell if not
 * told. Prints how much two gain, what 200 runs a cell would take, and the processor time of one run. On an idle machine:
 * other work there slows two workers more than one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareStudy } from '../dist/node/study-files.js';
import { createPool } from '../dist/node/study-pool.js';
import { runStudy } from '../dist/node/study-run.js';
import { closeStore, openStore } from '../dist/node/study-store.js';

const runs = Number(process.argv[2] ?? 10);
const { design } = prepareStudy('what-one-more-squadron-buys', { runs });

/** Runs a second after a warm-up of every thread, and processor seconds a run. */
async function time(workers) {
  const folder = mkdtempSync(join(tmpdir(), 'sudarshan-bench-'));
  const store = await openStore(folder, design);
  const pool = createPool(workers);
  const task = { design: join(store.folder, 'study.json'), study: design.id, parts: store.parts };
  const warm = mkdtempSync(join(tmpdir(), 'sudarshan-bench-'));
  await Promise.all(
    Array.from({ length: workers }, () => pool.run({ ...task, parts: warm, cell: 0, from: 0, to: 3 })),
  );
  const cpu = process.cpuUsage();
  const start = performance.now();
  await runStudy(store, { ...pool, deliver: pool.deliverTo(task) }, { onProgress: () => undefined });
  const seconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(cpu);
  await pool.close();
  closeStore(store);
  for (const one of [folder, warm]) rmSync(one, { recursive: true, force: true });
  const count = design.cells.length * runs;
  return { rate: count / seconds, cpu: (used.user + used.system) / 1e6 / count };
}

const one = await time(1);
const two = await time(2);
const whole = (design.cells.length * 200) / two.rate / 60;
console.log(
  `${design.cells.length} cells; one worker ${one.rate.toFixed(2)} runs/s, two ${two.rate.toFixed(2)} runs/s: ${(two.rate / one.rate).toFixed(2)} times`,
);
console.log(`processor time ${one.cpu.toFixed(3)} s a run with one worker, ${two.cpu.toFixed(3)} s with two`);
console.log(`200 runs a cell on two workers: about ${whole.toFixed(1)} minutes`);
