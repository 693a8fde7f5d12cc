/**
 * Where the tutorial stands. A modal dialog makes all else on the page dead, so while one is open the tutorial stands in it, below its
 * head; otherwise in its own place. It moves as one element and takes its state along.
 */

/** The dialog on top, or null. */
export const topDialog = (): HTMLDialogElement | null =>
  [...document.querySelectorAll<HTMLDialogElement>('dialog[open]')].at(-1) ?? null;

/** Move `host` to where it belongs, and keep the focus where it was. */
function place(host: HTMLElement, slot: HTMLElement): void {
  const dialog = topDialog();
  const home = dialog ?? slot;
  if (host.parentElement === home) return;
  const focused = host.contains(document.activeElement) ? document.activeElement : null;
  // the page behind does not jump while the tutorial is away
  slot.style.height = dialog ? `${slot.offsetHeight}px` : '';
  if (dialog) dialog.querySelector(':scope > header')!.after(host);
  else slot.append(host);
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
}

/** Keep `host` where it belongs as dialogs come and go; gives the act that stops it. */
export function keepPlaced(host: HTMLElement, slot: HTMLElement): () => void {
  const watch = new MutationObserver(() => place(host, slot));
  watch.observe(document.body, { subtree: true, childList: true, attributeFilter: ['open'] });
  place(host, slot);
  return () => {
    watch.disconnect();
    host.remove();
  };
}
