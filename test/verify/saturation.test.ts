/** Three hundred objects against six fire units that may engage 36 targets with 72 missiles at once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecord } from '../../node/record-store.ts';
import { objectKind, type RunRecord } from '../../src/index.ts';
import { sudarshan } from '../contract/sudarshan.ts';

const folder = mkdtempSync(join(tmpdir(), 'sudarshan-saturation-'));
let record: RunRecord;
let outcome: Record<string, number>;

beforeAll(async () => {
  const out = join(folder, 'record');
  const ended = sudarshan(['run', 'saturation-300', '--out', out, '--json']);
  expect(ended.code, ended.err).toBe(0);
  outcome = JSON.parse(ended.out).outcome;
  const stored = await readRecord(out);
  expect(stored.problems).toEqual([]);
  record = stored.record!;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Most intervals [begin, end) that hold at one time. */
function mostAtOnce(spans: readonly (readonly [number, number])[]): number {
  const changes = spans.flatMap(([begin, end]) => [[begin, 1] as const, [end, -1] as const]);
  changes.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let now = 0;
  let most = 0;
  for (const [, by] of changes) {
    now += by;
    most = Math.max(most, now);
  }
  return most;
}

describe('saturation by three hundred objects', () => {
  it('keeps the identity of the outcome', () => {
    expect(outcome.threats).toBe(300);
    expect(outcome.killed! + outcome.leaked! + outcome.aborted! + outcome.alive!).toBe(300);
  });

  it('holds at least a hundred confirmed tracks at once', () => {
    expect(outcome.peakTracks).toBeGreaterThanOrEqual(100);
  });

  it('reaches the limit of targets engaged at once and never passes either limit', () => {
    const { engagements, objectList } = record.tables;
    const limit = record.header.channelLimits[0]!;
    expect([limit.targets, limit.missiles, limit.fireUnits.length]).toEqual([36, 72, 6]);
    const targets: [number, number][] = [];
    for (let id = 0; id < engagements.count; id++) {
      targets.push([engagements.ordered[id]!, engagements.assessed[id]! || record.header.simulatedSeconds]);
    }
    const missiles: [number, number][] = [];
    for (let object = 0; object < objectList.count; object++) {
      if (objectList.kind[object] !== objectKind.interceptor) continue;
      missiles.push([objectList.entered[object]!, objectList.ended[object]!]);
    }
    expect(mostAtOnce(targets)).toBe(36);
    expect(mostAtOnce(missiles)).toBeLessThanOrEqual(72);
    expect(mostAtOnce(missiles)).toBeGreaterThan(36);
  });

  it('flies the longest missile to near 400 km from its launcher and none beyond its envelope', () => {
    const { objects, objectList } = record.tables;
    const first = new Map<number, [number, number, number]>();
    const farthest = new Map<number, number>();
    for (let row = 0; row < objects.count; row++) {
      const object = objects.object[row]!;
      if (objectList.kind[object] !== objectKind.interceptor) continue;
      const here: [number, number, number] = [objects.x[row]!, objects.y[row]!, objects.z[row]!];
      const from = first.get(object);
      if (!from) first.set(object, here);
      else {
        const way = Math.hypot(here[0] - from[0], here[1] - from[1], here[2] - from[2]);
        farthest.set(object, Math.max(farthest.get(object) ?? 0, way));
      }
    }
    let longest = 0;
    for (const [object, way] of farthest) {
      const effector = record.header.effectors[objectList.classIndex[object]!]!;
      expect(way).toBeLessThanOrEqual(effector.rangeMaxM);
      if (effector.id === 'm40N6E') longest = Math.max(longest, way);
    }
    expect(longest).toBeGreaterThan(375_000);
    expect(longest).toBeLessThanOrEqual(400_000);
  });
});
