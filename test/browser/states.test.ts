/** Every page and state of the app outside the editor and the tutorial, which have walks of their own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from './axe.ts';
import { openBrowser, openPage, until, type WatchedPage } from './browser.ts';
import { press } from './keyboard.ts';
import { lostControls, movingThings, overflow } from './lost.ts';
import { writeParquetFolder } from './parquet-folder.ts';
import { type Served, serve } from './serve.ts';
import { syntheticRecord } from './synthetic-record.ts';

const site = join(import.meta.dirname, '..', '..', 'dist', 'web');
let folder = '';
let browser: Browser;
let server: Served;
let opened: WatchedPage | null = null;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sudarshan-states-'));
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

interface Look {
  readonly name: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly deviceScaleFactor: number;
  readonly theme: 'night' | 'day';
  readonly language: 'en' | 'hi';
}

const ready = "document.querySelector('.map-canvas')?.dataset.ready === 'true'";
const headline = "document.querySelector('.headline') !== null";

async function open({ size, deviceScaleFactor, theme, language }: Look, query = ''): Promise<Page> {
  const script = `localStorage.setItem('sudarshan.theme', '${theme}'); localStorage.setItem('sudarshan.language', '${language}')`;
  opened = await openPage(browser, `${server.address}${query}`, size, {
    reducedMotion: 'reduce',
    deviceScaleFactor,
    script,
  });
  const { page } = opened;
  page.setDefaultTimeout(20_000);
  await until(page, `${ready} && document.documentElement.lang === '${language}'`, 90);
  return page;
}

/** Nothing serious by axe, nothing lost at this size, nothing that moves. */
async function isSound(page: Page, state: string): Promise<void> {
  expect(await movingThings(page), `${state}: moving`).toEqual([]);
  expect(await seriousFindings(page), `${state}: axe`).toEqual([]);
  expect(await overflow(page), `${state}: overflow`).toBeLessThanOrEqual(0);
  expect(await lostControls(page), `${state}: lost`).toEqual([]);
}

const tabs = ['outcome', 'events', 'leakers', 'engagements', 'charts', 'coverage', 'sources'];
const onPage = (page: Page): Promise<void> => page.evaluate('document.activeElement.blur()');

describe.each<Look>([
  {
    name: 'a desktop by night',
    size: { width: 1440, height: 900 },
    deviceScaleFactor: 1,
    theme: 'night',
    language: 'en',
  },
  {
    name: 'a desktop by day in Hindi',
    size: { width: 1440, height: 900 },
    deviceScaleFactor: 1,
    theme: 'day',
    language: 'hi',
  },
  {
    name: 'a desktop at 200 %',
    size: { width: 720, height: 450 },
    deviceScaleFactor: 2,
    theme: 'day',
    language: 'en',
  },
  {
    name: 'a phone by night in Hindi',
    size: { width: 390, height: 844 },
    deviceScaleFactor: 1,
    theme: 'night',
    language: 'hi',
  },
])('on $name', (look) => {
  it('the gallery, a running scenario and a broken file are sound', async () => {
    const page = await open(look);
    await until(
      page,
      "[...document.querySelectorAll('.scenario-card small')].filter((each) => each.textContent).length >= 12",
      60,
    );
    await isSound(page, 'gallery');
    await page.click('.start-row .primary');
    await page.waitForSelector('.start-row progress');
    await isSound(page, 'running');
    await page.click('.start-row .progress button');
    await page.setInputFiles('dialog input[type=file]', {
      name: 'broken.yaml',
      mimeType: 'application/yaml',
      buffer: Buffer.from('schema: sudarshan/scenario/1\nname: broken\nduration_ss: 5\n'),
    });
    await page.waitForSelector('.problems li');
    await page.locator('.problems h3').waitFor();
    const seen = "document.querySelector('.problems').getBoundingClientRect().top < innerHeight - 40";
    expect(await page.evaluate(seen), 'the problems are in view').toBe(true);
    await isSound(page, 'broken file');
  });

  it('every tab, the card, 3D, the palette, the sheet and the printed page are sound', async () => {
    const page = await open(look, '?record=api/records/synthetic');
    await until(page, headline, 60);
    await isSound(page, 'map');
    for (const tab of tabs) {
      await page.click(`#tab-${tab}`);
      if (tab === 'charts') await page.waitForSelector('.chart canvas');
      await isSound(page, tab);
    }
    await page.click('#tab-leakers');
    await page.locator('.leakers button').first().click();
    await page.waitForSelector('.card .chain');
    await isSound(page, 'card');
    await onPage(page);
    await press(page, 'v');
    await until(page, "document.querySelector('.map-canvas').dataset.relief === 'true'", 30);
    await isSound(page, '3D');
    await press(page, 'v', '?');
    await page.waitForSelector('.help');
    await isSound(page, 'sheet of keys');
    await press(page, 'Escape', 'Control+k');
    await page.waitForSelector('.find');
    await isSound(page, 'palette');
    await press(page, 'Escape');
    const theme = 'document.documentElement.dataset.theme';
    await page.evaluate(`window.print = () => { document.title = ${theme}; }`);
    await onPage(page);
    await press(page, 'Control+p');
    await until(page, "document.title === 'day'");
    await until(page, `${theme} === '${look.theme}'`);
  });

  it('a study is sound while it is chosen, runs, and rests', async () => {
    const page = await open(look);
    await page.click('.to-studies');
    await page.waitForSelector('.studies .scenario-card');
    await isSound(page, 'choice');
    await page.fill('.studies .seed input >> nth=0', '2');
    await page.click('.studies .primary');
    await page.waitForSelector('.standings', { timeout: 60_000 });
    await isSound(page, 'running');
    await until(page, "document.querySelector('.study-hash') !== null", 150);
    for (const tab of ['estimates', 'compare', 'runs', 'report']) {
      await page.click(`#study-tab-${tab}`);
      await isSound(page, `study ${tab}`);
    }
  });
});

describe('with reduced motion', () => {
  it('the map is at its place at once, and a run that opens stands still', async () => {
    const page = await open(
      {
        name: '',
        size: { width: 1440, height: 900 },
        deviceScaleFactor: 1,
        theme: 'night',
        language: 'en',
      },
      '?record=api/records/synthetic',
    );
    await until(page, headline, 60);
    expect(await page.getAttribute('.play', 'aria-label')).toBe('Play');
    await page.click('#tab-leakers');
    const frames = await page.evaluate(`(async () => {
      const map = document.querySelector('.map-canvas');
      const before = map.dataset.view;
      document.querySelector('.leakers button').click();
      for (let frame = 1; frame <= 100; frame++) {
        await new Promise(requestAnimationFrame);
        if (map.dataset.view !== before) return frame;
      }
      return 0;
    })()`);
    expect(frames).toBeGreaterThan(0);
    expect(frames).toBeLessThan(6);
  });
});
