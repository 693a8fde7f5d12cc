/** The browser app, the records (reading only), studies and runs taken by the hand over HTTP, on this machine only unless a token guards it. */
import { createReadStream, existsSync, realpathSync, statSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, sep } from 'node:path';
import { Readable } from 'node:stream';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { NOTICE } from '../src/index.ts';
import { addEnvironmentApi } from './environment-api.ts';
import { createDesk } from './environment-desk.ts';
import { packageFolder, readText } from './files.ts';
import { bundledScenarios, describedEntry, loadLibrary } from './library.ts';
import { openApiDocument } from './open-api.ts';
import { headerFile, listRecords, recordTableNames } from './record-store.ts';
import { refusal } from './request-body.ts';
import { limitConnections, patience } from './server-connections.ts';
import { addGuard, type Guarded } from './server-guard.ts';
import { strictHeaders } from './server-headers.ts';
import { addStudyApi } from './study-api.ts';

export interface ServerOptions extends Guarded {
  /** Folder of records, or one record. */
  readonly records: string;
  readonly port: number;
}

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
    return path ? sendFile(context, path) : refusal(context, 404, 'no such record or file');
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
    if (!read?.value) return refusal(context, 404, 'no such scenario');
    return context.body(read.value, 200, { 'Content-Type': 'application/yaml; charset=utf-8' });
  });
  addEnvironmentApi(app, createDesk());
  addStudyApi(app, options.records);
  app.all('/api/*', (context) => refusal(context, 404, 'no such address'));
}

/** The server as a function from request to response; nothing is opened. */
export function createServerApp(options: ServerOptions): Hono {
  const app = new Hono();
  app.use(strictHeaders());
  addGuard(app, options);
  addApi(app, options);
  // asked for by browsers beside a report, which has no picture of its own
  app.get('/favicon.ico', (context) => context.body(null, 204));
  const pages = join(packageFolder(), 'dist', 'web');
  if (existsSync(pages)) app.use(serveStatic({ root: pages }));
  app.notFound((context) => refusal(context, 404, 'no such page'));
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
      serverOptions: patience,
    }) as Server;
    limitConnections(server);
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
