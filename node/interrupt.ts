/** Work that wants to come to a good end when the user interrupts it. */

let listener: (() => void) | null = null;

/** Be told of the first interruption instead of being ended by it; a second one ends the program. */
export function onInterrupt(hear: (() => void) | null): void {
  listener = hear;
}

/** Whether somebody took the interruption; each listener takes one. */
export function takeInterrupt(): boolean {
  const hear = listener;
  listener = null;
  hear?.();
  return hear !== null;
}
