/** Files that people drop on the page: what is wrong with them is explained, heights are taken, and the page lives on. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { prepareScenario, runScenario } from '../../node/run-scenario.ts';
import { hills } from '../hills.ts';
import { seriousFindings } from './axe.ts';
import { openBrowser, openPage, until, type WatchedPage } from './browser.ts';
import { drop, type GivenFile } from './given-file.ts';
import { type Served, serve } from './serve.ts';

const root = join(import.meta.dirname, '..', '..');
const small = readFileSync(join(root, 'test/contract/small.yaml'), 'utf8');
const cards =
  "[...document.querySelectorAll('.scenario-card small')].filter((each) => each.textContent).length >= 3";
const told = "document.querySelectorAll('.problems li, .failure').length > 0";
let folder = '';
let browser: Browser;
let server: Served;
let opened: WatchedPage | null = null;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sudarshan-given-'));
  browser = await openBrowser();
  server = await serve(join(root, 'dist', 'web'), folder);
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

afterEach(async () => {
  const errors = opened?.errors ?? [];
  await opened?.page.context().close();
  opened = null;
  expect(errors, 'errors on the console').toEqual([]);
});

async function openGallery(size = { width: 1440, height: 900 }): Promise<Page> {
  opened = await openPage(browser, server.address, size, { reducedMotion: 'reduce' });
  await until(opened.page, cards, 60);
  return opened.page;
}

const broken = (old: string, now: string): string => small.replace(old, now);

/** What is dropped, and what the page must say of it. */
const malformed: readonly (readonly [what: string, file: GivenFile, says: readonly string[]])[] = [
  [
    'nothing at all',
    { name: 'empty.yaml', bytes: '' },
    ['1:1', 'empty file', 'schema: sudarshan/scenario/1'],
  ],
  [
    'a picture',
    { name: 'map.png', bytes: new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0]) },
    ['1:1', 'binary data', 'UTF-8'],
  ],
  [
    'a table of a record',
    { name: 'events.parquet', bytes: new Uint8Array([80, 65, 82, 49, 21, 4, 21, 0, 255, 254]) },
    ['binary data', 'UTF-8'],
  ],
  [
    'a damaged header of a record',
    { name: 'record.json', bytes: '{"format": "sudarshan/record/1", "tables": [' },
    ['1:', 'valid YAML expected', 'bracket'],
  ],
  ['six megabytes', { name: 'huge.yaml', bytes: 'x'.repeat(6_000_000) }, ['larger than 5 MB']],
  [
    'two million numbers',
    { name: 'long.yaml', bytes: `name: x\nlist: [${'1,'.repeat(2_000_000)}1]` },
    ['2:', 'at most 1000000 words', 'split the file'],
  ],
  [
    'a bracket that is not closed',
    { name: 'a.yaml', bytes: broken('{ relief: bundled }', '{ relief:') },
    ['valid YAML expected'],
  ],
  ['two documents', { name: 'a.yaml', bytes: `${small}---\n${small}` }, ['one document expected', '---']],
  [
    'an unknown key',
    { name: 'a.yaml', bytes: broken('step_s:', 'stepp_s:') },
    ['9:1', 'stepp_s', 'did you mean step_s'],
  ],
  [
    'a key twice',
    { name: 'a.yaml', bytes: broken('step_s: 0.5', 'step_s: 0.5\nstep_s: 1') },
    ['10:1', 'a second one found'],
  ],
  [
    'a number as a word',
    { name: 'a.yaml', bytes: broken('duration_s: 420', 'duration_s: seven') },
    ['8:13', 'number expected'],
  ],
  [
    'a place off the Earth',
    { name: 'a.yaml', bytes: broken('lat_deg: 26.2511', 'lat_deg: 126.2511') },
    ['lat_deg', '90'],
  ],
  [
    'a raid without end',
    { name: 'a.yaml', bytes: broken('count: 8', 'count: 1000000000') },
    ['count', 'at most'],
  ],
  [
    'an unknown system',
    { name: 'a.yaml', bytes: broken('system: mrsam', 'system: mrsan') },
    ['mrsan', 'did you mean mrsam'],
  ],
  [
    'a thousand million laughs',
    {
      name: 'a.yaml',
      bytes: [
        'b0: &b0 ha',
        ...Array.from({ length: 9 }, (_, i) => `b${i + 1}: &b${i + 1} [${Array(9).fill(`*b${i}`)}]`),
      ].join('\n'),
    },
    ['2:', 'alias', 'write the value out'],
  ],
  ['a hundred thousand brackets', { name: 'a.yaml', bytes: '['.repeat(100_000) }, ['nesting of at most 64']],
  [
    'the prototype of all objects',
    { name: 'a.yaml', bytes: `__proto__: {admin: true}\n${small}` },
    ['1:1', '__proto__'],
  ],
  [
    'a tag as a name',
    {
      name: '<img src=x onerror=alert(1)>.yaml',
      bytes: broken('name: Small raid', 'name: "<img src=x onerror=alert(1)>"\nnam: 1'),
    },
    ['nam'],
  ],
];

describe('a malformed file', () => {
  it('of any kind is explained with its place and what to do, and the page lives on', async () => {
    const page = await openGallery();
    for (const [index, [what, file, says]] of malformed.entries()) {
      await drop(page, [file]);
      await until(page, told, 60);
      const said = (await page.locator('.problems, .failure').allTextContents()).join(' ');
      for (const word of says) expect(said, what).toContain(word);
      expect(await page.locator('dialog img').count(), what).toBe(0);
      // another one each time: choosing what is chosen already says nothing
      await page.locator('.scenario-card', { hasText: ['Quiet sky', 'Crowded sky'][index % 2]! }).click();
      await until(page, `!(${told})`);
      expect(await page.locator('.primary').isDisabled(), what).toBe(false);
    }
    await drop(page, [{ name: 'small.yaml', bytes: small }]);
    await until(page, "document.querySelector('.scenario-card.chosen b')?.textContent === 'Small raid'");
    await page.click('.primary');
    await until(page, "document.querySelector('.headline') !== null", 120);
    console.info(`${malformed.length} kinds of malformed files explained`);
  });
});

/** A tile of 1201 x 1201 heights, named by its corner. */
function tile(): Uint8Array {
  const heights = new DataView(new ArrayBuffer(2 * 1201 * 1201));
  for (let at = 0; at < 1201 * 1201; at++) heights.setInt16(2 * at, 150 + (at % 50));
  return new Uint8Array(heights.buffer);
}

const over = (file: string): string => broken('{ relief: bundled }', `{ file: ${file} }`);

/** The hash that the command line gives. */
async function hashOnDisk(text: string, files: readonly GivenFile[]): Promise<string> {
  for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
  writeFileSync(join(folder, 'scenario.yaml'), text);
  const { scenario, problems } = await prepareScenario(join(folder, 'scenario.yaml'));
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return (await runScenario(scenario!, 1, text, () => undefined)).header.hash;
}

async function runShown(page: Page): Promise<string> {
  await until(page, "document.querySelector('.primary')?.disabled === false", 60);
  await page.click('.primary');
  return shownHash(page);
}

/** What the sources tab says of the run that ends next. */
async function shownHash(page: Page): Promise<string> {
  await until(
    page,
    "document.querySelector('dialog') === null && document.querySelector('.headline') !== null",
    120,
  );
  await page.click('#tab-sources');
  return (await page.textContent('.sources'))!;
}

describe('heights of one own', () => {
  it('are asked for by name where they are missing, taken when chosen, and give the hash of the command line', async () => {
    const page = await openGallery();
    const text = over('heights/hills.tif');
    await drop(page, [{ name: 'own.yaml', bytes: text }]);
    await until(page, "document.querySelector('.heights-choice') !== null", 60);
    const line = text.split('\n').findIndex((one) => one.startsWith('terrain:')) + 1;
    expect(await page.textContent('.problems')).toContain(`${line}:`);
    expect(await page.textContent('.problems')).toContain('drop hills.tif on the page');
    expect(await page.textContent('.heights-choice')).toContain('hills.tif');
    expect(await page.locator('.primary').isDisabled()).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
    await page.setInputFiles('.heights-choice input', {
      name: 'plains.tif',
      mimeType: 'image/tiff',
      buffer: Buffer.from(hills('packed')),
    });
    await until(
      page,
      "document.querySelector('.heights-choice small')?.textContent.includes('plains.tif')",
      60,
    );
    await page.setInputFiles('.heights-choice input', {
      name: 'hills.tif',
      mimeType: 'image/tiff',
      buffer: Buffer.from(hills('packed')),
    });
    await until(page, "document.querySelector('.heights-choice') === null", 60);
    const onDisk = await hashOnDisk(text.replace('heights/', ''), [
      { name: 'hills.tif', bytes: hills('packed') },
    ]);
    expect(await runShown(page)).toContain(onDisk);
    await page.click('#tab-coverage');
    await until(page, "document.querySelectorAll('.coverage-assets li, .coverage table tr').length > 0", 60);
  });

  it.each([
    ['a GeoTIFF', [{ name: 'plain.tif', bytes: hills('plain') }]],
    ['a packed tile', [{ name: 'N26E073.hgt.gz', bytes: gzipSync(tile()) }]],
  ])('may be dropped together with the scenario: %s', async (_, files) => {
    const page = await openGallery();
    const text = over(files[0]!.name);
    await drop(page, [...files, { name: 'own.yaml', bytes: text }]);
    await until(page, "document.querySelector('.scenario-card.chosen b')?.textContent === 'Small raid'", 60);
    expect(await page.locator('.problems .error').count()).toBe(0);
    expect(await runShown(page)).toContain(await hashOnDisk(text, files));
  });

  it('that are damaged, or lie elsewhere, are explained at their line, and may be given again', async () => {
    const page = await openGallery();
    const text = over('hills.tif');
    const sound = hills('plain');
    await drop(page, [
      { name: 'own.yaml', bytes: text },
      { name: 'hills.tif', bytes: sound.subarray(0, 5000) },
    ]);
    await until(page, told, 60);
    expect(await page.textContent('.problems')).toContain('the file is truncated');
    await drop(page, [{ name: 'hills.tif', bytes: sound }]);
    await until(page, `!(${told})`, 60);
    expect(await page.locator('.primary').isDisabled()).toBe(false);
  });

  it('are asked for in the editor too, and its run stands on them', async () => {
    const page = await openGallery();
    const text = over('hills.tif');
    await drop(page, [{ name: 'own.yaml', bytes: text }]);
    await until(page, "document.querySelector('.heights-choice') !== null", 60);
    await page.click('.edit');
    await until(page, "document.querySelector('.draft-problems .heights-choice') !== null", 60);
    await page.setInputFiles('.draft-problems .heights-choice input', {
      name: 'hills.tif',
      mimeType: 'image/tiff',
      buffer: Buffer.from(hills('plain')),
    });
    await until(page, "document.querySelector('.run-draft .primary')?.disabled === false", 60);
    await page.click('.run-draft .primary');
    expect(await shownHash(page)).toContain(
      await hashOnDisk(text, [{ name: 'hills.tif', bytes: hills('plain') }]),
    );
  });
});
