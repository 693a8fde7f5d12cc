import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Exported, exportedRun } from './exported.ts';
import { fieldsOf, malformedFrames } from './tshark.ts';

let run: Exported;
let file = '';
beforeAll(async () => {
  run = await exportedRun();
  file = run.file('asterix', 'pcap');
});
afterAll(() => run.remove());

/** The values of one field in all records of one category, in order; a frame has many records. */
function valuesOf(category: number, field: string): number[] {
  return fieldsOf(file, `asterix.category == ${category}`, [`asterix.${field}`]).flatMap(([values]) =>
    values!.split(',').map(Number),
  );
}

/** Expect each value within half of `unit` of ours, and a little for printed digits. */
function agree(theirs: readonly number[], ours: readonly number[], unit: number): void {
  expect(theirs.length).toBe(ours.length);
  for (let i = 0; i < ours.length; i++)
    expect(Math.abs(theirs[i]! - ours[i]!)).toBeLessThanOrEqual(unit / 2 + 1e-9 * Math.abs(ours[i]!));
}

const deg = 180 / Math.PI;
/** The largest height that item 110 can hold, ft. */
const highest = 8191 * 25;

describe('an ASTERIX capture in tshark', () => {
  it('has no malformed frame', () => {
    expect(malformedFrames(file)).toBe(0);
  });

  it('has every plot with its radar, time, range, azimuth and height to half a unit, marked simulated', () => {
    const { plots } = run.record.tables;
    const rows = Array.from({ length: plots.count }, (_, row) => row);
    expect(rows.length).toBeGreaterThan(300);
    agree(
      valuesOf(48, '048_010_SIC'),
      rows.map((row) => plots.sensor[row]! + 1),
      0,
    );
    agree(
      valuesOf(48, '048_140_VALUE'),
      rows.map((row) => 7200 + plots.time[row]!),
      1 / 128,
    );
    agree(
      valuesOf(48, '048_040_RHO'),
      rows.map((row) => plots.range[row]! / 1852),
      1 / 256,
    );
    agree(
      valuesOf(48, '048_040_THETA'),
      rows.map((row) => plots.azimuth[row]! * deg),
      360 / 65536,
    );
    agree(
      valuesOf(48, '048_110_3DH'),
      rows.map((row) => Math.min(plots.height[row]! / 0.3048, highest)),
      25,
    );
    expect(new Set(valuesOf(48, '048_020_SIM'))).toEqual(new Set([1]));
  });

  it('has every row of every track with its place and velocity to half a unit, marked simulated', () => {
    const { tracks } = run.record.tables;
    const ended = valuesOf(62, '062_080_TSE');
    const going = (values: readonly number[]) => values.filter((_, index) => ended[index] === 0);
    const rows = Array.from({ length: tracks.count }, (_, row) => row);
    expect(rows.length).toBeGreaterThan(200);
    agree(
      going(valuesOf(62, '062_040_VALUE')),
      rows.map((row) => tracks.track[row]!),
      0,
    );
    agree(
      going(valuesOf(62, '062_105_LAT')),
      rows.map((row) => tracks.lat[row]! * deg),
      180 / 2 ** 25,
    );
    agree(
      going(valuesOf(62, '062_105_LON')),
      rows.map((row) => tracks.lon[row]! * deg),
      180 / 2 ** 25,
    );
    agree(
      going(valuesOf(62, '062_130_VALUE')),
      rows.map((row) => tracks.height[row]! / 0.3048),
      6.25,
    );
    expect(new Set(valuesOf(62, '062_080_SIM'))).toEqual(new Set([1]));
  });

  it('places every radar before its first plot', () => {
    const places = new Set(valuesOf(34, '034_010_SIC'));
    for (const source of valuesOf(48, '048_010_SIC')) expect(places.has(source)).toBe(true);
  });
});
