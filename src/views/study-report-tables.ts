/** The tables of a study's report. */
import type { StudyDesign } from '../study/design.ts';
import { regionMeasure } from '../study/measures.ts';
import type { StateCoverage } from '../study/state-coverage.ts';
import type { StudySummary } from '../study/summarise.ts';
import { escaped, htmlTable } from './markup.ts';
import { short } from './study-charts.ts';
import { dateWords, lastDifferences, plainResults, planName, withInterval } from './study-words.ts';

export function estimateTable(design: StudyDesign, summary: StudySummary): string {
  const rows = summary.results.map((one) => [
    planName(design, one.plan),
    dateWords(one.date),
    one.raid,
    ...design.factors.map((factor) => short(one.varied[factor.path]!)),
    one.units,
    one.costUsd
      ? `${short(one.costUsd.central / 1e9)} (${short(one.costUsd.low / 1e9)} to ${short(one.costUsd.high / 1e9)})`
      : 'not told',
    ...design.measures.flatMap((name) => [withInterval(one.measures[name]!), one.ranks[name] ?? '']),
  ]);
  const heads = design.measures.flatMap((name) => [name, 'rank']);
  return htmlTable(
    ['plan', 'by', 'raid', ...design.factors.map((f) => f.path), 'units', 'cost, billion US$', ...heads],
    rows,
  );
}

export function differenceTable(design: StudyDesign, summary: StudySummary): string {
  const rows = lastDifferences(design, summary).map((d) => [
    planName(design, d.plan),
    d.raid,
    d.measure,
    withInterval(d),
    `${short(d.joint.low)} to ${short(d.joint.high)}`,
    d.perUnit ? withInterval(d.perUnit) : 'same number',
    d.perBillionUsd ? withInterval(d.perBillionUsd) : 'same or untold cost',
    short(d.adjustedP),
    d.method === 'same' ? 'the same units' : d.separated ? 'told apart' : 'the evidence does not say',
  ]);
  return htmlTable(
    [
      'plan',
      'raid',
      'measure',
      'difference',
      'all together, 95 %',
      'for each unit',
      'for each billion US$',
      'p, corrected',
      'verdict',
    ],
    rows,
  );
}

/** What each delivery bought, for the first measure: the plan at that date against the same plan a date before. */
export function deliveryTable(design: StudyDesign, summary: StudySummary): string {
  const rows = summary.deliveries
    .filter((d) => d.measure === design.measures[0])
    .map((d) => [
      planName(design, d.plan),
      `${d.against} to ${d.date}`,
      d.raid,
      withInterval(d),
      d.perUnit ? withInterval(d.perUnit) : 'same number',
      d.perBillionUsd ? withInterval(d.perBillionUsd) : 'same or untold cost',
      d.separated ? 'told apart' : 'the evidence does not say',
    ]);
  if (rows.length === 0) return '';
  const head = ['plan', 'from year to year', 'raid', `difference in ${design.measures[0]}`];
  return htmlTable([...head, 'for each unit', 'for each billion US$', 'verdict'], rows);
}

export function folded(summary: string, body: string): string {
  return `<details><summary>${escaped(summary)}</summary>${body}</details>`;
}

export function stateTable(design: StudyDesign, summary: StudySummary): string {
  const rows = plainResults(design, summary)
    .filter((one) => one.date === design.dates.at(-1))
    .map((one) => [
      planName(design, one.plan),
      one.raid,
      ...design.regions.map((region) => withInterval(one.measures[regionMeasure(region)]!)),
    ]);
  return htmlTable(['plan', 'raid', ...design.regions], rows);
}

export function sensitivityTable(summary: StudySummary): string {
  const rows = summary.sensitivity.map((one) => [
    one.plan,
    one.raid,
    one.measure,
    one.factor,
    one.first.toFixed(2),
    Number.isFinite(one.total) ? one.total.toFixed(2) : '',
    one.method === 'saltelli' ? 'Saltelli design' : 'from the runs',
  ]);
  return htmlTable(
    ['plan', 'raid', 'measure', 'what was varied', 'first-order index', 'total index', 'method'],
    rows,
  );
}

/** What stands over each state's assets by plan and date: a share of their value, and how deep. */
export function coverageTable(design: StudyDesign, coverage: readonly StateCoverage[]): string {
  const rows = design.cases
    .filter((one) => one.raid === design.raids[0]!.id && one.point === 0)
    .flatMap((one) => {
      const { laydown, scenario } = design.cells[one.cell]!;
      return coverage
        .filter((row) => row.laydown === laydown && row.scenario === scenario)
        .map((row) => [
          planName(design, one.plan),
          dateWords(one.date),
          row.region,
          row.height,
          `${Math.round(100 * row.engageable)} %`,
          row.layers.toFixed(1),
          row.fireUnits.toFixed(1),
          `${Math.round(100 * row.tracked)} %`,
        ]);
    });
  return htmlTable(
    [
      'plan',
      'by',
      'state',
      'height above ground, m',
      'value that can be defended',
      'layers for each asset',
      'fire units for each asset',
      'value under the air picture',
    ],
    rows,
  );
}
