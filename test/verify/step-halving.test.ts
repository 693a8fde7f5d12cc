/**
 * The short form of `node test/statistics/step-halving.mjs`: halving the step moves no expected outcome beyond its interval.
 *
 * In `ideal` that holds for every measure. In `tracks` it holds up to the first plots; what the tracker makes of them does
 * depend on the step (docs/motion.md), so only the plots are asked here.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../contract/sudarshan.ts';

function halve(perception: string, seeds: number) {
  const script = join(root, 'test', 'statistics', 'step-halving.mjs');
  const ended = spawnSync(process.execPath, [script, String(seeds), perception], { encoding: 'utf8' });
  return (JSON.parse(ended.stdout) as { rows: { measure: string; isWithin: boolean }[] }).rows;
}

it('halving the step leaves every outcome of every-class where it was, with ideal tracks', () => {
  const rows = halve('ideal', 16);
  expect(rows.map((row) => row.measure)).toContain('killed');
  expect(rows.filter((row) => !row.isWithin)).toEqual([]);
});

it('halving the step leaves the first plots where they were, in the whole chain', () => {
  expect(halve('tracks', 4).find((row) => row.measure === 'detected')?.isWithin).toBe(true);
});
