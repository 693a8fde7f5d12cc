/** The keyboard of the page. */
import { neighbourMark, timeMarks } from '../../src/index.ts';
import { changeSpeed, clock, pause, play, seek } from './clock.ts';
import { getState, select, setState, setTheme, tabs } from './store.ts';

/** Seek to the next or previous launch, kill or leak. */
export function jump(direction: 1 | -1): void {
  const { playback } = getState();
  if (playback) seek(neighbourMark(timeMarks(playback.record), clock.time, direction));
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
  o: () => setState({ startOpen: !getState().startOpen }),
  c: () => setState({ tab: 'coverage', sheetOpen: true }),
  l: () => setState({ layersOpen: !getState().layersOpen }),
  d: () => setTheme(getState().theme === 'night' ? 'day' : 'night'),
  f: () => setState((state) => ({ frameRequest: state.frameRequest + 1 })),
  '?': () => setState({ helpOpen: true }),
  Escape: () => select(null),
};

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
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
