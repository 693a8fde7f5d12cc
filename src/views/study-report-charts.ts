/** The charts of a study's report: outcome by plan and date, and what plans differ by. */
import type { StudyDesign } from '../study/design.ts';
import { meaningOf } from '../study/measures.ts';
import type { StudySummary } from '../study/summarise.ts';
import { escaped } from './markup.ts';
import { differenceChart, lineChart } from './study-charts.ts';
import { dateWords, lastDifferences, plainResults, planName, raidName } from './study-words.ts';

function figureOf(id: string, title: string, svg: string): string {
  const file = escaped(id);
  const button = (kind: string): string =>
    `<button type="button" data-save="${kind}" data-chart="${file}">${kind.toUpperCase()}</button>`;
  return `<figure><figcaption>${escaped(title)}</figcaption>${svg}<p class="save">Download ${['svg', 'png', 'csv'].map(button).join(' ')}</p></figure>`;
}

/** Charts and the figures behind them, by the id of the chart. */
export interface ReportCharts {
  readonly html: string;
  readonly data: Readonly<Record<string, readonly (readonly unknown[])[]>>;
}

/** Charts by scenario, raid and measure. */
export function outcomeCharts(design: StudyDesign, summary: StudySummary): ReportCharts {
  const results = plainResults(design, summary);
  const data: Record<string, unknown[][]> = {};
  let html = '';
  for (const scenario of design.scenarios) {
    for (const raid of design.raids) {
      for (const measure of design.measures) {
        const { title, unit } = meaningOf(measure, design.regions);
        const own = results.filter((one) => one.raid === raid.id && one.scenario === scenario.id);
        const lines = [...new Set(own.map((one) => one.plan))].map((plan) => ({
          name: planName(design, plan),
          points: own
            .filter((one) => one.plan === plan)
            .map((one) => ({ x: dateWords(one.date), ...one.measures[measure]! })),
        }));
        const id = `chart-${scenario.id}-${raid.id}-${measure}`.replaceAll(/[^A-Za-z0-9_-]/g, '-');
        data[id] = [
          ['plan', 'date', 'mean', 'low', 'high', 'runs'],
          ...lines.flatMap((line) => line.points.map((p) => [line.name, p.x, p.mean, p.low, p.high, p.n])),
        ];
        const words = `${title}: ${raidName(design, raid.id)}`;
        html += figureOf(id, words, lineChart({ id, title: words, unit, lines }));
      }
    }
  }
  return { html, data };
}

/** Differences from the first plan at the last date, for the first measure. */
export function comparisonCharts(design: StudyDesign, summary: StudySummary): ReportCharts {
  const measure = design.measures[0]!;
  const { title, unit } = meaningOf(measure, design.regions);
  const data: Record<string, unknown[][]> = {};
  let html = '';
  for (const scenario of design.scenarios) {
    for (const raid of design.raids) {
      const rows = lastDifferences(design, summary)
        .filter((d) => d.scenario === scenario.id && d.raid === raid.id && d.measure === measure)
        .map((d) => ({
          x: planName(design, d.plan),
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
      const words = `${title}, against ${planName(design, design.plans[0]!.id)}, ${dateWords(design.dates.at(-1)!)}: ${raidName(design, raid.id)}`;
      html += figureOf(id, words, differenceChart({ id, title: words, unit, rows }));
    }
  }
  return { html, data };
}
