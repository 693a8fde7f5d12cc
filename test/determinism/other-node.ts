/** A newer Node beside the one that runs the tests, from the npm package `node`; kept in .cache. */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../contract/sudarshan.ts';

const major = 24;
const folder = join(root, '.cache', `node${major}`);
const program = join(folder, 'node_modules', 'node', 'bin', 'node');

/** Path of the other Node, or why there is none. */
export function otherNode(): { readonly program: string } | { readonly lack: string } {
  if (!works()) install();
  return works() ? { program } : { lack: `node@${major} could not be installed from the npm registry` };
}

function works(): boolean {
  if (!existsSync(program)) return false;
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return stdout?.startsWith(`v${major}.`) === true;
}

function install(): void {
  rmSync(folder, { recursive: true, force: true });
  const words = ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder, `node@${major}`];
  spawnSync('npm', words, { cwd: root, stdio: 'ignore', timeout: 240_000 });
}
