/** What the editor as a whole can be told to do; the bar, the keys and the command palette all come here. */
import { runHere } from '../state/actions.ts';
import { pause } from '../state/clock.ts';
import type { Command, Part } from '../state/commands.ts';
import { saveFile } from '../state/save-file.ts';
import { setState } from '../state/store.ts';
import { duplicateChosen, take } from './acts.ts';
import { getDraft, isUnsaved, keepNow, nameOf, redo, setDraft, undo } from './draft.ts';
import { thingKinds } from './things.ts';
import { words } from './words.ts';

export const undoStep = (): void => undo((label) => `${words().undone}: ${label}`);
export const redoStep = (): void => redo((label) => `${words().redone}: ${label}`);

/** Hand the text to the browser as a file; from then on nothing is unsaved. */
export function saveDraft(): void {
  const { text, file } = getDraft();
  const name = file.replace(/\.json$/, '.yaml');
  saveFile(text, 'application/yaml', name);
  setDraft({ kept: text, said: `${words().save}: ${name}` });
}

/** Run the draft in the tab; the page shows its record when it is there. */
export function runDraft(seed: number): void {
  keepNow();
  runHere(getDraft().file, getDraft().text, nameOf(getDraft()), seed);
}

/** Back to what was shown before; unsaved work is kept and offered again. */
export function leaveEditor(): void {
  pause();
  keepNow();
  setDraft({ placing: null });
  setState((state) => ({ editing: '', startOpen: state.playback === null || isUnsaved(getDraft()) }));
}

/** The commands that the palette lists while the editor is open. */
function editorCommands(): Command[] {
  const { undo: undoWord, redo: redoWord, save, leave, duplicate, addOf, commandsOf } = words();
  const named = (name: string, key: string, act: () => void): Command => ({
    name: `${commandsOf}: ${name}`,
    key,
    act,
  });
  return [
    named(undoWord, 'Ctrl Z', undoStep),
    named(redoWord, 'Ctrl Shift Z', redoStep),
    named(save, 'Ctrl S', saveDraft),
    named(duplicate, 'Ctrl D', () => duplicateChosen(getDraft().hand?.reach() ?? 0.2)),
    ...thingKinds.map((kind) => named(addOf[kind], '', () => take({ what: 'thing', kind }))),
    named(leave, '', leaveEditor),
  ];
}

/** What the palette and the sheet of keys say while the editor is open. */
export const editorPart: Part = {
  title: () => words().keysTitle,
  commands: editorCommands,
  keys: () => words().keys,
};
