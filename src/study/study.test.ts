import { describe, expect, test } from 'vitest';
import { composeScenario } from './compose.ts';
import type { StudyDesign } from './design.ts';
import { hashStudy } from './hash.ts';
import { jobsFor } from './jobs.ts';
import { regionMeasure } from './measures.ts';
import { factorialPoints, scaled, sobolPoints } from './points.ts';
import { summariseStudy } from './summarise.ts';

const rows = Array.from({ length: 30 }, (_, i) => ({
  cell: i % 3,
  run: Math.floor(i / 3),
  seed: 1 + Math.floor(i / 3),
  hash: `hash ${i}`,
  values: [i, 0.5],
}));

describe('the hash of a study', () => {
  test('does not hang on the order of rows, and changes with any value', () => {
    const hash = hashStudy('id', rows);
    expect(hashStudy('id', [...rows].reverse())).toBe(hash);
    expect(hashStudy('other', rows)).not.toBe(hash);
    expect(hashStudy('id', rows.slice(1))).not.toBe(hash);
    expect(
      hashStudy(
        'id',
        rows.map((row, i) => (i === 7 ? { ...row, values: [row.values[0]!, 0.25] } : row)),
      ),
    ).not.toBe(hash);
  });
});

describe('jobs', () => {
  const design = { cells: [{}, {}] } as unknown as StudyDesign;

  test('cover every missing run once and nothing that is done', () => {
    const done = new Set(['0 3', '0 4', '1 0', '1 49']);
    const jobs = jobsFor(design, 50, (cell, run) => done.has(`${cell} ${run}`));
    const found = jobs.flatMap(({ cell, from, to }) =>
      Array.from({ length: to - from }, (_, i) => `${cell} ${from + i}`),
    );
    expect(new Set(found).size).toBe(found.length);
    expect(found).toHaveLength(100 - done.size);
    for (const one of found) expect(done.has(one)).toBe(false);
  });

  test('of a finished study are none', () => {
    expect(jobsFor(design, 50, () => true)).toEqual([]);
  });
});

describe('points', () => {
  const factor = { path: 'x', kind: 'scenario', from: 2, to: 5, whole: true } as const;

  test('of a full factorial are every combination', () => {
    expect(
      factorialPoints([
        { path: 'a', values: [1, 2] },
        { path: 'b', from: 0, to: 1, points: 3 },
      ]),
    ).toEqual([
      [1, 0],
      [1, 0.5],
      [1, 1],
      [2, 0],
      [2, 0.5],
      [2, 1],
    ]);
  });

  test('of whole numbers take each value of the range equally often', () => {
    const counts = new Map<number, number>();
    for (let i = 0; i < 400; i++) {
      const value = scaled(factor, (i + 0.5) / 400);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    expect([...counts]).toEqual([
      [2, 100],
      [3, 100],
      [4, 100],
      [5, 100],
    ]);
  });

  test("of Saltelli's design differ from A in one factor, which is B's", () => {
    const factors = [0, 1].map(
      (i) => ({ path: `x${i}`, kind: 'scenario', from: 0, to: 1, whole: false }) as const,
    );
    const points = sobolPoints(factors, 8);
    expect(points).toHaveLength(8 * 4);
    for (let i = 0; i < 8; i++) {
      expect(points[16 + i]).toEqual([points[8 + i]![0], points[i]![1]]);
      expect(points[24 + i]).toEqual([points[i]![0], points[8 + i]![1]]);
    }
  });
});

/** Two plans at one date: the second loses one less in each run; a third has the force of the first. */
function twoPlans(): StudyDesign {
  const names = { scenario: 's', date: '2026', raid: 'r', point: 0 };
  return {
    id: 'id',
    name: 'n',
    engine: 'e',
    notice: 'simulated',
    seed: 1,
    measures: ['leaked'],
    regions: [],
    dates: ['2026'],
    plans: [{ id: 'one' }, { id: 'two' }, { id: 'twin' }],
    factors: [],
    points: [[]],
    assumed: [],
    cells: [{ id: 'c0' }, { id: 'c1' }],
    cases: [
      { ...names, plan: 'one', cell: 0, units: 1, costUsd: { central: 1e9, low: 1e9, high: 1e9 } },
      { ...names, plan: 'two', cell: 1, units: 3, costUsd: { central: 2e9, low: 2e9, high: 2e9 } },
      { ...names, plan: 'twin', cell: 0, units: 1, costUsd: null },
    ],
  } as unknown as StudyDesign;
}

describe('a summary', () => {
  const values = (leaked: number) => [leaked, ...new Array<number>(11).fill(0)];
  const stored = Array.from({ length: 40 }, (_, run) => [
    { cell: 0, run, seed: run, hash: 'a', values: values(10 + (run % 7)) },
    { cell: 1, run, seed: run, hash: 'b', values: values(8 + (run % 7) + (run % 2)) },
  ]).flat();
  const summary = summariseStudy(twoPlans(), stored, 40);
  const between = (plan: string, against: string) =>
    summary.differences.find((d) => d.plan === plan && d.against === against)!;

  test('tells plans apart and says what a unit and a billion dollars buy', () => {
    const d = between('two', 'one');
    expect(d.mean).toBeCloseTo(-1.5, 12);
    expect(d.separated).toBe(true);
    expect(d.perUnit!.mean).toBeCloseTo(-0.75, 12);
    expect(d.perBillionUsd!.mean).toBeCloseTo(-1.5, 12);
    expect(d.perUnit!.low).toBeLessThan(d.perUnit!.high);
  });

  test('shows no difference between a plan and its twin, and ranks them the same', () => {
    expect(between('twin', 'one')).toMatchObject({
      mean: 0,
      low: 0,
      high: 0,
      method: 'same',
      separated: false,
    });
    expect(summary.results.map((one) => one.ranks.leaked)).toEqual([2, 1, 2]);
  });

  test('does not hang on the order in which rows came', () => {
    expect(summariseStudy(twoPlans(), [...stored].reverse(), 40)).toEqual(summary);
  });
});

test('a run takes its share of the assumed spreads, the same in every cell', () => {
  const base = { defence: { units: [], assets: [] }, raid: { groups: [{ id: 'g' }] } };
  const design = {
    scenarios: [{ input: base }],
    laydowns: [{ units: [{ id: 'u' }] }, { units: [] }],
    raids: [{ id: 'r' }],
    points: [[]],
    factors: [],
    perception: 'ideal',
    cells: [0, 1].map((laydown) => ({ scenario: 0, laydown, raid: 0, point: 0 })),
    assumed: [{ name: 'reload time', figures: [{ path: 'systems.x.reload_time', from: 100, to: 200 }] }],
  } as unknown as StudyDesign;
  const first = composeScenario(design, 0, 3);
  expect(first.figures).toEqual(composeScenario(design, 1, 3).figures);
  expect(first.figures).not.toEqual(composeScenario(design, 0, 4).figures);
  const value = first.figures!['systems.x.reload_time']!;
  expect(value).toBeGreaterThan(100);
  expect(value).toBeLessThan(200);
  expect(first.defence.units).toEqual([{ id: 'u' }]);
  expect(base.defence.units).toEqual([]);
});

test('a region has a measure of its own, named without spaces', () => {
  expect(regionMeasure('Arabian Sea')).toBe('value_lost_in_arabian_sea');
});
