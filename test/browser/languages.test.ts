/** The page in Hindi and in nautical units, view by view: no English word and no metric length is left in it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage, until, type WatchedPage } from './browser.ts';
import { desktop, root } from './editor-page.ts';
import { type Served, serve } from './serve.ts';
import { givenTexts, walkStudies, walkViews } from './views.ts';

let browser: Browser;
let server: Served;
let opened: WatchedPage | null = null;

beforeAll(async () => {
  browser = await openBrowser();
  server = await serve(join(root, 'dist', 'web'), null);
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});
afterEach(async () => {
  await opened?.page.context().close();
  opened = null;
});

async function openHindi(): Promise<Page> {
  opened = await openPage(browser, server.address, desktop, { reducedMotion: 'reduce' });
  const { page } = opened;
  await page.evaluate("localStorage.setItem('sudarshan.language', 'hi')");
  await page.evaluate("localStorage.setItem('sudarshan.units', 'nautical')");
  await page.reload();
  await until(page, "document.documentElement.lang === 'hi'");
  return page;
}

/** Texts and labels of the page and of the report inside it, without code, keys and what is marked as English. */
const textsOfPage = `(() => {
  const found = new Set();
  const left = 'code, kbd, textarea, style, script, noscript, [lang="en"]';
  const roots = [document.body, ...[...document.querySelectorAll('.report-host')].map((host) => host.shadowRoot)];
  for (const root of roots.filter(Boolean)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement?.closest(left)) found.add(node.data.trim());
    for (const element of root.querySelectorAll('[aria-label], [title], [placeholder]'))
      for (const name of ['aria-label', 'title', 'placeholder'])
        if (!element.closest(left)) found.add(element.getAttribute(name) ?? '');
  }
  return [...found].filter((text) => text !== '');
})()`;

/** Keys and words of the formats, and every word of the scenarios that the walk opens. */
function writtenWords(): Set<string> {
  const schemas = ['scenario-1', 'study-1'].map((name) =>
    readFileSync(join(root, 'library/schema', `${name}.schema.json`), 'utf8'),
  );
  return new Set([...schemas, ...givenTexts].flatMap((text) => text.match(/[A-Za-z]\w*/g) ?? []));
}

/** Makes, types and places of origin; keys of the keyboard; formats; units of the file; the other language's own name. */
const names =
  /Barak|Babur|BrahMos|Ghaznavi|Shaheen|Shahed|Harop|Kamov|Bofors|MiG|Triumf|Growler|Natural Earth|Saltelli|Chrome|sudarshan|Shift|Ctrl|Alt|Home|End|Esc|Enter|Space|Delete|Del|English|WebGL/g;
const units = /\b(km|mm|m|s|km\/h|dB)\b/g;
/** Ids, paths, versions, hashes and abbreviations. */
const marks = /[\w.@/-]*[\d_/.@][\w.@/-]*|\b[A-Z]{2,}\b|\b[a-z]+(-[a-z]+)+\b|\([a-z]+\)/g;

const written = writtenWords();

/** Words in Latin letters that a reader of Hindi would have to read as English. */
function englishWords(text: string, isFileText: (word: string) => boolean): string[] {
  const rest = text.replace(names, ' ').replace(marks, ' ').replace(units, ' ');
  return (rest.match(/[A-Za-z]{2,}/g) ?? []).filter((word) => !isFileText(word));
}

/** Views in which keys and texts of the file itself stand: there its own words are no English of the page. */
const ofTheFile = /^(start-|editor|studies-problems|study-report)/;
/** Ids of groups and choices of the format that stand elsewhere too. */
const ids = new Set(
  'ideal plots tracks drones cruise supersonic fighters jammers stealth airliner patrol'.split(' '),
);

async function foreignIn(page: Page, view: string): Promise<string[]> {
  const texts = (await page.evaluate(textsOfPage)) as string[];
  const isFileText = (word: string): boolean =>
    ids.has(word) || (ofTheFile.test(view) && (written.has(word) || /^(faulty|senseless)$/.test(word)));
  const english = texts.filter((text) => englishWords(text, isFileText).length > 0);
  const metric = texts.filter((text) => /\d ?(किमी|मी\.)/.test(text));
  return [...english, ...metric].map((text) => `${view}: ${text}`);
}

describe('in Hindi and in nautical units', () => {
  it('every view from the start dialog to the editor has no English word and no metric length', async () => {
    const page = await openHindi();
    const found: string[] = [];
    await walkViews(page, async (view) => {
      found.push(...(await foreignIn(page, view)));
    });
    expect(found).toEqual([]);
  });

  it('so have the studies, their problems and the report', async () => {
    const page = await openHindi();
    const found: string[] = [];
    await walkStudies(page, async (view) => {
      found.push(...(await foreignIn(page, view)));
    });
    expect(found).toEqual([]);
  });

  it('the check of words finds an English one among names, keys and ids', () => {
    expect(englishWords('40N6E दागा गया, battery-1/launcher-5 से', () => false)).toEqual([]);
    expect(englishWords('MRSAM / Barak-8 missile', () => false)).toEqual(['missile']);
  });
});
