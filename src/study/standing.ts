/** What a study under way says so far. */
import { type Difference, noDifference, pairedDifference } from '../analysis/compare.ts';
import { type Estimate, estimate } from '../analysis/estimate.ts';
import type { StudyCase } from './design.ts';
import { meaningOf } from './measures.ts';
import { type StudyTally, valuesSoFar } from './tally.ts';

/** One case with what its runs say so far. */
export interface CaseStanding {
  readonly case: StudyCase;
  /** Runs without a gap. */
  readonly runs: number;
  /** Null before there are two runs. */
  readonly estimate: Estimate | null;
  /** From the first plan asked the same question, over the runs that both have; null for the first plan itself. */
  readonly against: Difference | null;
}

/**
 * Every case of a study so far, for one measure.
 *
 * Estimates only: nothing is told apart or ranked here, since an interval that is looked at again and again holds the truth
 * less often than one looked at once. Verdicts come with `summariseStudy`, when the runs that were planned are there.
 */
export function standingOf(tally: StudyTally, measure: string): CaseStanding[] {
  const { design } = tally;
  const { isYesNo } = meaningOf(measure, design.regions);
  return design.cases.map((one) => {
    const runs = tally.complete[one.cell]!;
    const values = valuesSoFar(tally, one.cell, measure, runs);
    return {
      case: one,
      runs,
      estimate: runs < 2 ? null : estimate(values, isYesNo),
      against: differenceSoFar(tally, measure, one),
    };
  });
}

function differenceSoFar(tally: StudyTally, measure: string, one: StudyCase): Difference | null {
  const first = tally.design.cases.find(
    (other) =>
      other.scenario === one.scenario &&
      other.date === one.date &&
      other.raid === one.raid &&
      other.point === one.point,
  )!;
  if (first === one) return null;
  const runs = Math.min(tally.complete[one.cell]!, tally.complete[first.cell]!);
  if (first.cell === one.cell) return noDifference(runs);
  if (runs < 2) return null;
  const { isYesNo } = meaningOf(measure, tally.design.regions);
  const valuesOf = (cell: number): Float64Array => valuesSoFar(tally, cell, measure, runs);
  return pairedDifference(valuesOf(one.cell), valuesOf(first.cell), isYesNo);
}
