/** Chromium for the tests, and a page that notes what must not happen. */
import { type Browser, chromium, type Page } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
}

export interface WatchedPage {
  readonly page: Page;
  /** Errors on the console and uncaught ones. */
  readonly errors: string[];
  /** Requests to anywhere but the page's own server. */
  readonly foreign: string[];
}

export async function openPage(
  browser: Browser,
  address: string,
  size = { width: 1440, height: 900 },
  options: { reducedMotion?: 'reduce' | 'no-preference'; colorScheme?: 'dark' | 'light' } = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: size, colorScheme: 'dark', ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  const foreign: string[] = [];
  const origin = new URL(address).origin;
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('blob:') && !url.startsWith('data:')) foreign.push(url);
  });
  await page.goto(address);
  return { page, errors, foreign };
}

/** Wait until `test` holds in the page; polling, since the strict policy stops the usual way. */
export async function until(page: Page, test: string, seconds = 30): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    if (await page.evaluate(test)) return;
    await page.waitForTimeout(100);
  }
  throw new Error(`not reached within ${seconds} s: ${test}`);
}
