/**
 * Whole runs of the built program against what was seen and accepted before: the hash says whether a single
 * bit moved, the outcome says what moved. After a wanted change `npm run golden` writes them anew; why they
 * moved then belongs into the change log.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, sudarshan } from '../contract/sudarshan.ts';

const small = join(root, 'test', 'contract', 'small.yaml');
const cases = [
  { name: 'small-raid', scenario: small, seed: 1 },
  { name: 'small-raid-other-seed', scenario: small, seed: 20250528 },
  { name: 'quiet-sky', scenario: 'quiet-sky', seed: 1 },
];

/** What a run is remembered by: its JSON without the time that it took. */
function summaryOf(scenario: string, seed: number): object {
  const { code, out, err } = sudarshan(['run', scenario, '--seed', String(seed), '--json']);
  expect(code, err).toBe(0);
  const { wallSeconds: _, ...summary } = JSON.parse(out) as { wallSeconds: number };
  return summary;
}

describe('a golden run', () => {
  it.each(cases)('$name gives what it gave before', ({ name, scenario, seed }) => {
    const file = join(import.meta.dirname, `${name}.golden.json`);
    const summary = summaryOf(scenario, seed);
    if (process.env.SUDARSHAN_REWRITE === '1') writeFileSync(file, `${JSON.stringify(summary, null, 2)}\n`);
    expect(existsSync(file), `${file} is missing: npm run golden writes it`).toBe(true);
    expect(summary).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });
});
