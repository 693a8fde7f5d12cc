/**
 * Scores and CPU time of the tracker's methods, as built: `node bench/track-methods.mjs SET[,SET] FILTER:ASSOCIATION[:LIFE]...`.
 *
 * An empty name is the default's. Seconds are of all runs of a set together, scoring included.
 */
import { join } from 'node:path';
import { parsePlots } from '../dist/src/formats/plots-csv.js';
import { parseSensors } from '../dist/src/formats/recorded-sensors.js';
import { parseStates } from '../dist/src/formats/states-csv.js';
import { scoreTracks, settingsOf } from '../dist/src/index.js';
import { trackRecorded } from '../dist/src/track-file.js';
import { sharedFolder, sharedSets, textOf } from './shared-sets.mjs';

/** What a parser gave, or the end with its sentence. */
function sound(parsed) {
  if (typeof parsed !== 'string') return parsed;
  console.error(parsed);
  process.exit(1);
}

const folder = sharedFolder();
if (folder === null) sound('no shared data sets here; set SUDARSHAN_SHARED to their folder');
const [names = '', ...methods] = process.argv.slice(2);
console.log('| set | method | GOSPA | false | broken | lost | ANEES | CPU, s |');
console.log('|---|---|---|---|---|---|---|---|');
for (const set of sharedSets.filter(({ name }) => names.split(',').includes(name))) {
  const sensors = sound(parseSensors(textOf(join(folder, `${set.name}.meta.json`))));
  const truth = sound(parseStates(textOf(join(folder, `${set.name}.truth.csv.gz`))));
  const runs = set.runs.map((run) => sound(parsePlots(textOf(join(folder, `${run}.plots.csv.gz`)), sensors)));
  for (const method of methods) {
    const [filter, association, life] = method.split(':').map((name) => name || undefined);
    const settings = sound(settingsOf({ filter, association, life }));
    const before = process.cpuUsage();
    const scores = runs.map((run) =>
      scoreTracks(truth.rows, trackRecorded(run, sensors, settings).rows, set.cutoff, 2),
    );
    const spent = process.cpuUsage(before);
    const mean = (name) => scores.reduce((sum, score) => sum + score[name], 0) / scores.length;
    const figures = ['gospa', 'falseMean', 'objectsBroken', 'objectsLost', 'anees'].map((name) =>
      mean(name).toFixed(2),
    );
    const seconds = ((spent.user + spent.system) / 1e6).toFixed(2);
    console.log(`| ${[set.name, method, ...figures, seconds].join(' | ')} |`);
  }
}
