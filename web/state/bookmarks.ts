/** Moments that the reader marked: set and taken away with one key, walked with another, drawn on the time line. */
import { clock, pause, seek } from './clock.ts';
import { getState, setState } from './store.ts';

/** Two moments nearer than this are one, s. */
const SAME = 0.5;

/** Mark the moment of the clock, or take its mark away. */
export function toggleBookmark(): void {
  const { bookmarks, playback } = getState();
  if (!playback) return;
  const others = bookmarks.filter((time) => Math.abs(time - clock.time) >= SAME);
  const isNew = others.length === bookmarks.length;
  setState({ bookmarks: isNew ? [...others, clock.time].sort((a, b) => a - b) : others });
}

/** Go to the next marked moment, from the last one to the first. */
export function nextBookmark(): void {
  const { bookmarks } = getState();
  const next = bookmarks.find((time) => time > clock.time + SAME) ?? bookmarks[0];
  if (next === undefined) return;
  pause();
  seek(next);
}
