/** Paper is light: the page wears its day theme while it is printed, and then its own again. */
import { getState, setState, type Theme } from './store.ts';

/** Time in which the map is painted anew, ms. */
const PAINT = 400;

function wear(theme: Theme): void {
  setState({ theme });
  document.documentElement.dataset.theme = theme;
}

/** Print what is shown; the map is painted by day before. */
export async function printView(): Promise<void> {
  const { theme } = getState();
  if (theme === 'night') {
    wear('day');
    await new Promise((done) => setTimeout(done, PAINT));
  }
  window.print();
  wear(theme);
}

/** Wear the day theme when the browser prints by itself. */
export function followPrinter(): void {
  let own: Theme = 'day';
  window.addEventListener('beforeprint', () => {
    own = getState().theme;
    wear('day');
  });
  window.addEventListener('afterprint', () => wear(own));
}
