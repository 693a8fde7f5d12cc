import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { ecefFromEnu, ecefFromGeodetic } from './geo/frames.ts';
import { hypot3, RADIANS_PER_DEGREE } from './math/elementary.ts';
import { type TrackedFile, trackTraffic } from './track-file.ts';

const file = '../shared/data/tracking/real/OpenSky_Plane_States.csv.gz';

/** Time, s, and place in ecef, m. */
interface Report {
  readonly time: number;
  readonly place: Float64Array;
}

/** Reports of each aircraft by the table's own addresses, which the tracker never sees. */
function truthOf(text: string): Map<string, Report[]> {
  const [header, ...lines] = text.trim().split('\n');
  const names = header!.trim().split(',');
  const aircraft = new Map<string, Report[]>();
  for (const line of lines) {
    const cells = line.split(',');
    const number = (name: string) => Number.parseFloat(cells[names.indexOf(name)]!);
    const address = cells[names.indexOf('icao24')]!;
    const list = aircraft.get(address) ?? [];
    aircraft.set(address, list);
    const time = number('lastposupdate');
    if (list.at(-1)?.time === time) continue;
    const place = new Float64Array(3);
    ecefFromGeodetic(
      number('lat') * RADIANS_PER_DEGREE,
      number('lon') * RADIANS_PER_DEGREE,
      number('geoaltitude'),
      place,
    );
    list.push({ time, place });
  }
  return aircraft;
}

/** Pauses longer than this end a stay: the tracker holds a track for 3.5 of the 10 s between two reports. */
const HOLD = 35;

function staysOf(reports: readonly Report[]): Report[][] {
  const stays: Report[][] = [];
  for (const [i, report] of reports.entries()) {
    if (i === 0 || report.time - reports[i - 1]!.time > HOLD) stays.push([]);
    stays.at(-1)!.push(report);
  }
  return stays;
}

/** A track at an epoch: place in ecef, m. */
interface Placed {
  readonly id: number;
  readonly place: Float64Array;
}

function rowsByEpoch({ rows, sensors }: TrackedFile): Map<number, Placed[]> {
  const r = sensors.reports;
  const axes = Float64Array.from(
    [r.ex, r.ey, r.ez, r.nx, r.ny, r.nz, r.ux, r.uy, r.uz].map((column) => column[0]!),
  );
  const epochs = new Map<number, Placed[]>();
  for (let row = 0; row < rows.count; row++) {
    const place = new Float64Array(3);
    ecefFromEnu(rows.x[row]!, rows.y[row]!, rows.z[row]!, axes, place);
    for (let k = 0; k < 3; k++) place[k]! += sensors.origin[k]!;
    const list = epochs.get(rows.time[row]!) ?? [];
    list.push({ id: rows.id[row]!, place });
    epochs.set(rows.time[row]!, list);
  }
  return epochs;
}

/** Where an aircraft is between two of its reports. */
function placeAt(stay: readonly Report[], time: number): Float64Array {
  const after = Math.max(
    1,
    stay.findIndex((report) => report.time >= time),
  );
  const [a, b] = [stay[after - 1]!, stay[after]!];
  const share = (time - a.time) / (b.time - a.time);
  return a.place.map((value, k) => value + share * (b.place[k]! - value));
}

/** Further from the truth than this a track follows something else, m: a minute's turn of an airliner. */
const NEAR = 1000;

/** Rows near a place, the nearest first. */
function nearest(rows: readonly Placed[], place: Float64Array): Placed[] {
  const away = ({ place: p }: Placed) => hypot3(p[0]! - place[0]!, p[1]! - place[1]!, p[2]! - place[2]!);
  return rows.filter((row) => away(row) < NEAR).sort((a, b) => away(a) - away(b));
}

it.skipIf(!existsSync(file))('recorded aircraft keep one track through each stay', () => {
  const bytes = gunzipSync(readFileSync(file));
  const tracked = trackTraffic(bytes);
  if (typeof tracked === 'string') throw new Error(tracked);
  const aircraft = [...truthOf(bytes.toString()).values()];
  const begin = Math.min(...aircraft.map(([first]) => first!.time));
  const epochs = rowsByEpoch(tracked);
  let looked = 0;
  let followed = 0;
  let changes = 0;
  const used = new Set<number>();
  const stays = aircraft.flatMap(staysOf).filter((stay) => stay.length > 3);
  for (const stay of stays) {
    let last = -1;
    for (const [time, rows] of epochs) {
      const now = begin + time;
      if (now < stay[2]!.time || now > stay.at(-1)!.time) continue;
      looked++;
      const near = nearest(rows, placeAt(stay, now));
      const same = near.find(({ id }) => id === last) ?? near[0];
      if (same === undefined) continue;
      followed++;
      used.add(same.id);
      if (last >= 0 && same.id !== last) changes++;
      last = same.id;
    }
  }
  const tracks = new Set(tracked.rows.id.subarray(0, tracked.rows.count)).size;
  expect(stays.length).toBeGreaterThan(80);
  // A look missed in each stay, and one stay in twenty broken, are what jumps in the recorded places may cost.
  expect(looked - followed).toBeLessThanOrEqual(stays.length);
  expect(changes).toBeLessThanOrEqual(stays.length / 20);
  expect(tracks).toBeLessThanOrEqual(aircraft.flatMap(staysOf).length);
  expect(tracked.notice).toMatch(/^Recorded traffic/);
});
