import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readRecord } from '../../node/record-store.ts';
import { parseStates, type RunRecord, type StateRows } from '../../src/index.ts';
import { root, sudarshan } from './sudarshan.ts';

const degrees = 180 / Math.PI;
let folder = '';
let record: RunRecord;

function succeed(...words: string[]): string {
  const { code, out, err } = sudarshan(words);
  if (code !== 0) throw new Error(err);
  return out;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sudarshan-back-'));
  succeed('run', join(root, 'test', 'contract', 'small.yaml'), '--out', join(folder, 'record'), '--json');
  record = (await readRecord(join(folder, 'record'))).record!;
  for (const format of ['asterix', 'dis'])
    succeed('export', join(folder, 'record'), '--format', format, '--out', join(folder, `${format}.pcap`));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, data: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, data);
  return path;
}

/** The tracks that the tracker makes of a file. */
function tracksOf(file: string, ...words: string[]): StateRows {
  const out = join(folder, 'tracks.csv');
  succeed('track', file, ...words, '--out', out);
  const parsed = parseStates(readFileSync(out, 'utf8'));
  if (typeof parsed === 'string') throw new Error(parsed);
  return parsed.rows;
}

/** Rows of each track by time. */
function rowsByTrack({ id, time, count }: StateRows): Map<number, Map<number, number>> {
  const tracks = new Map<number, Map<number, number>>();
  for (let row = 0; row < count; row++) {
    const rows = tracks.get(id[row]!) ?? new Map<number, number>();
    tracks.set(id[row]!, rows.set(time[row]!, row));
  }
  return tracks;
}

/**
 * Median and greatest distance between tracks of the same number and time, m. They must be the same ones; a track is dropped
 * when its existence falls below a threshold, so the last place of a number may end it one evaluation earlier or later.
 */
function distances(a: StateRows, b: StateRows): { readonly median: number; readonly worst: number } {
  const [first, second] = [rowsByTrack(a), rowsByTrack(b)];
  expect([...first.keys()]).toEqual([...second.keys()]);
  const all: number[] = [];
  for (const [id, rows] of first) {
    const others = [...second.get(id)!];
    const times = [...rows.keys()];
    const shared = Math.min(times.length, others.length);
    expect(Math.max(times.length, others.length) - shared, `end of track ${id}`).toBeLessThanOrEqual(1);
    expect(times.slice(0, shared)).toEqual(others.slice(0, shared).map(([time]) => time));
    for (const [time, other] of others.slice(0, shared)) {
      const row = rows.get(time)!;
      all.push(Math.hypot(a.x[row]! - b.x[other]!, a.y[row]! - b.y[other]!, a.z[row]! - b.z[other]!));
    }
  }
  all.sort((p, q) => p - q);
  return { median: all[all.length >> 1]!, worst: all.at(-1)! };
}

/** 1-sigma error of a report, m: where two objects fly closer than this, the last place of a number may decide between them. */
const sigma = 60;

/** A capture with only those datagrams whose first byte is of this category. */
function onlyCategory(capture: Buffer, category: number): Buffer {
  const kept = [capture.subarray(0, 24)];
  for (let at = 24; at < capture.length; ) {
    const end = at + 16 + capture.readUInt32BE(at + 8);
    if (capture[at + 16 + 28] === category) kept.push(capture.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

/** Rows of a table as aircraft states: the same reports without the protocol. */
function stateTable(rows: readonly { who: number; time: number; table: Placed; row: number }[]): string {
  const lines = rows.map(({ who, time, table, row }) =>
    [time, who, table.lat[row]! * degrees, table.lon[row]! * degrees, table.height[row]].join(),
  );
  return ['time,icao24,lat,lon,geoaltitude', ...lines].join('\n');
}

interface Placed {
  readonly lat: ArrayLike<number>;
  readonly lon: ArrayLike<number>;
  readonly height: ArrayLike<number>;
}

it('plots by ASTERIX 048 and the same plots by CSV give the same tracks, to the resolution of the format', () => {
  const { header, tables } = record;
  const { plots } = tables;
  const radars = header.radars.map((radar, index) => {
    const { latDeg, lonDeg, heightM } = header.units[radar.unit]!;
    return {
      id: index + 1,
      ...{ lat_deg: latDeg, lon_deg: lonDeg, height_m: heightM + radar.antennaM },
      ...{ period: 2, sr: sigma, saz: 0.003, sel: 0.003, elMin: -0.1, elMax: 1.5 },
    };
  });
  const sensors = write('sensors.json', JSON.stringify({ rotating: true, eval_period_s: 2, radars }));
  const order = Array.from({ length: plots.count }, (_, row) => row);
  order.sort((a, b) => plots.time[a]! - plots.time[b]! || a - b);
  const begin = plots.time[order[0]!]!;
  const lines = order.map((row) => {
    const measured = [plots.range[row], plots.azimuth[row], plots.elevation[row]];
    return [plots.time[row]! - begin, plots.sensor[row]! + 1, plots.scan[row], ...measured].join();
  });
  const csv = write('plots.csv', ['t,sensor,scan,range,az,el', ...lines].join('\n'));
  const byCsv = tracksOf(csv, '--sensors', sensors);
  const byCapture = tracksOf(join(folder, 'asterix.pcap'), '--sensors', sensors);
  expect(new Set(byCsv.id.subarray(0, byCsv.count)).size).toBeGreaterThan(8);
  // Half a unit of range (1/256 NM), of azimuth (360/2^16 deg) at the farthest plot, and of height (25 ft).
  const farthest = Math.max(...plots.range.subarray(0, plots.count));
  const half = Math.hypot(1852 / 512, (Math.PI / 65536) * farthest, 12.5 * 0.3048);
  const { median, worst } = distances(byCapture, byCsv);
  expect(median).toBeLessThan(half);
  expect(worst).toBeLessThan(sigma);
});

it('system tracks by ASTERIX 062 and the same states by CSV give the same tracks, to the resolution of the format', () => {
  const { tracks } = record.tables;
  const rows = Array.from({ length: tracks.count }, (_, row) => ({
    who: tracks.track[row]!,
    time: tracks.time[row]!,
    table: tracks,
    row,
  }));
  const capture = write('062.pcap', onlyCategory(readFileSync(join(folder, 'asterix.pcap')), 62));
  const byCapture = tracksOf(capture);
  expect(byCapture.count).toBeGreaterThan(100);
  // Half a unit of latitude and longitude (180/2^25 deg) and of height (6.25 ft).
  const half = Math.hypot(0.3, 0.3, 3.125 * 0.3048);
  const { median, worst } = distances(byCapture, tracksOf(write('062.csv', stateTable(rows))));
  expect(median).toBeLessThan(half);
  expect(worst).toBeLessThan(sigma);
});

it('entity states by DIS and the same states by CSV give the same tracks, to the last place written', () => {
  const { objects } = record.tables;
  const known = new Map<string, number>();
  for (let row = 0; row < objects.count; row++)
    known.set(`${objects.object[row]} ${objects.time[row]!.toFixed(3)}`, row);
  const capture = readFileSync(join(folder, 'dis.pcap'));
  const rows = [];
  const start = capture.readUInt32BE(24);
  for (let at = 24; at < capture.length; at += 16 + capture.readUInt32BE(at + 8)) {
    const unit = capture.subarray(at + 16 + 28);
    if (unit[2] !== 1 || unit.readUInt16BE(14) < 4) continue;
    const time = capture.readUInt32BE(at) - start + capture.readUInt32BE(at + 4) / 1e6;
    const object = unit.readUInt16BE(16) - 1;
    const row = known.get(`${object} ${time.toFixed(3)}`);
    expect(row).toBeDefined();
    rows.push({ who: object, time, table: objects, row: row! });
  }
  const byCapture = tracksOf(join(folder, 'dis.pcap'));
  expect(byCapture.count).toBeGreaterThan(100);
  // Both are written to 0.01 m, so that equal tracks may differ by one in the last place on each axis.
  const last = 1.001 * Math.hypot(0.01, 0.01, 0.01);
  expect(distances(byCapture, tracksOf(write('dis.csv', stateTable(rows)))).worst).toBeLessThan(last);
});
