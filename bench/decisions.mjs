/**
 * Cost of one decision cycle, and speed of the whole run, as raid and defence grow together:
 * `npm run build && node bench/decisions.mjs [N ...]`, 50 100 200 500 1000 aircraft against as many launchers if not told.
 *
 * The cycle is timed on the air picture of a run in mid-fight with all means free and nobody engaged yet, the worst that a
 * cycle can meet; the median of several calls. CPU time, one core.
 */

import { createDecisionState } from '../dist/src/decisions/cycle.js';
import { decide } from '../dist/src/decisions/decide.js';
import { createOrders, createThreats } from '../dist/src/decisions/order.js';
import { createResources } from '../dist/src/decisions/resources.js';
import { advanceRun, finishRun, outcomeOf, startRun } from '../dist/src/index.js';
import { makeScenario } from './made-scenario.mjs';

const sizes = process.argv.slice(2).map(Number);
const REPEATS = 9;
/** The speed that a raid of 500 against 500 launchers has to reach, times real time. */
const GOAL = 10;

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Median time of one decision cycle on the air picture in which the run stands, ms, and the orders it gave. */
function timeCycle(run) {
  const { defence } = run.scenario;
  const { units, radars, assets } = run.reports;
  const resources = createResources(defence);
  const state = createDecisionState(defence, resources);
  const input = { tracks: run.tracks, units, radars, assets, resources };
  const threats = createThreats();
  const orders = createOrders();
  const times = Array.from({ length: REPEATS }, () => {
    state.nextCycle = 0;
    const start = cpuMs();
    decide(state, defence, input, run.time, threats, orders);
    return cpuMs() - start;
  });
  times.sort((a, b) => a - b);
  return { cycle: times[REPEATS >> 1], threats: threats.count, orders: orders.count };
}

/** Run a whole raid; gives the line to print and, at intervals, the cost of a cycle. */
function fight(size, perception) {
  const { scenario, text, launchers } = makeScenario(size, size, perception);
  const run = startRun(scenario, 1);
  const marks = [];
  let spent = 0;
  while (!run.finished) {
    const start = cpuMs();
    advanceRun(run, 100);
    spent += cpuMs() - start;
    if (!run.finished) marks.push(timeCycle(run));
  }
  const start = cpuMs();
  const outcome = outcomeOf(finishRun(run, text));
  spent += cpuMs() - start;
  const worst = marks.reduce((a, b) => (b.cycle > a.cycle ? b : a));
  const speed = run.time / (spent / 1000);
  const verdict = size === 500 ? (speed >= GOAL ? ` goal ${GOAL} met` : ` goal ${GOAL} NOT met`) : '';
  return (
    `${size} aircraft, ${launchers} launchers, ${perception}: decision cycle ${worst.cycle.toFixed(1)} ms ` +
    `(${worst.threats} threats, ${worst.orders} orders), whole run ${speed.toFixed(1)} x real time (${run.time} s), ` +
    `${outcome.engaged} engaged, ${outcome.killed} killed, ${outcome.roundsFired} rounds${verdict}`
  );
}

for (const size of sizes.length > 0 ? sizes : [50, 100, 200, 500, 1000]) console.log(fight(size, 'ideal'));
if (!process.env.SKIP)
  for (const size of sizes.length > 0 ? sizes : [50, 500]) console.log(fight(size, 'tracks'));
