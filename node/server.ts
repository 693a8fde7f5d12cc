/** The browser app, the records (reading only), studies and runs taken by the hand over HTTP, on this machine only unless a token guards it. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { createReadStream, existsSync, realpathSync, statSync } from 'node:fs';
import type { Server } from 'node:http';
import { type AddressInfo, isIP } from 'node:net';
import { hostname } from 'node:os';
import { join, sep } from 'node:path';
import { Readable } from 'node:stream';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { NOTICE, reportInline } from '../src/index.ts';
import { addEnvironmentApi } from './environment-api.ts';
import { createDesk } from './environment-desk.ts';
import { packageFolder, readText } from './files.ts';
import { bundledScenarios, describedEntry, loadLibrary } from './library.ts';
import { openApiDocument } from './open-api.ts';
import { headerFile, listRecords, recordTableNames } from './record-store.ts';
import { addStudyApi } from './study-api.ts';

export interface ServerOptions {
  /** Folder of records, or one record. */
  readonly records: string;
  readonly host: string;
  readonly port: number;
  /** Asked for with every API request when the host is not a loopback address. */
  readonly token: string;
}

const loopbackHosts: readonly string[] = ['localhost', '127.0.0.1', '::1'];

/** Whether only this machine can reach the host. */
export function isLoopback(host: string): boolean {
  return loopbackHosts.includes(host) || host.startsWith('127.');
}

/** Why a server may not start like this, or an empty text. */
export function refusalOf(options: ServerOptions): string {
  if (isLoopback(options.host) || options.token.length >= 16) return '';
  return `--host ${options.host} opens the server to other machines: give a --token of 16 letters or more`;
}

/**
 * The name in a Host header must be one that cannot be pointed here by a stranger's name server: an address,
 * localhost, this machine's own name, or the host that was asked for.
 */
function isOwnName(header: string | undefined, options: ServerOptions): boolean {
  const name = (header ?? '')
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
  if (loopbackHosts.includes(name)) return true;
  if (isLoopback(options.host)) return false;
  return isIP(name) !== 0 || name === hostname().toLowerCase() || name === options.host.toLowerCase();
}

/** A browser names the page that asks: only our own pages may. Other programs name none. */
function isSameOrigin(context: Context): boolean {
  const origin = context.req.header('origin');
  return origin === undefined || origin.replace(/^https?:\/\//, '') === context.req.header('host');
}

function hasToken(context: Context, token: string): boolean {
  const given =
    context.req.header('authorization')?.replace(/^Bearer /i, '') ?? context.req.query('token') ?? '';
  const left = Buffer.from(given);
  const right = Buffer.from(token);
  return left.length === right.length && timingSafeEqual(left, right);
}

function failure(context: Context, status: 400 | 401 | 403 | 404 | 405, message: string): Response {
  return context.json({ error: message }, status);
}

const policy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  workerSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
};

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** A report brings its one script and style inline: they are named by their hash, and it may fetch nothing. */
const reportPolicy = {
  ...policy,
  scriptSrc: [hashOf(reportInline.script)],
  styleSrc: [hashOf(reportInline.style)],
  workerSrc: ["'none'"],
  connectSrc: ["'none'"],
};

const headersWith = (contentSecurityPolicy: typeof policy) =>
  secureHeaders({
    contentSecurityPolicy,
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    strictTransportSecurity: false,
  });

function summaryOf(listed: ReturnType<typeof listRecords>[number]): object {
  const { header } = listed;
  return {
    id: listed.id,
    scenario: header.scenario,
    seed: header.seed,
    hash: header.hash,
    engine: header.engine,
    perception: header.perception,
    simulatedSeconds: header.simulatedSeconds,
  };
}

/** A file of a record, or null: only names that a record has, only inside the folder of records. */
function recordFile(options: ServerOptions, id: string, name: string): string | null {
  const known = name === headerFile || recordTableNames.some((table) => name === `${table}.parquet`);
  const record = known ? listRecords(options.records).find((listed) => listed.id === id) : undefined;
  if (!record) return null;
  const path = join(record.folder, name);
  if (!existsSync(path)) return null;
  const inside = realpathSync(path).startsWith(realpathSync(options.records) + sep);
  return inside ? path : null;
}

function sendFile(context: Context, path: string): Response {
  const type = path.endsWith('.json') ? 'application/json' : 'application/vnd.apache.parquet';
  context.header('Content-Type', type);
  context.header('Content-Length', String(statSync(path).size));
  if (context.req.method === 'HEAD') return context.body(null);
  return context.body(Readable.toWeb(createReadStream(path)) as ReadableStream);
}

function addApi(app: Hono, options: ServerOptions): void {
  app.get('/api/openapi.json', (context) => context.json(openApiDocument()));
  app.get('/api/records', (context) =>
    context.json({ notice: NOTICE, records: listRecords(options.records).map(summaryOf) }),
  );
  app.get('/api/records/:id/:file', (context) => {
    const path = recordFile(options, context.req.param('id'), context.req.param('file'));
    return path ? sendFile(context, path) : failure(context, 404, 'no such record or file');
  });
  app.get('/api/library', (context) => {
    const { library, problems } = loadLibrary();
    if (!library) return context.json({ error: 'the library has problems', problems }, 500);
    return context.json({
      entries: [...library.entries.values()].map((entry) => describedEntry(library, entry)),
    });
  });
  app.get('/api/scenarios', (context) =>
    context.json({ scenarios: bundledScenarios().map(({ id }) => ({ id })) }),
  );
  app.get('/api/scenarios/:id', (context) => {
    const found = bundledScenarios().find(({ id }) => id === context.req.param('id'));
    const read = found ? readText(found.path) : null;
    if (!read?.value) return failure(context, 404, 'no such scenario');
    return context.body(read.value, 200, { 'Content-Type': 'application/yaml; charset=utf-8' });
  });
  addEnvironmentApi(app, createDesk());
  addStudyApi(app, options.records);
  app.all('/api/*', (context) => failure(context, 404, 'no such address'));
}

/** The server as a function from request to response; nothing is opened. */
export function createServerApp(options: ServerOptions): Hono {
  const app = new Hono();
  const [usual, ofReport] = [headersWith(policy), headersWith(reportPolicy)];
  app.use((context, next) =>
    /^\/api\/studies\/[^/]+\/report$/.test(context.req.path) ? ofReport(context, next) : usual(context, next),
  );
  app.use(async (context, next) => {
    if (!isOwnName(context.req.header('host'), options)) return failure(context, 403, 'unknown host name');
    if (!isSameOrigin(context)) return failure(context, 403, 'another origin');
    const { method, path } = context.req;
    const mayChange =
      ['POST', 'DELETE'].includes(method) && /^\/api\/(environments|studies)(\/|$)/.test(path);
    if (!mayChange && !['GET', 'HEAD'].includes(method)) return failure(context, 405, 'reading only');
    return next();
  });
  app.use('/api/*', async (context, next) => {
    context.header('Cache-Control', 'no-store');
    if (!isLoopback(options.host) && !hasToken(context, options.token)) {
      return failure(context, 401, 'a token is needed');
    }
    return next();
  });
  addApi(app, options);
  // asked for by browsers beside a report, which has no picture of its own
  app.get('/favicon.ico', (context) => context.body(null, 204));
  const pages = join(packageFolder(), 'dist', 'web');
  if (existsSync(pages)) app.use(serveStatic({ root: pages }));
  app.notFound((context) => failure(context, 404, 'no such page'));
  app.onError((_error, context) => context.json({ error: 'the request failed' }, 500));
  return app;
}

export interface RunningServer {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Start listening; rejects with the system's error when the port is taken. */
export function startServer(options: ServerOptions): Promise<RunningServer> {
  const app = createServerApp(options);
  return new Promise((resolve, reject) => {
    const server = serve({
      fetch: app.fetch,
      hostname: options.host,
      port: options.port,
      serverOptions: { headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 16_384 },
    }) as Server;
    server.once('error', reject);
    server.once('listening', () => {
      const { address, port, family } = server.address() as AddressInfo;
      const shown = family === 'IPv6' ? `[${address}]` : address;
      resolve({
        address: `http://${shown}:${port}/`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

/** Start on the first free port from `options.port` on. */
export async function startServerOnFreePort(options: ServerOptions): Promise<RunningServer> {
  for (let port = options.port; ; port++) {
    try {
      return await startServer({ ...options, port });
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!taken || port >= options.port + 100) throw error;
    }
  }
}
