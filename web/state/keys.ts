/** The keyboard of the page. */
import { type MarkKind, neighbourMark, type Playback, type TimeMarks, timeMarks } from '../../src/index.ts';
import { editOpenScenario } from './actions.ts';
import { nextBookmark, toggleBookmark } from './bookmarks.ts';
import { changeSpeed, clock, pause, play, seek } from './clock.ts';
import { printView } from './print.ts';
import { getState, select, setState, setTheme, setUnits, tabs } from './store.ts';

let known: { playback: Playback; marks: TimeMarks } | null = null;

/** The marks of the open record, found once. */
function marksOf(playback: Playback): TimeMarks {
  if (known?.playback !== playback) known = { playback, marks: timeMarks(playback.record) };
  return known.marks;
}

/** Seek to the next or previous mark; of any kind unless kinds are given. */
export function jump(direction: 1 | -1, kinds?: readonly MarkKind[]): void {
  const { playback } = getState();
  if (playback) seek(neighbourMark(marksOf(playback), clock.time, direction, kinds));
}

export function playOrPause(): void {
  if (clock.playing) pause();
  else play();
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable)
  );
}

function isPressing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('button, summary, a, [role="tab"]');
}

const actions: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
  ' ': playOrPause,
  ArrowLeft: (event) => seek(clock.time - (event.shiftKey ? 10 : 1)),
  ArrowRight: (event) => seek(clock.time + (event.shiftKey ? 10 : 1)),
  ArrowUp: () => changeSpeed(1),
  ArrowDown: () => changeSpeed(-1),
  Home: () => seek(0),
  End: () => seek(clock.end),
  n: () => jump(1),
  p: () => jump(-1),
  w: (event) => jump(event.shiftKey ? -1 : 1, ['wave']),
  b: (event) => (event.shiftKey ? nextBookmark() : toggleBookmark()),
  k: (event) => jump(event.shiftKey ? -1 : 1, ['killed']),
  x: (event) => jump(event.shiftKey ? -1 : 1, ['leaked']),
  e: editOpenScenario,
  o: () => setState({ startOpen: !getState().startOpen }),
  c: () => setState({ tab: 'coverage', sheetOpen: true }),
  u: () => setUnits(getState().units === 'metric' ? 'nautical' : 'metric'),
  v: () => setState((state) => ({ relief: !state.relief })),
  l: () => setState({ layersOpen: !getState().layersOpen }),
  d: () => setTheme(getState().theme === 'night' ? 'day' : 'night'),
  f: () => setState((state) => ({ frameRequest: state.frameRequest + 1 })),
  s: () => setState({ studiesOpen: true, startOpen: false }),
  '?': () => setState({ helpOpen: true }),
  Escape: () => select(null),
};

/** What the scenario editor leaves to the page. */
const whileEditing: ReadonlySet<string> = new Set(['o', 'u', 'd', 'f', '?']);

function onKey(event: KeyboardEvent): void {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    setState((state) => ({ paletteOpen: !state.paletteOpen }));
    return;
  }
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'p') {
    event.preventDefault();
    printView();
    return;
  }
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (getState().editing && !whileEditing.has(key)) return;
  if (isPressing(event.target) && (key === ' ' || key === 'Enter')) return;
  const scrolls = event.target instanceof HTMLElement && event.target.matches('.virtual, .scroll');
  if (scrolls && ['ArrowUp', 'ArrowDown', 'Home', 'End'].includes(key)) return;
  const tab = tabs[Number(key) - 1];
  const action = tab ? () => setState({ tab, sheetOpen: true }) : actions[key];
  if (!action) return;
  event.preventDefault();
  action(event);
}

/** Listen to the keyboard; gives the act that stops it. */
export function listenToKeys(): () => void {
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}
