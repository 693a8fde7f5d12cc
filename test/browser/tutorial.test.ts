import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from './axe.ts';
import { openBrowser, openPage, until, type WatchedPage } from './browser.ts';
import { press, tabTo } from './keyboard.ts';
import { lostControls, movingThings, overflow } from './lost.ts';
import { writeParquetFolder } from './parquet-folder.ts';
import { type Served, serve } from './serve.ts';
import { syntheticRecord } from './synthetic-record.ts';
import { reach, STEPS, stepShown, stepsByKeyboard } from './tutorial-page.ts';

const site = join(import.meta.dirname, '..', '..', 'dist', 'web');
let folder = '';
let browser: Browser;
let server: Served;
let opened: WatchedPage | null = null;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sudarshan-tutorial-'));
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
  const { errors = [], foreign = [] } = opened ?? {};
  await opened?.page.context().close();
  opened = null;
  expect(errors, 'errors on the console').toEqual([]);
  expect(foreign, 'requests to elsewhere').toEqual([]);
});

const desktop = { width: 1440, height: 900 };
const ready = "document.querySelector('.map-canvas')?.dataset.ready === 'true'";

/** The page with the gallery open. */
async function openGallery(size = desktop): Promise<Page> {
  opened = await openPage(browser, server.address, size, { reducedMotion: 'reduce' });
  const { page } = opened;
  await until(page, "document.querySelectorAll('.scenario-card').length >= 12", 60);
  await until(page, ready, 90);
  return page;
}

/** The page with a record open, and the tutorial beside it. */
async function beginBesideRecord(size = desktop): Promise<Page> {
  opened = await openPage(browser, `${server.address}?record=api/records/synthetic`, size, {
    reducedMotion: 'reduce',
  });
  const { page } = opened;
  await until(page, `${ready} && document.querySelector('.headline') !== null`, 90);
  await press(page, 't');
  await reach(page, 1);
  return page;
}

const skip = async (page: Page, to: number): Promise<void> => {
  await page.locator('.tutorial-acts .second').nth(1).click();
  await reach(page, to);
};

describe('the tutorial', () => {
  it('is done from begin to end with the keyboard alone', async () => {
    const page = await openGallery();
    const scripts =
      "performance.getEntriesByType('resource').filter(({ name }) => /tutorial-/.test(name)).length";
    expect(await page.evaluate(scripts), 'is not in the first download').toBe(0);
    await tabTo(page, '.to-tutorial');
    await press(page, 'Enter');
    await reach(page, 1);
    expect(await page.evaluate("document.activeElement?.closest('.tutorial') !== null")).toBe(true);
    for (const [index, act] of stepsByKeyboard(page).entries()) {
      expect(await stepShown(page)).toBe(index + 1);
      await act();
      await reach(page, index + 1 === STEPS ? 0 : index + 2);
      expect(await page.textContent('.tutorial-host [role=status]')).not.toBe('');
    }
  });

  it('ticks nothing off that was not done', async () => {
    const page = await beginBesideRecord();
    for (let step = 1; step <= STEPS; step++) {
      expect(await page.locator('.tutorial-tasks .done').count(), `step ${step}`).toBe(0);
      await skip(page, step === STEPS ? 0 : step + 1);
    }
  });

  it('goes on where it was left, goes back, and starts again', async () => {
    const page = await beginBesideRecord();
    await skip(page, 2);
    await press(page, ' ');
    await until(page, "document.querySelectorAll('.tutorial-tasks .done').length === 1");
    await press(page, ' ');
    await page.locator('.tutorial-acts .icon').last().click();
    expect(await page.locator('.tutorial').count()).toBe(0);
    await page.goto(server.address);
    await until(page, "document.querySelector('.to-tutorial') !== null");
    expect(await page.textContent('.to-tutorial')).toMatch(/step 2 of 12/);
    await page.click('.to-tutorial');
    await reach(page, 2);
    expect(await page.locator('.tutorial-tasks .done').count()).toBe(1);
    expect(await page.textContent('.tutorial-hint')).toContain('Open a scenario and run it');
    await page.click('.tutorial-hint button');
    await reach(page, 1);
  });

  it('works in a browser that keeps nothing', async () => {
    opened = await openPage(browser, server.address, desktop, {
      reducedMotion: 'reduce',
      script: "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })",
    });
    const { page } = opened;
    await page.click('.to-tutorial');
    await reach(page, 1);
    await skip(page, 2);
    await page.locator('.tutorial-acts .icon').last().click();
    await page.click('.to-tutorial');
    await reach(page, 2);
  });

  it('is left and entered by its key, in the page and in a dialog, and holds no focus', async () => {
    const page = await beginBesideRecord();
    const inTutorial = "document.activeElement?.closest('.tutorial') !== null";
    await press(page, 't');
    expect(await page.evaluate(inTutorial)).toBe(false);
    await press(page, '?');
    await page.waitForSelector('dialog[open] .tutorial');
    await press(page, 't');
    expect(await page.evaluate(inTutorial)).toBe(true);
    await press(page, 't');
    expect(await page.evaluate(inTutorial)).toBe(false);
    await press(page, 't');
    for (let tab = 0; tab < 6; tab++) await press(page, 'Tab');
    expect(await page.evaluate(inTutorial)).toBe(false);
    await press(page, 'Escape');
    await page.waitForSelector('.tutorial-slot .tutorial');
  });

  it('points at what it talks about with a frame and a key, not by colour alone', async () => {
    const page = await beginBesideRecord();
    await skip(page, 2);
    await until(page, "document.querySelector('.tutorial-frame kbd')?.textContent === 'Space'");
    const frame = (await page.locator('.tutorial-frame').boundingBox())!;
    const play = (await page.locator('.transport .play').boundingBox())!;
    expect(frame.x).toBeLessThan(play.x);
    expect(frame.y).toBeLessThan(play.y);
    expect(frame.x + frame.width).toBeGreaterThan(play.x + play.width);
    const style = "getComputedStyle(document.querySelector('.tutorial-frame')).borderStyle";
    expect(await page.evaluate(style)).toBe('dashed');
  });
});

describe.each([
  { name: 'by night in English', prepare: async () => {} },
  {
    name: 'by day in Hindi',
    prepare: async (page: Page) => {
      await press(page, 'd', 'Control+k');
      await page.keyboard.type('हिन्दी');
      await press(page, 'Enter');
      await until(page, "document.documentElement.lang === 'hi'");
    },
  },
])('the tutorial $name', ({ prepare }) => {
  it('has no serious finding of axe in any step', async () => {
    const page = await beginBesideRecord();
    await prepare(page);
    for (let step = 1; step <= STEPS; step++) {
      expect(await seriousFindings(page), `step ${step}`).toEqual([]);
      await skip(page, step === STEPS ? 0 : step + 1);
    }
    expect(await seriousFindings(page), 'the end').toEqual([]);
    await press(page, 's');
    await page.waitForSelector('.studies .tutorial');
    expect(await seriousFindings(page), 'in a dialog').toEqual([]);
  });
});

describe.each([
  { name: 'a phone', size: { width: 390, height: 844 } },
  { name: 'a desktop at 200 %', size: { width: 720, height: 450 } },
])('the tutorial on $name', ({ size }) => {
  it('loses nothing in any step, folded or not, with reduced motion', async () => {
    const page = await beginBesideRecord(size);
    const look = async (state: string): Promise<void> => {
      expect(await overflow(page), state).toBeLessThanOrEqual(0);
      expect(await lostControls(page), state).toEqual([]);
      expect(await movingThings(page), state).toEqual([]);
    };
    for (let step = 1; step <= STEPS; step++) {
      await look(`step ${step}`);
      await skip(page, step === STEPS ? 0 : step + 1);
    }
    await look('the end');
    await press(page, '2');
    await look('with the panel up');
    await page.locator('.tutorial-acts .icon').first().click();
    await look('folded');
    await press(page, 'o');
    await page.waitForSelector('dialog[open] .tutorial');
    await look('in the gallery');
    await page.locator('.tutorial-acts .icon').first().click();
    await look('in the gallery, unfolded');
  });
});
