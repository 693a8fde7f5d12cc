/** The short form of `npm run statistics`: halving the step moves no expected outcome beyond its interval. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../contract/sudarshan.ts';

it.each([
  ['ideal', 16],
  ['tracks', 8],
])(
  'halving the step leaves the outcomes of every-class where they were, perception %s, %i seeds',
  (perception, seeds) => {
    const script = join(root, 'test', 'statistics', 'step-halving.mjs');
    const ended = spawnSync(process.execPath, [script, String(seeds), perception], { encoding: 'utf8' });
    const { rows } = JSON.parse(ended.stdout) as { rows: { measure: string; isWithin: boolean }[] };
    expect(rows.map((row) => row.measure)).toContain('killed');
    expect(rows.filter((row) => !row.isWithin)).toEqual([]);
  },
);
