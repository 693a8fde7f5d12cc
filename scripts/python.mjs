/** A Python for the tests of our package, with what they can use besides it; kept in .cache, since only they want it. */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The program, and why it lacks the packages where it does: then it is the machine's own, and tests that need one leave
 * themselves out.
 */
export function pythonIn(root) {
  const folder = join(root, '.cache', 'python');
  const program = join(folder, 'bin', 'python');
  const succeeds = (name, ...words) =>
    spawnSync(name, words, { cwd: root, stdio: 'ignore', timeout: 240_000 }).status === 0;
  if (!existsSync(program)) {
    const wanted = join(root, 'python', 'tests', 'requirements.txt');
    const install = ['-m', 'pip', 'install', '--quiet', '--retries', '1', '--timeout', '15', '-r', wanted];
    const made = succeeds('python3', '-m', 'venv', folder) && succeeds(program, ...install);
    if (!made) rmSync(folder, { recursive: true, force: true });
  }
  if (existsSync(program)) return { program, lack: '' };
  return { program: 'python3', lack: 'packages of python/tests/requirements.txt could not be installed' };
}
