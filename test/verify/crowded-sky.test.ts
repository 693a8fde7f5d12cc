/** The short forms of `test/statistics/crowded-sky.mjs` and `saturation.mjs`. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../contract/sudarshan.ts';

function statistics(name: string, ...words: string[]) {
  const script = join(root, 'test', 'statistics', name);
  return spawnSync(process.execPath, [script, ...words], { encoding: 'utf8' });
}

it('no friend or neutral is engaged or hit in a crowded sky, 12 seeds, and the raid is fought in each', () => {
  const { status, stdout } = statistics('crowded-sky.mjs', '12');
  expect(stdout).toContain('0 of 12 seeds with a friend or neutral engaged');
  expect(stdout).toContain('0 of 12 seeds with a friend or neutral hit');
  expect(stdout).toContain('0 of 12 seeds with no hostile engaged');
  expect(status).toBe(0);
});

it('the optimised plan loses less value than greedy under saturation, 8 paired seeds, interval above zero', () => {
  const { status, stdout, stderr } = statistics('saturation.mjs', '8');
  expect(stdout, stderr).toMatch(/greedy less optimised [0-9.]+ \+- [0-9.]+ \(95 %\)/);
  expect(status).toBe(0);
});
