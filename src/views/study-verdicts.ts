/** Sentences of a study, and only those that its intervals support. */
import type { StudyDesign } from '../study/design.ts';
import { meaningOf } from '../study/measures.ts';
import type { PlanDifference, StudySummary } from '../study/summarise.ts';
import { short } from './study-charts.ts';

/** What the last date says of each plan against the first, for the first measure, raid by raid. */
export function verdicts(design: StudyDesign, summary: StudySummary): string[] {
  const first = design.plans[0];
  const measure = design.measures[0]!;
  if (design.plans.length < 2 || first === undefined)
    return [`One plan only: nothing is compared. ${summary.runs} runs.`];
  const date = design.dates.at(-1)!;
  const by = date === '' ? 'When all is delivered' : `By ${date}`;
  const own = summary.differences.filter(
    (d) => d.against === first.id && d.date === date && d.measure === measure,
  );
  return own.map((d) => `${by}, raid ${d.raid}: ${sentence(design, d, first.name)}`);
}

function sentence(design: StudyDesign, d: PlanDifference, first: string): string {
  const name = design.plans.find((plan) => plan.id === d.plan)?.name ?? d.plan;
  const { title, unit, better } = meaningOf(d.measure, design.regions);
  if (d.method === 'same') return `"${name}" has the same units as "${first}".`;
  const range = `${short(d.mean)} (95 %: ${short(d.low)} to ${short(d.high)})${unit === '' ? '' : ` ${unit}`}`;
  if (!d.separated)
    return `the evidence does not tell "${name}" and "${first}" apart; the difference is ${range}.`;
  const isBetter = better !== 'neither' && d.mean < 0 === (better === 'less');
  const per = d.perUnit
    ? ` For each unit more: ${short(d.perUnit.mean)} (${short(d.perUnit.low)} to ${short(d.perUnit.high)}).`
    : '';
  const usd = d.perBillionUsd
    ? ` For each billion US$ more: ${short(d.perBillionUsd.mean)} (${short(d.perBillionUsd.low)} to ${short(d.perBillionUsd.high)}).`
    : '';
  return `"${name}" is ${isBetter ? 'better' : better === 'neither' ? 'different' : 'worse'} than "${first}". Difference in ${title[0]!.toLowerCase()}${title.slice(1)}: ${range}.${per}${usd}`;
}
