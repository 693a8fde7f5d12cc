/** The built app on the real server: it starts under the strict policy and asks nobody else. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRecord } from '../../node/record-store.ts';
import { prepareScenario, runScenario } from '../../node/run-scenario.ts';
import { type RunningServer, startServer } from '../../node/server.ts';

const root = join(import.meta.dirname, '..', '..');
let folder = '';
let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sudarshan-served-'));
  const prepared = await prepareScenario(join(root, 'test', 'contract', 'small.yaml'));
  const record = await runScenario(prepared.scenario!, 1, prepared.text, () => undefined);
  await writeRecord(join(folder, 'small'), record);
  server = await startServer({ records: folder, host: '127.0.0.1', port: 0, token: '' });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--ignore-gpu-blocklist',
    ],
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the served app', () => {
  it('starts without an error, breaks no policy and talks to its own server only', async () => {
    const page = await browser.newPage();
    const faults: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('request', (request) => asked.push(request.url()));
    page.on('response', (response) => {
      if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(server.address);
    for (let tries = 0; tries < 300 && !asked.some((url) => url.includes('/api/records')); tries++) {
      await page.waitForTimeout(100);
    }
    await page.waitForTimeout(2000);
    const text = await page.locator('body').textContent();
    expect(text).toMatch(/simulated/i);
    expect(asked.some((url) => url.includes('/api/records'))).toBe(true);
    expect(asked.filter((url) => !url.startsWith(server.address) && !/^(blob|data):/.test(url))).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('the app of a server beyond this machine', () => {
  it('brings the token from its address, which does not keep it, and says what is missing without one', async () => {
    const token = 'a-token-of-enough-letters';
    const beyond = await startServer({ records: folder, host: '0.0.0.0', port: 0, token });
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    try {
      const address = beyond.address.replace('0.0.0.0', '127.0.0.1');
      const page = await context.newPage();
      await page.goto(address);
      await page.waitForSelector('.failure', { timeout: 60_000 });
      expect(await page.textContent('.failure')).toContain('#token=');
      await page.goto('about:blank');
      await page.goto(`${address}#token=${token}`);
      await page.click('.stored button', { timeout: 60_000 });
      await page.waitForSelector('.headline', { timeout: 60_000 });
      expect(page.url()).not.toContain(token);
    } finally {
      await context.close();
      await beyond.close();
    }
  });
});
