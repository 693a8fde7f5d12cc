/** The short form of `npm run statistics`: what a radar in the air is worth against what flies under the others. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRecord } from '../../node/record-store.ts';
import { root, sudarshan } from '../contract/sudarshan.ts';

interface Interval {
  readonly low: number;
  readonly high: number;
}
interface Answer {
  readonly seen: Readonly<Record<string, Interval & { readonly gain_s: number }>>;
  readonly beyondHorizonWithout_m: number;
  readonly roundsFired: Interval;
  readonly leaked: Interval;
}

/** The phase of a unit that an attack took: it stays where it was lost. */
const LOST = 4;

const script = join(root, 'test', 'statistics', 'low-and-under.mjs');

describe('the Ka-31 in low-and-under, twelve paired seeds', () => {
  const ended = spawnSync(process.execPath, [script, '12'], { encoding: 'utf8' });
  const answer = JSON.parse(ended.stdout) as Answer;

  it('sees each low group more than a minute sooner, and the coast raid many minutes', () => {
    expect(Object.keys(answer.seen).sort()).toEqual(['hedge-hoppers', 'skimmers-coast', 'skimmers-fleet']);
    for (const gain of Object.values(answer.seen)) expect(gain.low).toBeGreaterThan(60);
    expect(answer.seen['skimmers-coast']!.low).toBeGreaterThan(300);
  });

  it('is missed: without it no sea-skimmer is ever seen from beyond the horizon of the radar that sees it', () => {
    expect(answer.beyondHorizonWithout_m).toBeLessThan(0);
  });

  it('changes the outcome: fewer leak and the defence has time for more rounds, both beyond the interval of the paired difference', () => {
    expect(answer.leaked.low).toBeGreaterThan(0);
    expect(answer.roundsFired.high).toBeLessThan(0);
  });
});

describe("INS Vikramaditya's radar", () => {
  const folder = mkdtempSync(join(tmpdir(), 'sudarshan-ship-'));

  it('moves with her and measures from where she is', async () => {
    const out = join(folder, 'record');
    const ended = sudarshan(['run', 'low-and-under', '--out', out, '--json']);
    expect(ended.code, ended.err).toBe(0);
    const { record } = await readRecord(out);
    const { header, tables } = record!;
    const { objects, objectList, units, plots } = tables;
    const ship = header.flights.findIndex((flight) => flight.id === 'ins-vikramaditya');
    const radar = header.radars.findIndex((one) => one.id.startsWith('ship/'));
    const unit = header.radars[radar]!.unit;
    let compared = 0;
    const placeOf = new Map<number, Map<number, readonly number[]>>();
    for (let row = 0; row < objects.count; row++) {
      const flight = objectList.flight[objects.object[row]!]!;
      if (!placeOf.has(flight)) placeOf.set(flight, new Map());
      placeOf.get(flight)!.set(objects.time[row]!, [objects.x[row]!, objects.y[row]!, objects.z[row]!]);
      if (flight !== ship) continue;
      const at = units.time.indexOf(objects.time[row]!);
      let same = at;
      while (units.unit[same] !== unit) same++;
      if (units.phase[same] === LOST) continue;
      compared++;
      expect(units.lat[same]).toBeCloseTo(objects.lat[row]!, 12);
      expect(units.lon[same]).toBeCloseTo(objects.lon[row]!, 12);
    }
    expect(compared).toBeGreaterThan(100);
    const track = [...placeOf.get(ship)!.entries()];
    const apart = (a: readonly number[], b: readonly number[]) =>
      Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
    expect(apart(track[0]![1], track.at(-1)![1])).toBeGreaterThan(10_000);
    let checked = 0;
    for (let row = 0; row < plots.count; row++) {
      if (plots.sensor[row] !== radar || plots.object[row]! < 0) continue;
      const frame = 2 * Math.round(plots.time[row]! / 2);
      const here = placeOf.get(ship)!.get(frame);
      const there = placeOf.get(objectList.flight[plots.object[row]!]!)?.get(frame);
      if (!here || !there) continue;
      expect(Math.abs(plots.range[row]! - apart(here, there))).toBeLessThan(1500);
      checked++;
    }
    expect(checked).toBeGreaterThan(50);
    rmSync(folder, { recursive: true, force: true });
  });
});
