/** Printing what is shown, on white paper whatever the theme. */
import { getState, setState } from './store.ts';

const nextFrame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => done()));

/** Frames until map, symbols and charts are painted in another theme. */
const FRAMES = 4;

/** Print the view in the day theme, and go back to the theme of the reader. */
export async function printView(): Promise<void> {
  const { theme } = getState();
  if (theme !== 'day') {
    setState({ theme: 'day' });
    for (let frame = 0; frame < FRAMES; frame++) await nextFrame();
  }
  window.print();
  setState({ theme });
}
