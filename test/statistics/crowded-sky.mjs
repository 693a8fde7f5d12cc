/**
 * Friends and neutrals among a raid: `node test/statistics/crowded-sky.mjs [SEEDS | FIRST-LAST] [PERCEPTION] [--keep FILE]`,
 * 1000 seeds in `tracks` if not told. With a file the run may be stopped and started again: it goes on with what is missing.
 * Exits 1 and names the seeds when one of them was engaged or hit, or when the raid itself was not fought. Needs a built dist.
 */
import { isMainThread } from 'node:worker_threads';
import { prepareScenario } from '../../dist/node/run-scenario.js';
import {
  advanceRun,
  finishRun,
  layGroundwork,
  objectStatus,
  outcomeOf,
  startRun,
} from '../../dist/src/index.js';
import { wilsonInterval } from '../../dist/src/math/statistics.js';
import { overSeeds, readWords } from './seeds.mjs';

/** States are kept this seldom, s: only events are wanted. */
const RECORD_PERIOD = 60;

export async function prepare(perception) {
  const { scenario, text } = await prepareScenario('crowded-sky', { perception });
  return {
    scenario: { ...scenario, recordPeriod: RECORD_PERIOD },
    text,
    groundwork: layGroundwork(scenario),
  };
}

/** What one run did to the raid and to the others. */
export function measure({ scenario, text, groundwork }, seed) {
  const run = startRun(scenario, seed, groundwork);
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
  const asked = readWords(process.argv.slice(2), { seeds: 1000, perception: 'tracks' });
  const answers = await overSeeds(import.meta.url, asked, asked.perception, tell, asked.keep);
  const seeds = answers.length;
  const where = (fails) => answers.flatMap((answer, n) => (fails(answer) ? [asked.first + n] : []));
  const say = (what, guilty) => {
    const { low, high } = wilsonInterval(guilty.length, seeds);
    const share = `95 % interval of the share ${(100 * low).toFixed(2)} to ${(100 * high).toFixed(2)} %`;
    const named = guilty.length > 0 ? `: ${guilty.join(', ')}` : '';
    console.log(`${guilty.length} of ${seeds} seeds with ${what} (${share})${named}`);
  };
  const engaged = where((answer) => answer.wronglyEngaged > 0);
  const hit = where((answer) => answer.hit > 0);
  const idle = where((answer) => answer.engaged === 0);
  say('a friend or neutral engaged', engaged);
  say('a friend or neutral hit', hit);
  say('no hostile engaged', idle);
  console.log(`${answers.reduce((sum, { engaged }) => sum + engaged, 0)} hostile objects engaged in all`);
  process.exitCode = engaged.length + hit.length + idle.length > 0 ? 1 : 0;
}
