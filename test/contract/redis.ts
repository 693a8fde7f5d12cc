/** A Redis of its own for a test, on a free port of this machine, gone with the test. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lackOf } from '../../scripts/debian.mjs';

export interface OwnRedis {
  readonly address: string;
  readonly stop: () => void;
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

/** Why there can be no Redis here, or an empty text; installs it where that can be done. */
export function lackOfRedis(): string {
  return lackOf('redis-server');
}

export async function startRedis(): Promise<OwnRedis> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'sudarshan-redis-'));
  const words = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    folder,
  ];
  const child: ChildProcess = spawn('redis-server', words, { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise<void>((done, failed) => {
    child.once('exit', () => failed(new Error('redis-server ended')));
    child.stdout!.on('data', (piece: Buffer) => {
      if (/Ready to accept connections/.test(piece.toString())) done();
    });
  });
  return {
    address: `redis://127.0.0.1:${port}`,
    stop: () => {
      child.removeAllListeners('exit');
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
