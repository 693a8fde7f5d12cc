/** Studies in the app as a person makes them: in the tab and on the real server, and the report's way back to the map. */
import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { root, startSudarshan, sudarshan } from '../contract/sudarshan.ts';
import { hills } from '../hills.ts';
import { seriousFindings } from './axe.ts';
import { openBrowser, openPage, until, type WatchedPage } from './browser.ts';
import { longestTask } from './tasks.ts';

const contract = join(root, 'test', 'contract');
const files = ['study.yaml', 'small.yaml', 'plan-none.yaml', 'plan-more.yaml'].map((name) =>
  join(contract, name),
);
const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
let folder = '';
let address = '';
let server: ChildProcess;
let browser: Browser;
let opened: WatchedPage | null = null;
/** Hash of the small study as the command line made it. */
let wanted = '';

/** The address that a started server prints. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout!.on('data', (piece: Buffer) => {
      const found = /http:\S+/.exec(piece.toString());
      if (found) resolve(found[0]);
    });
    child.once('close', () => reject(new Error('the server ended')));
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sudarshan-studies-'));
  const made = sudarshan(['study', files[0]!, '--out', join(folder, 'by-hand'), '--json']);
  wanted = JSON.parse(made.out).hash;
  server = startSudarshan(['serve', folder, '--port', '0']);
  address = await addressOf(server);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  server?.kill();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(async () => {
  const { errors = [], foreign = [] } = opened ?? {};
  await opened?.page.context().close();
  opened = null;
  expect(errors, 'errors on the console').toEqual([]);
  expect(foreign, 'requests to elsewhere').toEqual([]);
});

/** The page with the studies open and these files chosen. */
async function chooseStudy(chosen: readonly string[], size = desktop): Promise<Page> {
  opened = await openPage(browser, address, size, { reducedMotion: 'reduce' });
  const { page } = opened;
  await page.click('.to-studies');
  await page.waitForSelector('.studies .scenario-card');
  await page.setInputFiles('.studies input[type=file]', [...chosen]);
  await page.waitForSelector('.studies .scenario-card em');
  return page;
}

async function start(page: Page, runs = ''): Promise<void> {
  await until(page, "document.querySelector('.studies .primary')?.disabled === false", 60);
  await page.fill('.studies .seed input >> nth=0', runs);
  await page.click('.studies .primary');
  await page.waitForSelector('.standings', { timeout: 120_000 });
}

const rest = (page: Page): Promise<void> =>
  until(page, "document.querySelector('.study-hash') !== null", 150);
const textOf = async (page: Page, place: string): Promise<string> => (await page.textContent(place)) ?? '';

/** Wait for the run that was opened on the map, and give the hash of its record. */
async function hashOnMap(page: Page): Promise<string> {
  await until(page, "document.querySelector('.headline') !== null", 120);
  await page.click('#tab-sources');
  return /[0-9a-f]{64}/.exec(await textOf(page, '.sources'))![0];
}

/** Hash of a run of the small study by the command line. */
function hashByHand(cell: number, seed: number): string {
  const words = ['run', join(folder, 'by-hand'), '--cell', String(cell), '--seed', String(seed), '--json'];
  return JSON.parse(sudarshan(words).out).hash;
}

describe('a study in the tab', () => {
  it('comes to the hash of the command line, is compared, and opens any run on the map', async () => {
    const page = await chooseStudy(files);
    await start(page);
    await rest(page);
    expect(await textOf(page, '.study-hash')).toBe(wanted);
    expect(await page.locator('.standings .interval').count()).toBe(2);
    expect(await page.locator('.standings .count').allTextContents()).toEqual(['6', '6']);
    await page.click('#study-tab-compare');
    const verdicts = await page.locator('.verdict').allTextContents();
    expect(verdicts[1]).toMatch(/not told apart|better|worse/);
    const ranks = await page.locator('.compared .count').allTextContents();
    if (verdicts[1] === 'not told apart') expect(ranks).toEqual(['1', '1']);
    expect(await seriousFindings(page)).toEqual([]);
    await page.click('#study-tab-runs');
    expect(await seriousFindings(page)).toEqual([]);
    const row = page.locator('.runs tbody tr').first();
    const seed = Number(await row.locator('th').textContent());
    await row.locator('button').click();
    expect(await hashOnMap(page)).toBe(hashByHand(0, seed));
  });

  it('over heights of the user asks for the file by name, and comes to the hash of the command line', async () => {
    const own = join(folder, '.own-heights');
    cpSync(contract, own, { recursive: true });
    const text = readFileSync(join(own, 'small.yaml'), 'utf8');
    writeFileSync(join(own, 'small.yaml'), text.replace('{ relief: bundled }', '{ file: hills.tif }'));
    const page = await chooseStudy(files.map((path) => join(own, basename(path))));
    await until(page, "document.querySelector('.studies .heights-choice') !== null", 60);
    expect(await textOf(page, '.studies .problems')).toContain('hills.tif');
    writeFileSync(join(own, 'hills.tif'), hills('packed'));
    await page.setInputFiles('.studies .heights-choice input', join(own, 'hills.tif'));
    await until(page, "document.querySelector('.studies .heights-choice') === null", 60);
    await start(page, '2');
    await rest(page);
    const words = ['study', join(own, 'study.yaml'), '--runs', '2', '--out', join(own, 'out'), '--json'];
    expect(await textOf(page, '.study-hash')).toBe(JSON.parse(sudarshan(words).out).hash);
  });

  it('stops, judges nothing while it runs, and goes on to the end', async () => {
    const page = await chooseStudy(files);
    await start(page, '40');
    await page.click('#study-tab-compare');
    await until(page, "Number(document.querySelector('.made')?.textContent) >= 8", 120);
    expect(await textOf(page, '.study-progress')).toMatch(/runs a second.*left/);
    expect(await page.locator('.verdict').allTextContents()).toContain('not judged yet');
    await page.click('.acts button:text("Stop")');
    await page.waitForSelector('.acts button:text("Resume")');
    const kept = Number(await textOf(page, '.made'));
    expect(kept).toBeGreaterThanOrEqual(8);
    expect(kept).toBeLessThan(80);
    await until(page, "document.querySelector('.study-hash') !== null", 60);
    expect(await textOf(page, '#study-content')).toContain('stopped at');
    await page.click('.acts button:text("Resume")');
    await until(page, "document.querySelector('.made')?.textContent === '80'", 150);
    await rest(page);
    expect(await textOf(page, '.study-progress')).toContain('complete');
    const hash = await textOf(page, '.study-hash');
    await page.click('.acts button:text("Another study")');
    await page.click('.studies .stored li:has-text("80 / 80") button');
    await rest(page);
    expect(await textOf(page, '.study-hash')).toBe(hash);
  });

  it('does not hold up the page while it runs: no task of 50 ms or more', async () => {
    const page = await chooseStudy(files);
    await start(page, '5000');
    await until(page, "Number(document.querySelector('.made')?.textContent) >= 4", 120);
    const longest = await longestTask(browser, page, () => page.waitForTimeout(4000));
    expect(longest).toBeLessThan(50);
    await page.click('.acts button:text("Stop")');
    await page.waitForSelector('.acts button:text("Resume")');
  });

  it('that is malformed is explained line by line, and the page lives on', async () => {
    const broken = join(folder, 'broken.yaml');
    const text = readFileSync(files[0]!, 'utf8').replace('plan-more.yaml', 'plan-mroe.yaml');
    writeFileSync(broken, `${text.replace('runs: 6', 'runs: six')}\n`);
    const page = await chooseStudy([broken, ...files.slice(1)]);
    await page.waitForSelector('.studies .problems li');
    expect(await textOf(page, '.studies .problems')).toMatch(/\d+:\d+.*runs/);
    expect(await page.locator('.studies .primary').isDisabled()).toBe(true);
    writeFileSync(broken, text);
    await page.setInputFiles('.studies input[type=file]', [broken, ...files.slice(1)]);
    await until(page, "(document.querySelector('.studies .problems')?.textContent ?? '').includes('plan-m')");
    expect(await textOf(page, '.studies .problems')).toContain('did you mean plan-more.yaml?');
    expect(await seriousFindings(page)).toEqual([]);
    await page.setInputFiles('.studies input[type=file]', files);
    await start(page, '2');
    await rest(page);
  });

  it('has its report in the app, with every chart as SVG, PNG and CSV', async () => {
    const page = await chooseStudy(files);
    await start(page);
    await rest(page);
    await page.click('#study-tab-report');
    const report = page.locator('.report-host .report');
    for (const words of [
      'Simulated, study use only',
      'Not accredited',
      wanted,
      'Coverage by state',
      'first seed',
    ])
      expect(await report.textContent()).toContain(words);
    const byHand = readFileSync(join(folder, 'by-hand', 'report.html'), 'utf8');
    const titles = await report.locator('figcaption').allTextContents();
    expect(titles.length).toBeGreaterThan(2);
    expect(titles.length).toBe(byHand.match(/<figcaption>/g)!.length);
    for (const kind of ['svg', 'png', 'csv']) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        report.locator(`[data-save=${kind}]`).first().click(),
      ]);
      const bytes = readFileSync(await download.path());
      expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${kind}$`));
      expect(bytes.length).toBeGreaterThan(100);
      if (kind === 'png') expect(bytes.toString('latin1', 1, 4)).toBe('PNG');
      if (kind === 'svg') expect(bytes.toString()).toContain('<svg');
      if (kind === 'csv') expect(bytes.toString()).toContain('study use only');
    }
    expect(await seriousFindings(page)).toEqual([]);
    // on paper it runs over pages of its own, whole
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(paper.match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(2);
    await until(page, "document.querySelector('.studies dialog:modal') !== null");
    await report.locator('[data-open]').first().click();
    expect(await hashOnMap(page)).toBe(hashByHand(0, 5));
  });

  it('can be made with the keyboard alone, and in Hindi on a phone', async () => {
    opened = await openPage(browser, address, phone, { reducedMotion: 'reduce' });
    const { page } = opened;
    await page.waitForSelector('dialog[open]');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('हिन्दी');
    await page.keyboard.press('Enter');
    await until(page, "document.documentElement.lang === 'hi'");
    await page.keyboard.press('Control+k');
    await page.keyboard.type('अध्ययन');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.studies .scenario-card');
    expect(await textOf(page, '.studies h2')).toBe('अध्ययन');
    await page.setInputFiles('.studies input[type=file]', files);
    await page.waitForSelector('.studies .scenario-card em');
    await until(page, "document.querySelector('.studies .primary')?.disabled === false", 60);
    await page.locator('.studies .primary').focus();
    await page.keyboard.press('Enter');
    await rest(page);
    await page.locator('#study-tab-estimates').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getAttribute('#study-tab-compare', 'aria-selected')).toBe('true');
    expect(await seriousFindings(page)).toEqual([]);
    const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(wide).toBeLessThanOrEqual(0);
  });
});

describe('a study on the server', () => {
  it('runs to the same hash, is listed, and a run of it is replayed there', async () => {
    const page = await chooseStudy(files);
    await page.selectOption('.studies .study-start select', 'server');
    await start(page);
    await rest(page);
    expect(await textOf(page, '.study-hash')).toBe(wanted);
    await page.click('#study-tab-runs');
    await page.click('.study-choice button:text("Run on the server")');
    expect(await hashOnMap(page)).toBe(hashByHand(0, 5));
    await page.keyboard.press('s');
    await page.click('.acts button:text("Another study")');
    await page.waitForSelector('.studies .stored button');
    await page.click('.studies .stored li:has-text("Small study") button');
    await rest(page);
    expect(await textOf(page, '.study-hash')).toBe(wanted);
  });

  it('stops and goes on', async () => {
    const page = await chooseStudy(files);
    await page.selectOption('.studies .study-start select', 'server');
    await start(page, '400');
    await until(page, "Number(document.querySelector('.made')?.textContent) > 12", 120);
    await page.click('.acts button:text("Stop")');
    await page.waitForSelector('.acts button:text("Resume")', { timeout: 60_000 });
    const kept = Number(await textOf(page, '.made'));
    expect(kept).toBeLessThan(800);
    await page.click('.acts button:text("Resume")');
    await until(page, `Number(document.querySelector('.made')?.textContent) > ${kept}`, 120);
    await page.click('.acts button:text("Stop")');
    await page.waitForSelector('.acts button:text("Resume")', { timeout: 60_000 });
  });
});

describe('the report that the server shows', () => {
  it('opens a run in the app by its seed', async () => {
    opened = await openPage(browser, `${address}api/studies/by-hand/report`, desktop);
    const { page } = opened;
    await page.fill('[aria-label="seed of cell 1"]', '7');
    const [app] = await Promise.all([
      page.context().waitForEvent('page'),
      page.locator('[data-open="1"]').click(),
    ]);
    expect(await hashOnMap(app)).toBe(hashByHand(1, 7));
  });
});
