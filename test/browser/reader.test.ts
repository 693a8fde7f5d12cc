import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from './axe.ts';
import { openBrowser, openPage, until, type WatchedPage } from './browser.ts';
import { writeParquetFolder } from './parquet-folder.ts';
import { type Served, serve } from './serve.ts';
import { syntheticRecord } from './synthetic-record.ts';

const site = join(import.meta.dirname, '..', '..', 'dist', 'web');
let folder = '';
let browser: Browser;
let server: Served;
let opened: WatchedPage | null = null;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sudarshan-reader-'));
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
  await opened?.page.context().close();
  opened = null;
  expect(errors, 'errors on the console').toEqual([]);
});

async function openRecord(): Promise<Page> {
  opened = await openPage(browser, `${server.address}?record=api/records/synthetic`, undefined, {
    reducedMotion: 'reduce',
  });
  const { page } = opened;
  await until(
    page,
    "document.querySelector('dialog') === null && document.querySelector('.headline') !== null",
    60,
  );
  return page;
}

async function command(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
}

describe('the reader of the page', () => {
  it('finds commands by typing: a leak, the other units, the language and back', async () => {
    const page = await openRecord();
    await page.keyboard.press('Control+k');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog').count()).toBe(0);
    await command(page, 'next leak');
    expect(await page.textContent('output.time')).not.toMatch(/^0:00/);
    await page.click('.layers summary');
    expect(await page.textContent('.layer-list details')).toContain('400 km');
    await command(page, 'nautical');
    expect(await page.textContent('.layer-list details')).toContain('216 NM');
    await command(page, 'हिन्दी');
    await until(page, "document.querySelector('#tab-outcome').textContent === 'परिणाम'");
    expect(await page.textContent('.notice')).toBe('अनुकरण, केवल अध्ययन के लिए');
    await page.click('#tab-leakers');
    expect(await page.locator('.leakers .why').first().textContent()).toMatch(/[\u0900-\u097f]/);
    expect(await seriousFindings(page)).toEqual([]);
    await command(page, 'English');
    await until(page, "document.querySelector('#tab-outcome').textContent === 'Outcome'");
  });

  it('sees the kill chain of one object and seeks along it', async () => {
    const page = await openRecord();
    await page.click('#tab-leakers');
    await page.locator('.leakers button').first().click();
    expect(await page.locator('.chain li').count()).toBe(6);
    expect(await page.textContent('.chain li:last-child')).toContain('Leaked');
    await page.locator('.chain li button').first().click();
    expect(await page.textContent('output.time')).toContain((await page.textContent('.chain li small'))!);
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('prints the map and the whole panel without the controls', async () => {
    const page = await openRecord();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.transport').isVisible()).toBe(false);
    expect(await page.locator('.headline').isVisible()).toBe(true);
    expect(await page.locator('.print-head .notice').isVisible()).toBe(true);
    expect(await page.textContent('.print-head')).toMatch(
      /seed\s*7.*Engine\s*0\.0\.0.*Record hash\s*[0-9a-f]{64}/,
    );
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    const paper = await page.evaluate("getComputedStyle(document.querySelector('.panel')).backgroundColor");
    expect(paper).toBe('rgb(255, 255, 255)');
  });

  it('prints every row of a list, not only those in view', async () => {
    const page = await openRecord();
    await page.click('#tab-engagements');
    const inView = await page.locator('.virtual .shot').count();
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('.virtual .shot').count()).toBeGreaterThan(inView);
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    await until(page, `document.querySelectorAll('.virtual .shot').length === ${inView}`);
  });

  it('marks moments and goes from one to the next', async () => {
    const page = await openRecord();
    const time = async (): Promise<string> =>
      ((await page.textContent('output.time')) ?? '').split('/')[0]!.trim();
    for (const moment of ['0:01', '0:03']) {
      while ((await time()) !== moment) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('b');
    }
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+b');
    expect(await time()).toBe('0:01');
    await page.keyboard.press('b');
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+b');
    expect(await time()).toBe('0:03');
  });

  it('saves the figures of a chart', async () => {
    const page = await openRecord();
    await page.click('#tab-charts');
    await until(page, "document.querySelectorAll('.chart canvas').length === 5");
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.chart .small').first().click(),
    ]);
    const rows = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(rows[0]).toMatch(/^"Time, s","Targets","Missiles"/);
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.at(-1)).toContain('study use only');
  });
});
