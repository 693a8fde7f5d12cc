/** The key that goes to the tutorial and back; it works in dialogs too, where the keys of the page rest. */
import { isTyping } from '../state/keys.ts';

/** Listen for T; gives the act that stops it. */
export function listenForTutorialKey(host: HTMLElement): () => void {
  let before: Element | null = null;
  const onKey = (event: KeyboardEvent): void => {
    const isOurs = event.key.toLowerCase() === 't' && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isOurs || isTyping(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    if (host.contains(document.activeElement)) {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      else (document.activeElement as HTMLElement).blur();
      return;
    }
    before = document.activeElement === document.body ? null : document.activeElement;
    host.querySelector<HTMLElement>('h2')?.focus();
  };
  window.addEventListener('keydown', onKey, true);
  return () => window.removeEventListener('keydown', onKey, true);
}
