import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Coverage, measureCoverage } from '../../src/index.ts';
import { seriousFindings } from './axe.ts';
import { openBrowser, openPage, until, type WatchedPage } from './browser.ts';
import { compileHere, scenarioText } from './bundled-scenario.ts';
import { type Served, serve } from './serve.ts';

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
  const errors = opened?.errors ?? [];
  await opened?.page.context().close();
  opened = null;
  expect(errors, 'errors on the console').toEqual([]);
});

const settled = "document.querySelector('.coverage .settled') !== null";

/** The coverage tab of a bundled scenario that was chosen but not run. */
async function look(name: string, size = { width: 1280, height: 800 }): Promise<Page> {
  opened = await openPage(browser, server.address, size, { reducedMotion: 'reduce' });
  const { page } = opened;
  await until(page, "document.querySelectorAll('.scenario-card').length >= 3", 60);
  await page.locator('.scenario-card', { hasText: name }).click();
  await page.click('.second.look');
  await until(page, "document.querySelector('.coverage') !== null", 60);
  return page;
}

/** Cells of each asset's row as the table shows them, lists of names folded. */
async function cellsOf(page: Page): Promise<string[][]> {
  const script = `[...document.querySelectorAll('.coverage tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].map((cell) => (cell.querySelector('summary') ?? cell).textContent))`;
  return (await page.evaluate(script)) as string[][];
}

/** What they are by the engine. */
const cellsFrom = (found: Coverage): string[][] =>
  found.assets.map((row) => [
    String(row.radars.length),
    row.isTracked ? 'yes' : 'no',
    String(row.effectors.length),
  ]);

describe('the coverage tab', () => {
  it('shows for a scenario that was not run what the engine finds in Node', async () => {
    const page = await look('quiet');
    await until(page, settled, 60);
    expect(await page.textContent('.scenario')).toContain('not run');
    const found = measureCoverage(compileHere('quiet-sky.yaml'), { heights: [300], above: 'ground', rcs: 1 });
    expect(await cellsOf(page)).toEqual(cellsFrom(found));
    await until(page, "document.querySelector('.map-canvas')?.getAttribute('data-coverage') > '0'");
    const named = page.locator('.coverage tbody details').first();
    await named.locator('summary').focus();
    await page.keyboard.press('Enter');
    const names = await named.locator('li').allTextContents();
    const first = found.assets.find((row) => row.radars.length > 0)!;
    expect(names).toEqual(first.radars.map((layer) => found.layers[layer]!.name));
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('follows the keyboard: height, datum and cross-section, with the old picture kept until the new one is there', async () => {
    const page = await look('quiet');
    await until(page, settled, 60);
    await page.locator('.decade input[type=range]').first().focus();
    for (let press = 0; press < 30; press++) await page.keyboard.press('ArrowRight');
    expect(await page.locator('.stale tbody tr').count()).toBeGreaterThan(0);
    await until(page, settled, 60);
    const height = Number(await page.inputValue('.decade input[type=number]'));
    expect(height).toBeGreaterThan(2000);
    const found = measureCoverage(compileHere('quiet-sky.yaml'), {
      heights: [height],
      above: 'ground',
      rcs: 1,
    });
    expect(await cellsOf(page)).toEqual(cellsFrom(found));
    await page.getByText('above sea').click();
    await until(page, settled, 60);
    await page.locator('.decade input[type=number]').nth(1).fill('0.001');
    await page.keyboard.press('Enter');
    await until(page, settled, 60);
    expect(await page.locator('.decade input[type=range]').nth(1).getAttribute('aria-valuetext')).toContain(
      '0.001',
    );
  });

  it('says how far it is, and stops when told to', async () => {
    const page = await look('Western');
    await until(page, "(document.querySelector('.coverage progress')?.value ?? 0) > 0.05", 60);
    await page.click('.coverage .progress button');
    expect(await page.locator('.coverage progress').count()).toBe(0);
    await page.waitForTimeout(800);
    expect(await page.locator('.coverage tbody tr').count()).toBe(0);
    await page.getByRole('button', { name: 'Compute' }).click();
    await until(page, settled, 90);
    expect(await page.locator('.coverage tbody tr').count()).toBe(24);
  });

  it('takes a dropped file without running it, and fits a phone', async () => {
    opened = await openPage(
      browser,
      server.address,
      { width: 390, height: 844 },
      { reducedMotion: 'reduce' },
    );
    const { page } = opened;
    await page.setInputFiles('input[type=file]', {
      name: 'mine.yaml',
      mimeType: 'application/yaml',
      buffer: Buffer.from(scenarioText('quiet-sky.yaml')),
    });
    await until(page, "document.querySelector('.scenario-card em') !== null", 60);
    await page.click('.second.look');
    await until(page, settled, 60);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await seriousFindings(page)).toEqual([]);
  });
});
