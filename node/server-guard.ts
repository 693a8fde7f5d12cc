/** Who may ask a server for what: by host name, by origin, by token and by method. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import type { Context, Hono } from 'hono';

export interface Guarded {
  /** Address on which the server listens. */
  readonly host: string;
  /** Asked for with every API request when the host is not a loopback address. */
  readonly token: string;
}

/** Shortest token, letters. */
const SHORTEST_TOKEN = 16;

/** Whether only this machine can reach the host. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** Why a server may not start like this, or an empty text. */
export function refusalOf({ host, token }: Guarded): string {
  if (isLoopback(host) || token.length >= SHORTEST_TOKEN) return '';
  return `--host ${host} opens the server to other machines: give a --token of ${SHORTEST_TOKEN} letters or more`;
}

/**
 * A name by which the server is asked must be one that cannot be pointed here by a stranger's name server: an address,
 * localhost, this machine's own name, or the host that was asked for.
 */
function isOwnName(authority: string, { host }: Guarded): boolean {
  const name = authority
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
  if (isLoopback(name)) return true;
  if (isLoopback(host)) return false;
  return isIP(name) !== 0 || name === hostname().toLowerCase() || name === host.toLowerCase();
}

/** Both places in which a request can say whom it asks: its Host header, and its first line where that is a whole address. */
function asksUs(context: Context, guarded: Guarded): boolean {
  const { host } = new URL(context.req.url);
  return isOwnName(context.req.header('host') ?? '', guarded) && isOwnName(host, guarded);
}

/**
 * A browser names the page that asks: only our own pages may. Other programs name none. Beyond this machine a server in
 * front may speak https for us.
 */
function isSameOrigin(context: Context, { host }: Guarded): boolean {
  const origin = context.req.header('origin');
  if (origin === undefined) return true;
  const schemes = isLoopback(host) ? ['http'] : ['http', 'https'];
  return schemes.some((scheme) => origin === `${scheme}://${context.req.header('host')}`);
}

/** What a browser says of the page that asks, also where it names no origin, as for a picture or a script. */
function isFromOwnPage(context: Context): boolean {
  return ['same-origin', 'none', undefined].includes(context.req.header('sec-fetch-site'));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Only in a header: what stands in an address is kept in histories and logs. Takes as long whatever was given. */
function hasToken(context: Context, token: string): boolean {
  const given = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(token));
}

/** Methods that change something, and where they may. */
function mayChange({ method, path }: Context['req']): boolean {
  return ['POST', 'DELETE'].includes(method) && /^\/api\/(environments|studies)(\/|$)/.test(path);
}

/** Put before everything else that the server answers. */
export function addGuard(app: Hono, guarded: Guarded): void {
  const refuse = (context: Context, status: 401 | 403 | 405, error: string): Response =>
    context.json({ error }, status);
  app.use(async (context, next) => {
    // there is nothing to change over to, and what is sent after such a question is no request
    if (context.req.header('upgrade') !== undefined) context.header('Connection', 'close');
    if (!asksUs(context, guarded)) return refuse(context, 403, 'unknown host name');
    if (!isSameOrigin(context, guarded)) return refuse(context, 403, 'another origin');
    if (!mayChange(context.req) && !['GET', 'HEAD'].includes(context.req.method))
      return refuse(context, 405, 'reading only');
    return next();
  });
  app.use('/api/*', async (context, next) => {
    context.header('Cache-Control', 'no-store');
    if (!isFromOwnPage(context)) return refuse(context, 403, 'another site');
    if (!isLoopback(guarded.host) && !hasToken(context, guarded.token))
      return refuse(context, 401, 'a token is needed');
    return next();
  });
}
