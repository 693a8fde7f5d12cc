/**
 * Memory of a study's process, parent and threads together, over many runs: `node --expose-gc test/statistics/memory.mjs
 * [RUNS [WORKERS]]`, 10,000 runs if not told. Exits 1 when the last third needs 10 % more than the middle third, by the
 * median of samples. Needs a built dist.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareStudy } from '../../dist/node/study-files.js';
import { createPool } from '../../dist/node/study-pool.js';
import { runStudy } from '../../dist/node/study-run.js';
import { closeStore, openStore } from '../../dist/node/study-store.js';
import { writeSmallStudy } from './small-study.mjs';

const runs = Number(process.argv[2] ?? 10_000);
const folder = mkdtempSync(join(tmpdir(), 'sudarshan-memory-'));
const { design, problems } = await prepareStudy(writeSmallStudy(join(folder, 'study'), Math.ceil(runs / 10)));
if (!design) throw new Error(JSON.stringify(problems));
const store = await openStore(join(folder, 'out'), design);
const pool = createPool(Number(process.argv[3] ?? 2));
const task = { design: join(store.folder, 'study.json'), study: design.id, parts: store.parts };
const samples = [];
const start = performance.now();
await runStudy(
  store,
  { ...pool, deliver: pool.deliverTo(task) },
  { onProgress: (done) => samples.push({ done, rss: process.memoryUsage().rss / 1e6 }) },
);
const seconds = (performance.now() - start) / 1000;
await pool.close();
closeStore(store);
rmSync(folder, { recursive: true, force: true });
const median = (from, to) => {
  const part = samples.filter(({ done }) => done > from * runs && done <= to * runs).map(({ rss }) => rss);
  return part.sort((a, b) => a - b)[Math.floor(part.length / 2)] ?? Number.NaN;
};
const thirds = [median(0, 1 / 3), median(1 / 3, 2 / 3), median(2 / 3, 1)];
console.log(
  `${runs} runs in ${seconds.toFixed(0)} s; memory by thirds, MB: ${thirds.map((mb) => mb.toFixed(0)).join(', ')}`,
);
const fine = thirds[2] <= 1.1 * thirds[1];
console.log(fine ? 'flat' : 'NOT flat');
process.exit(fine ? 0 : 1);
