/**
 * What a change to a bundled scenario does to its outcome, paired by seed: rows of "with" and "without", run in `ideal`
 * perception on all cores. Needs a built dist.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadLibrary } from '../../dist/node/library.js';
import { loadTerrain } from '../../dist/node/terrain.js';
import {
  advanceRun,
  compileScenario,
  finishRun,
  layGroundwork,
  outcomeOf,
  parseScenario,
  startRun,
} from '../../dist/src/index.js';
import { meanInterval } from '../../dist/src/math/statistics.js';
import { overSeeds } from './seeds.mjs';

/**
 * One row: `change` is made to what `base` makes of the scenario, and `measure` is expected to go `up` or `down` by it.
 * @typedef {import('../../dist/src/index.js').Outcome} Outcome
 * @typedef {import('../../dist/src/index.js').ScenarioDocument['input']} Input
 * @typedef {(input: Input) => void} Change
 * @typedef {object} Row
 * @property {string} name       what is switched off or changed, for people
 * @property {string} scenario   name of a bundled scenario
 * @property {Change} [base]     made to both sides of the pair, such as leaving out what does not concern the row
 * @property {Change} change     made to the changed side only
 * @property {string} measure    a number of the outcome, as `read` knows it
 * @property {'up' | 'down'} expected
 * @property {boolean} [rare]    the effect is small against luck: six seeds do not show it
 */

/** A number of an outcome: `leaked`, `leaked cruise`, `rounds m48N6E3`, `why message-lost`, or the key of a number. */
export function read(outcome, measure) {
  const [what, which] = measure.split(' ');
  if (which === undefined) return outcome[what];
  if (what === 'leaked') return outcome.leakedByClass[which] ?? 0;
  if (what === 'rounds') return outcome.roundsByType[which] ?? 0;
  if (what === 'why') return outcome.leakReasons[which] ?? 0;
  if (what === 'cost') return outcome.cost[which];
  throw new Error(`no such measure: ${measure}`);
}

/** States are kept this seldom, s: only the outcome is wanted, which is counted from events. */
const RECORD_PERIOD = 60;

const { library } = loadLibrary();
const terrain = loadTerrain();

function compiled(scenario, changes) {
  const file = fileURLToPath(new URL(`../../library/scenarios/${scenario}.yaml`, import.meta.url));
  const text = readFileSync(file, 'utf8');
  const { document } = parseScenario(text, scenario);
  const input = structuredClone(document.input);
  for (const change of changes) change(input);
  input.record_period_s = RECORD_PERIOD;
  const made = compileScenario({ ...document, input }, library, {
    file: scenario,
    perception: 'ideal',
    terrain,
  });
  if (!made.scenario) throw new Error(`${scenario}: ${JSON.stringify(made.problems)}`);
  return { scenario: made.scenario, text, groundwork: layGroundwork(made.scenario) };
}

function outcome({ scenario, text, groundwork }, seed) {
  const run = startRun(scenario, seed, groundwork);
  while (!run.finished) advanceRun(run, 1000);
  return outcomeOf(finishRun(run, text));
}

/** Compile both sides of every row; sides that are the same are one. */
export function prepareRows(rows) {
  const sides = new Map();
  const side = (row, changes) => {
    const known = [row.scenario, ...changes];
    for (const [key, at] of sides) {
      if (key.length === known.length && key.every((part, n) => part === known[n])) return at;
    }
    const at = { made: compiled(row.scenario, changes), seed: 0, outcome: null };
    sides.set(known, at);
    return at;
  };
  return rows.map((row) => {
    const base = row.base ? [row.base] : [];
    return { row, standing: side(row, base), changed: side(row, [...base, row.change]) };
  });
}

/** The measure of every row with one seed, without and with its change. */
export function measureRows(prepared, seed) {
  const of = (side) => {
    if (side.seed !== seed) {
      side.outcome = outcome(side.made, seed);
      side.seed = seed;
    }
    return side.outcome;
  };
  return prepared.map(({ row, standing, changed }) => [
    read(of(standing), row.measure),
    read(of(changed), row.measure),
  ]);
}

/** Over seeds 1 .. `seeds`: means of both sides, the paired difference with its 95 % interval, and the count of its signs. */
export async function compareRows(url, rows, seeds) {
  const answers = await overSeeds(url, { first: 1, last: seeds }, null);
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return rows.map(({ name, scenario, measure, expected, rare = false }, n) => {
    const pairs = answers.map((answer) => answer[n]);
    const differences = pairs.map(([standing, changed]) => changed - standing);
    const towards = expected === 'up' ? 1 : -1;
    return {
      name,
      scenario,
      measure,
      expected,
      rare,
      standing: mean(pairs.map(([standing]) => standing)),
      changed: mean(pairs.map(([, changed]) => changed)),
      difference: mean(differences),
      interval: meanInterval(differences),
      asExpected: differences.filter((value) => value * towards > 0).length,
      against: differences.filter((value) => value * towards < 0).length,
    };
  });
}

/** The comparison as a table in Markdown. */
export function table(compared) {
  const number = (value) => value.toFixed(Math.abs(value) >= 100 ? 0 : 2);
  const rows = compared.map((row) =>
    [
      row.name,
      row.scenario,
      row.measure,
      number(row.standing),
      number(row.changed),
      `${number(row.difference)} (${number(row.interval.low)} to ${number(row.interval.high)})`,
      `${row.asExpected} / ${row.against}`,
    ].join(' | '),
  );
  const head =
    'switched off or changed | scenario | measure | with | without | difference (95 %) | seeds for / against';
  return [head, '--- | --- | --- | ---: | ---: | ---: | ---:', ...rows]
    .map((line) => `| ${line} |`)
    .join('\n');
}

/** Print the comparison and tell by the exit code whether every interval lies on the expected side of zero. */
export async function report(url, rows, words) {
  const seeds = Number(words[0] ?? 30);
  const compared = await compareRows(url, rows, seeds);
  if (words.includes('--json')) console.log(JSON.stringify(compared));
  else console.log(`${seeds} seeds, perception ideal\n\n${table(compared)}`);
  const fails = compared.filter(({ expected, interval }) =>
    expected === 'up' ? !(interval.low > 0) : !(interval.high < 0),
  );
  for (const { name, measure } of fails) console.error(`interval does not exclude zero: ${name}, ${measure}`);
  process.exitCode = fails.length > 0 ? 1 : 0;
}
