/**
 * Scores and speeds of the tracker, as built, on the shared data sets: `node bench/track-score.mjs [SET...]`.
 *
 * Speed is CPU time of the tracker alone by the scan of each radar, best of five or more. "best" and "fastest" say how many
 * times less that is than the reference library's seconds a scan in its best and in its fastest configuration.
 */
import { join } from 'node:path';
import { parsePlots } from '../dist/src/formats/plots-csv.js';
import { parseSensors } from '../dist/src/formats/recorded-sensors.js';
import { parseStates } from '../dist/src/formats/states-csv.js';
import { scoreTracks } from '../dist/src/index.js';
import { trackRecorded } from '../dist/src/track-file.js';
import { sharedFolder, sharedSets, textOf } from './shared-sets.mjs';

/** Each run is repeated at least so often for its speed, and for so long, ms of CPU time: short ones want warming up. */
const REPEATS = 5;
const LEAST_TIME = 700;

function fail(problem) {
  console.error(problem);
  process.exit(1);
}

/** What a parser gave, or the end with its sentence. */
function sound(parsed) {
  return typeof parsed === 'string' ? fail(parsed) : parsed;
}

/** Least CPU time of the tracker by the scan, ms, and its rows. */
function timeRun(plots, sensors) {
  const scans = new Set();
  for (let row = 0; row < plots.plots.count; row++) {
    scans.add(plots.plots.sensor[row] * 1e6 + plots.plots.scan[row]);
  }
  let least = Number.POSITIVE_INFINITY;
  let rows = null;
  const begun = process.cpuUsage();
  const spentSince = () => (process.cpuUsage(begun).user + process.cpuUsage(begun).system) / 1000;
  for (let repeat = 0; repeat < REPEATS || spentSince() < LEAST_TIME; repeat++) {
    const before = process.cpuUsage();
    rows = trackRecorded(plots, sensors).rows;
    const spent = process.cpuUsage(before);
    least = Math.min(least, (spent.user + spent.system) / 1000 / scans.size);
  }
  return { rows, milliseconds: least };
}

function scoreSet(folder, set) {
  const sensors = sound(parseSensors(textOf(join(folder, `${set.name}.meta.json`))));
  const truth = sound(parseStates(textOf(join(folder, `${set.name}.truth.csv.gz`))));
  const scores = [];
  let milliseconds = 0;
  for (const run of set.runs) {
    const timed = timeRun(sound(parsePlots(textOf(join(folder, `${run}.plots.csv.gz`)), sensors)), sensors);
    milliseconds += timed.milliseconds / set.runs.length;
    scores.push(scoreTracks(truth.rows, timed.rows, set.cutoff, 2));
  }
  return { scores, milliseconds };
}

const folder = sharedFolder() ?? fail('no shared data sets here; set SUDARSHAN_SHARED to their folder');
const wanted = process.argv.slice(2);
console.log(
  '| set | GOSPA | reference | ratio | false | broken | lost | location, m | ANEES | ms/scan | best | fastest |',
);
console.log('|---|---|---|---|---|---|---|---|---|---|---|---|');
for (const set of sharedSets) {
  if (wanted.length > 0 && !wanted.includes(set.name)) continue;
  const { scores, milliseconds } = scoreSet(folder, set);
  const mean = (pick) => scores.reduce((sum, score) => sum + pick(score), 0) / scores.length;
  const ours = mean((score) => score.gospa);
  const digits = set.cutoff < 100 ? 2 : 0;
  const beside = (value, reference) => (set.gospa ? `${value} (${reference})` : value);
  const times = (seconds) => (seconds ? ((seconds * 1000) / milliseconds).toFixed(0) : '-');
  const cells = [
    set.name,
    ours.toFixed(digits),
    set.gospa ?? '-',
    set.gospa ? (ours / set.gospa).toFixed(2) : '-',
    beside(mean((score) => score.falseMean).toFixed(2), set.falseMean),
    beside(mean((score) => score.objectsBroken).toFixed(1), set.broken),
    mean((score) => score.objectsLost).toFixed(1),
    mean((score) => score.locRms).toFixed(digits),
    mean((score) => score.anees ?? Number.NaN).toFixed(2),
    milliseconds.toFixed(2),
    times(set.seconds),
    times(set.fastest),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
