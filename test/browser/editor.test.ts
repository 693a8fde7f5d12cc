import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sudarshan } from '../contract/sudarshan.ts';
import { seriousFindings } from './axe.ts';
import { openBrowser, openPage, until, type WatchedPage } from './browser.ts';
import {
  changedLines,
  desktop,
  draftText,
  editFile,
  openEditor,
  phone,
  root,
  savedFile,
  settled,
  smallText,
} from './editor-page.ts';
import { press, tabTo } from './keyboard.ts';
import { lostControls, overflow } from './lost.ts';
import { type Served, serve } from './serve.ts';

const site = join(root, 'dist', 'web');
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
  const foreign = opened?.foreign ?? [];
  await opened?.page.context().close();
  opened = null;
  expect(errors, 'errors on the console').toEqual([]);
  expect(foreign, 'requests to elsewhere').toEqual([]);
});

async function open(size = desktop): Promise<Page> {
  opened = await openEditor(browser, server.address, size);
  return opened.page;
}

const sign = (page: Page, key: string) => page.locator(`.sign-button[data-key="${key}"]`);

async function drag(page: Page, key: string, east: number, south: number): Promise<void> {
  const box = (await sign(page, key).boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + east / 2, y + south / 2, { steps: 4 });
  await page.mouse.move(x + east, y + south, { steps: 4 });
  await page.mouse.up();
}

describe('the mouse in the editor', () => {
  it('drags a unit, and only the line of its place changes; undo gives every letter back', async () => {
    const page = await open();
    await drag(page, 'defence.units.0', 120, -80);
    const after = await draftText(page);
    const { gone, come } = changedLines(smallText, after);
    expect(gone).toEqual(['      at: { lat_deg: 26.3, lon_deg: 72.95 }']);
    expect(come).toHaveLength(1);
    const [lat, lon] = /lat_deg: ([\d.]+), lon_deg: ([\d.]+)/.exec(come[0]!)!.slice(1).map(Number);
    expect(lat).toBeGreaterThan(26.3);
    expect(lon).toBeGreaterThan(72.95);
    await page.keyboard.press('Control+z');
    expect(await draftText(page)).toBe(smallText);
    await page.keyboard.press('Control+Shift+z');
    expect(await draftText(page)).toBe(after);
  });

  it('gives a group way points, moves one and takes it away; the group flies along them', async () => {
    const page = await open();
    await sign(page, 'raid.groups.1').click();
    await page.locator('.sign-between').first().click();
    expect(await draftText(page)).toMatch(/id: cruise\n[\s\S]*route:\n {8}- \{ lat_deg: 26\.17/);
    await sign(page, 'raid.groups.1.route.0').waitFor();
    await drag(page, 'raid.groups.1.route.0', 0, 60);
    expect(await draftText(page)).toMatch(/route:\n {8}- \{ lat_deg: 26\.0/);
    await sign(page, 'raid.groups.1.route.0').click();
    await page.keyboard.press('Delete');
    expect(await draftText(page)).not.toContain('lat_deg: 26.0');
    expect(await sign(page, 'raid.groups.1').count()).toBe(1);
  });

  it('places one of each kind, duplicates and deletes', async () => {
    const page = await open();
    for (const [index, kind] of ['unit', 'asset', 'raid group', 'flight', 'zone'].entries()) {
      await page.locator('.tools button').nth(index).click();
      await page.mouse.click(250 + 90 * index, 620);
      expect(await page.textContent('.thing-form h2 small')).toBe(kind);
    }
    const text = await draftText(page);
    for (const id of ['unit-1', 'asset-1', 'group-1', 'flight-1', 'zone-1'])
      expect(text).toContain(`id: ${id},`);
    await page.click('.back');
    await page.locator('[data-thing="defence.units.2"]').click();
    await page.getByRole('button', { name: 'Duplicate' }).click();
    expect(await page.textContent('.thing-form h2')).toContain('unit-2');
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    expect(await draftText(page)).toBe(text);
  });

  it('moves a zone whole, and its corners one by one', async () => {
    const page = await open();
    await page.locator('.tools button').nth(4).click();
    await page.mouse.click(300, 600);
    await sign(page, 'defence.zones.0.ring.0').waitFor();
    const before = await draftText(page);
    const corners = (text: string): string[] => /ring: \[.*?\]/.exec(text)![0].match(/lat_deg: [\d.]+/g)!;
    await drag(page, 'defence.zones.0', 0, -50);
    const moved = corners(await draftText(page));
    expect(moved.filter((each, index) => each !== corners(before)[index])).toHaveLength(4);
    await drag(page, 'defence.zones.0.ring.0', 0, -30);
    const bent = corners(await draftText(page));
    expect(bent.filter((each, index) => each !== moved[index])).toHaveLength(1);
  });
});

describe('the keyboard in the editor', () => {
  it('opens, places, names, moves by a stated step, sets coordinates, deletes, undoes and saves', async () => {
    opened = await openPage(browser, server.address, desktop, { reducedMotion: 'reduce' });
    const { page } = opened;
    await until(page, "document.querySelectorAll('.scenario-card small').length >= 12", 60);
    await until(page, "document.querySelector('.map-canvas')?.dataset.ready === 'true'", 90);
    await press(page, 'Escape', 'e');
    await until(
      page,
      "document.querySelector('.editor-bar') !== null && document.querySelector('.map-canvas')?.dataset.sketch === 'true'",
      60,
    );
    await press(page, 'a', 'a');
    await press(page, 'Enter');
    await until(page, "document.querySelector('.thing-form') !== null");
    await press(page, 'Escape', 'a', 'u');
    expect(await page.textContent('.placing-note')).toContain('Enter');
    await press(page, 'ArrowRight', 'ArrowRight');
    await page.waitForTimeout(700);
    await press(page, 'Enter');
    await until(page, "document.querySelector('.thing-form h2')?.textContent?.startsWith('unit-1')");
    const before = await draftText(page);
    const [, lat] = /unit-1, .*?lat_deg: ([\d.]+)/.exec(before)!.map(Number);
    await press(page, 'm');
    await until(page, "document.activeElement?.dataset.key === 'defence.units.0'");
    await press(page, 'ArrowUp', 'ArrowUp', 'Shift+ArrowUp', 'Alt+ArrowDown');
    const [, after] = /unit-1, .*?lat_deg: ([\d.]+)/.exec(await draftText(page))!.map(Number);
    expect((after! - lat!) * 111.195).toBeCloseTo(11.9, 2);
    await press(page, 'Control+z');
    expect(await draftText(page)).toBe(before);
    await press(page, 'Escape');
    await tabTo(page, '[data-thing="defence.units.0"]');
    await press(page, 'Enter');
    await tabTo(page, '[data-path="defence.units.0.at.lat_deg"] input');
    await press(page, 'Control+a');
    await page.keyboard.type('27.5');
    await press(page, 'Enter');
    expect(await draftText(page)).toContain('lat_deg: 27.5');
    await press(page, 'Escape');
    await tabTo(page, '[data-thing="defence.units.0"]');
    await press(page, 'Enter', 'Delete');
    expect(await draftText(page)).not.toContain('unit-1');
    await press(page, 'Control+z');
    const { name, path } = await savedFile(page, () => press(page, 'Control+s'));
    expect(name).toBe('new-scenario.yaml');
    expect(readFileSync(path, 'utf8')).toContain('lat_deg: 27.5');
  });

  it('undoes and redoes 100 steps', async () => {
    const page = await open();
    await page.locator('[data-thing="defence.units.1"]').click();
    for (let step = 0; step < 104; step++) await page.keyboard.press('Control+d');
    const count = async (): Promise<number> =>
      ((await draftText(page)).match(/system: gun_l70/g) ?? []).length;
    expect(await count()).toBe(105);
    for (let step = 0; step < 110; step++) await page.keyboard.press('Control+z');
    expect(await count()).toBe(5);
    for (let step = 0; step < 110; step++) await page.keyboard.press('Control+Shift+z');
    expect(await count()).toBe(105);
  });

  it('has its commands in the palette and its keys on the sheet', async () => {
    const page = await open();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('add a zone');
    await page.keyboard.press('Enter');
    expect(await page.textContent('.placing-note b')).toBe('Add a zone');
    await page.keyboard.press('Escape');
    expect(await page.locator('.placing-note').count()).toBe(0);
    await page.keyboard.press('?');
    expect(await page.textContent('dialog')).toContain('In the editor');
  });
});

describe('problems in the editor', () => {
  it('stand at the field, at the sign on the map and in the list, and lead to where they are', async () => {
    const page = await open();
    await page.locator('.tools button').nth(2).click();
    await page.mouse.click(300, 600);
    await settled(page);
    await until(page, "document.querySelector('.sign-button.faulty')?.ariaLabel.includes('Problems: 1')");
    expect(await page.locator('.run-draft .primary').isDisabled()).toBe(true);
    await page.locator('.draft-problems button').first().click();
    await until(
      page,
      "document.activeElement?.closest('[data-path]')?.dataset.path === 'raid.groups.2.target'",
    );
    expect(await page.textContent('[data-path="raid.groups.2.target"] .notes')).toContain('name an asset');
    await page.getByRole('button', { name: 'Add: Add one more' }).click();
    await settled(page);
    expect(await page.locator('.draft-problems').count()).toBe(0);
    expect(await page.locator('.run-draft .primary').isDisabled()).toBe(false);
    await page.locator('[data-path="raid.groups.2.count"] input').fill('many');
    await page.keyboard.press('Enter');
    await settled(page);
    expect(await page.getAttribute('[data-path="raid.groups.2.count"] input', 'aria-invalid')).toBe('true');
    expect(await page.textContent('[data-path="raid.groups.2.count"] .notes')).toContain('number expected');
  });

  it('of a text that is no YAML are mended in the text, and map and forms come back', async () => {
    opened = await openPage(browser, server.address, desktop, { reducedMotion: 'reduce' });
    const { page } = opened;
    await editFile(page, smallText.replace('terrain: { relief', 'terrain: [ relief'));
    await until(page, "document.querySelector('.draft-problems') !== null", 30);
    await page.locator('.draft-problems button').first().click();
    const line = Number.parseInt((await page.textContent('.draft-problems code'))!, 10);
    const caretLine =
      "(box => box.value.slice(0, box.selectionStart).split('\\n').length)(document.querySelector('.scenario-text textarea'))";
    await until(page, `${caretLine} === ${line}`);
    await page.fill('.scenario-text textarea', smallText);
    await page.click('#view-map');
    await until(
      page,
      "document.querySelectorAll('.things li').length === 5 && document.querySelectorAll('.sign-button').length === 5",
      60,
    );
  });
});

describe('the work in the editor', () => {
  it('survives a closed tab and is offered again', async () => {
    const page = await open();
    await drag(page, 'defence.units.0', 100, 40);
    const text = await draftText(page);
    const context = page.context();
    await page.close();
    const second = await context.newPage();
    await second.goto(server.address);
    await until(second, "document.querySelector('.drafts button') !== null", 60);
    await second.locator('.drafts button').first().click();
    await until(second, "document.querySelectorAll('.sign-button').length > 2", 90);
    expect(await draftText(second)).toBe(text);
    await second.getByRole('button', { name: 'Close the editor' }).click();
    await second.locator('.drafts .icon').click();
    expect(await second.locator('.drafts').count()).toBe(0);
    await context.close();
  });

  it('gives, saved, reopened and run, the record of the same file on the command line', async () => {
    const page = await open();
    await drag(page, 'defence.units.0', 60, -40);
    await sign(page, 'raid.groups.1').click();
    await page.locator('.sign-between').first().click();
    await settled(page);
    const { path } = await savedFile(page, () =>
      page.getByRole('button', { name: 'Save', exact: true }).click(),
    );
    expect(await page.textContent('.draft-state')).toContain('No changes');
    const saved = readFileSync(path, 'utf8');
    await page.fill('.run-draft .seed input', '3');
    const hashShown = async (): Promise<string> => {
      await until(page, "document.querySelector('.headline') !== null", 120);
      await page.click('#tab-sources');
      return /[0-9a-f]{64}/.exec((await page.textContent('.sources'))!)![0];
    };
    expect(await page.locator('.draft-problems').count()).toBe(0);
    await page.click('.run-draft .primary');
    const edited = await hashShown();
    await page.keyboard.press('e');
    await until(page, "document.querySelectorAll('.sign-button').length > 2", 60);
    await page.keyboard.press('Control+z');
    expect(await draftText(page)).not.toBe(saved);
    await page.goto(server.address);
    await until(page, "document.querySelectorAll('.scenario-card').length >= 3", 60);
    await page.setInputFiles('dialog input[type=file]', {
      name: 'saved.yaml',
      mimeType: 'application/yaml',
      buffer: Buffer.from(saved),
    });
    await until(page, "document.querySelector('.scenario-card em') !== null", 60);
    await page.fill('.start-row .seed input', '3');
    await page.click('.start-row .primary');
    expect(await hashShown()).toBe(edited);
    const ran = sudarshan(['run', path, '--seed', '3', '--json']);
    expect(ran.code, ran.err).toBe(0);
    expect(JSON.parse(ran.out).hash).toBe(edited);
    expect(edited).not.toBe(
      JSON.parse(sudarshan(['run', 'test/contract/small.yaml', '--seed', '3', '--json']).out).hash,
    );
  });
});

describe.each([
  { name: 'a desktop', size: desktop },
  { name: 'a desktop at 200 %', size: { width: 720, height: 450 } },
  { name: 'a phone', size: phone },
])('the editor on $name', ({ size }) => {
  it('has no serious finding of axe and loses nothing in any of its states', async () => {
    const page = await open(size);
    const look = async (state: string): Promise<void> => {
      await page.waitForTimeout(250);
      expect(await seriousFindings(page), state).toEqual([]);
      expect(await overflow(page), state).toBeLessThanOrEqual(0);
      expect(await lostControls(page), state).toEqual([]);
    };
    await page.click('#view-map');
    await look('things');
    await page.locator('[data-thing="raid.groups.1"]').click();
    await look('a group');
    await page.locator('.tools button').nth(2).click();
    await look('placing');
    await page.getByRole('button', { name: 'Place at the cross' }).click();
    await settled(page);
    await look('a problem');
    await page.click('#view-scenario');
    await look('the scenario');
    await page.click('#view-text');
    await look('the text');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /day theme/i }).click();
    await page.click('#view-map');
    await look('by day');
  });
});

describe('the editor in Hindi', () => {
  it('speaks Hindi in its bar, lists and forms', async () => {
    const page = await open();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('हिन्दी');
    await page.keyboard.press('Enter');
    await until(page, "document.documentElement.lang === 'hi'");
    expect(await page.textContent('.tools')).toContain('हमलावर समूह');
    await page.locator('[data-thing="raid.groups.1"]').click();
    expect(await page.textContent('.thing-form')).toContain('चाल');
    expect(await page.textContent('.thing-form')).toContain('अंतराल');
    expect(await seriousFindings(page)).toEqual([]);
  });
});
