/** The scenario editor: everything of it that is not on the map. Fetched when it is first opened. */
import '../styles/editor.css';
import { useEffect } from 'react';
import { offerPart } from '../state/commands.ts';
import { useStore } from '../state/store.ts';
import { take } from './acts.ts';
import { followProblems } from './check.ts';
import { followDraft, useDraft } from './draft.ts';
import { EditorBar } from './editor-bar.tsx';
import { editorPart } from './editor-deeds.ts';
import { listenToEditorKeys, putAtCentre } from './editor-keys.ts';
import { EditorPanel } from './editor-panel.tsx';
import { words } from './words.ts';

/** What the tool in hand waits for, over the map, with a cross at its middle. */
function PlacingNote() {
  const placing = useDraft((draft) => draft.placing);
  if (!placing) return null;
  const { placing: texts, placeHere, stop, addOf } = words();
  return (
    <>
      <div className="map-cross" aria-hidden="true" />
      <div className="placing-note" role="status">
        {placing.what === 'thing' && <b>{addOf[placing.kind]}</b>}
        <span>{texts[placing.what]}</span>
        <button type="button" onClick={putAtCentre}>
          {placeHere}
        </button>
        <button type="button" onClick={() => take(null)}>
          {stop}
        </button>
      </div>
    </>
  );
}

export function Editor() {
  useStore((state) => state.language);
  useEffect(followDraft, []);
  useEffect(followProblems, []);
  useEffect(listenToEditorKeys, []);
  useEffect(() => offerPart(editorPart), []);
  return (
    <>
      <div className="over-map">
        <PlacingNote />
      </div>
      <EditorPanel />
      <EditorBar />
    </>
  );
}
