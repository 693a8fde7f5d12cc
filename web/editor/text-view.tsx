import { useEffect, useRef } from 'react';
import { useDraft, writeText } from './draft.ts';
import { useTyped } from './typed.ts';
import { words } from './words.ts';

/** Put the caret at a line and column of the text, both from 1. */
export function goToLine(line: number, column: number): void {
  const box = document.querySelector<HTMLTextAreaElement>('.scenario-text textarea');
  if (!box) return;
  const lines = box.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const end = start + (lines[line - 1]?.length ?? 0);
  box.focus();
  box.setSelectionRange(Math.min(end, start + column - 1), end);
  const height = Number.parseFloat(getComputedStyle(box).lineHeight);
  box.scrollTop = Math.max(0, (line - 4) * height);
}

/** The text itself, which may be written in too. */
export function TextView() {
  const { text: label, textHint, state, steps } = words();
  const text = useDraft((draft) => draft.text);
  const isBroken = useDraft((draft) => draft.plain === null);
  const typed = useTyped(text, (written) => writeText(written, steps.text, 'text'));
  const lines = useRef<HTMLPreElement>(null);
  const count = typed.value.split('\n').length;
  useEffect(() => {
    if (lines.current)
      lines.current.textContent = Array.from({ length: count }, (_, row) => row + 1).join('\n');
  }, [count]);
  return (
    <div className="scenario-text">
      <p className="muted">{textHint}</p>
      {isBroken && <p className="failure">{state.broken}</p>}
      <div className="paper">
        <pre ref={lines} aria-hidden="true" />
        <textarea
          {...typed}
          aria-label={label}
          spellCheck={false}
          wrap="off"
          onScroll={({ currentTarget }) => {
            if (lines.current) lines.current.scrollTop = currentTarget.scrollTop;
          }}
        />
      </div>
    </div>
  );
}
