/** More objects than a radar has room for: the room is kept, and the record tells what was dropped. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readRecord } from '../../node/record-store.ts';
import { eventKinds, type RunRecord } from '../../src/index.ts';
import { root, sudarshan } from '../contract/sudarshan.ts';

const folder = mkdtempSync(join(tmpdir(), 'sudarshan-full-radar-'));
let record: RunRecord;
let outcome: Record<string, number>;

beforeAll(async () => {
  const out = join(folder, 'record');
  const ended = sudarshan(['run', join(root, 'test', 'verify', 'full-radar.yaml'), '--out', out, '--json']);
  expect(ended.code, ended.err).toBe(0);
  outcome = JSON.parse(ended.out).outcome;
  record = (await readRecord(out)).record!;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('fills the room of a radar for a hundred tracks and never passes it', () => {
  const { frames, tracks } = record.tables;
  const most = Math.max(
    ...[...frames.tracksStart.subarray(1, frames.count)].map((start, i) => start - frames.tracksStart[i]!),
  );
  expect(tracks.count).toBeGreaterThan(0);
  expect(most).toBeLessThanOrEqual(100);
  expect(outcome.peakTracks).toBeGreaterThan(80);
  expect(outcome.peakTracks).toBeLessThanOrEqual(100);
});

it('tells each track without room in the event log, and all of them in the outcome', () => {
  const { events } = record.tables;
  let told = 0;
  for (let row = 0; row < events.count; row++) {
    if (eventKinds[events.kind[row]!] === 'crowded-out') told += events.value[row]!;
  }
  expect(told).toBeGreaterThan(40);
  expect(outcome.tracksCrowdedOut).toBe(told);
});
