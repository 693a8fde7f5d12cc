/**
 * Scores and speeds of the tracker on the shared data sets: `npx tsx bench/track-score.ts [SET...]`.
 * Speed is CPU time of the tracker alone, by the scan of each radar, best of three.
 */
import { join } from 'node:path';
import { scoreTracks, type TrackScore } from '../src/analysis/track-score.ts';
import { parsePlots, parseSensors, parseStates } from '../src/formats/plots-csv.ts';
import { trackRecorded } from '../src/track-file.ts';
import { type SharedSet, sharedFolder, sharedSets, textOf } from './shared-sets.ts';

/** Times that each run is repeated for its speed. */
const REPEATS = 3;

function fail(problem: string): never {
  console.error(problem);
  process.exit(1);
}

interface Scored {
  readonly scores: TrackScore[];
  readonly milliseconds: number;
}

function scoreSet(folder: string, set: SharedSet): Scored {
  const sensors = parseSensors(textOf(join(folder, `${set.name}.meta.json`)));
  const truth = parseStates(textOf(join(folder, `${set.name}.truth.csv.gz`)));
  if (typeof sensors === 'string') return fail(sensors);
  if (typeof truth === 'string') return fail(truth);
  const scores: TrackScore[] = [];
  let milliseconds = 0;
  for (const run of set.runs) {
    const plots = parsePlots(textOf(join(folder, `${run}.plots.csv.gz`)), sensors);
    if (typeof plots === 'string') return fail(plots);
    const scans = new Set<number>();
    for (let row = 0; row < plots.plots.count; row++) {
      scans.add(plots.plots.sensor[row]! * 1e6 + plots.plots.scan[row]!);
    }
    let least = Number.POSITIVE_INFINITY;
    let tracked = trackRecorded(plots, sensors);
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      const before = process.cpuUsage();
      tracked = trackRecorded(plots, sensors);
      const spent = process.cpuUsage(before);
      least = Math.min(least, (spent.user + spent.system) / 1000 / scans.size);
    }
    milliseconds += least / set.runs.length;
    scores.push(scoreTracks(truth.rows, tracked.rows, set.cutoff, 2));
  }
  return { scores, milliseconds };
}

const folder = sharedFolder() ?? fail('no shared data sets here; set SUDARSHAN_SHARED to their folder');
const wanted = process.argv.slice(2);
console.log(
  '| set | GOSPA | reference | ratio | false | broken | lost | location | ANEES | ms/scan | reference/ours |',
);
console.log('|---|---|---|---|---|---|---|---|---|---|---|');
for (const set of sharedSets) {
  if (wanted.length > 0 && !wanted.includes(set.name)) continue;
  const { scores, milliseconds } = scoreSet(folder, set);
  const mean = (pick: (score: TrackScore) => number) =>
    scores.reduce((sum, score) => sum + pick(score), 0) / scores.length;
  const [gospa, falseMean, broken, seconds] = set.reference ?? [
    Number.NaN,
    Number.NaN,
    Number.NaN,
    Number.NaN,
  ];
  const ours = mean((s) => s.gospa);
  const digits = set.cutoff < 100 ? 2 : 0;
  console.log(
    `| ${[
      set.name,
      ours.toFixed(digits),
      gospa,
      (ours / gospa).toFixed(2),
      `${mean((s) => s.falseMean).toFixed(2)} (${falseMean})`,
      `${mean((s) => s.objectsBroken).toFixed(1)} (${broken})`,
      mean((s) => s.objectsLost).toFixed(1),
      mean((s) => s.locRms).toFixed(digits),
      mean((s) => s.anees ?? Number.NaN).toFixed(2),
      milliseconds.toFixed(2),
      ((seconds * 1000) / milliseconds).toFixed(0),
    ].join(' | ')} |`,
  );
}
