import { type Saying, sayingText } from './saying.ts';

/** What is wrong with somebody's input, as a value: nothing is thrown, all problems come at once. */
export interface Problem {
  readonly severity: 'error' | 'warning' | 'info';
  /** Name of the file as the user gave it. */
  readonly file: string;
  /** 1-based line and column; 1:1 where the fault has no place of its own. */
  readonly line: number;
  readonly column: number;
  /** Dotted path to the value, such as `raid.groups.2.speed_m_s`; empty for the whole file. */
  readonly path: string;
  /** "number expected, text found" */
  readonly message: string;
  /** What to do about it: nearest key, unit mix-up, allowed values. Empty where there is no good guess. */
  readonly hint: string;
  /** Both with their gaps still open, to be told in another language; absent where only English is known. */
  readonly sayings?: { readonly message: Saying; readonly hint: Saying };
}

/** What a problem is about, before it is said. */
export type Fault = Omit<Problem, 'message' | 'hint' | 'sayings'>;

/** A problem that can be told in any language; its own texts are English. */
export function problemOf(fault: Fault, message: Saying, hint: Saying): Problem {
  return { ...fault, message: sayingText(message), hint: sayingText(hint), sayings: { message, hint } };
}
