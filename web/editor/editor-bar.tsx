import { useState } from 'react';
import { cancelRun } from '../state/actions.ts';
import { setState, useStore } from '../state/store.ts';
import { strings } from '../strings.ts';
import { chosenThing, isUnsaved, setDraft, useDraft } from './draft.ts';
import { leaveEditor, redoStep, runDraft, saveDraft, undoStep } from './editor-deeds.ts';
import { startPlacing } from './editor-keys.ts';
import { type ThingKind, thingKinds } from './things.ts';
import { words } from './words.ts';

/** Outlines of the things that can be added. */
const outlines: Readonly<Record<ThingKind, string>> = {
  unit: 'M5 8h14v9H5zM5 17L19 8',
  asset: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM8 15l8-6',
  group: 'M12 3l9 9-9 9-9-9z',
  flight: 'M5 5h14v14H5z',
  zone: 'M4 9l7-5 9 6-4 10H7z',
};

function Undo() {
  const { undo, redo, nothingToUndo, nothingToRedo } = words();
  const before = useDraft((draft) => draft.past.at(-1)?.label);
  const after = useDraft((draft) => draft.future.at(-1)?.label);
  const undoLabel = before === undefined ? nothingToUndo : `${undo}: ${before}`;
  const redoLabel = after === undefined ? nothingToRedo : `${redo}: ${after}`;
  return (
    <div className="buttons">
      <button
        type="button"
        className="icon"
        aria-disabled={before === undefined}
        onClick={undoStep}
        aria-label={undoLabel}
        title={`${undoLabel} (Ctrl Z)`}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M8 5L3.5 9.5 8 14M4 9.5h9.5a5.5 5.5 0 0 1 0 11H9" />
        </svg>
      </button>
      <button
        type="button"
        className="icon"
        aria-disabled={after === undefined}
        onClick={redoStep}
        aria-label={redoLabel}
        title={`${redoLabel} (Ctrl Shift Z)`}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M16 5l4.500 4.500L16 14M20 9.500h-9.500a5.500 5.500 0 0 0 0 11H15" />
        </svg>
      </button>
    </div>
  );
}

function Tools() {
  const { addOf, add, kinds } = words();
  const placing = useDraft((draft) => draft.placing);
  const canDraw = useDraft((draft) => draft.plain !== null && draft.hand !== null);
  const held = placing?.what === 'thing' ? placing.kind : null;
  return (
    <fieldset className="tools" aria-label={add}>
      {thingKinds.map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={held === kind}
          aria-label={addOf[kind]}
          title={addOf[kind]}
          disabled={!canDraw}
          onClick={() => {
            if (held === kind) setDraft({ placing: null });
            else startPlacing(kind);
          }}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d={outlines[kind]} />
          </svg>
          <span>{kinds[kind]}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** Whether the work is safe, and whether it is right. */
function State() {
  const { state, checking, noProblems, errors, warnings } = words();
  const draft = useDraft();
  const count = draft.problems.filter((problem) => problem.severity === 'error').length;
  const others = draft.problems.length - count;
  const safe = !isUnsaved(draft) ? state.saved : draft.isKeeping ? state.kept : state.lost;
  const right =
    draft.problems.length === 0
      ? noProblems
      : [count > 0 ? `${errors}: ${count}` : '', others > 0 ? `${warnings}: ${others}` : '']
          .filter(Boolean)
          .join(', ');
  return (
    <p className="draft-state">
      <b className={count > 0 ? 'bad' : ''}>{draft.isChecking ? checking : right}</b>
      <span>{safe}</span>
    </p>
  );
}

function Run() {
  const { run: runWord, running, cancel } = words();
  const [seed, setSeed] = useState('1');
  const run = useStore((state) => state.run);
  const isBad = useDraft(
    ({ problems, isChecking }) => isChecking || problems.some((problem) => problem.severity === 'error'),
  );
  if (run)
    return (
      <div className="progress">
        <progress value={run.share} max={1} aria-label={`${running} ${run.name}`} />
        <button type="button" onClick={cancelRun}>
          {cancel}
        </button>
      </div>
    );
  return (
    <div className="run-draft">
      <label className="seed">
        {strings.start.seed}
        <input
          inputMode="numeric"
          value={seed}
          onChange={({ target }) => setSeed(target.value.replace(/\D/g, ''))}
        />
      </label>
      <button type="button" className="primary" disabled={isBad} onClick={() => runDraft(Number(seed) || 0)}>
        {runWord}
      </button>
    </div>
  );
}

/** The bar below the map: undo, what can be added, whether all is well, save, run, close. */
export function EditorBar() {
  const { bar, save, saveHint, leave, leaveShort } = words();
  const failure = useStore((state) => state.failure);
  const hasChosen = useDraft((draft) => chosenThing(draft) !== null);
  return (
    <section className={`transport editor-bar${hasChosen ? ' with-thing' : ''}`} aria-label={bar}>
      <Undo />
      <Tools />
      <State />
      {failure !== '' && (
        <p className="failure" role="alert">
          {strings.failure.title}: {failure}
          <button
            type="button"
            className="small"
            onClick={() => setState({ failure: '' })}
            aria-label={strings.help.close}
          >
            ×
          </button>
        </p>
      )}
      <div className="ends">
        <button type="button" className="second" onClick={saveDraft} title={`${saveHint} (Ctrl S)`}>
          {save}
        </button>
        <Run />
        <button type="button" className="second" onClick={leaveEditor} title={leave} aria-label={leave}>
          {leaveShort}
        </button>
      </div>
    </section>
  );
}
