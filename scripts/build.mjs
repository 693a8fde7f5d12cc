/**
 * Build dist/: the engine and command line with tsc, the browser app with vite.
 * `--if-stale` does nothing when no source is newer than the last build.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'dist', '.built');
const sources = [
  'src',
  'node',
  'cli',
  'web',
  'library',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];

function newestUnder(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestUnder(join(path, name))));
}

/** Whether a source changed after the last complete build. */
export function isStale() {
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  return sources.some((name) => newestUnder(join(root, name)) > built);
}

function run(...command) {
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status } = spawnSync('npx', ['--no-install', ...command], { cwd: root, env, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

if (!process.argv.includes('--if-stale') || isStale()) {
  run('tsc', '-b', 'src', 'node', 'cli');
  run('vite', 'build', 'web');
  writeFileSync(stamp, '');
}
