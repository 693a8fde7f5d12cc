/** A field that is being typed in: what is typed is written after a pause, with Enter, and when the field is left. */
import { type ChangeEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';

/** Time after the last letter until it is written, ms. */
const PAUSE = 700;

type Box = HTMLInputElement | HTMLTextAreaElement;

interface Typed {
  readonly value: string;
  /** There are letters that are not written yet: undo then belongs to the field. */
  readonly 'data-typed': boolean;
  readonly onChange: (event: ChangeEvent<Box>) => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent<Box>) => void;
}

/** When letters are written: after a pause too, or only when they are meant to be whole. */
export type Writing = 'soon' | 'when-done';

/** Props of a field that shows `text` and hands over what is typed. */
export function useTyped(text: string, write: (text: string) => void, writing: Writing = 'soon'): Typed {
  const [typed, setTyped] = useState<string | null>(null);
  const written = useRef(text);
  const timer = useRef(0);
  const writeLatest = useRef(write);
  writeLatest.current = write;
  useEffect(() => {
    if (text !== written.current) setTyped(null);
    written.current = text;
  }, [text]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const hand = (letters: string | null): void => {
    window.clearTimeout(timer.current);
    if (letters === null || letters === written.current) return;
    written.current = letters;
    writeLatest.current(letters);
  };
  return {
    value: typed ?? text,
    'data-typed': typed !== null && typed !== written.current,
    onChange: ({ target }) => {
      setTyped(target.value);
      window.clearTimeout(timer.current);
      if (writing === 'soon') timer.current = window.setTimeout(hand, PAUSE, target.value);
    },
    onBlur: () => {
      hand(typed);
      setTyped(null);
    },
    onKeyDown: (event) => {
      if (event.key === 'Enter' && event.currentTarget instanceof HTMLInputElement) hand(typed);
      if (event.key !== 'Escape' || typed === null) return;
      event.stopPropagation();
      window.clearTimeout(timer.current);
      setTyped(null);
    },
  };
}
