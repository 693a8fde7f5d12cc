import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './sudarshan.ts';

it('every decoder reads or refuses 2,000 damaged inputs with a reason, without a throw, a wait or a leak', () => {
  const script = join(root, 'test', 'statistics', 'damaged-files.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--number', '2000'], {
    encoding: 'utf8',
    timeout: 110_000,
  });
  expect(status, stdout + stderr).toBe(0);
  expect(stdout.match(/ inputs, /g)!.length).toBeGreaterThan(15);
});
