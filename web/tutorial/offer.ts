/** How the page offers the tutorial. This is in the first download; the tutorial itself comes when it is opened. */
import { getState, setState, stored } from '../state/store.ts';

/** Name under which the browser keeps how far one came. */
export const KEPT = 'tutorial';

/** How far one came in an earlier visit. */
export interface Kept {
  /** Name of the step, and its number of how many. */
  readonly step: string;
  readonly number: number;
  readonly total: number;
  /** Tasks that were done, as `step.task`. */
  readonly done: readonly string[];
}

/** How far one came, or null: nothing was begun, nothing was kept, or it is no longer what it was. */
export function keptProgress(): Kept | null {
  try {
    const kept = JSON.parse(stored(KEPT) || 'null') as Kept | null;
    return kept && typeof kept.step === 'string' && Array.isArray(kept.done) ? kept : null;
  } catch {
    return null;
  }
}

const english = {
  begin: 'Tutorial: ten minutes, step by step',
  resume: 'Go on with the tutorial: step {n} of {total}',
  key: 'tutorial; while it is open, to it and back',
};
const hindi: typeof english = {
  begin: 'अभ्यास पाठ: दस मिनट, एक-एक चरण',
  resume: 'अभ्यास पाठ जारी रखें: चरण {n} / {total}',
  key: 'अभ्यास पाठ; जब वह खुला हो तो उस पर और वापस',
};

const words = (): typeof english => (getState().language === 'hi' ? hindi : english);

/** What the button and the command are called: to begin, or to go on. */
export function offerName(): string {
  const kept = keptProgress();
  if (!kept || kept.number <= 1 || kept.number > kept.total) return words().begin;
  return words().resume.replace('{n}', String(kept.number)).replace('{total}', String(kept.total));
}

/** The key and what it does, for the sheet. */
export const offerKey = (): readonly string[] => ['T', words().key];

export function openTutorial(): void {
  setState({ tutorialOpen: true });
}
