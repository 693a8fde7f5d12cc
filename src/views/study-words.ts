/** Words and rows that several parts of a study's report share. */
import type { StudyDesign } from '../study/design.ts';
import type { CaseResult, PlanDifference, StudySummary } from '../study/summarise.ts';
import { short } from './study-charts.ts';

/** Estimate and interval as text. */
export function withInterval({ mean, low, high }: { mean: number; low: number; high: number }): string {
  return `${short(mean)} (${short(low)} to ${short(high)})`;
}

export function dateWords(date: string): string {
  return date === '' ? 'all delivered' : date;
}

export function raidName(design: StudyDesign, id: string): string {
  return design.raids.find((raid) => raid.id === id)?.name ?? id;
}

export function planName(design: StudyDesign, id: string): string {
  return design.plans.find((plan) => plan.id === id)?.name ?? id;
}

/** Results of the first point, which is the only one where nothing is varied. */
export function plainResults(design: StudyDesign, summary: StudySummary): CaseResult[] {
  const first = design.points[0]!;
  return summary.results.filter((result) =>
    design.factors.every((factor, k) => result.varied[factor.path] === first[k]),
  );
}

/** Differences from the first plan at the last date, at the first point. */
export function lastDifferences(design: StudyDesign, summary: StudySummary): PlanDifference[] {
  const first = design.plans[0]?.id;
  const point = JSON.stringify(plainResults(design, summary)[0]?.varied ?? {});
  return summary.differences.filter(
    (d) => d.against === first && d.date === design.dates.at(-1) && JSON.stringify(d.varied) === point,
  );
}
