/** One row of the table of formulas. */

/** One named input of a formula. A key without a fallback must be given. */
export interface FormulaKey {
  readonly key: string;
  readonly meaning: string;
  readonly fallback?: number | string;
  /** Allowed words of a key that is not a number. */
  readonly words?: readonly string[];
  /** Least and greatest allowed number. */
  readonly least?: number;
  readonly most?: number;
  /** Only whole numbers. */
  readonly whole?: boolean;
}

/** The checked inputs of one evaluation. */
export interface Inputs {
  readonly number: (key: string) => number;
  readonly word: (key: string) => string;
  readonly isGiven: (key: string) => boolean;
}

export interface Formula {
  readonly name: string;
  readonly about: string;
  readonly unit: string;
  readonly source: string;
  readonly keys: readonly FormulaKey[];
  /** The value, or a sentence on why there is none. */
  readonly compute: (inputs: Inputs) => Computed | string;
}

/** A value and the extra figures that are told beside it. */
export interface Computed {
  readonly value: number;
  readonly [extra: string]: number | string;
}

/** Limits of a figure that must be above zero, and of a probability. */
export const positive = { least: Number.MIN_VALUE };
export const share = { least: 0, most: 1 };
