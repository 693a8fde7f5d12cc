/** The tutorial done by someone without a mouse: each step by its name, from its begin until the tutorial has ticked it off. */
import type { Page } from 'playwright-core';
import { until } from './browser.ts';
import { press, tabTo } from './keyboard.ts';

/** The number of the step that is shown, from 1; 0 at the end. */
export async function stepShown(page: Page): Promise<number> {
  const count = page.locator('.tutorial-count');
  if ((await count.count()) === 0) return 0;
  return Number(/\d+/.exec((await count.textContent())!)![0]);
}

/** Wait until the tutorial has moved on to a step. */
export const reach = (page: Page, step: number, seconds = 60): Promise<void> =>
  until(
    page,
    step === 0
      ? "document.querySelector('.tutorial') !== null && document.querySelector('.tutorial-count') === null"
      : `Number(/\\d+/.exec(document.querySelector('.tutorial-count')?.textContent ?? '0')[0]) === ${step}`,
    seconds,
  );

/** Choose the radio button with a value by the arrow keys. */
async function choose(page: Page, name: string, value: string): Promise<void> {
  await tabTo(page, `input[name=${name}]`);
  for (let turn = 0; turn < 30; turn++) {
    if (await page.evaluate(`document.querySelector('input[name=${name}]:checked')?.value === '${value}'`))
      return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`arrows do not reach ${value}`);
}

const ticked = (page: Page, count: number, seconds = 30): Promise<void> =>
  until(page, `document.querySelectorAll('.tutorial-tasks .done').length >= ${count}`, seconds);

/** Steps of the tutorial. */
export const STEPS = 12;

/** How each step is done; number 1 begins in the gallery. */
export function stepsByKeyboard(
  page: Page,
  typed = { theme: 'theme', print: 'print' },
): readonly (() => Promise<void>)[] {
  return [
    async () => {
      await choose(page, 'scenario', 'one-site-one-system.yaml');
      await tabTo(page, '.start-row .primary');
      await press(page, 'Enter');
    },
    async () => press(page, ' ', 'ArrowUp', 'n'),
    async () => {
      await press(page, '3');
      await tabTo(page, '.leakers button');
      await press(page, 'Enter');
    },
    async () => {
      await press(page, 'i');
      await tabTo(page, '.chain li:nth-child(2) button, .chain li:first-child button');
      await press(page, 'Enter');
    },
    async () => press(page, '5', 'Shift+ArrowRight'),
    async () => {
      await press(page, 'c');
      await tabTo(page, '.coverage input[type=range]');
      await press(page, 'ArrowRight');
      await tabTo(page, '.coverage .chips + .decade input[type=range]');
      await press(page, 'ArrowLeft');
    },
    async () => press(page, 'v'),
    async () => {
      await press(page, 'e');
      await ticked(page, 1);
      await page.waitForSelector('.editor-bar');
      if (await page.locator('.grip').isVisible()) {
        await tabTo(page, '.grip');
        await press(page, 'Enter');
      }
      await tabTo(page, '[data-thing^="defence.units"]');
      await press(page, 'Enter');
      await tabTo(page, '[data-path$="at.lat_deg"] input');
      await press(page, 'Control+a');
      await page.keyboard.type('31.5');
      await press(page, 'Enter');
      await ticked(page, 3);
      await press(page, 'Control+z');
      await ticked(page, 4);
      await press(page, 'Control+Shift+z');
    },
    async () => {
      await until(page, "document.querySelector('.run-draft .primary')?.disabled === false");
      await tabTo(page, '.run-draft .primary', 120);
      await press(page, 'Enter');
      await ticked(page, 1, 60);
      await press(page, '1');
    },
    async () => {
      await press(page, 's');
      await page.waitForSelector('.studies .scenario-card');
      await choose(page, 'study', 'two-squadrons-quick-look');
      await tabTo(page, '.studies .study-start .primary');
      await press(page, 'Enter');
    },
    async () => {
      await press(page, 'Escape', 'Control+k');
      await page.keyboard.type(typed.theme);
      await ticked(page, 1);
      await press(page, 'Enter');
      await ticked(page, 2);
      await press(page, '?');
    },
    async () => {
      await press(page, 'Escape', 'Control+k');
      await page.keyboard.type(typed.print);
      await press(page, 'Enter');
    },
  ];
}
