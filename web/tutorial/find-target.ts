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

/** The targets that are drawn, in the dialog on top where one is open. */
export function drawnTargets(targets: readonly Target[]): Found[] {
  const root = topDialog() ?? document;
  return targets.flatMap(({ at, key = '' }) => {
    const element = root.querySelector(at);
    return element && element.getClientRects().length > 0 ? [{ element, key }] : [];
  });
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

/** Whether something else of the page lies over the middle of the box. */
function isCovered(element: Element, box: Box): boolean {
  const above = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  return above !== null && !element.contains(above) && !above.contains(element);
}

/** The part of an element that can be seen now, in the window's pixels; null where it is scrolled away or covered. */
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
  if (box.right - box.left <= 4 || box.bottom - box.top <= 4) return null;
  return isCovered(element, box) ? null : box;
}
