/** What a small window must not take away, and what must not move for those who asked for stillness. */
import type { Page } from 'playwright-core';

/** How far the page is wider than the window, px. */
export const overflow = async (page: Page): Promise<number> =>
  (await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number;

/** Of what is larger than half the window a part is enough, of all else the whole must come into it. */
const lost = `(() => {
  const root = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
  return [...root.querySelectorAll('button, input, select, textarea, [role=tab]')].filter((each) => {
    if (each.closest('.maplibregl-canvas-container') || each.classList.contains('visually-hidden')) return false;
    each.scrollIntoView({ block: 'center', inline: 'center' });
    const box = each.getBoundingClientRect();
    if (box.width === 0 || !each.checkVisibility()) return false;
    if (box.height > innerHeight / 2) return box.top > innerHeight - 24 || box.bottom < 24;
    if (box.left < -1 || box.right > innerWidth + 1 || box.top < -1 || box.bottom > innerHeight + 1) return true;
    const there = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    return there === null || !(each.contains(there) || there.contains(each) || there.closest('label')?.contains(each));
  }).map((each) => each.outerHTML.slice(0, 120));
})()`;

/** Controls that no scrolling brings into the window, or that something else covers there; of those behind a dialog nothing is asked. */
export const lostControls = async (page: Page): Promise<string[]> => (await page.evaluate(lost)) as string[];

const moving = `document.getAnimations()
  .filter((each) => each.playState === 'running')
  .map((each) => each.effect?.target?.className ?? 'something')`;

/** What is being animated on the page, by its class. */
export const movingThings = async (page: Page): Promise<string[]> =>
  (await page.evaluate(moving)) as string[];
