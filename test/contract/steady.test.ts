import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './sudarshan.ts';

it('the tracker has a flat heap over an hour of scans', () => {
  const ended = spawnSync(process.execPath, ['--expose-gc', join(root, 'bench/steady.mjs')], {
    encoding: 'utf8',
  });
  expect(ended.status).toBe(0);
  const grown = JSON.parse(ended.stdout) as { scans: number; heapGrowth: number; arrayGrowth: number };
  expect(grown.scans).toBe(1800);
  expect(grown.arrayGrowth).toBe(0);
  expect(grown.heapGrowth / grown.scans).toBeLessThan(64);
});
