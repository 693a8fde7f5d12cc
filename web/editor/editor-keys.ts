/** The keyboard of the editor. */
import { getState } from '../state/store.ts';
import { duplicateChosen, putAt, removeKey, take } from './acts.ts';
import { choose, getDraft } from './draft.ts';
import { redoStep, saveDraft, undoStep } from './editor-deeds.ts';
import { moveByKeys } from './thing-form.tsx';
import type { ThingKind } from './things.ts';

/** Keys after A, and what they add. */
const kinds: Readonly<Record<string, ThingKind>> = {
  u: 'unit',
  a: 'asset',
  g: 'group',
  f: 'flight',
  z: 'zone',
};
/** Time in which the second key must follow A, ms. */
const FOLLOW = 2000;

const isBox = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement && target.matches('input, textarea, select');

/** Undo and redo belong to a field as long as it has letters that are not written. */
const isTyping = (target: EventTarget | null): boolean => isBox(target) && target.dataset.typed === 'true';

const isPressed = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, a, [role="tab"]') !== null;

function withControl(event: KeyboardEvent): (() => void) | null {
  const key = event.key.toLowerCase();
  if (key === 'z' && !isTyping(event.target)) return event.shiftKey ? redoStep : undoStep;
  if (key === 'y' && !isTyping(event.target)) return redoStep;
  if (key === 's')
    return () => {
      settleField(event.target);
      saveDraft();
    };
  if (key === 'd') return () => duplicateChosen(getDraft().hand?.reach() ?? 0.2);
  return null;
}

/** Let a field write what was typed in it, and keep its focus. */
function settleField(target: EventTarget | null): void {
  if (!isBox(target)) return;
  target.blur();
  target.focus();
}

function stepBack(): void {
  if (getDraft().placing) take(null);
  else choose('');
}

/** Put what the tool in hand holds at the middle of the map. */
export function putAtCentre(): void {
  const { hand } = getDraft();
  if (hand) putAt(hand.centre(), hand.reach());
}

/** What a key alone does, outside fields. */
function alone(event: KeyboardEvent, second: boolean): (() => void) | null {
  const { placing, chosen } = getDraft();
  const key = event.key.toLowerCase();
  if (key === 'escape') return stepBack;
  if (key === 'enter' && placing && !isPressed(event.target)) return putAtCentre;
  const kind = second ? kinds[key] : undefined;
  if (kind) return () => startPlacing(kind);
  if (chosen === '') return null;
  if (key === 'delete') return () => removeKey(chosen);
  if (key === 'm') return moveByKeys;
  return null;
}

/** Take a tool and put the focus on the map, where arrows and Enter are wanted next. */
export function startPlacing(kind: ThingKind): void {
  take({ what: 'thing', kind });
  getDraft().hand?.focusMap();
}

/** Listen to the keyboard; gives the act that stops it. */
export function listenToEditorKeys(): () => void {
  let pressedA = 0;
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || !getState().editing) return;
    if (document.querySelector('dialog[open]')) return;
    const isControl = event.ctrlKey || event.metaKey;
    if (!isControl && isBox(event.target) && (event.key !== 'Escape' || isTyping(event.target))) return;
    const isSecond = event.timeStamp - pressedA < FOLLOW;
    const act = isControl ? withControl(event) : alone(event, isSecond);
    pressedA = !isControl && !isSecond && event.key.toLowerCase() === 'a' ? event.timeStamp : 0;
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  window.addEventListener('keydown', onKey, true);
  return () => window.removeEventListener('keydown', onKey, true);
}
