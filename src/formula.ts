/** The model equations by name, each through the very function that the simulation uses, for checking them. */
import { chanceFormulas } from './formulas/chance.ts';
import { detectionFormulas } from './formulas/detection.ts';
import { earthFormulas } from './formulas/earth.ts';
import { radarFormulas } from './formulas/radar.ts';
import type { Formula, FormulaKey, Inputs } from './formulas/row.ts';

export type { Formula, FormulaKey } from './formulas/row.ts';

/** All formulas, in the order in which they are listed. */
export const formulas: readonly Formula[] = [
  ...radarFormulas,
  ...detectionFormulas,
  ...chanceFormulas,
  ...earthFormulas,
];

/** The answer of a formula and figures that belong to it. */
export interface FormulaAnswer {
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  readonly [extra: string]: number | string;
}

/** What is wrong with one given value, or an empty sentence. */
function faultOf(key: FormulaKey, given: string | number): string {
  if (key.words !== undefined) {
    return key.words.includes(String(given)) ? '' : `${key.key}: one of ${key.words.join(', ')} expected`;
  }
  const value = typeof given === 'number' ? given : given.trim() === '' ? NaN : Number(given);
  if (!Number.isFinite(value)) return `${key.key}: number expected, "${given}" found`;
  if (key.whole === true && !Number.isInteger(value))
    return `${key.key}: whole number expected, ${value} found`;
  if (key.least !== undefined && value < key.least) {
    return key.least === Number.MIN_VALUE
      ? `${key.key}: must be greater than 0, ${value} found`
      : `${key.key}: at least ${key.least} expected, ${value} found`;
  }
  if (key.most !== undefined && value > key.most)
    return `${key.key}: at most ${key.most} expected, ${value} found`;
  return '';
}

/** Everything that is wrong with the given values, in sentences. */
function faultsOf(formula: Formula, given: Readonly<Record<string, string | number>>): string[] {
  const known = new Map(formula.keys.map((key) => [key.key, key]));
  const faults: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    const key = known.get(name);
    const stranger = `${name}: unknown key; ${formula.name} takes ${[...known.keys()].join(', ')}`;
    faults.push(key === undefined ? stranger : faultOf(key, value));
  }
  for (const { key, meaning, fallback } of formula.keys) {
    if (fallback === undefined && !Object.hasOwn(given, key)) faults.push(`${key}: missing (${meaning})`);
  }
  return faults.filter((fault) => fault !== '');
}

/**
 * Evaluate the formula of that name, or say in sentences everything that is wrong with the name or the values.
 * @param given  values by key; texts are read as numbers
 */
export function evaluateFormula(
  name: string,
  given: Readonly<Record<string, string | number>>,
): FormulaAnswer | readonly string[] {
  const formula = formulas.find((candidate) => candidate.name === name);
  if (formula === undefined) {
    return [`no formula "${name}"; there are ${formulas.map((candidate) => candidate.name).join(', ')}`];
  }
  const faults = faultsOf(formula, given);
  if (faults.length > 0) return faults;
  const fallbacks = new Map(formula.keys.map((key) => [key.key, key.fallback]));
  const givenOr = (key: string) => (Object.hasOwn(given, key) ? given[key]! : fallbacks.get(key)!);
  const inputs: Inputs = {
    number: (key) => Number(givenOr(key)),
    word: (key) => String(givenOr(key)),
    isGiven: (key) => Object.hasOwn(given, key),
  };
  const computed = formula.compute(inputs);
  if (typeof computed === 'string') return [computed];
  const { value, ...extra } = computed;
  return { value, unit: formula.unit, source: formula.source, ...extra };
}
