/** Finds on the page what a task is about. */
import { topDialog } from './host.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The first target that is drawn, in the dialog on top where one is open; null where none is. */
export function findTarget(targets: readonly string[]): Element | null {
  const root = topDialog() ?? document;
  for (const target of targets) {
    const found = root.querySelector(target);
    if (found && found.getClientRects().length > 0) return found;
  }
  return null;
}

const overlap = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
});

/** The part of an element that can be seen now, in the window's pixels; null where it is scrolled away. */
export function boxInView(element: Element): Box | null {
  let box = overlap(element.getBoundingClientRect(), {
    left: 0,
    top: 0,
    right: window.innerWidth,
    bottom: window.innerHeight,
  });
  for (let around = element.parentElement; around; around = around.parentElement)
    if (getComputedStyle(around).overflow !== 'visible') box = overlap(box, around.getBoundingClientRect());
  return box.right - box.left > 4 && box.bottom - box.top > 4 ? box : null;
}
