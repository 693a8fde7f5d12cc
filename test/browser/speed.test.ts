/** What keeps the page fast, in counts that are the same on every machine; the clock's figures are printed by bench/page.ts. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, until } from './browser.ts';
import { crowdedRecord } from './crowded-record.ts';
import { countGlWork, glWork } from './gl-work.ts';
import { longestOfRun, scriptOfPlaying } from './page-speed.ts';
import { writeParquetFolder } from './parquet-folder.ts';
import { type Served, serve } from './serve.ts';

const site = join(import.meta.dirname, '..', '..', 'dist', 'web');
let folder = '';
let browser: Browser;
let server: Served;
let page: Page | null = null;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sudarshan-speed-'));
  await writeParquetFolder(join(folder, 'crowd'), crowdedRecord());
  browser = await openBrowser();
  server = await serve(site, folder, ['crowd']);
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

afterEach(async () => {
  await page?.context().close();
  page = null;
});

async function blank(): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  return page;
}

const html = readFileSync(join(site, 'index.html'), 'utf8');
/** What the page itself names, and so what its first paint may wait for. */
const named = [...html.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, path]) => path!);

describe('the first paint', () => {
  it('waits for modules and one style sheet of the page, at most 700 kB packed, and no script stops the reading', () => {
    expect(named.length).toBe([...html.matchAll(/(?:src|href)=/g)].length);
    expect(named.filter((path) => path.endsWith('.css'))).toHaveLength(1);
    for (const [tag] of html.matchAll(/<script[^>]*>/g)) expect(tag).toMatch(/type="module".* src=/);
    const bytes = named.reduce((sum, path) => sum + gzipSync(readFileSync(join(site, path))).length, 0);
    expect(bytes).toBeLessThan(700_000);
  });

  it('comes though nothing else ever arrives: no map, no scenario, no record, no heights', async () => {
    const fresh = await blank();
    const withheld: string[] = [];
    await fresh.route('**/*', (route) => {
      const path = new URL(route.request().url()).pathname.slice(1);
      if (path === '' || named.includes(path)) return route.continue();
      withheld.push(path);
      return undefined;
    });
    await fresh.goto(server.address, { waitUntil: 'commit' });
    await until(fresh, "performance.getEntriesByType('paint').length === 2", 60);
    expect(await fresh.textContent('body')).toContain('Simulated, study use only');
    expect(withheld.length).toBeGreaterThan(0);
    const blocking = await fresh.evaluate(
      "performance.getEntriesByType('resource').filter((one) => one.renderBlockingStatus === 'blocking').map((one) => one.name)",
    );
    expect(blocking).toEqual([expect.stringMatching(/\.css$/)]);
  });
});

/** Four corners of three places, three more, four of look and a colour of four bytes: web/map/quads.ts. */
const bytesOfQuad = 4 * (12 + 12 + 16 + 4);
/** Of the crowd: an icon, a trail and an ellipse for each of 500, plots of a scan, lines of shots; the map itself stands still. */
const mostQuads = 7000;

describe('500 objects, 20 rings and 1,000 plots a scan', () => {
  it('are drawn without instances, in few calls and few bytes a frame', async () => {
    const fresh = await blank();
    await countGlWork(fresh);
    await fresh.goto(`${server.address}?record=api/records/crowd`);
    await until(fresh, "document.querySelector('.map-canvas')?.getAttribute('data-ready') === 'true'", 90);
    await until(
      fresh,
      "document.querySelector('dialog') === null && document.querySelector('.headline') !== null",
    );
    await fresh.waitForTimeout(3000);
    const frames = await glWork(fresh, async () => {
      for (let step = 0; step < 20; step++) {
        await fresh.keyboard.press('ArrowRight');
        await fresh.waitForTimeout(100);
      }
    });
    const most = (of: 'draws' | 'instanced' | 'bytes'): number =>
      Math.max(...frames.map((frame) => frame[of]));
    console.info(`a frame: ${most('draws')} draws, ${most('instanced')} instanced, ${most('bytes')} bytes`);
    expect(frames.length).toBeGreaterThan(5);
    expect(most('instanced')).toBe(0);
    expect(most('draws')).toBeLessThanOrEqual(3);
    expect(most('bytes')).toBeLessThanOrEqual(mostQuads * bytesOfQuad);
  });

  it('take at most 8 ms of the processor for script in 95 of 100 frames', async () => {
    expect(await scriptOfPlaying(browser, `${server.address}?record=api/records/crowd`)).toBeLessThan(8);
  });
});

describe('a run of the default scenario in the tab', () => {
  it('keeps no task of the main thread at work for 50 ms', async () => {
    expect(await longestOfRun(browser, server.address)).toBeLessThan(50);
  });
});
