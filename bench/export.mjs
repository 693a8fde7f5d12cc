/**
 * Memory and speed of exports: `node bench/export.mjs [--hours N] [FORMAT...]`, on the built program.
 *
 * A made-up record of a day (60 objects and as many tracks in each frame of 2 s, plots and events between) is written
 * once into a temporary folder and exported by a process of its own for each format. Prints megabytes written, their
 * rate by CPU time and by the clock, and the greatest memory that the process ever held.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exportReel } from '../dist/node/export-record.js';
import { exportTable, writeRecord } from '../dist/node/record-store.js';
import { ecefFromGeodetic } from '../dist/src/geo/frames.js';
import { appendRow, createRecordTables, exporters, NOTICE } from '../dist/src/index.js';

const PERIOD = 2;
const OBJECTS = 60;
/** Objects take turns: each lives this long, s. */
const LIFE = 1800;
const goal = 50;
const self = fileURLToPath(import.meta.url);
const ecef = new Float64Array(3);

function place(table, row, time, id) {
  const angle = 0.002 * time + id;
  table.time[row] = time;
  table.lat[row] = 0.4 + 0.02 * Math.sin(angle);
  table.lon[row] = 1.3 + 0.02 * Math.cos(angle);
  table.height[row] = 5000 + 3000 * Math.sin(0.001 * time + id);
  ecefFromGeodetic(table.lat[row], table.lon[row], table.height[row], ecef);
  [table.x[row], table.y[row], table.z[row]] = ecef;
  table.vx[row] = -200 * Math.sin(angle);
  table.vy[row] = 200 * Math.cos(angle);
  table.vz[row] = 40 * Math.cos(0.7 * angle);
}

function addFrame(tables, time, lives) {
  const { frames, objects, tracks, plots, units } = tables;
  const frame = appendRow(frames);
  frames.time[frame] = time;
  frames.objectsStart[frame] = objects.count;
  frames.tracksStart[frame] = tracks.count;
  frames.unitsStart[frame] = units.count;
  frames.plotsStart[frame] = plots.count;
  for (let n = 0; n < OBJECTS; n++) {
    const id = n * lives + Math.floor(time / LIFE);
    const object = appendRow(objects);
    objects.object[object] = id;
    place(objects, object, time, id);
    const track = appendRow(tracks);
    tracks.track[track] = id;
    tracks.status[track] = 1;
    tracks.object[track] = id;
    place(tracks, track, time - 0.3, id);
    tracks.time[track] = time;
    const plot = appendRow(plots);
    plots.time[plot] = Math.max(time - 0.5, 0);
    plots.sensor[plot] = n % 2;
    plots.range[plot] = 50_000 + 100 * n;
    plots.azimuth[plot] = (0.01 * time + n) % 6;
    plots.height[plot] = 5000;
    plots.rangeRate[plot] = 150;
  }
}

function listObjects({ objectList }, lives, seconds) {
  for (let n = 0; n < OBJECTS; n++)
    for (let life = 0; life < lives; life++) {
      const row = appendRow(objectList);
      objectList.side[row] = 1;
      objectList.asset[row] = -1;
      objectList.engagement[row] = -1;
      objectList.entered[row] = life * LIFE;
      objectList.ended[row] = Math.min((life + 1) * LIFE, seconds);
    }
}

function headerOf(seconds) {
  const at = { latDeg: 23, lonDeg: 74, heightM: 200, carrier: -1 };
  const asset = { id: 'town', name: 'Town', kind: 'town', region: '', value: 1, radiusM: 1000, ...at };
  return {
    format: 'sudarshan/record/1',
    notice: NOTICE,
    engine: 'bench',
    scenario: 'A made-up day',
    description: 'Made for a bench.',
    scenarioText: '',
    seed: 1,
    epoch: '2025-01-01T00:00:00Z',
    step: 0.5,
    duration: seconds,
    recordPeriod: PERIOD,
    terrain: { relief: 'flat', name: '', sha256: '' },
    perception: 'tracks',
    simulatedSeconds: seconds,
    hash: '0'.repeat(64),
    assumptions: [],
    sources: [],
    assets: [asset],
    units: [0, 1].map((n) => ({ id: `radar-${n}`, name: `Radar ${n}`, kind: 'radar', system: 0, ...at })),
    radars: [0, 1].map((n) => ({
      id: `radar-${n}`,
      name: `Radar ${n}`,
      unit: n,
      role: 'surveillance',
      rangeMaxM: 3e5,
      referenceRangeM: 2e5,
      referenceRcsM2: 1,
      antennaM: 8,
    })),
    fireUnits: [],
    launchers: [],
    systems: [{ id: 'system', name: 'System', region: '' }],
    effectors: [],
    classes: [{ id: 'aircraft', name: 'Aircraft', category: 'fighter', costUsd: 1 }],
    flights: [{ id: 'flight', group: 'group', classIndex: 0, side: 'hostile', asset: -1 }],
    channelLimits: [],
  };
}

async function makeRecord(folder, seconds) {
  const tables = createRecordTables();
  const lives = Math.ceil(seconds / LIFE) + 1;
  for (let time = 0; time <= seconds; time += PERIOD) addFrame(tables, time, lives);
  listObjects(tables, lives, seconds);
  await writeRecord(folder, { header: headerOf(seconds), tables });
}

async function exportOnce(folder, format, out) {
  const cpu = process.cpuUsage();
  const wall = performance.now();
  if (format in exporters) await exportReel(folder, format, out);
  else await exportTable(folder, 'objects', format, out);
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - wall) / 1e3;
  const megabytes = statSync(out).size / 1e6;
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ megabytes, cpu: (user + system) / 1e6, seconds, peak }));
}

const words = process.argv.slice(2);
const task = words.shift() ?? '';
if (task === '--once') await exportOnce(...words);
else if (task === '--make') await makeRecord(words[0], Number(words[1]));
else {
  const hours = task === '--hours' ? Number(words.shift()) : 24;
  if (task !== '' && task !== '--hours') words.unshift(task);
  const formats = words.length > 0 ? words : [...Object.keys(exporters), 'csv', 'parquet'];
  const folder = mkdtempSync(join(tmpdir(), 'sudarshan-export-'));
  const record = join(folder, 'record');
  const child = (...given) => execFileSync(process.execPath, [self, ...given], { encoding: 'utf8' });
  try {
    child('--make', record, String(hours * 3600));
    for (const format of formats) {
      const { megabytes, cpu, seconds, peak } = JSON.parse(
        child('--once', record, format, join(folder, 'out')),
      );
      const rate = megabytes / cpu;
      console.log(
        `${format}: ${megabytes.toFixed(0)} MB, ${rate.toFixed(0)} MB/s of CPU time ` +
          `(${(megabytes / seconds).toFixed(0)} by the clock), at most ${peak.toFixed(0)} MB of memory` +
          `${rate < goal ? `, goal ${goal} MB/s NOT met` : ''}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
