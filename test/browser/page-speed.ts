/** How fast the page is; printed by bench/page.ts, since no figure of a clock belongs in a test. */
import type { Browser, Page } from 'playwright-core';
import { openPage, until } from './browser.ts';
import { longestTask, scriptOfFrames } from './tasks.ts';

const size = { width: 1280, height: 800 };
const shown = "document.querySelector('dialog') === null && document.querySelector('.headline') !== null";

/** The page with its map ready, in a context of its own. */
export async function openReady(browser: Browser, address: string): Promise<Page> {
  const { page } = await openPage(browser, address, size, { reducedMotion: 'reduce' });
  await until(page, "document.querySelector('.map-canvas')?.getAttribute('data-ready') === 'true'", 90);
  return page;
}

/** Time from the start of the page to its first content, ms, with nothing kept from before. */
export async function firstPaint(browser: Browser, address: string): Promise<number> {
  const page = await openReady(browser, address);
  const first = await page.evaluate(
    "performance.getEntriesByType('paint').find((entry) => entry.name === 'first-contentful-paint').startTime",
  );
  await page.context().close();
  return first as number;
}

/** Longest task of the main thread while the default scenario runs in the tab and its record opens, ms of the processor. */
export async function longestOfRun(browser: Browser, address: string): Promise<number> {
  const page = await openReady(browser, address);
  await until(page, "document.querySelectorAll('.scenario-card small')[2]?.textContent !== ''", 60);
  await page.waitForTimeout(3000);
  const longest = await longestTask(browser, page, async () => {
    await page.click('.primary');
    await until(page, shown, 200);
    await page.waitForTimeout(2000);
  });
  await page.context().close();
  return longest;
}

/** The page at `address` with the record of that address playing. */
async function openPlaying(browser: Browser, address: string, slower: number): Promise<Page> {
  const page = await openReady(browser, address);
  await until(page, shown);
  await page.waitForTimeout(2000);
  for (let press = 0; press < slower; press++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await page.waitForTimeout(1000);
  return page;
}

/** Script of 95 of 100 frames of a playing record, ms of the processor at most. */
export async function scriptOfPlaying(browser: Browser, address: string): Promise<number> {
  const page = await openPlaying(browser, address, 0);
  await page.evaluate(
    'window.frames_ = 0; (function turn() { window.frames_++; requestAnimationFrame(turn); })()',
  );
  const frames = await scriptOfFrames(browser, page, () => until(page, 'window.frames_ >= 40', 60));
  await page.context().close();
  if (frames.length < 20) throw new Error(`${frames.length} frames are too few`);
  return frames[Math.floor(frames.length * 0.95)]!;
}

/** Frames a second that the page draws for some seconds. */
async function frameRate(page: Page, seconds: number): Promise<number> {
  const script = `new Promise((done) => {
    const start = performance.now();
    let frames = 0;
    (function turn(now) {
      frames++;
      if (now - start > ${1000 * seconds}) done((1000 * frames) / (now - start));
      else requestAnimationFrame(turn);
    })(start);
  })`;
  return (await page.evaluate(script)) as number;
}

/** Drag the map about until told to stop, so that it has something to draw in every frame. */
function dragAbout(page: Page): () => Promise<void> {
  let isWanted = true;
  const drag = async (): Promise<void> => {
    await page.mouse.move(640, 400);
    await page.mouse.down();
    for (let step = 0; isWanted; step++)
      await page.mouse.move(640 + 60 * Math.sin(step / 5), 400 + 40 * Math.cos(step / 7));
    await page.mouse.up();
  };
  const dragged = drag();
  return () => {
    isWanted = false;
    return dragged;
  };
}

/** Frames a second of the map alone while it is dragged. */
export async function rateOfBareMap(browser: Browser, address: string): Promise<number> {
  const page = await openReady(browser, address);
  await page.keyboard.press('Escape');
  await until(page, "document.querySelector('dialog') === null");
  await page.waitForTimeout(3000);
  const stop = dragAbout(page);
  const rate = await frameRate(page, 6);
  await stop();
  await page.context().close();
  return rate;
}

/** Frames a second of a playing record. */
export async function rateOfPlaying(browser: Browser, address: string): Promise<number> {
  const page = await openPlaying(browser, address, 5);
  const rate = await frameRate(page, 6);
  await page.context().close();
  return rate;
}
