import { useEffect, useRef } from 'react';
import { duplicateChosen, removeKey } from './acts.ts';
import { choose, getDraft, useDraft } from './draft.ts';
import { ProblemNotes, useProblemsAt } from './field-frame.tsx';
import { ObjectFields } from './fields.tsx';
import { schemaAt } from './schema.ts';
import type { Thing } from './things.ts';
import { words } from './words.ts';

/** Put the focus on the sign of what is chosen, from where the arrow keys move it. */
export function moveByKeys(): void {
  const { hand, chosen, things } = getDraft();
  const thing = things.find(({ key }) => key === chosen);
  if (thing?.anchor) hand?.look(thing.anchor);
  window.requestAnimationFrame(() => hand?.focusSign(chosen));
}

/** All that can be set about one thing, and what can be done with it. */
export function ThingForm({ thing }: { thing: Thing }) {
  const { kinds, back, duplicate, remove, go, move, nudging } = words();
  const title = useRef<HTMLHeadingElement>(null);
  const problems = useProblemsAt(thing.path);
  const hand = useDraft((draft) => draft.hand);
  const hasSign = thing.anchor !== null && hand !== null;
  useEffect(() => {
    const active = document.activeElement;
    if (!active || active === document.body || active.closest('.things')) title.current?.focus();
  }, []);
  return (
    <div className="thing-form">
      <button type="button" className="back" onClick={() => choose('')}>
        ‹ {back}
      </button>
      <h2 ref={title} tabIndex={-1}>
        {thing.name || '?'} <small>{kinds[thing.kind]}</small>
      </h2>
      <div className="deeds">
        <button type="button" disabled={!hasSign} onClick={() => hand?.look(thing.anchor!)}>
          {go}
        </button>
        <button type="button" disabled={!hasSign} onClick={moveByKeys} aria-describedby="nudging">
          {move}
        </button>
        <button type="button" onClick={() => duplicateChosen(hand?.reach() ?? 0.2)}>
          {duplicate}
        </button>
        <button type="button" onClick={() => removeKey(thing.key)}>
          {remove}
        </button>
      </div>
      <p className="muted" id="nudging">
        {nudging}
      </p>
      <ProblemNotes problems={problems} />
      <ObjectFields path={thing.path} schema={schemaAt(thing.path)!} />
    </div>
  );
}
