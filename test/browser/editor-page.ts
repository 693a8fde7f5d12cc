/** The scenario editor as a user meets it: opening, reading its text, saving. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openPage, until, type WatchedPage } from './browser.ts';

export const root = join(import.meta.dirname, '..', '..');
export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

/** A scenario of a few seconds of work, with a comment to be kept. */
export const smallText = `# a comment at the top\n${readFileSync(join(root, 'test/contract/small.yaml'), 'utf8')}`;

const drawn =
  "document.querySelector('.map-canvas')?.dataset.sketch === 'true' && document.querySelectorAll('.sign-button').length > 2";

/** Choose a file in the start dialog and press Edit. */
export async function editFile(page: Page, text: string, name = 'mine.yaml'): Promise<void> {
  await until(page, "document.querySelectorAll('.scenario-card').length >= 3", 60);
  await page.setInputFiles('dialog input[type=file]', {
    name,
    mimeType: 'application/yaml',
    buffer: Buffer.from(text),
  });
  await until(page, "document.querySelector('.scenario-card em') !== null", 60);
  await page.click('.start-row .edit');
}

/** The page with the small scenario in the editor and its signs on the map. */
export async function openEditor(browser: Browser, address: string, size = desktop): Promise<WatchedPage> {
  const opened = await openPage(browser, address, size, { reducedMotion: 'reduce' });
  opened.page.setDefaultTimeout(10_000);
  await editFile(opened.page, smallText);
  await until(opened.page, drawn, 90);
  await settled(opened.page);
  return opened;
}

/** Wait until the draft has been checked. */
export async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(100);
  await until(
    page,
    "!/Checking|जाँच/.test(document.querySelector('.draft-state b')?.textContent ?? 'Checking')",
  );
}

/** The text of the draft, by way of the tab that shows it; the tab of things is open again afterwards. */
export async function draftText(page: Page): Promise<string> {
  await page.click('#view-text');
  const text = await page.inputValue('.scenario-text textarea');
  await page.click('#view-map');
  return text;
}

/** Press Save and read the file that comes. */
export async function savedFile(
  page: Page,
  press: () => Promise<void>,
): Promise<{ name: string; path: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), path: await download.path() };
}

/** Lines of each text that the other does not have. */
export function changedLines(before: string, after: string): { gone: string[]; come: string[] } {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return { gone: old.filter((line) => !now.includes(line)), come: now.filter((line) => !old.includes(line)) };
}
