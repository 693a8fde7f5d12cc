/** The report of a study as one HTML page that needs nothing else: charts, tables, assumptions, credibility, how to replay. */
import { sobolCoordinate } from '../math/sobol.ts';
import { composeScenario } from '../study/compose.ts';
import type { StudyDesign } from '../study/design.ts';
import type { StateCoverage } from '../study/state-coverage.ts';
import type { StudySummary } from '../study/summarise.ts';
import { credibilityRows } from './credibility.ts';
import { escaped, htmlTable } from './markup.ts';
import { short } from './study-charts.ts';
import { comparisonCharts, outcomeCharts, type ReportCharts } from './study-report-charts.ts';
import { reportScript, reportStyle } from './study-report-page.ts';
import {
  coverageTable,
  deliveryTable,
  differenceTable,
  estimateTable,
  folded,
  sensitivityTable,
  stateTable,
} from './study-report-tables.ts';
import { verdicts } from './study-verdicts.ts';
import { dateWords } from './study-words.ts';

/** What the report names beside the results. */
export interface ReportContext {
  /** Folder of the study, as the reader would type it; empty where it lies in none. */
  readonly folder: string;
  /** Address of the browser app to open runs in; empty where the report is read in the app itself. */
  readonly app: string;
  /** What the machine ran it with, such as "Node v20.20.2". */
  readonly runtime: string;
  /** What stands over each state's assets; empty where it was not measured. */
  readonly coverage: readonly StateCoverage[];
}

function replayTable(design: StudyDesign, runs: number, { folder }: ReportContext): string {
  const command = (cell: number): string =>
    `<code>${escaped(`sudarshan run ${folder} --cell ${cell} --seed ${design.seed} --out runs/replayed`)}</code>`;
  const rows = design.cells
    .map(
      ({ id }, cell) =>
        `<tr><td class="n">${cell}</td><td>${escaped(id)}</td>${folder === '' ? '' : `<td>${command(cell)}</td>`}<td><label>seed <input type="number" min="${design.seed}" max="${design.seed + runs - 1}" value="${design.seed}" aria-label="seed of cell ${cell}"></label> <button type="button" data-open="${cell}">Open on the map</button></td></tr>`,
    )
    .join('\n');
  const heads = ['cell', 'what', ...(folder === '' ? [] : ['command']), 'in the app'];
  return `<div class="wide" tabindex="0" role="region" aria-label="Runs to replay"><table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows}</tbody></table></div>`;
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

/** A report in pieces: the page is put together from them, and so is the report inside the app. */
export interface ReportParts {
  readonly style: string;
  /** Markup of everything that is read; every text in it is escaped. */
  readonly body: string;
  /** What `reportScript` works on. */
  readonly data: ReportData;
  readonly context: ReportContext;
}

export interface ReportData {
  readonly charts: ReportCharts['data'];
  readonly notice: string;
  readonly seed: number;
  readonly scenarios: readonly object[];
  readonly assumed: readonly object[];
}

const section = (title: string, body: string): string =>
  body === '' ? '' : `<section><h2>${escaped(title)}</h2>\n${body}</section>`;

function list(tag: 'ul' | 'ol', lines: readonly string[]): string {
  return `<${tag}>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</${tag}>`;
}

/** What came out: sentences, charts and tables. */
function resultSections(design: StudyDesign, summary: StudySummary, context: ReportContext): string[] {
  const isCompared = design.plans.length > 1;
  const last = dateWords(design.dates.at(-1)!);
  const against = comparisonCharts(design, summary).html;
  const ranked =
    '<p>Plans with the same rank are not told apart by the evidence and are not ranked among themselves.</p>';
  const covered =
    '<p>An object of 1 m² straight above each asset, as the defence stands at the start of the raid; a share of the value of the assets.</p>';
  return [
    section('What the evidence says', list('ul', verdicts(design, summary))),
    section(
      'Against the first plan',
      against + (isCompared ? folded('Every measure as a table', differenceTable(design, summary)) : ''),
    ),
    section('What each delivery buys', deliveryTable(design, summary)),
    section('By plan and date', outcomeCharts(design, summary).html),
    section(
      'All estimates, 95 % intervals',
      ranked + folded('Show the table', estimateTable(design, summary)),
    ),
    section(`Value lost by state, ${last}`, design.regions.length > 0 ? stateTable(design, summary) : ''),
    section(
      'Coverage by state',
      context.coverage.length > 0
        ? covered + folded('Show the table', coverageTable(design, context.coverage))
        : '',
    ),
    section(
      'What the results hang on',
      summary.sensitivity.length > 0
        ? `<p>Share of the variance that goes when a number is known. Luck is the rest.</p>${folded('Show the table', sensitivityTable(summary))}`
        : '',
    ),
  ];
}

/** What the results rest on, and how to see any run. */
function groundSections(design: StudyDesign, summary: StudySummary, context: ReportContext): string[] {
  const sources = [
    ...new Set([...design.sources, ...design.plans.flatMap((plan) => plan.sources), ...design.figureSources]),
  ];
  const app =
    context.app === ''
      ? ''
      : `<p>App at <input type="url" id="app" value="${escaped(context.app)}" aria-label="Address of the app"> (start it with <code>sudarshan serve</code>)</p>`;
  return [
    section(
      'Plans',
      htmlTable(
        ['plan', 'description'],
        design.plans.map((plan) => [plan.name, plan.description]),
      ),
    ),
    section('How it was made', facts(design, summary, context)),
    section(
      'Credibility',
      `<p>In the manner of NASA-STD-7009B, by the authors themselves, levels 0 to 4. Not accredited.</p>${htmlTable(['factor', 'level', 'why'], credibilityRows())}`,
    ),
    section('Replay a run', app + replayTable(design, summary.runsPerCell, context)),
    section(
      `Assumptions (${design.assumptions.length})`,
      folded(
        'Show all',
        htmlTable(
          ['figure', 'value', 'note'],
          design.assumptions.map((one) => [one.path, one.value, one.note]),
        ),
      ),
    ),
    section('Sources', list('ol', sources)),
  ];
}

/** The pieces of a report. */
export function studyReportParts(
  design: StudyDesign,
  summary: StudySummary,
  context: ReportContext,
): ReportParts {
  const notice = escaped(design.notice);
  const sections = [...resultSections(design, summary, context), ...groundSections(design, summary, context)];
  const body = `<header><p class="notice">${notice}</p><h1>${escaped(design.name)}</h1><p>${escaped(design.description)}</p></header>
<div class="sections">
${sections.join('\n')}
</div>
<footer><p>${notice} Study ${summary.id}, hash ${summary.hash}.</p></footer>`;
  const charts = { ...outcomeCharts(design, summary).data, ...comparisonCharts(design, summary).data };
  const data = {
    charts,
    notice: design.notice,
    seed: design.seed,
    ...replayData(design, summary.runsPerCell),
  };
  return { style: reportStyle, body, data, context };
}

/** What stands inline in the page, letter for letter, so that a policy can name it by its hash. */
export const reportInline = {
  style: `body{margin:0}${reportStyle}`,
  script: `${reportScript}
attachReport(document, JSON.parse(document.getElementById('data').textContent), openInApp);`,
} as const;

/** The whole page. */
export function studyReport(design: StudyDesign, summary: StudySummary, context: ReportContext): string {
  const { body, data } = studyReportParts(design, summary, context);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(design.name)}</title><style>${reportInline.style}</style></head><body><main class="report">
${body}
</main>
<script type="application/json" id="data">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
<script>${reportInline.script}</script>
</body></html>
`;
}
