/** The result tables of a study. */
import { meaningOf, type PlanDifference, type StudyDesign, type StudySummary } from '../src/index.ts';
import { figure, print, printTable } from './print.ts';

function range({ mean, low, high }: { mean: number; low: number; high: number }): string {
  const digits = (value: number): string => figure(Number(value.toPrecision(4)));
  return `${digits(mean)} (${digits(low)} to ${digits(high)})`;
}

function label(date: string): string {
  return date === '' ? 'all delivered' : date;
}

function isPlain(summary: StudySummary): boolean {
  return summary.results.every((result) => Object.keys(result.varied).length === 0);
}

function verdictOf(design: StudyDesign, d: PlanDifference): string {
  if (d.method === 'same') return 'the same units';
  if (!d.separated) return 'the evidence does not say';
  const { better } = meaningOf(d.measure, design.regions);
  if (better === 'neither') return 'differs';
  return d.mean < 0 === (better === 'less') ? 'better' : 'worse';
}

/** Print estimates by plan, date and raid, then what the last date's plans differ by from the first plan. */
export function printStudy(design: StudyDesign, summary: StudySummary): void {
  print(`${summary.study}: ${summary.cells} cells x ${summary.runsPerCell} runs, 95 % intervals`);
  if (isPlain(summary)) printByPlan(design, summary);
  else printByPoint(design, summary);
  printDifferences(design, summary);
  const luck = summary.commonRandomNumbers;
  if (luck && Number.isFinite(luck.high))
    print(
      `common random numbers cut the variance of a difference in ${luck.measure} ${figure(Number(luck.ratio.toPrecision(3)))} times ` +
        `(${figure(Number(luck.low.toPrecision(3)))} to ${figure(Number(luck.high.toPrecision(3)))}; median of ${luck.pairs} pairs of cells)`,
    );
  print(
    `${design.assumptions.length} figures are assumed${design.assumed.length > 0 ? `; swept: ${design.assumed.map((one) => one.name).join(', ')}` : ''}`,
  );
  print(`seed ${summary.seed}, ${summary.engine}, hash ${summary.hash}`);
  print(summary.notice);
}

function printByPlan(design: StudyDesign, summary: StudySummary): void {
  for (const raid of design.raids) {
    print(`raid ${raid.id}`);
    const rows = summary.results
      .filter((result) => result.raid === raid.id)
      .map((result) => [
        result.plan,
        label(result.date),
        figure(result.units),
        ...design.measures.slice(0, 3).map((name) => range(result.measures[name]!)),
      ]);
    printTable(['plan', 'by', 'units', ...design.measures.slice(0, 3)], rows);
  }
}

function printByPoint(design: StudyDesign, summary: StudySummary): void {
  const paths = design.factors.map((factor) => factor.path);
  const rows = summary.results.map((result) => [
    result.plan,
    label(result.date),
    result.raid,
    ...paths.map((path) => figure(result.varied[path]!)),
    ...design.measures.slice(0, 2).map((name) => range(result.measures[name]!)),
  ]);
  printTable(['plan', 'by', 'raid', ...paths, ...design.measures.slice(0, 2)], rows);
}

function printDifferences(design: StudyDesign, summary: StudySummary): void {
  const first = design.plans[0]?.id;
  const last = design.dates.at(-1);
  const rows = summary.differences
    .filter((d) => d.against === first && d.date === last && d.measure === design.measures[0])
    .map((d) => [
      d.plan,
      d.raid,
      range(d),
      d.perUnit ? range(d.perUnit) : '',
      d.perBillionUsd ? range(d.perBillionUsd) : '',
      verdictOf(design, d),
    ]);
  if (rows.length === 0) return;
  print(
    `${design.measures[0]} against ${first} ${last === '' ? 'when all is delivered' : `by ${last}`}, same luck in both`,
  );
  printTable(['plan', 'raid', 'difference', 'for each unit', 'for each billion US$', 'verdict'], rows);
}
