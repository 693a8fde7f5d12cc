/** The built command line, called the way a shell calls it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');
const program = join(root, 'dist', 'cli', 'main.js');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface CallOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Run to the end. */
export function sudarshan(words: readonly string[], options: CallOptions = {}): Ended {
  const ended = spawnSync(process.execPath, [program, ...words], {
    cwd: options.cwd ?? root,
    env: { ...process.env, ...options.env },
    encoding: 'utf8',
    timeout: 110_000,
    killSignal: 'SIGKILL',
  });
  return { code: ended.status, out: ended.stdout, err: ended.stderr };
}

/** Start and go on. */
export function startSudarshan(words: readonly string[], options: CallOptions = {}): ChildProcess {
  return spawn(process.execPath, [program, ...words], {
    cwd: options.cwd ?? root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The first piece of output that has `pattern`, or what there was when the program ended. */
export function outputWith(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve) => {
    let seen = '';
    const look = (piece: Buffer): void => {
      seen += piece.toString();
      if (pattern.test(seen)) resolve(seen);
    };
    child.stdout!.on('data', look);
    child.stderr!.on('data', look);
    child.once('close', () => resolve(seen));
  });
}

/** Exit code of a started program. */
export function codeOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    else child.once('close', resolve);
  });
}
