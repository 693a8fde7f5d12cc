/** Attacks by waiting: connections that never come to an end by themselves. */
import type { Socket } from 'node:net';
import { connectionLimits } from '../../../node/server-connections.ts';
import { request, TOKEN } from './attack.ts';
import { heard, open, statuses, visit } from './visit.ts';

export interface Wait {
  readonly name: string;
  /** Begun before all other attacks; what came of it, in words. */
  readonly does: (port: number) => Promise<string>;
  readonly safe: string;
}

/** Whether a word comes first hangs on which of two clocks of the server strikes first. */
function endOf(said: string): string {
  return ['', '408'].includes(statuses(said)) ? 'closed' : statuses(said);
}

/** Send a beginning, and then the same piece every second until the server has enough of it. */
async function drip(port: number, beginning: string, piece: string): Promise<string> {
  const socket: Socket = open(port, beginning.replaceAll('OWN', `127.0.0.1:${port}`));
  const dripping = setInterval(() => {
    if (socket.writable) socket.write(piece);
  }, 1000);
  const said = await heard(socket);
  clearInterval(dripping);
  return endOf(said);
}

/** Several at once come to the same end. */
const tenTimes =
  (act: (port: number) => Promise<string>) =>
  async (port: number): Promise<string> =>
    [...new Set(await Promise.all(Array.from({ length: 10 }, () => act(port))))].join(' or ');

const bearer = [`Authorization: Bearer ${TOKEN}`, 'Content-Type: application/json'];
const post = (...headers: string[]): string => request('POST', '/api/environments', [...bearer, ...headers]);

/** Ask for a large file forty times, and take nothing; then what has come is less than what was asked for. */
async function neverTaking(port: number): Promise<string> {
  const [script] = /assets\/maplibre[\w.-]+\.js/.exec(await visit(port, request('GET', '/')))!;
  const one = request('GET', `/${script}`);
  const size = (await visit(port, one)).length;
  const many = one.replace('Connection: close', 'Connection: keep-alive').repeat(40);
  const socket = open(port, many.replaceAll('OWN', `127.0.0.1:${port}`)).pause();
  await new Promise((done) => setTimeout(done, 2 * connectionLimits.taking + 3 * connectionLimits.look));
  const said = await heard(socket);
  return said.length < 39 * size && !/still open$/.test(said) ? 'cut off' : 'all sent';
}

export const waits: readonly Wait[] = [
  {
    name: 'headers letter by letter, ten times',
    does: tenTimes((port) => drip(port, 'GET / HTTP/1.1\r\nHost: OWN\r\nX: ', 'x')),
    safe: 'closed',
  },
  {
    name: 'nothing at all, ten times',
    does: tenTimes(async (port) => endOf(await heard(open(port, '')))),
    safe: 'closed',
  },
  {
    name: 'a body letter by letter, ten times',
    does: tenTimes((port) => drip(port, post('Content-Length: 1000'), ' ')),
    safe: 'closed',
  },
  {
    name: 'a body piece by piece without end, ten times',
    does: tenTimes((port) => drip(port, post('Transfer-Encoding: chunked'), '1\r\n \r\n')),
    safe: 'closed',
  },
  { name: 'answers asked for and never taken', does: neverTaking, safe: 'cut off' },
];
