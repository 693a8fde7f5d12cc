import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Exported, exportedRun } from './exported.ts';
import { fieldsOf, malformedFrames } from './tshark.ts';

let run: Exported;
let file = '';
beforeAll(async () => {
  run = await exportedRun();
  file = run.file('dis', 'pcap');
});
afterAll(() => run.remove());

/** Entity numbers of objects begin in this application. */
const objectApplication = 4;

describe('a DIS capture in tshark', () => {
  it('has no malformed frame', () => {
    expect(malformedFrames(file)).toBe(0);
  });

  it('is told from a damaged one: the check can fail', () => {
    const damaged = readFileSync(file);
    // the first Entity State claims articulated parts that it has not
    const first = damaged.indexOf(Buffer.from([7, 1, 1, 1]));
    damaged[first + 19] = 40;
    const path = join(run.folder, 'damaged.pcap');
    writeFileSync(path, damaged);
    expect(malformedFrames(path)).toBeGreaterThan(0);
  });

  it('marks every unit as constructive simulation of version 7', () => {
    const rows = fieldsOf(file, 'dis', ['dis.proto_ver', 'dis.pdustatus.lvc']);
    expect(rows.length).toBeGreaterThan(500);
    for (const row of rows) expect(row).toEqual(['7', expect.stringMatching(/^(0x0*)?3$/)]);
  });

  it('has every position and velocity of the record, to the last place of its number', () => {
    const { objects } = run.record.tables;
    const known = new Map<string, number>();
    for (let row = 0; row < objects.count; row++)
      known.set(`${objects.object[row]} ${objects.time[row]!.toFixed(3)}`, row);
    const rows = fieldsOf(file, `dis.pdu_type == 1 && dis.entity_id_application >= ${objectApplication}`, [
      'dis.entity_id_entity',
      'frame.time_relative',
      'dis.entity_location.x',
      'dis.entity_location.y',
      'dis.entity_location.z',
      'dis.entity_linear_velocity.x',
    ]);
    expect(rows.length).toBeGreaterThan(300);
    for (const [entity, time, x, y, z, vx] of rows) {
      const row = known.get(`${Number(entity) - 1} ${Number(time).toFixed(3)}`);
      expect(row).toBeDefined();
      expect(Math.abs(Number(x) - objects.x[row!]!)).toBeLessThan(1e-6);
      expect(Math.abs(Number(y) - objects.y[row!]!)).toBeLessThan(1e-6);
      expect(Math.abs(Number(z) - objects.z[row!]!)).toBeLessThan(1e-6);
      expect(Math.abs(Number(vx) - objects.vx[row!]!)).toBeLessThan(1e-3);
    }
  });

  it('fires and detonates each round once, under one event number', () => {
    const fields = ['dis.event_number'];
    const fired = fieldsOf(file, 'dis.pdu_type == 2', fields).map(([event]) => event);
    const ended = fieldsOf(file, 'dis.pdu_type == 3', fields).map(([event]) => event);
    expect(fired.length).toBeGreaterThan(3);
    expect(new Set(fired).size).toBe(fired.length);
    for (const event of fired) expect(ended).toContain(event);
  });
});
