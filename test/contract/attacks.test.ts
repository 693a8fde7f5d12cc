/** The list of attacks, against `sudarshan serve` as it is started by hand: none passes, and the server lives on. */
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRecord } from '../../node/record-store.ts';
import { sampleRecord } from '../sample-record.ts';
import { type Attack, asking, request, TOKEN } from './attacks/attack.ts';
import { atRest, deeds } from './attacks/deeds.ts';
import { names } from './attacks/names.ts';
import { orders, study } from './attacks/orders.ts';
import { hidden, paths } from './attacks/paths.ts';
import { sizes } from './attacks/sizes.ts';
import { waits } from './attacks/slow.ts';
import { tokens } from './attacks/tokens.ts';
import { statuses, visit } from './attacks/visit.ts';
import { wire } from './attacks/wire.ts';
import { outputWith, root, startSudarshan, sudarshan } from './sudarshan.ts';

const families: readonly (readonly [string, readonly Attack[]])[] = [
  ['names and origins', names],
  ['tokens', tokens],
  ['the protocol', wire],
  ['folders', paths],
  ['size', sizes],
  ['orders', orders],
];

let folder = '';
const programs: ChildProcess[] = [];
const ports = { here: 0, beyond: 0 };
const waited = new Map<string, Promise<string>>();

/** A folder with a record, and with things in and beside it that nobody may have. */
async function layOut(runs: string): Promise<void> {
  await writeRecord(join(runs, 'mine'), sampleRecord());
  await writeRecord(join(folder, 'away'), sampleRecord());
  writeFileSync(join(folder, hidden.file), JSON.stringify(hidden.treasure));
  writeFileSync(join(runs, 'mine', hidden.file), JSON.stringify(hidden.treasure));
  writeFileSync(join(runs, 'mine', 'plots.parquet'), 'damaged');
  symlinkSync(join(folder, 'away'), join(runs, 'away'));
  await writeRecord(join(runs, 'linked'), sampleRecord());
  rmSync(join(runs, 'linked', 'events.parquet'));
  symlinkSync(join(folder, hidden.file), join(runs, 'linked', 'events.parquet'));
  mkdirSync(join(runs, 'broken'));
  writeFileSync(join(runs, 'broken', 'record.json'), '{"format":"sudarshan/record/1","tables":[');
}

async function start(words: readonly string[]): Promise<number> {
  const program = startSudarshan(['serve', join(folder, 'runs'), '--port', '0', ...words]);
  programs.push(program);
  return Number(/http:\/\/[^/]*:(\d+)\//.exec(await outputWith(program, /http:\S+/))![1]);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sudarshan-attacks-'));
  await layOut(join(folder, 'runs'));
  ports.here = await start([]);
  ports.beyond = await start(['--host', '0.0.0.0', '--token', TOKEN]);
  for (const { name, does } of waits) waited.set(name, does(ports.beyond));
  await visit(ports.here, asking('/api/studies', { ...study, id: 'made', runs: 2, workers: 1 }));
  await atRest(ports.here, 'made');
});

afterAll(() => {
  for (const program of programs) program.kill();
  rmSync(folder, { recursive: true, force: true });
  const counts = [...families, ['many requests', deeds], ['waiting', waits]].map(
    ([family, list]) => `${family} ${list!.length}`,
  );
  const all = families.flatMap(([, list]) => list).length + deeds.length + waits.length;
  console.info(`${all} attacks: ${counts.join(', ')}`);
});

const good = request('GET', '/api/records', [`Authorization: Bearer ${TOKEN}`]);

async function expectLife(port: number): Promise<void> {
  const said = await visit(port, good);
  expect(statuses(said)).toBe('200');
  expect(said).toContain('"mine"');
}

/** What no answer may hold or lack, whatever was asked. */
function expectReserve(said: string): void {
  for (const secret of [hidden.treasure, 'root:x:', 'node:internal', root, folder])
    expect(said).not.toContain(secret);
  expect(said).not.toMatch(/^\s+at .*:\d+:\d+/m);
  expect(said).not.toMatch(/^(set-cookie|access-control-|x-powered-by|server):/im);
  for (const answer of said.split(/(?=HTTP\/1\.1 \d)/)) {
    if (!/^content-type:/im.test(answer)) continue;
    expect(answer).toMatch(/^x-content-type-options: nosniff\r$/im);
    expect(answer).toMatch(/^x-frame-options: DENY\r$/im);
    expect(answer).toMatch(/^referrer-policy: no-referrer\r$/im);
    expect(answer).toMatch(/^content-security-policy: default-src 'none';.*frame-ancestors 'none'/im);
    expect(answer).not.toMatch(/^content-security-policy:.*(unsafe-|\*|https?:)/im);
  }
}

describe.each(families)('an attack by %s', (_, list) => {
  it.each(list)('$name: $answers', async ({ sends, answers, says, on }) => {
    const port = on === 'beyond' ? ports.beyond : ports.here;
    const said = await visit(port, sends);
    expect(statuses(said)).toBe(answers);
    expectReserve(said);
    if (says) expect(said.slice(said.indexOf('\r\n\r\n') + 4)).toMatch(says);
    await expectLife(port);
  });
});

describe('an attack by many requests', () => {
  it.each(deeds)('$name: $safe', async ({ does, safe }) => {
    expect(await does(ports.here)).toBe(safe);
    await expectLife(ports.here);
  });
});

describe('an attack by waiting', () => {
  it.each(waits)('$name: $safe, and others are answered meanwhile', async ({ name, safe }) => {
    expect(await waited.get(name)).toBe(safe);
    await expectLife(ports.beyond);
  });
});

it('does not open to other machines without a token', () => {
  const { code, err } = sudarshan(['serve', folder, '--port', '0', '--host', '0.0.0.0']);
  expect(code).toBe(2);
  expect(err).toContain('--token');
});

describe('the server after all of it', () => {
  it('has written nothing but the studies that were asked for', async () => {
    expect(existsSync(join(folder, 'outside'))).toBe(false);
    const said = await visit(ports.here, request('GET', '/api/studies'));
    const { studies } = JSON.parse(said.slice(said.indexOf('{')));
    expect(studies.map(({ id }: { id: string }) => id)).toEqual(['first', 'made', 'tag']);
  });

  it.each([
    ['localhost', 'Host: localhost'],
    ['its address in the sixth version', 'Host: [::1]:8400'],
    ['its address', 'Host: OWN'],
  ])('knows itself as %s', async (_, host) => {
    const own = good.replace('Host: OWN', host);
    expect(statuses(await visit(ports.here, own))).toBe('200');
  });

  it('answers its own page, and programs that name no page', async () => {
    for (const headers of [['Origin: http://OWN'], ['Sec-Fetch-Site: same-origin'], []])
      expect(statuses(await visit(ports.here, request('GET', '/api/records', headers)))).toBe('200');
  });
});
