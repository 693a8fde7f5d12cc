/**
 * The header of a stored record, read back: whatever stands in the file, what comes out has the shape of a header, and
 * its numbers name what is there.
 */
import { z } from 'zod';
import type { RecordHeader } from './record.ts';

const text = z.string();
const number = z.number();
const row = z.int().min(0);
/** A row, or -1 for none. */
const rowOrNone = z.int().min(-1);
const place = { latDeg: number.min(-90).max(90), lonDeg: number.min(-180).max(180), heightM: number };
const named = { id: text, name: text };

const headerFormat = z.object({
  format: z.literal('sudarshan/record/1'),
  notice: text,
  engine: text,
  scenario: text,
  description: text,
  scenarioText: text,
  seed: number,
  epoch: text,
  step: number,
  duration: number,
  recordPeriod: number,
  perception: text,
  /** Records of version 0.1 do not tell it: there was one ground. */
  terrain: z
    .object({ relief: z.enum(['bundled', 'flat', 'file']), name: text, sha256: text })
    .default({ relief: 'bundled', name: '', sha256: '' }),
  simulatedSeconds: number,
  hash: text,
  assumptions: z.array(z.object({ path: text, value: text, note: text })),
  sources: z.array(text),
  assets: z.array(
    z.object({
      ...named,
      ...place,
      kind: text,
      region: text,
      value: number,
      radiusM: number,
      carrier: rowOrNone,
    }),
  ),
  units: z.array(z.object({ ...named, ...place, kind: text, system: row, carrier: rowOrNone })),
  radars: z.array(
    z.object({
      ...named,
      unit: row,
      role: text,
      rangeMaxM: number,
      referenceRangeM: number,
      referenceRcsM2: number,
      /** Records of versions before do not tell it. */
      antennaM: number.default(0),
    }),
  ),
  fireUnits: z.array(z.object({ ...named, system: row, radar: rowOrNone, effectors: z.array(row) })),
  launchers: z.array(z.object({ unit: row, fireUnit: rowOrNone })),
  systems: z.array(z.object({ ...named, region: text })),
  effectors: z.array(z.object({ ...named, rangeMaxM: number, rangeMinM: number, costUsd: number })),
  classes: z.array(z.object({ ...named, category: text, costUsd: number })),
  flights: z.array(z.object({ id: text, group: text, classIndex: row, side: text, asset: rowOrNone })),
  channelLimits: z.array(z.object({ id: text, fireUnits: z.array(row), targets: number, missiles: number })),
});

/** Where a header names a row of one of its lists: path, number, and the list. */
type Naming = readonly [path: string, row: number, list: readonly unknown[]];

function namings(header: RecordHeader): Naming[] {
  const { assets, units, radars, fireUnits, launchers, systems, effectors, classes, flights } = header;
  return [
    ...assets.map(({ carrier }, i): Naming => [`assets.${i}.carrier`, carrier, flights]),
    ...units.map(({ system }, i): Naming => [`units.${i}.system`, system, systems]),
    ...units.map(({ carrier }, i): Naming => [`units.${i}.carrier`, carrier, flights]),
    ...radars.map(({ unit }, i): Naming => [`radars.${i}.unit`, unit, units]),
    ...fireUnits.map(({ system }, i): Naming => [`fireUnits.${i}.system`, system, systems]),
    ...fireUnits.map(({ radar }, i): Naming => [`fireUnits.${i}.radar`, radar, radars]),
    ...fireUnits.map(
      (one, i): Naming => [
        `fireUnits.${i}.effectors`,
        one.effectors.reduce((most, row) => Math.max(most, row), -1),
        effectors,
      ],
    ),
    ...launchers.map(({ unit }, i): Naming => [`launchers.${i}.unit`, unit, units]),
    ...launchers.map(({ fireUnit }, i): Naming => [`launchers.${i}.fireUnit`, fireUnit, fireUnits]),
    ...flights.map(({ classIndex }, i): Naming => [`flights.${i}.classIndex`, classIndex, classes]),
    ...flights.map(({ asset }, i): Naming => [`flights.${i}.asset`, asset, assets]),
  ];
}

/** The header in a parsed JSON value, or a sentence saying what is wrong with it. Never throws. */
export function readHeader(json: unknown): RecordHeader | string {
  const { data, error } = headerFormat.safeParse(json);
  if (error) {
    const { path, message } = error.issues[0]!;
    if (path[0] === undefined || path[0] === 'format') return 'format sudarshan/record/1 expected';
    return `${path.join('.')}: ${message}`;
  }
  const dangling = namings(data).find(([, row, list]) => row >= list.length);
  if (!dangling) return data;
  const [path, row, list] = dangling;
  return `${path}: one of ${list.length} entries expected, number ${row} found`;
}
