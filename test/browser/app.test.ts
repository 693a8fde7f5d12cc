import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from './axe.ts';
import { openBrowser, openPage, until, type WatchedPage } from './browser.ts';
import { hashHere } from './bundled-scenario.ts';
import { writeParquetFolder } from './parquet-folder.ts';
import { type Served, serve } from './serve.ts';
import { syntheticRecord } from './synthetic-record.ts';
import { longestTask } from './tasks.ts';

const root = join(import.meta.dirname, '..', '..');
const site = join(root, 'dist', 'web');
let folder = '';
let browser: Browser;
let server: Served;
let opened: WatchedPage | null = null;

beforeAll(async () => {
  if (!existsSync(join(site, 'index.html'))) throw new Error('dist/web is missing: run npm run build first');
  folder = mkdtempSync(join(tmpdir(), 'sudarshan-browser-'));
  await writeParquetFolder(join(folder, 'synthetic'), syntheticRecord());
  browser = await openBrowser();
  server = await serve(site, folder, ['synthetic']);
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

afterEach(async () => {
  const errors = opened?.errors ?? [];
  const foreign = opened?.foreign ?? [];
  await opened?.page.context().close();
  opened = null;
  expect(errors, 'errors on the console').toEqual([]);
  expect(foreign, 'requests to elsewhere').toEqual([]);
});

const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/** The page with the synthetic record open and the map painted, standing still. */
async function openRecord(size = desktop): Promise<Page> {
  const address = `${server.address}?record=api/records/synthetic`;
  opened = await openPage(browser, address, size, { reducedMotion: 'reduce' });
  const { page } = opened;
  await until(page, "document.querySelector('.map-canvas')?.getAttribute('data-ready') === 'true'", 90);
  await until(
    page,
    "document.querySelector('dialog') === null && document.querySelector('.headline') !== null",
  );
  return page;
}

const timeOf = async (page: Page): Promise<string> =>
  ((await page.locator('output.time').textContent()) ?? '').split('/')[0]!.trim();

describe('a record of the server', () => {
  it('is listed, opens with a click and shows its outcome', async () => {
    opened = await openPage(browser, server.address, desktop, { reducedMotion: 'reduce' });
    const { page } = opened;
    await page.click('.stored button');
    await until(page, "document.querySelector('.headline') !== null");
    expect(await page.textContent('.headline')).toContain('of 138 shot down');
    expect(await page.textContent('.notice')).toBe('Simulated, study use only');
    expect(await page.textContent('.attribution')).toContain('not authoritative');
  });

  it('plays, pauses, steps, changes speed and scrubs', async () => {
    const page = await openRecord();
    expect(await timeOf(page)).toBe('0:00');
    await page.keyboard.press('ArrowRight');
    expect(await timeOf(page)).toBe('0:01');
    await page.keyboard.press(' ');
    await until(page, "(document.querySelector('output.time')?.textContent ?? '') > '0:10'");
    await page.keyboard.press(' ');
    const paused = await timeOf(page);
    await page.waitForTimeout(600);
    expect(await timeOf(page)).toBe(paused);
    await page.keyboard.press('ArrowUp');
    expect(await page.inputValue('.speed select')).toBe('60');
    const box = (await page.locator('.timeline').boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + 20);
    expect(await timeOf(page)).toMatch(/^(9:59|10:0[01])$/);
    for (let press = 0; press < 8; press++) await page.keyboard.press('n');
    expect(Number.parseInt(await timeOf(page), 10)).toBeGreaterThanOrEqual(10);
    expect(await timeOf(page)).not.toBe('10:00');
    await page.keyboard.press('Home');
    expect(await timeOf(page)).toBe('0:00');
  });

  it('takes one from an event to its place and moment, and tells the story of the object', async () => {
    const page = await openRecord();
    const before = await page.getAttribute('.map-canvas', 'data-view');
    await page.click('#tab-events');
    await page.fill('.events input', 'reached');
    await until(page, "document.querySelectorAll('.event').length > 3");
    const said = (await page.locator('.event .sentence').nth(2).textContent())!;
    const when = (await page.locator('.event time').nth(2).textContent())!;
    expect(said).toMatch(/^wave-\d\/\w+-\d+ reached /);
    await page.locator('.event').nth(2).click();
    expect(await timeOf(page)).toBe(when);
    await page.waitForTimeout(1500);
    expect(await page.getAttribute('.map-canvas', 'data-view')).not.toBe(before);
    expect(await page.textContent('.card h2')).toBe(said.split(' ')[0]);
    expect(await page.locator('.card .story li').count()).toBeGreaterThan(1);
    await page.keyboard.press('Escape');
    expect(await page.locator('.card').count()).toBe(0);
  });

  it('names every leaker with its reason', async () => {
    const page = await openRecord();
    const counted = Number.parseInt((await page.textContent('.leak-count'))!, 10);
    await page.click('#tab-leakers');
    expect(await page.locator('.leakers li').count()).toBe(counted);
    for (const why of await page.locator('.leakers .why').allTextContents())
      expect(why.length).toBeGreaterThan(5);
  });

  it('draws the charts, the shots and the sources', async () => {
    const page = await openRecord();
    await page.click('#tab-charts');
    await until(page, "document.querySelectorAll('.chart canvas').length === 5");
    await page.click('#tab-engagements');
    expect(await page.locator('.virtual .shot').count()).toBeGreaterThan(5);
    await page.click('#tab-sources');
    expect(await page.textContent('.notice-text')).toContain('study use only');
  });

  it('seeks within 100 ms of the processor on the main thread', async () => {
    const page = await openRecord();
    await page.waitForTimeout(1000);
    const seek = `(async () => {
      const line = document.querySelector('.timeline');
      const box = line.getBoundingClientRect();
      for (let step = 1; step < 20; step++) {
        const clientX = box.left + (box.width * ((step * 7) % 20)) / 20;
        line.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY: box.top + 10, buttons: 1, bubbles: true }));
        await new Promise((done) => setTimeout(done, 30));
      }
    })()`;
    const worst = await longestTask(browser, page, async () => {
      await page.evaluate(seek);
    });
    expect(worst).toBeLessThan(100);
  });

  it('has no serious finding of axe in any tab, in either theme', async () => {
    const page = await openRecord();
    for (const tab of ['outcome', 'events', 'leakers', 'engagements', 'charts', 'coverage', 'sources']) {
      await page.click(`#tab-${tab}`);
      await page.waitForTimeout(200);
      expect(await seriousFindings(page), tab).toEqual([]);
    }
    await page.keyboard.press('d');
    await page.click('#tab-leakers');
    await page.locator('.leakers button').first().click();
    await page.waitForTimeout(300);
    expect(await seriousFindings(page), 'day, selection').toEqual([]);
    await page.keyboard.press('?');
    expect(await seriousFindings(page), 'help').toEqual([]);
  });

  it('fits a phone', async () => {
    const page = await openRecord(phone);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.click('#tab-events');
    await until(page, "document.querySelectorAll('.event').length > 2");
    expect(await seriousFindings(page)).toEqual([]);
    await page.click('.grip');
    expect(await page.locator('.tab-content').isVisible()).toBe(false);
  });
});

describe('a browser without WebGL', () => {
  it('is told so, and the panels work', async () => {
    opened = await openPage(browser, 'about:blank', desktop, { reducedMotion: 'reduce' });
    const { page, errors, foreign } = opened;
    await page.addInitScript(`
      const real = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
        return kind.startsWith('webgl') ? null : real.call(this, kind, ...rest);
      };
    `);
    await page.goto(`${server.address}?record=api/records/synthetic`);
    await until(
      page,
      "document.querySelector('.no-map') !== null && document.querySelector('.headline') !== null",
    );
    await page.click('#tab-leakers');
    expect(await page.locator('.leakers li').count()).toBeGreaterThan(3);
    errors.length = 0;
    foreign.length = 0;
  });
});

describe('the start dialog', () => {
  it('has no serious finding of axe', async () => {
    opened = await openPage(browser, server.address, desktop, { reducedMotion: 'reduce' });
    await until(
      opened.page,
      "[...document.querySelectorAll('.scenario-card small')].filter((each) => each.textContent).length >= 3",
      60,
    );
    expect(await seriousFindings(opened.page)).toEqual([]);
  });

  it('explains a broken file with line and column, and the page lives on', async () => {
    opened = await openPage(browser, server.address, desktop, { reducedMotion: 'reduce' });
    const { page } = opened;
    await until(
      page,
      "[...document.querySelectorAll('.scenario-card small')].filter((each) => each.textContent).length >= 3",
      60,
    );
    const text = readFileSync(join(root, 'library/scenarios/quiet-sky.yaml'), 'utf8').replace(
      'duration_s:',
      'duration_ss:',
    );
    await page.evaluate(`(() => {
      const files = new DataTransfer();
      files.items.add(new File([${JSON.stringify(text)}], 'broken.yaml'));
      document.querySelector('dialog').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true }));
    })()`);
    await until(page, "document.querySelectorAll('.problems li').length > 0");
    const line = text.split('\n').findIndex((each) => each.startsWith('duration_ss')) + 1;
    expect(await page.locator('.problems').textContent()).toContain(`${line}:1`);
    expect(await page.locator('.problems').textContent()).toContain('duration_s');
    expect(await page.locator('.primary').isDisabled()).toBe(true);
    await page.locator('.scenario-card', { hasText: 'Quiet sky' }).click();
    expect(await page.locator('.primary').isDisabled()).toBe(false);
  });
});

describe('Run here', () => {
  it('gives the bytes that Node gives, and nothing blocks the page', async () => {
    opened = await openPage(browser, server.address, desktop, { reducedMotion: 'reduce' });
    const { page } = opened;
    await until(
      page,
      "[...document.querySelectorAll('.scenario-card small')].filter((each) => each.textContent).length >= 3",
      60,
    );
    await page.locator('.scenario-card', { hasText: 'Quiet sky' }).click();
    await page.fill('.seed input', '5');
    await page.click('.primary');
    await until(page, "document.querySelector('.headline') !== null", 150);
    await page.click('#tab-sources');
    expect(await page.textContent('.sources')).toContain(hashHere('quiet-sky.yaml', 5));
  });

  it('can be cancelled', async () => {
    opened = await openPage(browser, server.address, desktop, { reducedMotion: 'reduce' });
    const { page } = opened;
    await until(
      page,
      "[...document.querySelectorAll('.scenario-card small')].filter((each) => each.textContent).length >= 3",
      60,
    );
    await page.click('.primary');
    await page.click('.progress button');
    expect(await page.locator('.primary').isVisible()).toBe(true);
    await page.waitForTimeout(1500);
    expect(await page.locator('.headline').count()).toBe(0);
  });
});

describe('the first download', () => {
  it('is at most 2 MB compressed', async () => {
    const sizes: number[] = [];
    const context = await browser.newContext({ viewport: desktop });
    const page = await context.newPage();
    page.on('response', async (response) => {
      const body = await response.body().catch(() => Buffer.alloc(0));
      sizes.push(gzipSync(body).byteLength);
    });
    await page.goto(server.address);
    await until(page, "document.querySelector('.map-canvas')?.getAttribute('data-ready') === 'true'", 90);
    await context.close();
    expect(sizes.length).toBeGreaterThan(5);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2_000_000);
  });
});
