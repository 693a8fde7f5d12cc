/**
 * The tracker, as built, on generated skies: `node bench/tracking.mjs [scale|skies]`.
 *
 * `scale`: CPU time a scan from 100 to 3,000 objects with 100 false plots a scan, best of three. `skies`: scores of
 * the one default configuration over densities, detection, radars, periods and ways to fly that it was not chosen by;
 * beside it GOSPA of the textbook tracker, one constant-velocity filter and the nearest way, on the same plots.
 */
import { parsePlots } from '../dist/src/formats/plots-csv.js';
import { parseSensors } from '../dist/src/formats/recorded-sensors.js';
import { parseStates } from '../dist/src/formats/states-csv.js';
import { scoreTracks, settingsOf } from '../dist/src/index.js';
import { trackRecorded } from '../dist/src/track-file.js';
import { generateSky } from './generated-sky.mjs';

const REPEATS = 3;

/** Track a sky: CPU ms a scan, best of some, and what came out. */
function follow(choices, repeats, settings) {
  const sky = generateSky(choices);
  const sensors = parseSensors(sky.sensors);
  const plots = parsePlots(sky.plots, sensors);
  let least = Number.POSITIVE_INFINITY;
  let tracked = null;
  for (let repeat = 0; repeat < repeats; repeat++) {
    const before = process.cpuUsage();
    tracked = trackRecorded(plots, sensors, settings);
    const spent = process.cpuUsage(before);
    least = Math.min(least, (spent.user + spent.system) / 1000 / sky.scans);
  }
  return { tracked, milliseconds: least, truth: sky.truth };
}

function printScale() {
  console.log('| objects | plots of a scan | ms a scan | microseconds an object |');
  console.log('|---|---|---|---|');
  const radars = [{ x: 0, y: 0, period: 2, detection: 0.9, clutter: 100 }];
  for (const objects of [100, 300, 1000, 2000, 3000]) {
    const choices = { objects, radars, duration: 60, extent: 90000, seed: 7 };
    const { tracked, milliseconds } = follow(choices, REPEATS);
    const plots = tracked.plots.plots.count / 30;
    const cells = [
      objects,
      plots.toFixed(0),
      milliseconds.toFixed(2),
      ((milliseconds * 1000) / objects).toFixed(1),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

const one = { x: 0, y: 0, period: 2, detection: 0.9, clutter: 50 };
const three = [one, { ...one, x: 40000, y: 10000, period: 3.1 }, { ...one, x: -15000, y: 35000, period: 5 }];
const skies = [
  { name: 'plain' },
  { name: 'no clutter', radars: [{ ...one, clutter: 0 }] },
  { name: 'clutter x 3', radars: [{ ...one, clutter: 150 }] },
  { name: 'detection 0.6', radars: [{ ...one, detection: 0.6 }] },
  { name: 'detection 0.98', radars: [{ ...one, detection: 0.98 }] },
  { name: 'period 1 s', radars: [{ ...one, period: 1 }] },
  { name: 'period 6 s', radars: [{ ...one, period: 6 }] },
  { name: 'period 12 s, straight', radars: [{ ...one, period: 12 }], agile: 0, duration: 240 },
  { name: 'three radars', radars: three },
  { name: 'three rotating radars', radars: three, rotating: true },
  {
    name: 'four rotating, detection 0.7',
    radars: [...three, { ...one, y: -30000 }].map((r) => ({ ...r, detection: 0.7 })),
    rotating: true,
  },
  { name: 'no range rate', rangeRate: false },
  { name: 'no range rate, three radars', rangeRate: false, radars: three },
  { name: 'all turn, 6 g', agile: 1, pull: 60 },
  { name: 'fast', speed: 800 },
  { name: 'slow', speed: 60 },
  { name: 'blind above 34 degrees', highest: 0.6 },
  { name: 'sees higher than it states', stated: 0.6 },
  { name: 'patchy clutter x 3', radars: [{ ...one, clutter: 150 }], patchy: 0.7 },
  { name: 'formations of 6, 500 m', formation: 6 },
  { name: 'formations of 4, 300 m, turning', formation: 4, spacing: 300, agile: 1 },
];

function printSkies() {
  console.log(
    '| sky, 60 objects | GOSPA, m | textbook | missed | false | broken | lost | location, m | ANEES | NIS |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|---|');
  const plain = settingsOf({ filter: 'ekf-cv', association: 'nearest', life: 'm-of-n' });
  for (const choices of skies) {
    const scores = [11, 12, 13].map((seed) => {
      const { tracked, truth } = follow({ ...choices, seed }, 1);
      const states = parseStates(truth).rows;
      const textbook = scoreTracks(states, follow({ ...choices, seed }, 1, plain).tracked.rows).gospa;
      return { ...scoreTracks(states, tracked.rows), nis: tracked.nis, textbook };
    });
    const mean = (name) => scores.reduce((sum, score) => sum + score[name], 0) / scores.length;
    const cells = [
      choices.name,
      mean('gospa').toFixed(0),
      mean('textbook').toFixed(0),
      ...['missedMean', 'falseMean'].map((name) => mean(name).toFixed(2)),
      ...['objectsBroken', 'objectsLost'].map((name) => mean(name).toFixed(1)),
      mean('locRms').toFixed(0),
      ...['anees', 'nis'].map((name) => mean(name).toFixed(2)),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

const wanted = process.argv[2];
if (wanted !== 'skies') printScale();
if (wanted !== 'scale') printSkies();
