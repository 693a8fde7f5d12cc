import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleRecord } from '../test/sample-record.ts';
import { writeRecord } from './record-store.ts';
import { createServerApp, type RunningServer, startServer, startServerOnFreePort } from './server.ts';

let folder = '';
let server: RunningServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sudarshan-server-'));
  await writeRecord(join(folder, 'runs', 'mine'), sampleRecord());
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

  it('of no such name, or files that no record has, are not found', async () => {
    for (const path of ['none/record.json', 'mine/nothing.parquet'])
      expect((await ask(`/api/records/${path}`)).status).toBe(404);
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
