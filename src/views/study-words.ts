/** Words and rows that several parts of a study's report share. */
import { type Saying, said, sayingText, sentence } from '../scenario/saying.ts';
import type { StudyDesign } from '../study/design.ts';
import type { CaseResult, PlanDifference, StudySummary } from '../study/summarise.ts';
import { short } from './short.ts';

/** How sayings become text in the language of the reader. */
export type Tell = (saying: Saying) => string;

export const tellEnglish: Tell = (saying) => sayingText(saying);

/** A study with its results, and the language in which they are told. */
export interface Told {
  readonly design: StudyDesign;
  readonly summary: StudySummary;
  readonly tell: Tell;
}

/** Both ends of an interval. */
export function range({ low, high }: { low: number; high: number }): Saying {
  return said`${short(low)} to ${short(high)}`;
}

/** Estimate and interval. */
export function withInterval(estimate: { mean: number; low: number; high: number }): Saying {
  return said`${short(estimate.mean)} (${range(estimate)})`;
}

export function dateWords(date: string): Saying {
  return date === '' ? said`all delivered` : said`${date}`;
}

export function raidName(design: StudyDesign, id: string): Saying {
  return sentence(design.raids.find((raid) => raid.id === id)?.name ?? id);
}

export function planName(design: StudyDesign, id: string): Saying {
  return sentence(design.plans.find((plan) => plan.id === id)?.name ?? id);
}

/** Results of the first point, which is the only one where nothing is varied. */
export function plainResults({ design, summary }: Told): CaseResult[] {
  const first = design.points[0]!;
  return summary.results.filter((result) =>
    design.factors.every((factor, k) => result.varied[factor.path] === first[k]),
  );
}

/** Differences from the first plan at the last date, at the first point. */
export function lastDifferences(told: Told): PlanDifference[] {
  const { design, summary } = told;
  const first = design.plans[0]?.id;
  const point = JSON.stringify(plainResults(told)[0]?.varied ?? {});
  return summary.differences.filter(
    (d) => d.against === first && d.date === design.dates.at(-1) && JSON.stringify(d.varied) === point,
  );
}
