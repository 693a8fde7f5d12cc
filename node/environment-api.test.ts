import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createDesk, deskLimits, environmentAt, hasRoom, seat } from './environment-desk.ts';
import { prepareScenario, runScenario } from './run-scenario.ts';
import { createServerApp } from './server.ts';

const text = readFileSync('test/contract/small.yaml', 'utf8');
const app = createServerApp({ records: '.', host: '127.0.0.1', port: 8400, token: '' });
const own = { host: '127.0.0.1:8400', 'content-type': 'application/json' };

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = own) {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await app.request(path, { method, headers, ...init });
  const content = await answer.text();
  return { status: answer.status, body: content ? JSON.parse(content) : null };
}

async function opened(more: object = {}): Promise<string> {
  const { status, body } = await ask('POST', '/api/environments', { text, seed: 5, ...more });
  expect(status).toBe(201);
  expect(body.notice).toContain('Simulated');
  return `/api/environments/${body.id}`;
}

describe('an environment over HTTP', () => {
  it('without orders gives the record of an ordinary run', async () => {
    const address = await opened();
    expect((await ask('GET', `${address}/outcome`)).status).toBe(409);
    let answer = { isOver: false };
    while (!answer.isOver) answer = (await ask('POST', `${address}/step`, { ticks: 500 })).body;
    const { scenario } = await prepareScenario('test/contract/small.yaml');
    const record = await runScenario(scenario!, 5, text, () => {});
    const { body } = await ask('GET', `${address}/outcome`);
    expect(body.hash).toBe(record.header.hash);
    expect((await ask('DELETE', address)).status).toBe(204);
    expect((await ask('GET', address)).status).toBe(404);
  });

  it('starts again at a reset, and answers orders with their reasons', async () => {
    const address = await opened({ decider: 'asked-only' });
    await ask('POST', `${address}/step`, { ticks: 40 });
    expect((await ask('GET', address)).body.timeS).toBe(20);
    expect((await ask('POST', `${address}/reset`, { seed: 6 })).body.timeS).toBe(0);
    const orders = [{ track: 7, fireUnit: 0, effector: 0 }];
    const { body } = await ask('POST', `${address}/step`, { orders });
    expect(body.answers).toEqual([{ track: 7, verdict: 'refused', reason: 'no-threat' }]);
    await ask('DELETE', address);
  });

  it('is refused a step while another is under way, so that the order of steps is never in doubt', async () => {
    const address = await opened();
    const answers = await Promise.all([
      ask('POST', `${address}/step`, { ticks: 100 }),
      ask('POST', `${address}/step`, { ticks: 100 }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await ask('DELETE', address);
  });

  it.each([
    ['POST', '/api/environments', {}, 400],
    ['POST', '/api/environments', { text: 'name: x' }, 400],
    ['POST', '/api/environments', { text: 'x', ticks: 1 }, 400],
    ['POST', '/api/environments/nothing/step', { ticks: 1 }, 404],
    ['POST', '/api/environments/nothing/step', { ticks: 1e9 }, 400],
    ['POST', '/api/environments/nothing/reset', { seed: -1 }, 400],
  ])('%s %s with %.60j is refused', async (method, path, body, status) => {
    const answer = await ask(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toBeTruthy();
  });
});

describe('the desk', () => {
  it('has so many seats and no more, and frees one that nobody asked for in a while', async () => {
    let now = 0;
    const desk = createDesk(() => now);
    const { scenario } = await prepareScenario('test/contract/small.yaml');
    const ids = [];
    for (; hasRoom(desk); now++) ids.push(seat(desk, scenario!, 1, {}).id);
    expect(ids.length).toBe(deskLimits.environments);
    now = deskLimits.idle;
    expect(environmentAt(desk, ids.at(-1)!)).not.toBeNull();
    expect(hasRoom(desk)).toBe(false);
    now = deskLimits.idle + 1;
    expect(hasRoom(desk)).toBe(true);
    expect(environmentAt(desk, ids[0]!)).toBeNull();
  });
});
