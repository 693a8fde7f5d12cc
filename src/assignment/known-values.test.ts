import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import type { Answer, Instance } from './instance.ts';
import { solveLooks } from './looks.ts';
import { parseInstance } from './parse.ts';
import { prove } from './prove.ts';
import { createWorkspace, solve } from './solve.ts';

interface Known {
  static: Record<string, { best: number; mmrGreedy: number }>;
  shootLookShoot: Record<string, { optClosedLoop: number; greedySLS: number }>;
}

interface Generator {
  MANIFEST: { id: string; gen: string; args: object }[];
  GEN: Record<string, (args: object) => object>;
}

const folder = [process.env.SUDARSHAN_SHARED, '../shared', '../../shared']
  .filter((path) => path !== undefined)
  .map((path) => resolve(path, 'data/assignment'))
  .find((path) => existsSync(join(path, 'known-values.json')));

async function instances(): Promise<{ known: Known; all: { id: string; json: object }[] }> {
  const known = JSON.parse(readFileSync(join(folder!, 'known-values.json'), 'utf8')) as Known;
  const { MANIFEST, GEN } = (await import(pathToFileURL(join(folder!, 'generate.mjs')).href)) as Generator;
  return { known, all: MANIFEST.map(({ id, gen, args }) => ({ id, json: GEN[gen]!(args) })) };
}

function uses(instance: Instance, answer: Answer): number {
  const room = Array.from(instance.capacity);
  const left = Array.from(instance.value);
  answer.items.forEach((e, n) => {
    const j = answer.targets[n]!;
    for (let c = 0; c < answer.counts[n]!; c++)
      left[j]! *= 1 - instance.probability[e * instance.targets + j]!;
    for (const r of instance.rowIndex.subarray(instance.rowStart[e], instance.rowStart[e + 1])) {
      room[r]! -= answer.counts[n]!;
    }
  });
  expect(Math.min(0, ...room)).toBe(0);
  return left.reduce((a, b) => a + b, 0);
}

function bracket(id: string, answer: Answer, best: number): void {
  expect(answer.bound, id).toBeLessThanOrEqual(best * (1 + 1e-8) + 1e-8);
  expect(answer.value, id).toBeGreaterThanOrEqual(best * (1 - 1e-8) - 1e-8);
}

describe.skipIf(folder === undefined)('the shared instances (skipped where that folder is absent)', () => {
  it('solve brackets every known optimum and is never worse than plain greedy', async () => {
    const { known, all } = await instances();
    const workspace = createWorkspace();
    for (const { id, json } of all) {
      const parsed = parseInstance(json);
      if (parsed.kind !== 'static') continue;
      const { best, mmrGreedy } = known.static[id]!;
      const answer = solve(parsed.instance, { iterations: 1 }, workspace);
      bracket(id, answer, best);
      expect(answer.value, id).toBeLessThanOrEqual(mmrGreedy * (1 + 1e-9) + 1e-8);
      expect(uses(parsed.instance, answer), id).toBeCloseTo(answer.value, 6);
    }
  });

  it('prove reaches every known optimum up to 5000 pairs', async () => {
    const { known, all } = await instances();
    const highs = await (loadHighs as unknown as typeof loadHighs.default)();
    const workspace = createWorkspace();
    for (const { id, json } of all) {
      const parsed = parseInstance(json);
      if (parsed.kind !== 'static') continue;
      const pairs = parsed.instance.items * parsed.instance.targets;
      if (pairs > 5000) continue;
      const answer = prove(parsed.instance, highs, { iterations: 60 }, workspace);
      bracket(id, answer, known.static[id]!.best);
      expect(answer.proven, id).toBe(true);
      expect(uses(parsed.instance, answer), id).toBeCloseTo(answer.value, 6);
    }
  });

  it('solveLooks agrees with the known dynamic programme and rollout is within 2 %', async () => {
    const { known, all } = await instances();
    let count = 0;
    for (const { id, json } of all) {
      const parsed = parseInstance(json);
      if (parsed.kind !== 'sls') continue;
      const { optClosedLoop, greedySLS } = known.shootLookShoot[id]!;
      const value = (method: 'exact' | 'rollout' | 'one-each') => {
        const answer = solveLooks(parsed.instance, method);
        return typeof answer === 'string' ? Number.NaN : answer.value;
      };
      expect(value('exact'), id).toBeCloseTo(optClosedLoop, 6);
      expect(value('one-each'), id).toBeCloseTo(greedySLS, 6);
      expect(value('rollout'), id).toBeLessThanOrEqual(1.02 * optClosedLoop);
      count++;
    }
    expect(count).toBe(6);
  });
});
