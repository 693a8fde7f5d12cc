/** When a study has run enough. */
import { estimate, halfWidth } from './estimate.ts';

/** Fewest runs before a half width is believed. Source: Law, Simulation Modeling and Analysis, 5th ed., 2015, section 9.4.1. */
const LEAST_RUNS = 50;

/**
 * Whether every cell's interval is as narrow as asked. Looked at only at fixed numbers of runs, the same in each cell,
 * so that the answer does not hang on who was quick.
 * Source: Chow and Robbins, Annals of Mathematical Statistics 36, 1965.
 */
export function isNarrowEnough(
  cells: readonly ArrayLike<number>[],
  isYesNo: boolean,
  wanted: number,
): boolean {
  return cells.every(
    (values) => values.length >= LEAST_RUNS && halfWidth(estimate(values, isYesNo)) <= wanted,
  );
}
