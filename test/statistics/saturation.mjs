/**
 * Optimised against greedy distribution of fire in `saturation-300`, paired by seed:
 * `node test/statistics/saturation.mjs [SEEDS | FIRST-LAST] [PERCEPTION] [--keep FILE]`, 200 seeds in `ideal` if not told.
 * Needs a built dist. With a file the run may be stopped and started again, also for more seeds: it goes on with what is missing.
 *
 * Prints the mean value lost under each, the mean paired difference and its 95 % interval. Exits 1 unless the optimised
 * plan loses less and the interval excludes zero.
 */
import { isMainThread } from 'node:worker_threads';
import { prepareScenario } from '../../dist/node/run-scenario.js';
import { advanceRun, layGroundwork, startRun } from '../../dist/src/index.js';
import { meanAndHalfWidth, overSeeds, readWords } from './seeds.mjs';

/** States are kept this seldom, s: only the damage at the end is wanted. */
const RECORD_PERIOD = 60;

/** The same scenario with either way to assign. */
export async function prepare(perception) {
  const { scenario } = await prepareScenario('saturation-300', { perception });
  const { defence } = scenario;
  const groundwork = layGroundwork(scenario);
  return Object.fromEntries(
    ['optimised', 'greedy'].map((assignment) => {
      const changed = { ...defence, doctrine: { ...defence.doctrine, assignment } };
      return [
        assignment,
        { scenario: { ...scenario, recordPeriod: RECORD_PERIOD, defence: changed }, groundwork },
      ];
    }),
  );
}

function valueLost({ scenario, groundwork }, seed) {
  const run = startRun(scenario, seed, groundwork);
  while (!run.finished) advanceRun(run, 1000);
  const { damage } = run.world.assets;
  return scenario.defence.assets.reduce((sum, asset) => sum + asset.value * damage[asset.index], 0);
}

/** Value lost under both with the same seed. */
export function measure(prepared, seed) {
  return { optimised: valueLost(prepared.optimised, seed), greedy: valueLost(prepared.greedy, seed) };
}

const less = (answers) => meanAndHalfWidth(answers.map(({ greedy, optimised }) => greedy - optimised));

function tell(answers) {
  const { mean, halfWidth } = less(answers);
  return `greedy less optimised ${mean.toFixed(3)} +- ${halfWidth.toFixed(3)} so far`;
}

if (isMainThread) {
  const asked = readWords(process.argv.slice(2), { seeds: 200, perception: 'ideal' });
  const { perception } = asked;
  const answers = await overSeeds(import.meta.url, asked, perception, tell, asked.keep);
  const of = (pick) => meanAndHalfWidth(answers.map(pick));
  const optimised = of((answer) => answer.optimised);
  const greedy = of((answer) => answer.greedy);
  const { mean, halfWidth } = less(answers);
  console.log(
    `value lost over ${answers.length} seeds, perception ${perception}: optimised ${optimised.mean.toFixed(3)}, ` +
      `greedy ${greedy.mean.toFixed(3)}; greedy less optimised ${mean.toFixed(3)} +- ${halfWidth.toFixed(3)} (95 %)`,
  );
  process.exitCode = mean - halfWidth > 0 ? 0 : 1;
}
