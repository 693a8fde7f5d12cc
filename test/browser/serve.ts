/** A tiny file server for the tests: the built page, records in the shape of the API, the strict policy of the real server. */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.yaml': 'application/yaml',
};

export const policy =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

export interface Served {
  readonly address: string;
  readonly close: () => void;
}

/** Serve `site`, with the records in `records` (a folder of folders) under /api/records; null has no API. */
export async function serve(
  site: string,
  records: string | null,
  ids: readonly string[] = [],
): Promise<Served> {
  const server: Server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname));
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (records && path === '/api/records') {
      const list = ids.map((id) => {
        const header = JSON.parse(readFileSync(join(records, id, 'record.json'), 'utf8'));
        return { id, scenario: header.scenario, seed: header.seed, hash: header.hash };
      });
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ records: list }));
      return;
    }
    if (records && path === '/api/studies') {
      response.setHeader('Content-Type', 'application/json');
      response.end('{"studies":[]}');
      return;
    }
    const inApi = records && path.startsWith('/api/records/');
    const file = inApi
      ? join(records, path.slice('/api/records/'.length))
      : join(site, path === '/' ? 'index.html' : path);
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.statusCode = 404;
      response.end('not found');
      return;
    }
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
