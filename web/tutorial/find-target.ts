/** Finds on the page what a task is about. */
import { topDialog } from './host.ts';
import type { Target } from './steps.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Found {
  readonly element: Element;
  readonly key: string;
}

/** The first target that is drawn, in the dialog on top where one is open; null where none is. */
export function findTarget(targets: readonly Target[]): Found | null {
  const root = topDialog() ?? document;
  for (const { at, key = '' } of targets) {
    const element = root.querySelector(at);
    if (element && element.getClientRects().length > 0) return { element, key };
  }
  return null;
}

/** What stays in place over a dialog that scrolls. */
const overScrolled = 'dialog[open] > .tutorial-host, dialog[open] > .start-row';

/** A box without what lies below a bar that reaches across it. */
function besideBar(box: Box, bar: Box): Box {
  if (bar.bottom <= box.top || bar.top >= box.bottom) return box;
  return bar.top <= box.top ? { ...box, top: bar.bottom } : { ...box, bottom: bar.top };
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
  for (const bar of document.querySelectorAll(overScrolled))
    if (!bar.contains(element)) box = besideBar(box, bar.getBoundingClientRect());
  return box.right - box.left > 4 && box.bottom - box.top > 4 ? box : null;
}
