/** The charts of a study's report: outcome by plan and date, and what plans differ by. */
import { said } from '../scenario/saying.ts';
import { meaningOf } from '../study/measures.ts';
import { escaped } from './markup.ts';
import { differenceChart, lineChart } from './study-charts.ts';
import {
  dateWords,
  lastDifferences,
  plainResults,
  planName,
  raidName,
  type Tell,
  type Told,
} from './study-words.ts';

function figureOf(tell: Tell, id: string, title: string, svg: string): string {
  const file = escaped(id);
  const button = (kind: string): string =>
    `<button type="button" data-save="${kind}" data-chart="${file}">${kind.toUpperCase()}</button>`;
  return `<figure><figcaption>${escaped(title)}</figcaption>${svg}<p class="save">${escaped(tell(said`Download`))} ${['svg', 'png', 'csv'].map(button).join(' ')}</p></figure>`;
}

/** Charts and the figures behind them, by the id of the chart. */
export interface ReportCharts {
  readonly html: string;
  readonly data: Readonly<Record<string, readonly (readonly unknown[])[]>>;
}

/** Charts by scenario, raid and measure. */
export function outcomeCharts(told: Told): ReportCharts {
  const { design, tell } = told;
  const results = plainResults(told);
  const data: Record<string, unknown[][]> = {};
  let html = '';
  for (const scenario of design.scenarios) {
    for (const raid of design.raids) {
      for (const measure of design.measures) {
        const { title, unit } = meaningOf(measure, design.regions);
        const own = results.filter((one) => one.raid === raid.id && one.scenario === scenario.id);
        const lines = [...new Set(own.map((one) => one.plan))].map((plan) => ({
          name: tell(planName(design, plan)),
          points: own
            .filter((one) => one.plan === plan)
            .map((one) => ({ x: tell(dateWords(one.date)), ...one.measures[measure]! })),
        }));
        const id = `chart-${scenario.id}-${raid.id}-${measure}`.replaceAll(/[^A-Za-z0-9_-]/g, '-');
        data[id] = [
          ['plan', 'date', 'mean', 'low', 'high', 'runs'],
          ...lines.flatMap((line) => line.points.map((p) => [line.name, p.x, p.mean, p.low, p.high, p.n])),
        ];
        const words = tell(said`${title}: ${raidName(design, raid.id)}`);
        html += figureOf(tell, id, words, lineChart({ id, title: words, unit: tell(unit), lines, tell }));
      }
    }
  }
  return { html, data };
}

/** Differences from the first plan at the last date, for the first measure. */
export function comparisonCharts(told: Told): ReportCharts {
  const { design, tell } = told;
  const measure = design.measures[0]!;
  const { title, unit } = meaningOf(measure, design.regions);
  const data: Record<string, unknown[][]> = {};
  let html = '';
  for (const scenario of design.scenarios) {
    for (const raid of design.raids) {
      const rows = lastDifferences(told)
        .filter((d) => d.scenario === scenario.id && d.raid === raid.id && d.measure === measure)
        .map((d) => ({
          x: tell(planName(design, d.plan)),
          mean: d.mean,
          low: d.low,
          high: d.high,
          separated: d.separated,
        }));
      if (rows.length === 0) continue;
      const id = `difference-${scenario.id}-${raid.id}`.replaceAll(/[^A-Za-z0-9_-]/g, '-');
      data[id] = [
        ['plan', 'difference', 'low', 'high', 'separated'],
        ...rows.map((r) => [r.x, r.mean, r.low, r.high, r.separated]),
      ];
      const against = planName(design, design.plans[0]!.id);
      const words = tell(
        said`${title}, against ${against}, ${dateWords(design.dates.at(-1)!)}: ${raidName(design, raid.id)}`,
      );
      html += figureOf(tell, id, words, differenceChart({ id, title: words, unit: tell(unit), rows, tell }));
    }
  }
  return { html, data };
}
