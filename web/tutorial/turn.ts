import { goTo } from './progress.ts';

/** Turn to a step; the focus goes to its title, so that a key told there does not press the button again. */
export function turnTo(at: number, button: HTMLElement): void {
  goTo(at);
  button.closest('.tutorial')?.querySelector('h2')?.focus({ preventScroll: true });
}
