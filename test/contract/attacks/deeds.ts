/** Attacks that take more than one request: floods, and addresses that would be visited. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectionLimits } from '../../../node/server-connections.ts';
import { asking, request } from './attack.ts';
import { study } from './orders.ts';
import { heard, open, statuses, visit } from './visit.ts';

export interface Deed {
  readonly name: string;
  /** What came of it, in words. */
  readonly does: (port: number) => Promise<string>;
  readonly safe: string;
}

const bodyOf = (said: string): string => said.slice(said.indexOf('\r\n\r\n') + 4);

/** How often each came: `8 x 201, 4 x 429`. */
function counted(said: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const each of said.map(statuses)) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([status, count]) => `${count} x ${status}`)
    .join(', ');
}

const stateOf = async (port: number, id: string): Promise<string> =>
  JSON.parse(bodyOf(await visit(port, request('GET', `/api/studies/${id}`)))).state;

export async function atRest(port: number, id: string): Promise<string> {
  let state = await stateOf(port, id);
  while (['running', 'stopping'].includes(state)) {
    await new Promise((done) => setTimeout(done, 100));
    state = await stateOf(port, id);
  }
  return state;
}

async function studyFlood(port: number): Promise<string> {
  await visit(port, asking('/api/studies', { ...study, id: 'first', runs: 2000, workers: 1 }));
  const more = Array.from({ length: 20 }, (_, i) => asking('/api/studies', { ...study, id: `more-${i}` }));
  const said = await Promise.all(more.map((one) => visit(port, one)));
  await visit(port, asking('/api/studies/first/stop', {}));
  return `${counted(said)}; first ${await atRest(port, 'first')}`;
}

async function environmentFlood(port: number): Promise<string> {
  const text = study.files[0]!.text;
  const said: string[] = [];
  for (let i = 0; i < 12; i++) said.push(await visit(port, asking('/api/environments', { text })));
  for (const one of said) {
    const { id } = JSON.parse(bodyOf(one)) as { id?: string };
    if (id) await visit(port, request('DELETE', `/api/environments/${id}`));
  }
  return counted(said);
}

/** How often a server on this machine is visited while one is asked to read from it. */
async function visitsWhile(act: (address: string) => Promise<string>): Promise<string> {
  let visits = 0;
  const bait = createServer((_, answer) => {
    visits++;
    answer.end();
  });
  await new Promise<void>((done) => bait.listen(0, '127.0.0.1', done));
  const said = await act(`http://127.0.0.1:${(bait.address() as AddressInfo).port}/hills.tif`);
  await new Promise((done) => bait.close(done));
  return `${statuses(said)}, ${visits} visits`;
}

const heightsFetched = (port: number): Promise<string> =>
  visitsWhile((address) => {
    const text = study.files[0]!.text.replace('{ relief: bundled }', `{ file: "${address}" }`);
    return visit(port, asking('/api/environments', { text }));
  });

const planFetched = (port: number): Promise<string> =>
  visitsWhile((address) =>
    visit(
      port,
      asking('/api/studies/check', { ...study, text: study.text.replace('plan-more.yaml', address) }),
    ),
  ).then((said) => said.replace('200', 'explained'));

/** A name that is a tag, through a study to its report. */
async function tagInReport(port: number): Promise<string> {
  const tag = '<img src=x onerror=alert(1)>';
  const text = study.text.replace('Small study', `'${tag}</title><script>alert(1)</script>'`);
  await visit(port, asking('/api/studies', { ...study, text, id: 'tag', runs: 2, workers: 1 }));
  await atRest(port, 'tag');
  const said = await visit(port, request('GET', '/api/studies/tag/report'));
  const isThere = said.includes('&lt;img src=x');
  return `${statuses(said)}, ${isThere ? 'shown as text' : 'not shown'}, ${said.split(/<img|<script>alert/).length - 1} tags`;
}

/** Connections that say nothing, more than there may be; those that ask are answered all the while. */
async function silentFlood(port: number): Promise<string> {
  const more = 150;
  const silent = Array.from({ length: connectionLimits.waiting + more }, () => open(port, ''));
  let closed = 0;
  const enough = new Promise<void>((done) => {
    for (const socket of silent) {
      socket.resume().once('close', () => {
        closed++;
        if (closed === more) done();
      });
    }
  });
  const said = await Promise.all(
    Array.from({ length: 20 }, () => visit(port, request('GET', '/api/scenarios'))),
  );
  await enough;
  for (const socket of silent) socket.destroy();
  return `${counted(said)}; the oldest closed`;
}

async function brokenOff(port: number): Promise<string> {
  const text = asking('/api/environments', { text: 'x'.repeat(5000) }).slice(0, 3000);
  const left = Array.from({ length: 500 }, () => {
    const socket = open(port, text.replaceAll('OWN', `127.0.0.1:${port}`));
    return new Promise((done) => socket.once('close', done).once('connect', () => socket.resetAndDestroy()));
  });
  await Promise.all(left);
  return counted([await visit(port, request('GET', '/api/scenarios'))]);
}

/** Whoever asks is done speaking before the request is whole. */
async function halfRequest(port: number): Promise<string> {
  const socket = open(port, '');
  const said = heard(socket);
  socket.end('GET /api/sc');
  return `closed${statuses(await said)}`;
}

async function inOneBreath(port: number): Promise<string> {
  const one = request('GET', '/api/scenarios');
  const many = one.replace('Connection: close', 'Connection: keep-alive').repeat(999) + one;
  const said = statuses(await visit(port, many)).split(' ');
  return `${said.length} x ${[...new Set(said)].join()}`;
}

export const deeds: readonly Deed[] = [
  { name: '20 studies while one is made', does: studyFlood, safe: '20 x 429; first stopped' },
  { name: '12 environments', does: environmentFlood, safe: '8 x 201, 4 x 429' },
  { name: 'heights from an address of the network', does: heightsFetched, safe: '400, 0 visits' },
  { name: 'a plan from an address of the network', does: planFetched, safe: 'explained, 0 visits' },
  { name: 'a name that is a tag, in a report', does: tagInReport, safe: '200, shown as text, 0 tags' },
  {
    name: 'more silent connections than there may be',
    does: silentFlood,
    safe: '20 x 200; the oldest closed',
  },
  { name: '500 requests broken off in the middle', does: brokenOff, safe: '1 x 200' },
  { name: 'half a request, and the end of it', does: halfRequest, safe: 'closed' },
  { name: 'a thousand requests in one breath', does: inOneBreath, safe: '1000 x 200' },
];
