/**
 * Friends and neutrals among a raid: `node test/statistics/crowded-sky.mjs [SEEDS [PERCEPTION]]`, 1000 seeds if not told.
 * Exits 1 and names the seeds when one of them was engaged or hit, or when the raid itself was not fought. Needs a built dist.
 */
import { isMainThread } from 'node:worker_threads';
import { prepareScenario } from '../../dist/node/run-scenario.js';
import { advanceRun, finishRun, objectStatus, outcomeOf, startRun } from '../../dist/src/index.js';
import { overSeeds } from './seeds.mjs';

export function prepare(perception) {
  return prepareScenario('crowded-sky', { perception });
}

/** What one run did to the raid and to the others. */
export function measure({ scenario, text }, seed) {
  const run = startRun(scenario, seed);
  while (!run.finished) advanceRun(run, 1000);
  const record = finishRun(run, text);
  const { engaged, wronglyEngaged } = outcomeOf(record);
  const list = record.tables.objectList;
  let hit = 0;
  for (let object = 0; object < list.count; object++) {
    const flight = scenario.raid.flights[list.flight[object]];
    if (flight && flight.side !== 'hostile' && list.status[object] === objectStatus.killed) hit++;
  }
  return { engaged, wronglyEngaged, hit };
}

/** Totals of the answers so far. */
function tell(answers) {
  const total = (key) => answers.reduce((sum, answer) => sum + answer[key], 0);
  return `${total('engaged')} engaged, ${total('wronglyEngaged')} of them friend or neutral, ${total('hit')} of these hit`;
}

if (isMainThread) {
  const seeds = Number(process.argv[2] ?? 1000);
  const answers = await overSeeds(import.meta.url, seeds, process.argv[3] ?? 'tracks', tell);
  const where = (fails) => answers.flatMap((answer, n) => (fails(answer) ? [n + 1] : []));
  const say = (what, guilty) =>
    console.log(
      `${guilty.length} of ${seeds} seeds with ${what}${guilty.length > 0 ? `: ${guilty.join(', ')}` : ''}`,
    );
  const engaged = where((answer) => answer.wronglyEngaged > 0);
  const hit = where((answer) => answer.hit > 0);
  const idle = where((answer) => answer.engaged === 0);
  say('a friend or neutral engaged', engaged);
  say('a friend or neutral hit', hit);
  say('no hostile engaged', idle);
  console.log(`${answers.reduce((sum, { engaged }) => sum + engaged, 0)} hostile objects engaged in all`);
  process.exitCode = engaged.length + hit.length + idle.length > 0 ? 1 : 0;
}
