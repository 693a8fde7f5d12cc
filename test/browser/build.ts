/** Brings dist/ with the browser app up to date; quick when nothing changed. */
import { spawnSync } from 'node:child_process';

export function setup(): void {
  const { status } = spawnSync('node', ['scripts/build.mjs', '--if-stale'], { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('the build failed');
}
