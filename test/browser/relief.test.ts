import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from './axe.ts';
import { openBrowser, openPage, until } from './browser.ts';
import { type Served, serve } from './serve.ts';

const site = join(import.meta.dirname, '..', '..', 'dist', 'web');
let browser: Browser;
let server: Served;

beforeAll(async () => {
  browser = await openBrowser();
  server = await serve(site, join(site, 'assets'));
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

describe('the 3D view', () => {
  it('is fetched only when asked for, stands up, stretches and lies down by keyboard, from this server alone', async () => {
    const { page, errors, foreign } = await openPage(browser, server.address, undefined, {
      reducedMotion: 'reduce',
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await until(page, "document.querySelectorAll('.scenario-card small')[2]?.textContent !== ''", 60);
    await page.locator('.scenario-card', { hasText: 'Quiet' }).click();
    await page.click('.second.look');
    await until(page, "document.querySelector('.coverage .settled') !== null", 60);
    expect(asked.filter((url) => url.includes('relief'))).toEqual([]);
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('v');
    await until(page, "document.querySelector('.map-canvas').dataset.relief === 'true'", 30);
    expect(asked.filter((url) => url.includes('relief')).length).toBe(1);
    await page.selectOption('.times select', '10');
    await page.waitForTimeout(2000);
    expect(await seriousFindings(page)).toEqual([]);
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('v');
    await until(page, "document.querySelector('.map-canvas').dataset.relief === undefined", 30);
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
    await page.context().close();
  });
});
