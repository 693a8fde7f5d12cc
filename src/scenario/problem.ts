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
}
