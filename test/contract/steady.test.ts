import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './sudarshan.ts';

/** Bytes of one number on the heap: the engine puts one there for each that goes through a function in a box. */
const BOX = 16;

it('the tracker has a flat heap over an hour of scans, and not one number of each track goes there', () => {
  const flags = ['--expose-gc', '--max-semi-space-size=64'];
  const ended = spawnSync(process.execPath, [...flags, join(root, 'bench/steady.mjs')], { encoding: 'utf8' });
  expect(ended.status).toBe(0);
  const grown = JSON.parse(ended.stdout) as {
    scans: number;
    heapGrowth: number;
    arrayGrowth: number;
    bytesByScan: number;
    tracks: number;
  };
  expect(grown.scans).toBe(1800);
  expect(grown.arrayGrowth).toBe(0);
  expect(grown.heapGrowth / grown.scans).toBeLessThan(64);
  expect(grown.bytesByScan).toBeLessThan(BOX * grown.tracks);
});
