/** Sentences of a study, and only those that its intervals support. */
import { type Saying, said, unsaid } from '../scenario/saying.ts';
import type { StudyDesign } from '../study/design.ts';
import { meaningOf } from '../study/measures.ts';
import type { PlanDifference } from '../study/summarise.ts';
import { short } from './short.ts';
import { planName, raidName, range, type Told, withInterval } from './study-words.ts';

/** What the last date says of each plan against the first, for the first measure, raid by raid. */
export function verdicts({ design, summary, tell }: Told): string[] {
  const first = design.plans[0];
  const measure = design.measures[0]!;
  if (design.plans.length < 2 || first === undefined)
    return [tell(said`One plan only: nothing is compared. ${summary.runs} runs.`)];
  const date = design.dates.at(-1)!;
  const own = summary.differences.filter(
    (d) => d.against === first.id && d.date === date && d.measure === measure,
  );
  return own.map((d) => {
    const raid = raidName(design, d.raid);
    const verdict = verdictOf(design, d, planName(design, first.id));
    return tell(
      date === ''
        ? said`When all is delivered, raid "${raid}": ${verdict}`
        : said`By ${date}, raid "${raid}": ${verdict}`,
    );
  });
}

function verdictOf(design: StudyDesign, d: PlanDifference, first: Saying): Saying {
  const name = planName(design, d.plan);
  const { title, unit, better } = meaningOf(d.measure, design.regions);
  if (d.method === 'same') return said`"${name}" has the same units as "${first}".`;
  const bare = said`${short(d.mean)} (95 %: ${range(d)})`;
  const difference = unit === unsaid ? bare : said`${bare} ${unit}`;
  if (!d.separated)
    return said`the evidence does not tell "${name}" and "${first}" apart; the difference is ${difference}.`;
  const isBetter = better !== 'neither' && d.mean < 0 === (better === 'less');
  const verdict = isBetter
    ? said`"${name}" is better than "${first}".`
    : better === 'neither'
      ? said`"${name}" is different from "${first}".`
      : said`"${name}" is worse than "${first}".`;
  const all = said`${verdict} ${title}, difference: ${difference}.`;
  const perUnit = d.perUnit ? said`${all} For each unit more: ${withInterval(d.perUnit)}.` : all;
  return d.perBillionUsd
    ? said`${perUnit} For each billion US$ more: ${withInterval(d.perBillionUsd)}.`
    : perUnit;
}
