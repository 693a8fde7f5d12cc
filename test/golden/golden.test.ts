/**
 * Whole runs against what was seen and accepted before: the hash says whether a single bit moved, the outcome
 * says what moved. After a wanted change, `SUDARSHAN_REWRITE=1 npx vitest run test/golden` writes them anew;
 * the difference then belongs into the change log.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareScenario, runScenario } from '../../node/run-scenario.ts';
import { outcomeOf } from '../../src/index.ts';

interface Case {
  readonly name: string;
  readonly scenario: string;
  readonly seed: number;
}

const root = join(import.meta.dirname, '..', '..');
const cases: readonly Case[] = [
  { name: 'small-raid', scenario: join(root, 'test', 'contract', 'small.yaml'), seed: 1 },
  { name: 'small-raid-other-seed', scenario: join(root, 'test', 'contract', 'small.yaml'), seed: 20250528 },
  { name: 'quiet-sky', scenario: 'quiet-sky', seed: 1 },
];

/** What a run is remembered by. */
async function summaryOf({ scenario, seed }: Case): Promise<object> {
  const prepared = prepareScenario(scenario);
  expect(prepared.problems.filter((problem) => problem.severity === 'error')).toEqual([]);
  const record = await runScenario(prepared.scenario!, seed, prepared.text, () => undefined);
  const { header } = record;
  const rows = Object.fromEntries(Object.entries(record.tables).map(([name, table]) => [name, table.count]));
  return { scenario: header.scenario, seed, hash: header.hash, outcome: outcomeOf(record), rows };
}

describe('a golden run', () => {
  it.each(cases)('$name gives what it gave before', async (one) => {
    const file = join(import.meta.dirname, `${one.name}.golden.json`);
    const summary = await summaryOf(one);
    if (process.env.SUDARSHAN_REWRITE === '1') writeFileSync(file, `${JSON.stringify(summary, null, 2)}\n`);
    expect(existsSync(file), `${file} is missing: write it with SUDARSHAN_REWRITE=1`).toBe(true);
    const golden: unknown = JSON.parse(readFileSync(file, 'utf8'));
    expect(JSON.parse(JSON.stringify(summary))).toEqual(golden);
  });
});
