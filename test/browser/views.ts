/** A walk through every view of the page, by keys and places alone, so that it is the same in every language. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { until } from './browser.ts';
import { editFile, root, settled } from './editor-page.ts';

/** What is done with a view that has come to rest. */
export type Visit = (name: string) => Promise<void>;

const scenarioFile = (name: string, text: string) => ({
  name,
  mimeType: 'application/yaml',
  buffer: Buffer.from(text),
});

/** A small scenario of the bundled library, so that its names are known in every language. */
const playable = readFileSync(join(root, 'library/scenarios/every-class.yaml'), 'utf8');

/** A text with many kinds of fault. */
const faulty = `schema: sudarshan/scenario/1
name: Faulty
duration_s: ten
speed: 3
terrain: {relief: rough}
defence:
  assets:
    - {id: a, kind: airfield, at: {lat_deg: 131.6, lon_deg: 74.9}, value: 10}
    - {id: a, kind: airfield, value: 10}
  units:
    - {id: u, system: s401_squadron, at: {lat_deg: 31, lon_deg: 75}}
raid:
  groups:
    - {id: g, class: cruise_subsonik, count: 0, speed_kmh: 900}
`;

/** Of the format, but not sensible. */
const senseless = `schema: sudarshan/scenario/1
name: Senseless
duration_s: 600
defence:
  assets:
    - {id: a, kind: airfield, at: {lat_deg: 31.6, lon_deg: 74.9}, value: 10}
    - {id: a, kind: airfield, value: 10}
  units:
    - {id: u, system: s401_squadron, at: {lat_deg: 31, lon_deg: 75}}
    - {id: w, system: s400_squadron, at: {lat_deg: 75, lon_deg: 31}, guards: nobody}
raid:
  groups:
    - {id: g, class: cruise_subsonik, count: 1, from: {lat_deg: 30, lon_deg: 70}, target: b}
    - {id: h, class: cruise_subsonic, start_s: 900, from: {lat_deg: 30, lon_deg: 70}, speed_m_s: 900, height_m_agl: 60, target: a}
`;

/** Every text of a scenario that the walk gives the page. */
export const givenTexts = [playable, faulty, senseless];

const isClosed = "document.querySelector('dialog') === null";

async function startDialog(page: Page, visit: Visit): Promise<void> {
  await until(page, "document.querySelectorAll('.scenario-card small').length >= 6", 90);
  await until(
    page,
    "[...document.querySelectorAll('.scenario-card small')].every(({textContent}) => textContent !== '')",
    90,
  );
  await visit('start');
  for (const [name, text] of [
    ['faulty', faulty],
    ['senseless', senseless],
  ] as const) {
    await page.setInputFiles('dialog input[type=file]', scenarioFile(`${name}.yaml`, text));
    await until(
      page,
      `document.querySelector('.scenario-card em')?.closest('label')?.textContent.includes('${name}')`,
    );
    await until(page, "document.querySelector('.problems') !== null");
    await page.locator('.problems').scrollIntoViewIfNeeded();
    await visit(`start-${name}`);
  }
}

/** Run the playable scenario and stand still in its middle. */
async function runOne(page: Page): Promise<void> {
  await page.setInputFiles('dialog input[type=file]', scenarioFile('every-class.yaml', playable));
  await until(
    page,
    "document.querySelector('.scenario-card em')?.closest('label')?.querySelector('small')?.textContent > ''",
  );
  await until(page, "document.querySelector('.start-row .primary')?.disabled === false");
  await page.click('.start-row .primary');
  await until(page, `${isClosed} && document.querySelector('.headline') !== null`, 120);
  await until(page, "document.querySelector('.map-canvas')?.getAttribute('data-ready') === 'true'", 90);
  const box = (await page.locator('.timeline').boundingBox())!;
  await page.mouse.click(box.x + box.width * 0.6, box.y + box.height / 2);
  await page.waitForTimeout(800);
}

const tabs = ['outcome', 'events', 'leakers', 'engagements', 'charts', 'coverage', 'sources'] as const;

async function sidePanel(page: Page, visit: Visit): Promise<void> {
  for (const tab of tabs) {
    await page.locator(`#tab-${tab}`).click();
    if (tab === 'charts') await until(page, "document.querySelectorAll('.chart canvas').length === 5");
    if (tab === 'coverage') await until(page, "document.querySelector('.coverage table') !== null", 60);
    if (tab === 'events') {
      // every kind of event, so that every sentence is met
      const left = page.locator('.chip[aria-pressed=false]');
      while ((await left.count()) > 0) await left.first().click();
    }
    await page.waitForTimeout(300);
    await visit(`tab-${tab}`);
  }
  await page.locator('#tab-outcome').click();
}

async function selections(page: Page, visit: Visit): Promise<void> {
  await page.locator('#tab-leakers').click();
  await page.locator('.leakers button').first().click();
  await page.waitForSelector('.card');
  await page.waitForTimeout(700);
  await visit('card-object');
  await page.keyboard.press('Escape');
  await page.locator('#tab-engagements').click();
  await page.locator('.virtual .shot').first().click();
  await page.waitForSelector('.card');
  await page.waitForTimeout(700);
  await visit('card-engagement');
  await page.keyboard.press('Escape');
}

async function sheets(page: Page, visit: Visit): Promise<void> {
  await page.keyboard.press('?');
  await page.waitForSelector('dialog[open]');
  await visit('help');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.waitForSelector('.commands');
  await visit('palette');
  await page.keyboard.type('qqqq');
  await visit('palette-empty');
  await page.keyboard.press('Escape');
}

async function mapViews(page: Page, visit: Visit): Promise<void> {
  if ((await page.locator('.layers.closed').count()) > 0) await page.keyboard.press('l');
  await page.waitForSelector('.layer-list');
  await page.click('.layers summary');
  await visit('layers');
  await page.click('.layers summary');
  await page.keyboard.press('d');
  await page.waitForTimeout(600);
  await visit('other-theme');
  await page.keyboard.press('v');
  await page.waitForTimeout(2500);
  await visit('relief');
  await page.keyboard.press('v');
  await page.keyboard.press('d');
  await page.waitForTimeout(400);
}

const lists = {
  unit: 'defence.units',
  asset: 'defence.assets',
  group: 'raid.groups',
  flight: 'neutrals.flights',
};

/** On a phone the panel is a sheet that may lie down. */
async function raisePanel(page: Page): Promise<void> {
  const grip = page.locator('.panel:not(.up) .grip');
  if (await grip.isVisible()) await grip.click();
}

async function editor(page: Page, visit: Visit): Promise<void> {
  await page.keyboard.press('o');
  await editFile(page, playable, 'edited.yaml');
  await until(page, "document.querySelectorAll('.sign-button').length > 2", 90);
  await settled(page);
  await visit('editor');
  for (const [kind, list] of Object.entries(lists)) {
    await raisePanel(page);
    const first = page.locator(`[data-thing^="${list}"]`).first();
    if ((await first.count()) === 0) continue;
    await first.click();
    await page.waitForTimeout(300);
    await visit(`editor-${kind}`);
    await page.click('#view-map');
    await page.keyboard.press('Escape');
    await page.waitForTimeout(200);
  }
  await page.click('#view-scenario');
  await visit('editor-scenario');
  await page.click('#view-text');
  await page.fill('.scenario-text textarea', senseless);
  await settled(page);
  await page.waitForTimeout(500);
  await settled(page);
  await visit('editor-text');
  await page.click('#view-map');
  await visit('editor-problems');
}

/** Every view of the page outside the studies, from the start dialog on; ends in the editor. */
export async function walkViews(page: Page, visit: Visit): Promise<void> {
  await startDialog(page, visit);
  await runOne(page);
  await visit('map');
  await mapViews(page, visit);
  await sidePanel(page, visit);
  await selections(page, visit);
  await sheets(page, visit);
  await editor(page, visit);
}

/** The bundled question with two plans, one date and two runs a cell, for seconds of work. */
const smallStudy = readFileSync(join(root, 'library/studies/what-one-more-squadron-buys.yaml'), 'utf8')
  .replace(/plans:\n( {2}- .*\n)+/, 'plans:\n  - three-squadrons\n  - five-plus-kusha-2030\n')
  .replace(/^dates:.*$/m, 'dates: ["2030"]')
  .replace(/^runs:.*$/m, 'runs: 2');

/** The studies: chooser, a broken one, and one that is run to its report. Begins at the start dialog or the map. */
export async function walkStudies(page: Page, visit: Visit): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await page.waitForSelector('.studies .scenario-card');
  await visit('studies');
  const broken = smallStudy.replace('runs: 2', 'runs: two').replace('three-squadrons', 'three-squadronz');
  await page.setInputFiles('.studies input[type=file]', scenarioFile('broken.yaml', broken));
  await page.waitForSelector('.studies .problems');
  await visit('studies-problems');
  await page.setInputFiles('.studies input[type=file]', scenarioFile('question.yaml', smallStudy));
  await until(page, "document.querySelector('.studies .problems') === null");
  await until(page, "document.querySelector('.studies .primary')?.disabled === false", 60);
  await page.click('.studies .primary');
  await page.waitForSelector('.standings', { timeout: 120_000 });
  await visit('study-running');
  await until(page, "document.querySelector('.study-hash') !== null", 150);
  for (const tab of ['estimates', 'compare', 'runs', 'report']) {
    await page.click(`#study-tab-${tab}`);
    await page.waitForTimeout(500);
    await visit(`study-${tab}`);
  }
}
