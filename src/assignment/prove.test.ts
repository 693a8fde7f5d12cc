import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import { createStream, drawUniform, openStream, stageKey } from '../math/random.ts';
import type { Instance } from './instance.ts';
import { prove } from './prove.ts';
import { solve } from './solve.ts';

/** Channels and magazines of several capacity, up to three uses at a target. */
function channels(seed: number, units: number, targets: number): Instance {
  const stream = createStream();
  openStream(stream, seed, stageKey.study, 3);
  const items = 2 * units;
  return {
    targets,
    items,
    value: Float64Array.from({ length: targets }, () => 25 + 75 * drawUniform(stream)),
    probability: Float64Array.from({ length: items * targets }, () =>
      drawUniform(stream) < 0.3 ? 0 : 0.3 + 0.6 * drawUniform(stream),
    ),
    rowStart: Int32Array.from({ length: items + 1 }, (_, e) => 2 * e),
    rowIndex: Int32Array.from({ length: 2 * items }, (_, k) =>
      k % 2 === 0 ? Math.floor(k / 4) : units + Math.floor(k / 2),
    ),
    capacity: Int32Array.from({ length: units + items }, (_, r) => (r < units ? 4 : 3)),
    maxPerTarget: 3,
  };
}

describe('prove', () => {
  it('agrees with the solver on one integer programme over all sets', async () => {
    const highs = await (loadHighs as unknown as typeof loadHighs.default)();
    for (let seed = 0; seed < 4; seed++) {
      const instance = channels(seed, 2, 4);
      const { items, targets, capacity } = instance;
      const names: string[] = [];
      const cost: string[] = [];
      const inTarget: string[][] = Array.from({ length: targets }, () => []);
      const inRow: string[][] = Array.from({ length: capacity.length }, () => []);
      const list = (j: number, from: number, chosen: number[]): void => {
        const name = `x${names.length}`;
        names.push(name);
        let left = instance.value[j]!;
        for (const e of chosen) left *= 1 - instance.probability[e * targets + j]!;
        cost.push(`${left.toFixed(12)} ${name}`);
        inTarget[j]!.push(name);
        for (const e of chosen) for (const k of [2 * e, 2 * e + 1]) inRow[instance.rowIndex[k]!]!.push(name);
        if (chosen.length === 3) return;
        for (let e = from; e < items; e++) list(j, e, [...chosen, e]);
      };
      for (let j = 0; j < targets; j++) list(j, 0, []);
      const sum = (row: string[]) => {
        const count = new Map<string, number>();
        for (const name of row) count.set(name, (count.get(name) ?? 0) + 1);
        return [...count].map(([name, n]) => `${n} ${name}`).join(' + ');
      };
      const text = [
        'Minimize',
        ` obj: ${cost.join(' + ')}`,
        'Subject To',
        ...inTarget.map((row, j) => ` t${j}: ${sum(row)} = 1`),
        ...inRow.map((row, r) => ` r${r}: ${sum(row)} <= ${capacity[r]}`),
        'Binary',
        ` ${names.join(' ')}`,
        'End',
      ].join('\n');
      const oracle = highs.solve(text, { output_flag: false });
      const answer = prove(instance, highs, { iterations: 40 });
      expect(answer.proven).toBe(true);
      expect(answer.value).toBeCloseTo(oracle.ObjectiveValue, 5);
    }
  });

  it('is never worse than solve and keeps a certificate when cut short', async () => {
    const highs = await (loadHighs as unknown as typeof loadHighs.default)();
    for (let seed = 20; seed < 24; seed++) {
      const instance = channels(seed, 6, 30);
      const quick = solve(instance, { iterations: 20 });
      const cut = prove(instance, highs, { iterations: 20, rounds: 2, nodes: 1 });
      const whole = prove(instance, highs, { iterations: 20 });
      expect(cut.value).toBeLessThanOrEqual(quick.value);
      expect(cut.bound).toBeGreaterThanOrEqual(quick.bound);
      expect(whole.proven).toBe(true);
      expect(cut.bound).toBeLessThanOrEqual(whole.value * (1 + 1e-9));
      expect(cut.value).toBeGreaterThanOrEqual(whole.value * (1 - 1e-9));
    }
  });

  it('leaves the workspace as it found it, so that the same proof twice is the same answer', async () => {
    const highs = await (loadHighs as unknown as typeof loadHighs.default)();
    const instance = channels(31, 5, 20);
    expect(prove(instance, highs, { iterations: 10 })).toEqual(prove(instance, highs, { iterations: 10 }));
  });
});
