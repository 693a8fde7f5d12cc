/**
 * What the Ka-31 is worth in low-and-under: `node test/statistics/low-and-under.mjs [SEEDS [FIRST [PERCEPTION]]]`, 40 seeds from 1 in tracks if not told.
 *
 * Each seed is run with the helicopter's radar and without. Prints, for each group, when its objects are first seen, the
 * gain with its 95 % interval over seeds, and how far beyond its 4/3 Earth horizon any radar ever saw one first that flies at a
 * height above the sea; and the paired difference of leakers with its interval. Needs a built dist.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareScenario } from '../../dist/node/run-scenario.js';
import { radarHorizon } from '../../dist/src/geo/horizon.js';
import { meanInterval } from '../../dist/src/math/statistics.js';
import { firstPlots, manyRuns, outcomeOf } from './many-runs.mjs';

const seeds = Number(process.argv[2] ?? 40);
const first = Number(process.argv[3] ?? 1);
const perception = process.argv[4] ?? 'tracks';
const file = fileURLToPath(new URL('../../library/scenarios/low-and-under.yaml', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sudarshan-low-'));
const bare = join(folder, 'without.yaml');
const lines = readFileSync(file, 'utf8').split('\n');
writeFileSync(bare, lines.filter((line) => !line.includes('{id: ka31,')).join('\n'));

const read = (record) => ({ outcome: outcomeOf(record), first: firstPlots(record) });
const prepared = await Promise.all([file, bare].map((path) => prepareScenario(path, { perception })));
const [aloft, without] = prepared.map((one) => manyRuns(one, { first, count: seeds }, read));

const meanOf = (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const { scenario } = prepared[1];
rmSync(folder, { recursive: true, force: true });

/** Range of a first plot less the horizon of its radar, m; nothing for an object that follows the ground. */
function beyondHorizon(id, { radar, range }) {
  const { plan } = scenario.raid.flights.find((flight) => flight.id === id);
  if (plan.waypoints[0].heightAbove !== 'sea') return Number.NEGATIVE_INFINITY;
  const { unit, antennaHeight } = scenario.defence.radars.find((one) => one.id === radar);
  const { site, carrier } = scenario.defence.units[unit];
  const antenna = antennaHeight + (carrier < 0 ? site.height : 0);
  return range - radarHorizon(antenna, plan.waypoints[0].height);
}

/** Mean time of the first plot of each group in one run, s. */
function meanByGroup(first) {
  const times = {};
  for (const [id, { time }] of first) {
    const group = id.split('/')[0];
    times[group] ??= [];
    times[group].push(time);
  }
  return Object.fromEntries(Object.entries(times).map(([group, list]) => [group, meanOf(list)]));
}

const beyond = Math.max(
  ...without.flatMap(({ first }) => [...first].map(([id, plot]) => beyondHorizon(id, plot))),
);
const early = aloft.map(({ first }) => meanByGroup(first));
const late = without.map(({ first }) => meanByGroup(first));
const seen = Object.fromEntries(
  Object.keys(early[0]).map((group) => {
    const gains = early.map((one, i) => late[i][group] - one[group]);
    const times = {
      aloft_s: meanOf(early.map((one) => one[group])),
      without_s: meanOf(late.map((one) => one[group])),
    };
    return [group, { ...times, gain_s: meanOf(gains), ...meanInterval(gains) }];
  }),
);
const difference = (key) => {
  const values = aloft.map((one, i) => without[i].outcome[key] - one.outcome[key]);
  return {
    aloft: meanOf(aloft.map((one) => one.outcome[key])),
    without: meanOf(without.map((one) => one.outcome[key])),
    difference: meanOf(values),
    ...meanInterval(values),
  };
};
console.log(
  JSON.stringify(
    {
      seeds,
      seen,
      beyondHorizonWithout_m: beyond,
      leaked: difference('leaked'),
      valueLost: difference('valueLost'),
      roundsFired: difference('roundsFired'),
    },
    null,
    2,
  ),
);
