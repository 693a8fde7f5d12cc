import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from './axe.ts';
import { openBrowser, openPage, until, type WatchedPage } from './browser.ts';
import { press, tabTo } from './keyboard.ts';
import { type Served, serve } from './serve.ts';
import { reach, stepShown, stepsByKeyboard } from './tutorial-page.ts';

const site = join(import.meta.dirname, '..', '..', 'dist', 'web');
let browser: Browser;
let server: Served;
let opened: WatchedPage | null = null;

beforeAll(async () => {
  browser = await openBrowser();
  server = await serve(site, join(site, 'assets'));
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

afterEach(async () => {
  const { errors = [], foreign = [] } = opened ?? {};
  await opened?.page.context().close();
  opened = null;
  expect(errors, 'errors on the console').toEqual([]);
  expect(foreign, 'requests to elsewhere').toEqual([]);
});

const desktop = { width: 1440, height: 900 };
const english = { theme: 'theme', print: 'print' };

/** The page with the tutorial open at its first step, by the keyboard. */
async function begin(size = desktop): Promise<Page> {
  opened = await openPage(browser, server.address, size, { reducedMotion: 'reduce' });
  const { page } = opened;
  await until(page, "document.querySelectorAll('.scenario-card').length >= 12", 60);
  await until(page, "document.querySelector('.map-canvas')?.dataset.ready === 'true'", 90);
  await tabTo(page, '.to-tutorial');
  await press(page, 'Enter');
  await reach(page, 1);
  return page;
}

describe('the tutorial', () => {
  it('is done from begin to end with the keyboard alone', async () => {
    const page = await begin();
    const acts = stepsByKeyboard(page, english);
    for (const [index, act] of acts.entries()) {
      expect(await stepShown(page)).toBe(index + 1);
      await act();
      await reach(page, index + 2 > acts.length ? 0 : index + 2);
    }
  });
});
