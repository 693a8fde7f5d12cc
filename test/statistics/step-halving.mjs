/**
 * Halving the step moves no expected outcome beyond its interval:
 * `node test/statistics/step-halving.mjs [SEEDS [PERCEPTION [SCENARIO [FIRST]]]]`, 100 seeds from 1 of every-class in
 * tracks if not told.
 *
 * Each seed is run with steps of 0.5 and 0.25 s; the interval is that of the paired differences, at 95 % for all
 * measures together (Bonferroni). Belief is told at the end of a tick, so times may shift by one coarse step; everything
 * else by nothing. Prints JSON; exits 1 when an interval leaves out what may be. Needs a built dist.
 */
import { prepareScenario } from '../../dist/node/run-scenario.js';
import { meanInterval } from '../../dist/src/math/statistics.js';
import { firstEvents, manyRuns, outcomeOf } from './many-runs.mjs';

const seeds = Number(process.argv[2] ?? 100);
const perception = process.argv[3] ?? 'tracks';
const scenario = process.argv[4] ?? 'every-class';
const first = Number(process.argv[5] ?? 1);

const meanOf = (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function measure(record) {
  const { killed, leaked, roundsFired, valueLost } = outcomeOf(record);
  const [detected, tracked] = ['detected', 'tracked'].map((kind) =>
    meanOf([...firstEvents(record, kind).values()]),
  );
  return { killed, leaked, roundsFired, valueLost, detected, tracked };
}

const runsAt = async (step) =>
  manyRuns(await prepareScenario(scenario, { perception, step }), { first, count: seeds }, measure);
const coarse = await runsAt(0.5);
const fine = await runsAt(0.25);
/** What the mean may shift by: times are told at the end of a tick. */
const allowance = { detected: 0.5, tracked: 0.5 };
const names = Object.keys(coarse[0]).filter((name) => coarse.every((one) => Number.isFinite(one[name])));
const confidence = 1 - 0.05 / names.length;
const rows = names.map((name) => {
  const differences = fine.map((one, i) => one[name] - coarse[i][name]);
  const { low, high } = meanInterval(differences, confidence);
  const allowed = allowance[name] ?? 0;
  return {
    measure: name,
    coarse: meanOf(coarse.map((one) => one[name])),
    fine: meanOf(fine.map((one) => one[name])),
    difference: meanOf(differences),
    low,
    high,
    isWithin: low <= allowed && high >= -allowed,
  };
});
console.log(JSON.stringify({ scenario, perception, seeds, confidence, rows }, null, 2));
process.exitCode = rows.every((row) => row.isWithin) ? 0 : 1;
