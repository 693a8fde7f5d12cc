import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DEGREES_PER_RADIAN } from '../math/elementary.ts';
import { type AsterixRecord, parseBlocks } from './asterix.ts';
import {
  isSimulated,
  ownReportOf,
  placeOf,
  polarVelocityOf,
  serviceOf,
  sourceOf,
  systemTrackOf,
  targetReportOf,
  timeOfDay,
} from './asterix-values.ts';
import { parseCapture } from './pcap.ts';

const folder = '../shared/data/tracking/real';
const present = existsSync(folder);

/** All records of a capture, which must be sound. */
function recordsOf(name: string): AsterixRecord[] {
  const capture = parseCapture(readFileSync(`${folder}/${name}`));
  if (typeof capture === 'string') throw new Error(capture);
  return capture.datagrams.flatMap((datagram) => {
    const blocks = parseBlocks(datagram);
    expect(blocks.faults).toEqual([]);
    return [...blocks.records];
  });
}

/** A category 048 block of one record: source 1/2, time 1 s, range 256 x 1/256 NM, azimuth a quarter turn, level 100. */
const small = [48, 0, 19, 0b11010100, 1, 2, 0, 0, 128, 1, 0, 0x40, 0, 1, 0x90];
const block = () => {
  const bytes = Uint8Array.from(small);
  bytes[2] = bytes.length;
  return bytes;
};

describe('ASTERIX', () => {
  it('gives the values of a block made by hand', () => {
    const { records, faults } = parseBlocks(block());
    expect(faults).toEqual([]);
    expect(sourceOf(records[0]!)).toBe(258);
    expect(timeOfDay(records[0]!)).toBe(1);
    expect(targetReportOf(records[0]!)).toMatchObject({ range: 1852, azimuth: Math.PI / 2, height: 3048 });
  });

  it('tells the place of what is cut short at any byte, and never reads beyond', () => {
    for (let cut = 1; cut < small.length; cut++) {
      const bytes = block().subarray(0, cut);
      expect(parseBlocks(bytes).faults[0]?.offset).toBe(0);
      if (cut < 4) continue;
      const shorter = Uint8Array.from(bytes);
      shorter[2] = cut;
      const [fault] = parseBlocks(shorter).faults;
      expect(fault!.offset).toBeGreaterThanOrEqual(3);
    }
  });

  it('survives any bytes', () => {
    let seed = 1;
    for (let n = 0; n < 3000; n++) {
      const bytes = new Uint8Array(40);
      for (let k = 0; k < 40; k++) {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        bytes[k] = seed >>> 24;
      }
      bytes.set([[34, 48, 62, 65][n % 4]!, 0, 40]);
      const { records, faults } = parseBlocks(bytes);
      expect(records.length + faults.length).toBeGreaterThan(0);
    }
  });

  it('names a category that it does not decode', () => {
    expect([...parseBlocks(Uint8Array.from([1, 0, 4, 0])).undecoded]).toEqual([[1, 1]]);
  });

  it.skipIf(!present)(
    'agrees with a public decoder on every recorded value of categories 034 and 048',
    () => {
      const text = gunzipSync(readFileSync(`${folder}/cat_034_048.decoded.txt.gz`)).toString();
      const chunks = text.split(/Data Record \d+\n/).slice(1);
      const records = recordsOf('cat_034_048.pcap');
      expect(records.length).toBe(chunks.length);
      let compared = 0;
      const agree = (chunk: string, pattern: RegExp, value: number, digits: number) => {
        const found = pattern.exec(chunk);
        if (!found) return;
        compared++;
        expect(value).toBeCloseTo(Number(found[1]), digits);
      };
      for (const [i, chunk] of chunks.entries()) {
        const record = records[i]!;
        agree(chunk, /Identification Code: (\d+)/, sourceOf(record) % 256, 9);
        agree(chunk, /Time [Oo]f [Dd]ay: \d+ \(([\d.]+) s/, timeOfDay(record), 6);
        if (record.category === 34) {
          agree(chunk, /Message Type: (\d+)/, serviceOf(record).type, 9);
          agree(
            chunk,
            /Antenna azimuth: \d+ \(([\d.]+) deg/,
            serviceOf(record).azimuth * DEGREES_PER_RADIAN,
            6,
          );
          agree(chunk, /Latitude[^(]*\(([-\d.]+) deg/, placeOf(record).lat * DEGREES_PER_RADIAN, 4);
          continue;
        }
        const report = targetReportOf(record);
        agree(chunk, /RHO: \d+ \(([\d.]+) NM/, report.range / 1852, 6);
        agree(chunk, /THETA: \d+ \(([\d.]+) deg/, report.azimuth * DEGREES_PER_RADIAN, 6);
        agree(chunk, /FlightLevel: \d+ \(([\d.]+) FL/, report.height / 30.48, 6);
        agree(chunk, /Track Number: (\d+)/, report.trackNumber, 9);
        const velocity = polarVelocityOf(record);
        agree(chunk, /groundspeed: \d+ \(([\d.]+) kt/, (velocity.speed * 3600) / 1852, 1);
        agree(chunk, /heading: \d+ \(([\d.]+) deg/, velocity.heading * DEGREES_PER_RADIAN, 6);
        const address = /AircraftAddress: ([0-9A-F]+)/.exec(chunk);
        if (address) expect(report.address).toBe(Number.parseInt(address[1]!, 16));
      }
      expect(compared).toBeGreaterThan(500);
    },
  );

  it.skipIf(!present)(
    'cuts every item of categories 034 and 048 at the bytes that a public decoder shows',
    () => {
      const text = gunzipSync(readFileSync(`${folder}/cat_034_048.decoded.txt.gz`)).toString();
      const shown = text
        .split(/Data Record \d+\n/)
        .slice(1)
        .map((chunk) => [...chunk.matchAll(/^Item (\w+) :.*\n\[ ([0-9A-F ]+)\]/gm)])
        .map((items) =>
          items.map(([, name, bytes]) => `${name} ${bytes!.replaceAll(' ', '').toLowerCase()}`),
        );
      const read = recordsOf('cat_034_048.pcap').map(({ items }) =>
        [...items].map(([name, bytes]) => `${name} ${Buffer.from(bytes).toString('hex')}`),
      );
      expect(shown.flat().length).toBeGreaterThan(1000);
      expect(read).toEqual(shown);
    },
  );

  it('reads what an aircraft tells of itself in a block of category 021 made by hand', () => {
    const place = [0x20, 0, 0, 0, 0xe0, 0, 0, 0];
    const items = [[1, 2], [0x01, 0x20], [0, 0, 128], place, [0xab, 0xcd, 0xef], [0x03, 0xe8]];
    // Places 1, 2, 5, 7 of the first byte, 11 of the second, 16 of the third.
    const bytes = Uint8Array.from([21, 0, 0, 0b11001011, 0b00010001, 0b01000000, ...items.flat()]);
    bytes[2] = bytes.length;
    const { records, faults } = parseBlocks(bytes);
    expect(faults).toEqual([]);
    const [told] = records;
    expect([sourceOf(told!), timeOfDay(told!), isSimulated(told!)]).toEqual([258, 1, true]);
    const { address, lat, lon, height } = ownReportOf(told!);
    expect(address).toBe(0xabcdef);
    expect([lat, lon].map((angle) => angle * DEGREES_PER_RADIAN)).toEqual([90, -90]);
    expect(height).toBeCloseTo(1000 * 6.25 * 0.3048, 9);
  });

  it.skipIf(!present)('reads recorded system tracks to the last byte', () => {
    const tracks = recordsOf('cat_062_065.pcap').filter(({ category }) => category === 62);
    expect(tracks.length).toBeGreaterThan(0);
    for (const record of tracks) {
      const { lat, lon, vx, vy } = systemTrackOf(record);
      expect(Math.abs(lat) < 1.5 && Math.abs(lon) < 3.2).toBe(true);
      expect(Math.hypot(vx, vy)).toBeLessThan(400);
    }
  });
});
