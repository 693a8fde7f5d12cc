import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleRecord } from '../test/sample-record.ts';
import { writeRecord } from './record-store.ts';
import {
  createServerApp,
  type RunningServer,
  refusalOf,
  startServer,
  startServerOnFreePort,
} from './server.ts';

let folder = '';
let server: RunningServer;
const token = 'a-token-of-enough-letters';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sudarshan-server-'));
  await writeRecord(join(folder, 'runs', 'mine'), sampleRecord());
  writeFileSync(join(folder, 'secret.json'), '{}');
  symlinkSync(join(folder, 'secret.json'), join(folder, 'runs', 'secret.parquet'));
  server = await startServer({ records: join(folder, 'runs'), host: '127.0.0.1', port: 0, token: '' });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A request as it stands: fetch would tidy the path and the Host header. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { hostname, port } = new URL(server.address);
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>(
    (resolve, reject) => {
      const asking = request({ hostname, port, path, method, headers }, (answer) => {
        let body = '';
        answer.setEncoding('utf8');
        answer.on('data', (piece: string) => {
          body += piece;
        });
        answer.on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers, body }));
      });
      asking.on('error', reject);
      asking.end();
    },
  );
}

describe('records over HTTP', () => {
  it('are listed, with what they are', async () => {
    const { status, body } = await ask('/api/records');
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      notice: expect.stringContaining('Simulated'),
      records: [{ id: 'mine', seed: 7, scenario: "a 'quoted' name" }],
    });
  });

  it('come as they lie on disk', async () => {
    const header = await ask('/api/records/mine/record.json');
    expect(JSON.parse(header.body)).toEqual(sampleRecord().header);
    const table = await fetch(`${server.address}api/records/mine/objects.parquet`);
    expect(table.headers.get('content-type')).toBe('application/vnd.apache.parquet');
    const bytes = Buffer.from(await table.arrayBuffer());
    expect(bytes.subarray(0, 4).toString()).toBe('PAR1');
    expect(bytes.length).toBe(Number(table.headers.get('content-length')));
  });

  it.each([
    '/api/records/none/record.json',
    '/api/records/mine/nothing.parquet',
    '/api/records/mine/secret.parquet',
    '/api/records/../secret.json',
    '/api/records/mine/..%2f..%2fsecret.json',
    '/api/records/%2e%2e/secret.json',
    '/api/records/mine%2f..%2f../record.json',
    '/api/records/mine/record.json%00.parquet',
    '/../../../../etc/passwd',
    '/..%2f..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/..%5c..%5cpackage.json',
    '//etc/passwd',
    '/api/scenarios/..%2f..%2fpackage.json',
    '/api/nothing',
  ])('%s is not found', async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(body).not.toMatch(/root:|"name"|stack/);
  });
});

describe('the API description', () => {
  it('is OpenAPI 3.1 and names every address that answers', async () => {
    const description = JSON.parse((await ask('/api/openapi.json')).body) as {
      openapi: string;
      paths: Record<string, unknown>;
    };
    expect(description.openapi).toBe('3.1.0');
    // those of environments and of single studies are asked in tests of their own
    const read = Object.keys(description.paths).filter((path) => !/environments|api\/studies\//.test(path));
    for (const path of read) {
      const real = path.replace('{id}', 'mine').replace('{file}', 'record.json');
      const { status } = await ask(real);
      expect([200, /(scenarios|studies|plans)\//.test(path) ? 404 : 200], path).toContain(status);
    }
    const routes = createServerApp({ records: '.', host: '127.0.0.1', port: 0, token: '' }).routes;
    const answered = routes
      .filter((route) => route.method !== 'ALL' && route.path.startsWith('/api/'))
      .map((route) => route.path.replace(/:(\w+)/g, '{$1}'));
    expect(Object.keys(description.paths).sort()).toEqual([...new Set(answered)].sort());
  });
});

describe('the guard', () => {
  it('sends a strict policy with every answer, also with refusals', async () => {
    for (const answer of [
      await ask('/'),
      await ask('/api/records'),
      await ask('/', { host: 'evil.example' }),
    ]) {
      const content = String(answer.headers['content-security-policy']);
      expect(content).toContain("default-src 'none'");
      expect(content).toContain("script-src 'self'");
      expect(content).toContain("frame-ancestors 'none'");
      expect(content).not.toMatch(/unsafe-inline|https?:|\*/);
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it.each([
    'evil.example',
    'evil.example:8400',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '10.0.0.1',
  ])('refuses the host name %s, which a stranger may have pointed here', async (host) => {
    expect((await ask('/api/records', { host })).status).toBe(403);
  });

  it.each(['localhost', '127.0.0.1:8400', '[::1]:8400'])('knows itself as %s', async (host) => {
    expect((await ask('/api/records', { host })).status).toBe(200);
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('answers %s with 405', async (method) => {
    expect((await ask('/api/records', {}, method)).status).toBe(405);
  });

  it('does not start beyond loopback without a token', () => {
    const options = { records: '.', port: 0 };
    expect(refusalOf({ ...options, host: '127.0.0.1', token: '' })).toBe('');
    expect(refusalOf({ ...options, host: '0.0.0.0', token: '' })).toContain('--token');
    expect(refusalOf({ ...options, host: '::', token: 'short' })).toContain('--token');
    expect(refusalOf({ ...options, host: '0.0.0.0', token })).toBe('');
  });

  it('asks for the token on each API request beyond loopback', async () => {
    const app = createServerApp({ records: join(folder, 'runs'), host: '0.0.0.0', port: 8400, token });
    const headers = { host: '192.168.1.5:8400' };
    const status = async (path: string, more: Record<string, string> = {}): Promise<number> =>
      (await app.request(path, { headers: { ...headers, ...more } })).status;
    expect(await status('/api/records')).toBe(401);
    expect(await status('/api/records', { authorization: 'Bearer wrong' })).toBe(401);
    expect(await status('/api/records', { authorization: `Bearer ${token}` })).toBe(200);
    expect(await status(`/api/records?token=${token}`)).toBe(200);
    expect(await status('/api/records', { host: 'evil.example', authorization: `Bearer ${token}` })).toBe(
      403,
    );
  });
});

describe('the port', () => {
  it('is the next free one when the wanted one is taken', async () => {
    const blocker = createServer();
    await new Promise<void>((done) => blocker.listen(0, '127.0.0.1', done));
    const { port } = blocker.address() as AddressInfo;
    const options = { records: '.', host: '127.0.0.1', port, token: '' };
    const next = await startServerOnFreePort(options);
    expect(Number(new URL(next.address).port)).toBeGreaterThan(port);
    await expect(startServer(options)).rejects.toThrow(/EADDRINUSE/);
    await next.close();
    await new Promise((done) => blocker.close(done));
  });
});
