import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { usePrinting } from '../state/use-printing.ts';
import { strings } from '../strings.ts';

interface Props {
  readonly title: string;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** A modal dialog of the browser: focus stays inside, Escape closes it. */
export function Dialog({ title, close, children }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current!;
    if (!dialog.open) dialog.showModal();
    const first =
      dialog.querySelector<HTMLElement>('input[data-first]') ?? dialog.querySelector<HTMLElement>('h2');
    first?.focus();
    return () => dialog.close();
  }, []);
  const isPrinting = usePrinting();
  useLayoutEffect(() => {
    const dialog = element.current!;
    if (!isPrinting) return;
    // what is modal lies over the page and is never cut into pages
    dialog.close();
    dialog.show();
    return () => {
      dialog.close();
      dialog.showModal();
    };
  }, [isPrinting]);
  return (
    <dialog
      ref={element}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <header>
        <h2 tabIndex={-1}>{title}</h2>
        <button type="button" className="icon" onClick={close} aria-label={strings.help.close}>
          ×
        </button>
      </header>
      {children}
    </dialog>
  );
}
