/** What a page asks of the graphics card, counted frame by frame: the same on every machine, busy or not. */
import type { Page } from 'playwright-core';

/** Work of one animation frame in which something was drawn. */
export interface GlFrame {
  readonly draws: number;
  /** Draws of one shape many times, which cost many times as much where there is no graphics card. */
  readonly instanced: number;
  /** Bytes sent to buffers. */
  readonly bytes: number;
}

/** Count from the next page on. */
export async function countGlWork(page: Page): Promise<void> {
  await page.addInitScript(`
    const frames = (window.glFrames_ = []);
    let now = { draws: 0, instanced: 0, bytes: 0 };
    (function turn() {
      if (now.draws > 0) frames.push(now);
      now = { draws: 0, instanced: 0, bytes: 0 };
      requestAnimationFrame(turn);
    })();
    const of = WebGL2RenderingContext.prototype;
    const wrap = (name, count) => {
      const real = of[name];
      of[name] = function (...given) {
        count(given);
        return real.apply(this, given);
      };
    };
    for (const name of ['drawArrays', 'drawElements', 'drawRangeElements']) wrap(name, () => now.draws++);
    for (const name of ['drawArraysInstanced', 'drawElementsInstanced'])
      wrap(name, (given) => {
        now.draws++;
        if (given.at(-1) > 1) now.instanced++;
      });
    for (const name of ['bufferData', 'bufferSubData'])
      wrap(name, (given) => {
        for (const one of given) if (typeof one === 'object' && one) now.bytes += one.byteLength;
      });
  `);
}

/** The frames that were drawn while `act` went on. */
export async function glWork(page: Page, act: () => Promise<void>): Promise<GlFrame[]> {
  await page.evaluate('window.glFrames_.length = 0');
  await act();
  return (await page.evaluate('window.glFrames_')) as GlFrame[];
}
