/** The short form of `test/statistics/consistency.mjs`. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../contract/sudarshan.ts';

/** Twelve rows of constant velocity and seven of turns that the bank is made for. */
const JUDGED = 19;

it('tracks are as sure as they should be on constant velocity, and no worse in turns than a known lag, 2 x 50 runs', () => {
  const script = join(root, 'test', 'statistics', 'consistency.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '50', '2'], { encoding: 'utf8' });
  expect(stdout.match(/\| yes \|/g)?.length, stdout + stderr).toBe(JUDGED);
  expect(status, stdout).toBe(0);
});
