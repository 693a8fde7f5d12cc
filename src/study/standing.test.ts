import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { parseLibrary } from '../scenario/library.ts';
import type { StudyDesign } from './design.ts';
import { jobsFor } from './jobs.ts';
import { allMeasures } from './measures.ts';
import { paceOf } from './pace.ts';
import { resolveStudy } from './resolve.ts';
import type { StudyRow } from './run-cell.ts';
import { standingOf } from './standing.ts';
import { summariseStudy } from './summarise.ts';
import { addRow, commonRuns, createTally, hasRow, rowsOf } from './tally.ts';

const library = new URL('../../library/', import.meta.url);
const contract = new URL('../../test/contract/', import.meta.url);
const RUNS = 12;
let design: StudyDesign;
let rows: StudyRow[];

beforeAll(() => {
  const platforms = readdirSync(new URL('platforms/', library)).map((name) => ({
    name,
    text: readFileSync(new URL(`platforms/${name}`, library), 'utf8'),
  }));
  const read = (_: string, name: string) => ({
    file: name,
    text: readFileSync(new URL(name, contract), 'utf8'),
  });
  const study = readFileSync(new URL('study.yaml', contract), 'utf8');
  design = resolveStudy(study, 'study.yaml', parseLibrary(platforms).library!, { read }, { runs: RUNS })
    .design!;
  const width = allMeasures(design.regions).length;
  rows = design.cells.flatMap((_, cell) =>
    Array.from({ length: RUNS }, (__, run) => ({
      cell,
      run,
      seed: design.seed + run,
      hash: `${cell}-${run}`,
      values: Array.from({ length: width }, (___, k) => ((run * 7 + k * 3 + cell * run) % 5) / 5),
    })),
  );
});

test('runs may come in any order and twice; only those without a gap count', () => {
  const tally = createTally(design);
  for (const row of [...rows].reverse()) if (row.run !== 3) addRow(tally, row);
  expect([...tally.complete]).toEqual(design.cells.map(() => 3));
  expect(commonRuns(tally)).toBe(3);
  for (const row of rows) addRow(tally, row);
  expect(tally.made).toBe(rows.length);
  expect(rowsOf(tally)).toEqual(rows);
});

test('when all runs are there, the standing is what the summary says', () => {
  const tally = createTally(design);
  for (const row of rows) addRow(tally, row);
  const summary = summariseStudy(design, rowsOf(tally), RUNS);
  for (const measure of design.measures) {
    standingOf(tally, measure).forEach((standing, i) => {
      expect(standing.estimate).toEqual(summary.results[i]!.measures[measure]);
    });
    const [, second] = standingOf(tally, measure);
    const told = summary.differences.find((d) => d.measure === measure)!;
    expect([second!.against!.mean, second!.against!.low]).toEqual([told.mean, told.low]);
  }
});

test('before two runs there is no interval, and the first plan is compared with nothing', () => {
  const tally = createTally(design);
  for (const row of rows) if (row.run < 1) addRow(tally, row);
  for (const standing of standingOf(tally, 'leaked')) expect(standing.estimate).toBeNull();
  expect(standingOf(tally, 'leaked')[0]!.against).toBeNull();
});

test('intervals for all comparisons together are no narrower than those for each alone', () => {
  const summary = summariseStudy(design, rows, RUNS);
  expect(summary.differences.length).toBeGreaterThan(0);
  for (const { low, high, joint } of summary.differences) {
    expect(joint.low).toBeLessThanOrEqual(low);
    expect(joint.high).toBeGreaterThanOrEqual(high);
  }
});

test('small batches ask for the same runs as large ones', () => {
  const tally = createTally(design);
  for (const row of rows) if (row.run % 5 === 0) addRow(tally, row);
  const asked = (batch?: number): string[] =>
    jobsFor(design, RUNS, (cell, run) => hasRow(tally, cell, run), batch)
      .flatMap(({ cell, from, to }) => Array.from({ length: to - from }, (_, i) => `${cell} ${from + i}`))
      .sort();
  expect(asked(2)).toEqual(asked());
});

test('the pace is the mean since the beginning, and there is none before the first run', () => {
  expect(paceOf(30, 90, 10)).toEqual({ rate: 3, left: 30 });
  expect(paceOf(0, 90, 10)).toBeNull();
  expect(paceOf(3, 90, 0)).toBeNull();
});
