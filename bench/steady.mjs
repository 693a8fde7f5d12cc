/**
 * Memory of the tracker over an hour of scans, as built: `node --expose-gc --max-semi-space-size=64 bench/steady.mjs`.
 *
 * Follows 100 objects with 50 false plots a scan, the same two minutes again and again with the times moved on, and
 * prints the growth of the heap and of the array buffers, in bytes, over the hour that follows the first eighty minutes;
 * then the bytes that a scan takes from the heap before they are collected, the median of laps without a collection,
 * less what the same laps take without the tracker.
 */
import { parsePlots } from '../dist/src/formats/plots-csv.js';
import { parseSensors } from '../dist/src/formats/recorded-sensors.js';
import { appendRow, clearTable } from '../dist/src/math/table.js';
import { createPlots } from '../dist/src/sensors/plot.js';
import { trackedRadars } from '../dist/src/track-file.js';
import { createTracker, follow } from '../dist/src/tracks/follow.js';
import { createTracks, createTrackUpdates } from '../dist/src/tracks/track.js';
import { generateSky } from './generated-sky.mjs';

const LAP = 120;
const sky = generateSky({ objects: 100, duration: LAP, agile: 0 });
const sensors = parseSensors(sky.sensors);
const { plots } = parsePlots(sky.plots, sensors);
const tracker = createTracker(trackedRadars(sensors), sensors.frame);
const batch = createPlots();
const tracks = createTracks();
const updates = createTrackUpdates();

function fly(laps, from, track = follow) {
  for (let lap = 0; lap < laps; lap++) {
    const begin = from + lap * LAP;
    let row = 0;
    for (let time = 2; time <= LAP; time += 2) {
      clearTable(batch);
      for (; row < plots.count && plots.time[row] <= time; row++) {
        const at = appendRow(batch);
        for (const name of plots.columns) batch[name][at] = plots[name][row];
        batch.time[at] += begin;
        batch.scan[at] += begin;
      }
      track(tracker, batch, sensors.reports, begin + time, tracks, updates);
    }
  }
}

/** Bytes in use after everything unused has been collected. */
function used() {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { heapUsed, arrayBuffers };
}

/** Bytes taken from the heap in a scan, whether or not they are collected later: median of `laps`. */
function takenByScan(laps, from, track) {
  const scans = LAP / 2;
  const taken = [];
  for (let lap = 0; lap < laps; lap++) {
    const before = used().heapUsed;
    fly(1, from + lap * LAP, track);
    taken.push((process.memoryUsage().heapUsed - before) / scans);
  }
  return taken.sort((a, b) => a - b)[laps >> 1];
}

fly(40, 0);
const before = used();
fly(30, 40 * LAP);
const after = used();
const withTracker = takenByScan(15, 70 * LAP, follow);
const without = takenByScan(15, 85 * LAP, () => {});
console.log(
  JSON.stringify({
    scans: (30 * LAP) / 2,
    heapGrowth: after.heapUsed - before.heapUsed,
    arrayGrowth: after.arrayBuffers - before.arrayBuffers,
    bytesByScan: Math.round(withTracker - without),
    tracks: tracks.count,
  }),
);
