/** The short form of `npm run statistics`: nobody is fired at where nobody is hostile. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../contract/sudarshan.ts';

function quietSky(seeds: number, perception: string) {
  const script = join(root, 'test', 'statistics', 'quiet-sky.mjs');
  const ended = spawnSync(process.execPath, [script, String(seeds), perception], { encoding: 'utf8' });
  return { code: ended.status, out: ended.stdout };
}

it.each([
  ['tracks', 4],
  ['plots', 4],
  ['ideal', 40],
])('no engagement in a quiet sky, perception %s, %i seeds', (perception, seeds) => {
  const { code, out } = quietSky(seeds, perception);
  expect(out).toContain(`0 of ${seeds} seeds`);
  expect(code).toBe(0);
});
