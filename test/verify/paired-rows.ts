/** The short form of the paired comparisons in `test/statistics`: every row goes the way that it is expected to go. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../contract/sudarshan.ts';

interface ComparedRow {
  readonly name: string;
  readonly measure: string;
  readonly expected: 'up' | 'down';
  readonly rare: boolean;
  readonly standing: number;
  readonly changed: number;
  /** Seeds whose paired difference goes the expected way, and the other way. */
  readonly asExpected: number;
  readonly against: number;
}

const SEEDS = 6;

/**
 * One test for each row of a comparison over six paired seeds: at least five go the expected way and none the other. A
 * change without effect passes with probability 1 / 32 at most (sign test on the seeds that differ). Rows
 * marked rare are left to the long form.
 */
export function itHoldsForEveryRow(script: string): void {
  const path = join(root, 'test', 'statistics', script);
  const { stdout, stderr } = spawnSync(process.execPath, [path, String(SEEDS), '--json'], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (!stdout.startsWith('[')) throw new Error(stderr);
  const rows = (JSON.parse(stdout) as ComparedRow[]).filter(({ rare }) => !rare);
  it.each(rows.map((row) => [`${row.name}: ${row.measure} goes ${row.expected}`, row] as const))(
    '%s',
    (_, { asExpected, against, standing, changed }) => {
      expect(against, `${standing} with, ${changed} without`).toBe(0);
      expect(asExpected, `${standing} with, ${changed} without`).toBeGreaterThanOrEqual(SEEDS - 1);
    },
  );
}
