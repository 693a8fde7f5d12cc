/** Files handed to the page the way people do it: dropped anywhere. */
import type { Page } from 'playwright-core';

export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array | string;
}

/** Drop files on the page, all at once. */
export async function drop(page: Page, files: readonly GivenFile[]): Promise<void> {
  const packed = files.map(({ name, bytes }) => ({ name, letters: Buffer.from(bytes).toString('base64') }));
  await page.evaluate(`(() => {
    const held = new DataTransfer();
    for (const { name, letters } of ${JSON.stringify(packed)}) {
      const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
      held.items.add(new File([bytes], name));
    }
    document.querySelector('.app').dispatchEvent(new DragEvent('drop', { dataTransfer: held, bubbles: true }));
  })()`);
}
