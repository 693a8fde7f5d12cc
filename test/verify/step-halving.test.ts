/** The short form of `node test/statistics/step-halving.mjs`: halving the step moves no expected outcome beyond its interval. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../contract/sudarshan.ts';

function halve(perception: string, seeds: number) {
  const script = join(root, 'test', 'statistics', 'step-halving.mjs');
  const ended = spawnSync(process.execPath, [script, String(seeds), perception], { encoding: 'utf8' });
  return (JSON.parse(ended.stdout) as { rows: { measure: string; isWithin: boolean }[] }).rows;
}

for (const [perception, seeds] of [
  ['ideal', 16],
  ['tracks', 12],
] as const) {
  it(`halving the step leaves every outcome of every-class where it was, in ${perception}`, () => {
    const rows = halve(perception, seeds);
    expect(rows.map((row) => row.measure)).toContain('killed');
    expect(rows.filter((row) => !row.isWithin)).toEqual([]);
  });
}
