/** Studies over HTTP, by the built server: the same hash, one at a time, and what is wrong explained. */
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outputWith, root, startSudarshan, sudarshan } from './sudarshan.ts';

const textOf = (name: string): string => readFileSync(join(root, 'test', 'contract', name), 'utf8');
const beside = ['small.yaml', 'plan-none.yaml', 'plan-more.yaml'];
const asked = {
  text: textOf('study.yaml'),
  files: beside.map((name) => ({ name, text: textOf(name) })),
};
let folder = '';
let address = '';
let server: ChildProcess;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sudarshan-api-'));
  server = startSudarshan(['serve', join(folder, 'runs'), '--port', '0']);
  address = /http:\S+/.exec(await outputWith(server, /http:\S+/))![0];
});
afterAll(() => {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a stranger's program would see
  readonly body: any;
}

/** One connection a question: one that was kept would be closed by the server while a command runs in between. */
async function ask(path: string, body?: object): Promise<Answer> {
  const headers = { connection: 'close' };
  const init = body
    ? {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }
    : { headers };
  const answer = await fetch(`${address}api${path}`, init);
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}

async function restOf(id: string): Promise<Answer['body']> {
  for (let tries = 0; tries < 400; tries++) {
    const { body } = await ask(`/studies/${id}`);
    if (!['running', 'stopping'].includes(body.state)) return body;
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error(`${id} does not come to rest`);
}

describe('a study over HTTP', () => {
  it('runs to the hash of the command line, with rows, summary, report and replay', async () => {
    const started = await ask('/studies', { ...asked, id: 'small', workers: 1 });
    expect(started.status, JSON.stringify(started.body)).toBe(201);
    expect(started.body).toMatchObject({ id: 'small', total: 12, cells: 2, runsPerCell: 6 });
    expect(await restOf('small')).toMatchObject({ state: 'done', done: 12, failure: '' });
    const study = join(root, 'test', 'contract', 'study.yaml');
    const byHand = sudarshan(['study', study, '--out', join(folder, 'by-hand'), '--json']);
    expect((await ask('/studies/small/summary')).body.hash).toBe(JSON.parse(byHand.out).hash);
    const { rows, total } = (await ask('/studies/small/rows?from=5')).body;
    expect([rows.length, total]).toEqual([7, 12]);
    expect((await ask('/studies/small/report')).body).toContain('Simulated, study use only');
    const scenario = (await ask('/studies/small/runs/1/7/scenario')).body;
    expect(scenario.schema).toBe('sudarshan/scenario/1');
    const replayed = await ask('/studies/small/replay', { cell: 1, seed: 7 });
    expect(replayed.status).toBe(201);
    const { header } = { header: (await ask(`/records/${replayed.body.record}/record.json`)).body };
    const all = (await ask('/studies/small/rows')).body.rows as {
      cell: number;
      seed: number;
      hash: string;
    }[];
    expect(header.hash).toBe(all.find((row) => row.cell === 1 && row.seed === 7)!.hash);
  });

  it('stops, is the only one, and goes on; a second of the same name is refused', async () => {
    const started = await ask('/studies', { ...asked, runs: 2000, id: 'long', workers: 1 });
    expect(started.status).toBe(201);
    expect((await ask('/studies', { ...asked, id: 'other' })).status).toBe(429);
    expect((await ask('/studies/small/resume', {})).status).toBe(429);
    expect((await ask('/studies/small/stop', {})).status).toBe(409);
    expect((await ask('/studies/long/stop', {})).body.state).toBe('stopping');
    expect((await restOf('long')).state).toBe('stopped');
    expect((await ask('/studies', { ...asked, id: 'long' })).status).toBe(409);
    expect((await ask('/studies/long/resume', { workers: 1 })).body.state).toBe('running');
    await ask('/studies/long/stop', {});
    await restOf('long');
    const { studies } = (await ask('/studies')).body;
    expect(studies.map((one: { id: string }) => one.id)).toEqual(['long', 'small']);
  });

  it('explains what is wrong with a study, and reads no file by a name that was sent', async () => {
    const broken = { ...asked, text: asked.text.replace('plan-more.yaml', '../../../etc/passwd') };
    const checked = await ask('/studies/check', broken);
    expect(checked.body.study).toBeNull();
    expect(checked.body.problems[0]).toMatchObject({ line: 4, path: 'plans.1' });
    expect(checked.body.problems[0].message).toContain('it was not sent');
    expect((await ask('/studies', broken)).status).toBe(400);
  });
});
