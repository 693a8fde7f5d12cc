/**
 * Nobody is fired at where nobody is hostile: `node test/statistics/quiet-sky.mjs [SEEDS [PERCEPTION]]`, 200 seeds if not told.
 * Exits 1 and names the seeds when a single engagement was ordered. Needs a built dist.
 */
import { prepareScenario } from '../../dist/node/run-scenario.js';
import { advanceRun, startRun } from '../../dist/src/index.js';

const seeds = Number(process.argv[2] ?? 200);
const { scenario } = await prepareScenario('quiet-sky', { perception: process.argv[3] ?? 'tracks' });
const guilty = [];
for (let seed = 1; seed <= seeds; seed++) {
  const run = startRun(scenario, seed);
  while (!run.finished) advanceRun(run, 1000);
  if (run.engaging.engagements.count > 0) guilty.push(seed);
  if (seed % 20 === 0) console.error(`${seed} of ${seeds} seeds`);
}
console.log(
  `${guilty.length} of ${seeds} seeds with an engagement${guilty.length > 0 ? `: ${guilty.join(', ')}` : ''}`,
);
process.exitCode = guilty.length > 0 ? 1 : 0;
