import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { geoJsonFromTracks } from './formats/tracks-geojson.ts';
import { isTraffic, trackTraffic } from './track-file.ts';

const folder = '../shared/data/tracking/real';
const present = existsSync(folder);

/** A table of states of one aircraft that flies east for ten minutes, with rows that cannot be read. */
function table(extra: readonly string[] = []): Uint8Array {
  const rows = Array.from({ length: 60 }, (_, n) => {
    const time = 1000 + 10 * n;
    return `${time},abc123,51.5,${(0.03 * n).toFixed(4)},200,False,9000,9100,${time - 1}`;
  });
  const header = 'time,icao24,lat,lon,velocity,onground,baroaltitude,geoaltitude,lastposupdate';
  return new TextEncoder().encode([header, ...rows, ...extra, ''].join('\n'));
}

describe('recorded traffic', () => {
  it('becomes one track that lies on the reported positions', () => {
    expect(isTraffic(table())).toBe(true);
    const tracked = trackTraffic(table());
    if (typeof tracked === 'string') throw new Error(tracked);
    const lines = geoJsonFromTracks(tracked.rows, tracked.sensors, tracked.notice);
    if (typeof lines === 'string') throw new Error(lines);
    expect(lines.features.length).toBe(1);
    for (const [, lat, height] of lines.features[0]!.geometry.coordinates) {
      // Four times the assumed error of a report, 60 m.
      expect(Math.abs(lat - 51.5) * 111195).toBeLessThan(240);
      expect(Math.abs(height - 9100)).toBeLessThan(240);
    }
  });

  it('counts rows that are malformed or out of order, and goes on', () => {
    const tracked = trackTraffic(
      table([
        'x,abc123,,',
        '1e999,abc123,1,1,,,,,',
        '1005,abc124,95,0,1,False,1,1,1',
        '1003,abc125,51,0,1,False,1,1,1002',
      ]),
    );
    if (typeof tracked === 'string') throw new Error(tracked);
    expect(tracked.plots.malformed).toBe(3);
    expect(tracked.plots.outOfOrder).toBe(1);
  });

  it('says what is wrong with a table without a row and a capture without a packet', () => {
    expect(trackTraffic(new TextEncoder().encode('time,icao24,lat,lon\n'))).toContain('no position report');
    const empty = new Uint8Array(24);
    empty.set([0xd4, 0xc3, 0xb2, 0xa1]);
    empty[20] = 1;
    expect(trackTraffic(empty)).toContain('no target report');
  });

  it('survives a capture that is cut short at any byte', () => {
    if (!present) return;
    const bytes = readFileSync(`${folder}/cat_034_048.pcap`);
    for (let end = 24; end < bytes.length; end += 97)
      expect(trackTraffic(bytes.subarray(0, end))).toBeTruthy();
  });

  it.skipIf(!present)('says that categories 001 and 002 are only recognised', () => {
    expect(trackTraffic(readFileSync(`${folder}/cat_001_002.pcap`))).toContain('category 1, 2');
  });
});
