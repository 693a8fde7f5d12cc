/** Printing what is shown, on white paper whatever the theme. */
import { getState, setState } from './store.ts';

/** Time in which map, symbols and charts are painted in another theme, even in software, ms. */
const REPAINTED = 600;

/** Print the view in the day theme, and go back to the theme of the reader. */
export async function printView(): Promise<void> {
  const { theme } = getState();
  if (theme !== 'day') {
    setState({ theme: 'day' });
    await new Promise((done) => setTimeout(done, REPAINTED));
  }
  window.print();
  setState({ theme });
}
