/** The report of a study as one HTML page that needs nothing else: charts, tables, assumptions, credibility, how to replay. */
import { sobolCoordinate } from '../math/sobol.ts';
import { composeScenario } from '../study/compose.ts';
import type { StudyDesign } from '../study/design.ts';
import { meaningOf, regionMeasure } from '../study/measures.ts';
import type { CaseResult, PlanDifference, StudySummary } from '../study/summarise.ts';
import { credibilityRows } from './credibility.ts';
import { escaped, htmlTable } from './markup.ts';
import { differenceChart, lineChart, short } from './study-charts.ts';
import { reportScript, reportStyle } from './study-report-page.ts';
import { verdicts } from './study-verdicts.ts';

/** What the report names beside the results. */
export interface ReportContext {
  /** Folder of the study, as the reader would type it. */
  readonly folder: string;
  /** Address of the browser app to open runs in. */
  readonly app: string;
  /** What the machine ran it with, such as "Node v20.20.2". */
  readonly runtime: string;
}

/** Estimate and interval as text. */
export function withInterval({ mean, low, high }: { mean: number; low: number; high: number }): string {
  return `${short(mean)} (${short(low)} to ${short(high)})`;
}

function dateWords(date: string): string {
  return date === '' ? 'all delivered' : date;
}

function raidName(design: StudyDesign, id: string): string {
  return design.raids.find((raid) => raid.id === id)?.name ?? id;
}

function planName(design: StudyDesign, id: string): string {
  return design.plans.find((plan) => plan.id === id)?.name ?? id;
}

/** Results of the first point, which is the only one where nothing is varied. */
function plainResults(design: StudyDesign, summary: StudySummary): CaseResult[] {
  const first = design.points[0]!;
  return summary.results.filter((result) =>
    design.factors.every((factor, k) => result.varied[factor.path] === first[k]),
  );
}

function figureOf(id: string, title: string, svg: string): string {
  const file = escaped(id);
  const button = (kind: string): string =>
    `<button type="button" data-save="${kind}" data-chart="${file}">${kind.toUpperCase()}</button>`;
  return `<figure><figcaption>${escaped(title)}</figcaption>${svg}<p class="save">Download ${['svg', 'png', 'csv'].map(button).join(' ')}</p></figure>`;
}

/** Charts by raid and measure, and the figures behind them for CSV. */
function charts(
  design: StudyDesign,
  summary: StudySummary,
): { html: string; data: Record<string, unknown[][]> } {
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
function comparisonCharts(
  design: StudyDesign,
  summary: StudySummary,
): { html: string; data: Record<string, unknown[][]> } {
  const measure = design.measures[0]!;
  const { title, unit } = meaningOf(measure, design.regions);
  const data: Record<string, unknown[][]> = {};
  let html = '';
  for (const raid of design.raids) {
    const rows = lastDifferences(design, summary)
      .filter((d) => d.raid === raid.id && d.measure === measure)
      .map((d) => ({ x: d.plan, mean: d.mean, low: d.low, high: d.high, separated: d.separated }));
    if (rows.length === 0) continue;
    const id = `difference-${raid.id}`;
    data[id] = [
      ['plan', 'difference', 'low', 'high', 'separated'],
      ...rows.map((r) => [r.x, r.mean, r.low, r.high, r.separated]),
    ];
    const words = `${title}, against ${planName(design, design.plans[0]!.id)}, ${dateWords(design.dates.at(-1)!)}: ${raidName(design, raid.id)}`;
    html += figureOf(id, words, differenceChart({ id, title: words, unit, rows }));
  }
  return { html, data };
}

function lastDifferences(design: StudyDesign, summary: StudySummary): PlanDifference[] {
  const first = design.plans[0]?.id;
  const point = JSON.stringify(plainResults(design, summary)[0]?.varied ?? {});
  return summary.differences.filter(
    (d) => d.against === first && d.date === design.dates.at(-1) && JSON.stringify(d.varied) === point,
  );
}

function estimateTable(design: StudyDesign, summary: StudySummary): string {
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

function differenceTable(design: StudyDesign, summary: StudySummary): string {
  const rows = lastDifferences(design, summary).map((d) => [
    planName(design, d.plan),
    d.raid,
    d.measure,
    withInterval(d),
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
      'for each unit',
      'for each billion US$',
      'p, corrected',
      'verdict',
    ],
    rows,
  );
}

/** What each delivery bought, for the first measure: the plan at that date against the same plan a date before. */
function deliveryTable(design: StudyDesign, summary: StudySummary): string {
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

function folded(summary: string, body: string): string {
  return `<details><summary>${escaped(summary)}</summary>${body}</details>`;
}

function stateTable(design: StudyDesign, summary: StudySummary): string {
  const rows = plainResults(design, summary)
    .filter((one) => one.date === design.dates.at(-1))
    .map((one) => [
      planName(design, one.plan),
      one.raid,
      ...design.regions.map((region) => withInterval(one.measures[regionMeasure(region)]!)),
    ]);
  return htmlTable(['plan', 'raid', ...design.regions], rows);
}

function sensitivityTable(summary: StudySummary): string {
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

function replayTable(design: StudyDesign, runs: number, context: ReportContext): string {
  const rows = design.cells
    .map(({ id }, cell) => {
      const line = `sudarshan run ${context.folder} --cell ${cell} --seed ${design.seed} --out runs/replayed`;
      return `<tr><td class="n">${cell}</td><td>${escaped(id)}</td><td><code>${escaped(line)}</code></td><td><label>seed <input type="number" min="${design.seed}" max="${design.seed + runs - 1}" value="${design.seed}" aria-label="seed of cell ${cell}"></label> <button type="button" data-open="${cell}">Open on the map</button></td></tr>`;
    })
    .join('\n');
  return `<div class="wide" tabindex="0" role="region" aria-label="Runs to replay"><table><thead><tr><th scope="col">cell</th><th scope="col">what</th><th scope="col">command</th><th scope="col">in the app</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** Scenarios of the cells, and what the assumed figures are in each run: enough to make the scenario of any run. */
function replayData(design: StudyDesign, runs: number): { scenarios: object[]; assumed: object[] } {
  const fixed = { ...design, assumed: [] };
  return {
    scenarios: design.cells.map((_, cell) => composeScenario(fixed, cell, 0)),
    assumed: design.assumed.map(({ figures }, dimension) => ({
      figures,
      shares: Array.from({ length: runs }, (_, run) => sobolCoordinate(run + 1, dimension)),
    })),
  };
}

function facts(design: StudyDesign, summary: StudySummary, context: ReportContext): string {
  const luck = summary.commonRandomNumbers;
  const swept = design.assumed.map((one) => `${one.name} (${one.figures.length} figures)`).join(', ');
  return htmlTable(
    ['what', 'value'],
    [
      ['study', summary.id],
      ['hash of the results', summary.hash],
      ['first seed', String(summary.seed)],
      ['cells x runs', `${summary.cells} x ${summary.runsPerCell}`],
      ['engine', summary.engine],
      ['runtime', context.runtime],
      ['perception', design.perception ?? 'as each scenario says'],
      [
        'assumed figures',
        swept === ''
          ? 'at their central value'
          : `swept over their declared spread, a kind at a time: ${swept}`,
      ],
      [
        'common random numbers',
        luck
          ? `cut the variance of a difference in ${luck.measure} ${short(luck.ratio)} times (${short(luck.low)} to ${short(luck.high)})`
          : 'no two cells to compare',
      ],
    ],
  );
}

/** The whole page. */
export function studyReport(design: StudyDesign, summary: StudySummary, context: ReportContext): string {
  const lines = charts(design, summary);
  const against = comparisonCharts(design, summary);
  const data = {
    charts: { ...lines.data, ...against.data },
    notice: design.notice,
    seed: design.seed,
    ...replayData(design, summary.runsPerCell),
  };
  const section = (title: string, body: string): string =>
    body === '' ? '' : `<section><h2>${escaped(title)}</h2>\n${body}</section>`;
  const sources = [
    ...new Set([...design.sources, ...design.plans.flatMap((plan) => plan.sources), ...design.figureSources]),
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(design.name)}</title><style>${reportStyle}</style></head><body>
<header><p class="notice">${escaped(design.notice)}</p><h1>${escaped(design.name)}</h1><p>${escaped(design.description)}</p></header>
<main>
${section(
  'What the evidence says',
  `<ul>${verdicts(design, summary)
    .map((line) => `<li>${escaped(line)}</li>`)
    .join('')}</ul>`,
)}
${section('Against the first plan', against.html + (design.plans.length > 1 ? folded('Every measure as a table', differenceTable(design, summary)) : ''))}
${section('What each delivery buys', deliveryTable(design, summary))}
${section('By plan and date', lines.html)}
${section('All estimates, 95 % intervals', `<p>Plans with the same rank are not told apart by the evidence and are not ranked among themselves.</p>${folded('Show the table', estimateTable(design, summary))}`)}
${section(`Value lost by state, ${dateWords(design.dates.at(-1)!)}`, design.regions.length > 0 ? stateTable(design, summary) : '')}
${section('What the results hang on', summary.sensitivity.length > 0 ? `<p>Share of the variance that goes when a number is known. Luck is the rest.</p>${folded('Show the table', sensitivityTable(summary))}` : '')}
${section(
  'Plans',
  htmlTable(
    ['plan', 'description'],
    design.plans.map((plan) => [plan.name, plan.description]),
  ),
)}
${section('How it was made', facts(design, summary, context))}
${section('Credibility', `<p>In the manner of NASA-STD-7009B, by the authors themselves, levels 0 to 4. Not accredited.</p>${htmlTable(['factor', 'level', 'why'], credibilityRows())}`)}
${section('Replay a run', `<p>App at <input type="url" id="app" value="${escaped(context.app)}" aria-label="Address of the app"> (start it with <code>sudarshan serve</code>)</p>${replayTable(design, summary.runsPerCell, context)}`)}
${section(
  `Assumptions (${design.assumptions.length})`,
  folded(
    'Show all',
    htmlTable(
      ['figure', 'value', 'note'],
      design.assumptions.map((one) => [one.path, one.value, one.note]),
    ),
  ),
)}
${section('Sources', `<ol>${sources.map((source) => `<li>${escaped(source)}</li>`).join('')}</ol>`)}
</main>
<footer><p>${escaped(design.notice)} Study ${summary.id}, hash ${summary.hash}.</p></footer>
<script type="application/json" id="data">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
<script>${reportScript}</script>
</body></html>
`;
}
