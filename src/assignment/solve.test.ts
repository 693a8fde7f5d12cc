import { describe, expect, it } from 'vitest';
import { createStream, drawUniform, openStream, stageKey } from '../math/random.ts';
import type { Answer, Instance } from './instance.ts';
import { createWorkspace, solve } from './solve.ts';

interface Shape {
  items: number;
  targets: number;
  rowsPerItem: number;
  rows: number;
  most: number;
  limit: number;
}

/** A random instance with zero, middling and certain chances. */
function randomInstance(seed: number, shape: Shape): Instance {
  const stream = createStream();
  openStream(stream, seed, stageKey.study, 1);
  const draw = (n: number) => Math.floor(drawUniform(stream) * n);
  const { items, targets, rows } = shape;
  const rowStart = new Int32Array(items + 1);
  const rowIndex: number[] = [];
  for (let e = 0; e < items; e++) {
    const mine = new Set<number>([e % rows]);
    while (mine.size < Math.min(rows, shape.rowsPerItem)) mine.add(draw(rows));
    rowIndex.push(...mine);
    rowStart[e + 1] = rowIndex.length;
  }
  const chance = () => {
    const kind = draw(10);
    return kind === 0 ? 0 : kind === 1 ? 1 : drawUniform(stream);
  };
  return {
    targets,
    items,
    value: Float64Array.from({ length: targets }, () => draw(100)),
    probability: Float64Array.from({ length: items * targets }, chance),
    rowStart,
    rowIndex: Int32Array.from(rowIndex),
    capacity: Int32Array.from({ length: rows }, () => draw(shape.most + 1)),
    maxPerTarget: shape.limit,
  };
}

/** Least value over all assignments, by trying them. */
function bruteForce(instance: Instance): number {
  const { targets, items, rowStart, rowIndex, probability } = instance;
  const room = Array.from(instance.capacity);
  const left = Array.from(instance.value);
  const usesAt = new Array<number>(targets).fill(0);
  let best = Number.POSITIVE_INFINITY;
  const descend = (pair: number) => {
    if (pair === items * targets) {
      best = Math.min(
        best,
        left.reduce((a, b) => a + b, 0),
      );
      return;
    }
    descend(pair + 1);
    const e = Math.floor(pair / targets);
    const j = pair % targets;
    const mine = Array.from(rowIndex.subarray(rowStart[e]!, rowStart[e + 1]!));
    if (probability[pair] === 0 || mine.some((r) => room[r]! <= 0)) return;
    if (instance.maxPerTarget > 0 && usesAt[j]! >= instance.maxPerTarget) return;
    const before = left[j]!;
    for (const r of mine) room[r]!--;
    usesAt[j]!++;
    left[j] = before * (1 - probability[pair]!);
    descend(pair);
    left[j] = before;
    usesAt[j]!--;
    for (const r of mine) room[r]!++;
  };
  descend(0);
  return best;
}

/** The value of an answer worked out again from its uses; throws where a row or target is overused. */
function recheck(instance: Instance, answer: Answer): number {
  const room = Array.from(instance.capacity);
  const left = Array.from(instance.value);
  const usesAt = new Array<number>(instance.targets).fill(0);
  answer.items.forEach((e, n) => {
    const j = answer.targets[n]!;
    const p = instance.probability[e * instance.targets + j]!;
    expect(p).toBeGreaterThan(0);
    for (let c = 0; c < answer.counts[n]!; c++) {
      for (const r of instance.rowIndex.subarray(instance.rowStart[e], instance.rowStart[e + 1])) {
        expect(--room[r]!).toBeGreaterThanOrEqual(0);
      }
      usesAt[j]!++;
      left[j] = left[j]! * (1 - p);
    }
  });
  if (instance.maxPerTarget > 0) expect(Math.max(0, ...usesAt)).toBeLessThanOrEqual(instance.maxPerTarget);
  return left.reduce((a, b) => a + b, 0);
}

const shapes: Shape[] = [
  { items: 4, targets: 4, rowsPerItem: 1, rows: 4, most: 1, limit: 0 },
  { items: 5, targets: 2, rowsPerItem: 1, rows: 5, most: 1, limit: 0 },
  { items: 3, targets: 3, rowsPerItem: 1, rows: 3, most: 2, limit: 0 },
  { items: 4, targets: 3, rowsPerItem: 2, rows: 4, most: 2, limit: 2 },
  { items: 4, targets: 3, rowsPerItem: 2, rows: 3, most: 3, limit: 3 },
  { items: 3, targets: 4, rowsPerItem: 2, rows: 3, most: 3, limit: 1 },
];

describe('solve', () => {
  it('keeps bound <= optimum <= value and every row on random small instances', () => {
    const workspace = createWorkspace();
    let proven = 0;
    let excess = 0;
    let count = 0;
    for (const [n, shape] of shapes.entries()) {
      for (let seed = 0; seed < 25; seed++) {
        const instance = randomInstance(100 * n + seed, shape);
        const optimum = bruteForce(instance);
        for (const iterations of [0, 1, 60]) {
          const answer = solve(instance, { iterations }, workspace);
          const slack = 1e-11 * (1 + optimum);
          expect(recheck(instance, answer)).toBeCloseTo(answer.value, 9);
          expect(answer.value).toBeGreaterThanOrEqual(optimum - slack);
          expect(answer.bound).toBeLessThanOrEqual(optimum + slack);
          expect(answer.gap).toBeGreaterThanOrEqual(0);
          if (answer.proven) expect(answer.value).toBeCloseTo(optimum, 7);
          if (iterations === 60) {
            count++;
            if (answer.proven) proven++;
            excess += answer.value - optimum > 1e-9 ? 1 : 0;
          }
        }
      }
    }
    expect(proven).toBeGreaterThan(0.4 * count);
    expect(excess).toBeLessThan(0.1 * count);
  });

  it('answers empty instances, zero capacities and worthless targets with value = bound', () => {
    const none = (targets: number, items: number, capacity: number[], value: number[]): Instance => ({
      targets,
      items,
      value: Float64Array.from(value),
      probability: new Float64Array(items * targets).fill(0.5),
      rowStart: Int32Array.from({ length: items + 1 }, (_, e) => e),
      rowIndex: Int32Array.from({ length: items }, (_, e) => e),
      capacity: Int32Array.from(capacity),
      maxPerTarget: 0,
    });
    for (const iterations of [0, 5]) {
      expect(solve(none(0, 0, [], []), { iterations })).toMatchObject({ value: 0, bound: 0, proven: true });
      expect(solve(none(0, 2, [1, 1], []), { iterations })).toMatchObject({ value: 0, proven: true });
      expect(solve(none(2, 0, [], [3, 4]), { iterations })).toMatchObject({
        value: 7,
        bound: 7,
        proven: true,
      });
      expect(solve(none(2, 2, [0, 0], [3, 4]), { iterations })).toMatchObject({ value: 7, proven: true });
      expect(solve(none(2, 2, [1, 1], [0, 0]), { iterations })).toMatchObject({ value: 0, proven: true });
    }
  });

  it('uses an item several times at one target when its row and the target allow it', () => {
    const instance: Instance = {
      targets: 2,
      items: 1,
      value: Float64Array.of(100, 1),
      probability: Float64Array.of(0.5, 0.5),
      rowStart: Int32Array.of(0, 1),
      rowIndex: Int32Array.of(0),
      capacity: Int32Array.of(4),
      maxPerTarget: 3,
    };
    const answer = solve(instance, { iterations: 20 });
    expect(Array.from(answer.counts)).toEqual([3, 1]);
    expect(answer.value).toBe(13);
    expect(answer.proven).toBe(true);
  });

  it('ends on capacities that never bind', () => {
    const instance: Instance = {
      targets: 3,
      items: 2,
      value: Float64Array.of(5, 6, 7),
      probability: Float64Array.of(0.01, 0.5, 1, 0.2, 0.3, 0),
      rowStart: Int32Array.of(0, 1, 2),
      rowIndex: Int32Array.of(0, 1),
      capacity: Int32Array.of(0x7fffffff, 0x7fffffff),
      maxPerTarget: 0,
    };
    const answer = solve(instance, { iterations: 10 });
    expect(answer.value).toBeLessThan(1e-12);
    expect(answer.bound).toBeLessThanOrEqual(answer.value);
  });

  it('gives the same bytes with a used workspace as with a new one', () => {
    const used = createWorkspace();
    for (let seed = 0; seed < 20; seed++) {
      const shape = { items: 12, targets: 15, rowsPerItem: 2, rows: 9, most: 4, limit: seed % 3 };
      const instance = randomInstance(7000 + seed, shape);
      expect(solve(instance, { iterations: 25 }, used)).toEqual(solve(instance, { iterations: 25 }));
    }
  });

  it('stops when told to from outside and still has a certificate', () => {
    const instance = randomInstance(1, {
      items: 12,
      targets: 15,
      rowsPerItem: 2,
      rows: 9,
      most: 4,
      limit: 2,
    });
    const answer = solve(instance, { iterations: 1e9, shouldStop: () => true });
    expect(answer.bound).toBeLessThanOrEqual(answer.value);
    expect(recheck(instance, answer)).toBeCloseTo(answer.value, 9);
  });
});
