/** The tables of a study's report. */
import { type Saying, said, sentence } from '../scenario/saying.ts';
import { meaningOf, regionMeasure } from '../study/measures.ts';
import { escaped, htmlTable } from './markup.ts';
import type { ReportContext } from './report-context.ts';
import { short } from './short.ts';
import {
  dateWords,
  lastDifferences,
  plainResults,
  planName,
  raidName,
  range,
  type Told,
  withInterval,
} from './study-words.ts';

const METRES_A_FOOT = 0.3048;

const measureName = ({ design, tell }: Told, measure: string): string =>
  tell(meaningOf(measure, design.regions).title);

function inBillions({ central, low, high }: { central: number; low: number; high: number }) {
  return { mean: central / 1e9, low: low / 1e9, high: high / 1e9 };
}

export function estimateTable(told: Told): string {
  const { design, summary, tell } = told;
  const rows = summary.results.map((one) => [
    tell(planName(design, one.plan)),
    tell(dateWords(one.date)),
    tell(raidName(design, one.raid)),
    ...design.factors.map((factor) => short(one.varied[factor.path]!)),
    one.units,
    one.costUsd ? tell(withInterval(inBillions(one.costUsd))) : tell(said`not told`),
    ...design.measures.flatMap((name) => [tell(withInterval(one.measures[name]!)), one.ranks[name] ?? '']),
  ]);
  const heads = design.measures.flatMap((name) => [measureName(told, name), tell(said`rank`)]);
  return htmlTable(
    [
      tell(said`plan`),
      tell(said`by`),
      tell(said`raid`),
      ...design.factors.map((f) => f.path),
      tell(said`units`),
      tell(said`cost, billion US$`),
      ...heads,
    ],
    rows,
  );
}

export function differenceTable(told: Told): string {
  const { design, tell } = told;
  const rows = lastDifferences(told).map((d) => [
    tell(planName(design, d.plan)),
    tell(raidName(design, d.raid)),
    measureName(told, d.measure),
    tell(withInterval(d)),
    tell(range(d.joint)),
    d.perUnit ? tell(withInterval(d.perUnit)) : tell(said`same number`),
    d.perBillionUsd ? tell(withInterval(d.perBillionUsd)) : tell(said`same or untold cost`),
    short(d.adjustedP),
    d.method === 'same'
      ? tell(said`the same units`)
      : d.separated
        ? tell(said`told apart`)
        : tell(said`the evidence does not say`),
  ]);
  return htmlTable(
    [
      tell(said`plan`),
      tell(said`raid`),
      tell(said`measure`),
      tell(said`difference`),
      tell(said`all together, 95 %`),
      tell(said`for each unit`),
      tell(said`for each billion US$`),
      tell(said`p, corrected`),
      tell(said`verdict`),
    ],
    rows,
  );
}

/** What each delivery bought, for the first measure: the plan at that date against the same plan a date before. */
export function deliveryTable(told: Told): string {
  const { design, summary, tell } = told;
  const rows = summary.deliveries
    .filter((d) => d.measure === design.measures[0])
    .map((d) => [
      tell(planName(design, d.plan)),
      `${d.against} to ${d.date}`,
      tell(raidName(design, d.raid)),
      tell(withInterval(d)),
      d.perUnit ? tell(withInterval(d.perUnit)) : tell(said`same number`),
      d.perBillionUsd ? tell(withInterval(d.perBillionUsd)) : tell(said`same or untold cost`),
      d.separated ? tell(said`told apart`) : tell(said`the evidence does not say`),
    ]);
  if (rows.length === 0) return '';
  const head = [
    tell(said`plan`),
    tell(said`from year to year`),
    tell(said`raid`),
    tell(said`difference: ${meaningOf(design.measures[0]!, design.regions).title}`),
  ];
  return htmlTable(
    [...head, tell(said`for each unit`), tell(said`for each billion US$`), tell(said`verdict`)],
    rows,
  );
}

export function folded(summary: string, body: string): string {
  return `<details><summary>${escaped(summary)}</summary>${body}</details>`;
}

export function stateTable(told: Told): string {
  const { design, tell } = told;
  const rows = plainResults(told)
    .filter((one) => one.date === design.dates.at(-1))
    .map((one) => [
      tell(planName(design, one.plan)),
      tell(raidName(design, one.raid)),
      ...design.regions.map((region) => tell(withInterval(one.measures[regionMeasure(region)]!))),
    ]);
  return htmlTable(
    [tell(said`plan`), tell(said`raid`), ...design.regions.map((region) => tell(sentence(region)))],
    rows,
  );
}

export function sensitivityTable(told: Told): string {
  const { design, summary, tell } = told;
  const rows = summary.sensitivity.map((one) => [
    tell(planName(design, one.plan)),
    tell(raidName(design, one.raid)),
    measureName(told, one.measure),
    one.factor,
    one.first.toFixed(2),
    Number.isFinite(one.total) ? one.total.toFixed(2) : '',
    one.method === 'saltelli' ? tell(said`Saltelli design`) : tell(said`from the runs`),
  ]);
  return htmlTable(
    [
      tell(said`plan`),
      tell(said`raid`),
      tell(said`measure`),
      tell(said`what was varied`),
      tell(said`first-order index`),
      tell(said`total index`),
      tell(said`method`),
    ],
    rows,
  );
}

function heightIn(unit: ReportContext['heights'], height: number): Saying {
  return unit === 'ft' ? said`${Math.round(height / METRES_A_FOOT)} ft` : said`${height} m`;
}

/** What stands over each state's assets by plan and date: a share of their value, and how deep. */
export function coverageTable({ design, tell }: Told, { coverage, heights }: ReportContext): string {
  const rows = design.cases
    .filter((one) => one.raid === design.raids[0]!.id && one.point === 0)
    .flatMap((one) => {
      const { laydown, scenario } = design.cells[one.cell]!;
      return coverage
        .filter((row) => row.laydown === laydown && row.scenario === scenario)
        .map((row) => [
          tell(planName(design, one.plan)),
          tell(dateWords(one.date)),
          tell(sentence(row.region)),
          tell(heightIn(heights, row.height)),
          `${Math.round(100 * row.engageable)} %`,
          row.layers.toFixed(1),
          row.fireUnits.toFixed(1),
          `${Math.round(100 * row.tracked)} %`,
        ]);
    });
  return htmlTable(
    [
      tell(said`plan`),
      tell(said`by`),
      tell(said`state`),
      tell(said`height above ground`),
      tell(said`value that can be defended`),
      tell(said`layers for each asset`),
      tell(said`fire units for each asset`),
      tell(said`value under the air picture`),
    ],
    rows,
  );
}
