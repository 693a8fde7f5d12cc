/** A user without a mouse. */
import type { Page } from 'playwright-core';

/** Press Tab until what the selector names has the focus. */
export async function tabTo(page: Page, selector: string, most = 60): Promise<void> {
  const isThere = `document.activeElement?.matches(${JSON.stringify(selector)})`;
  for (let press = 0; press <= most; press++) {
    if (await page.evaluate(isThere)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${selector}`);
}

/** Press keys one after the other. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}
