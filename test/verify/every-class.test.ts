/** One run of every-class: warheads leave bodies behind, and the counts still add up. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readRecord } from '../../node/record-store.ts';
import { categories, eventKinds, objectKind } from '../../src/index.ts';
import { sudarshan } from '../contract/sudarshan.ts';

it('separates warhead and body: both are seen, tracked and classified, and a body is no threat and no leaker', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sudarshan-classes-'));
  const out = join(folder, 'record');
  const ended = sudarshan(['run', 'every-class', '--out', out, '--json']);
  expect(ended.code, ended.err).toBe(0);
  const { outcome } = JSON.parse(ended.out);
  expect(outcome.threats).toBe(37);
  expect(outcome.threatsByClass.ballistic).toBe(6);
  expect(outcome.killed + outcome.leaked + outcome.aborted + outcome.alive).toBe(37);

  const { record } = await readRecord(out);
  const { events, objectList, tracks } = record!.tables;
  const told = (kind: (typeof eventKinds)[number]) => {
    const objects: number[] = [];
    for (let row = 0; row < events.count; row++) {
      const object = events.object[row]!;
      if (eventKinds[events.kind[row]!] === kind && objectList.kind[object] === objectKind.body)
        objects.push(object);
    }
    return objects;
  };
  const bodies = told('separated');
  expect(bodies.length).toBeGreaterThan(0);
  expect(new Set(told('detected'))).toEqual(new Set(bodies));
  expect(told('tracked').length).toBeGreaterThan(0);
  expect(told('leaked')).toEqual([]);
  for (const body of bodies) expect(objectList.delivered[body]).toBe(0);
  const kinds = new Set<string>();
  for (let row = 0; row < tracks.count; row++) {
    if (bodies.includes(tracks.object[row]!)) kinds.add(categories[tracks.category[row]!]!);
  }
  expect(kinds.has('ballistic')).toBe(true);
  rmSync(folder, { recursive: true, force: true });
});
