/** The report of a study as one HTML page that needs nothing else: charts, tables, assumptions, credibility, how to replay. */
import { sobolCoordinate } from '../math/sobol.ts';
import { type Saying, said, sentence } from '../scenario/saying.ts';
import { composeScenario } from '../study/compose.ts';
import type { StudyDesign } from '../study/design.ts';
import { meaningOf } from '../study/measures.ts';
import type { StudySummary } from '../study/summarise.ts';
import { credibilityRows } from './credibility.ts';
import { escaped, htmlTable } from './markup.ts';
import type { ReportContext } from './report-context.ts';
import { short } from './short.ts';
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
import { dateWords, type Tell, type Told, tellEnglish, withInterval } from './study-words.ts';

function replayTable({ design, summary, tell }: Told, { folder }: ReportContext): string {
  const last = design.seed + summary.runsPerCell - 1;
  const word = (saying: Saying): string => escaped(tell(saying));
  const command = (cell: number): string =>
    `<code>${escaped(`sudarshan run ${folder} --cell ${cell} --seed ${design.seed} --out runs/replayed`)}</code>`;
  const rows = design.cells
    .map(
      ({ id }, cell) =>
        `<tr><td class="n">${cell}</td><td>${escaped(id)}</td>${folder === '' ? '' : `<td>${command(cell)}</td>`}<td><label>${word(said`seed`)} <input type="number" min="${design.seed}" max="${last}" value="${design.seed}" aria-label="${word(said`seed of cell ${cell}`)}"></label> <button type="button" data-open="${cell}">${word(said`Open on the map`)}</button></td></tr>`,
    )
    .join('\n');
  const heads = [said`cell`, said`what`, ...(folder === '' ? [] : [said`command`]), said`in the app`];
  return `<div class="wide" tabindex="0" role="region" aria-label="${word(said`Runs to replay`)}"><table><thead><tr>${heads.map((head) => `<th scope="col">${word(head)}</th>`).join('')}</tr></thead><tbody>${rows}</tbody></table></div>`;
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

function facts({ design, summary, tell }: Told, context: ReportContext): string {
  const luck = summary.commonRandomNumbers;
  const swept = design.assumed
    .map((one) => tell(said`${sentence(one.name)} (${one.figures.length} figures)`))
    .join(', ');
  const assumed =
    swept === ''
      ? said`at their central value`
      : said`swept over their declared spread, a kind at a time: ${swept}`;
  const share =
    luck &&
    (Number.isFinite(luck.high) ? withInterval({ ...luck, mean: luck.ratio }) : said`${short(luck.ratio)}`);
  const shared = luck
    ? said`cut the variance of a difference in ${meaningOf(luck.measure, design.regions).title} ${share!} times`
    : said`no two cells to compare`;
  return htmlTable(
    [tell(said`what`), tell(said`value`)],
    [
      [tell(said`study`), summary.id],
      [tell(said`hash of the results`), summary.hash],
      [tell(said`first seed`), String(summary.seed)],
      [tell(said`cells x runs`), `${summary.cells} x ${summary.runsPerCell}`],
      [tell(said`engine`), summary.engine],
      [tell(said`runtime`), context.runtime],
      [tell(said`perception`), design.perception ?? tell(said`as each scenario says`)],
      [tell(said`assumed figures`), tell(assumed)],
      [tell(said`common random numbers`), tell(shared)],
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

/** Texts of the library, which are in English whatever the report is told in. */
const inEnglish = (html: string): string => `<div lang="en">${html}</div>`;

function list(tag: 'ul' | 'ol', lines: readonly string[]): string {
  return `<${tag}>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</${tag}>`;
}

/** What came out: sentences, charts and tables. */
function resultSections(told: Told, context: ReportContext): string[] {
  const { design, summary, tell } = told;
  const paragraph = (saying: Saying): string => `<p>${escaped(tell(saying))}</p>`;
  const table = (html: string): string => folded(tell(said`Show the table`), html);
  const isCompared = design.plans.length > 1;
  const last = dateWords(design.dates.at(-1)!);
  const against = comparisonCharts(told).html;
  const ranked = paragraph(
    said`Plans with the same rank are not told apart by the evidence and are not ranked among themselves.`,
  );
  const covered = paragraph(
    said`An object of 1 m² straight above each asset, as the defence stands at the start of the raid; a share of the value of the assets.`,
  );
  const shared = paragraph(said`Share of the variance that goes when a number is known. Luck is the rest.`);
  return [
    section(tell(said`What the evidence says`), list('ul', verdicts(told))),
    section(
      tell(said`Against the first plan`),
      against + (isCompared ? folded(tell(said`Every measure as a table`), differenceTable(told)) : ''),
    ),
    section(tell(said`What each delivery buys`), deliveryTable(told)),
    section(tell(said`By plan and date`), outcomeCharts(told).html),
    section(tell(said`All estimates, 95 % intervals`), ranked + table(estimateTable(told))),
    section(tell(said`Value lost by state, ${last}`), design.regions.length > 0 ? stateTable(told) : ''),
    section(
      tell(said`Coverage by state`),
      context.coverage.length > 0 ? covered + table(coverageTable(told, context)) : '',
    ),
    section(
      tell(said`What the results hang on`),
      summary.sensitivity.length > 0 ? shared + table(sensitivityTable(told)) : '',
    ),
  ];
}

function credibility(tell: Tell): string {
  const lead = said`In the manner of NASA-STD-7009B, by the authors themselves, levels 0 to 4. Not accredited.`;
  const rows = credibilityRows().map(([factor, level, why]) => [tell(factor), level, tell(why)]);
  const head = [said`factor`, said`level`, said`why`].map(tell);
  return `<p>${escaped(tell(lead))}</p>${htmlTable(head, rows)}`;
}

/** What the results rest on, and how to see any run. */
function groundSections(told: Told, context: ReportContext): string[] {
  const { design, tell } = told;
  const sources = [
    ...new Set([...design.sources, ...design.plans.flatMap((plan) => plan.sources), ...design.figureSources]),
  ];
  const app =
    context.app === ''
      ? ''
      : `<p><label>${escaped(tell(said`Address of the app`))} <input type="url" id="app" value="${escaped(context.app)}"></label> (<code>sudarshan serve</code>)</p>`;
  return [
    section(
      tell(said`Plans`),
      htmlTable(
        [tell(said`plan`), tell(said`description`)],
        design.plans.map((plan) => [tell(sentence(plan.name)), tell(sentence(plan.description))]),
      ),
    ),
    section(tell(said`How it was made`), facts(told, context)),
    section(tell(said`Credibility`), credibility(tell)),
    section(tell(said`Replay a run`), app + replayTable(told, context)),
    section(
      tell(said`Assumptions (${design.assumptions.length})`),
      folded(
        tell(said`Show all`),
        inEnglish(
          htmlTable(
            [said`figure`, said`value`, said`note`].map(tell),
            design.assumptions.map((one) => [one.path, one.value, one.note]),
          ),
        ),
      ),
    ),
    section(tell(said`Sources`), inEnglish(list('ol', sources))),
  ];
}

/** The pieces of a report. */
export function studyReportParts(
  design: StudyDesign,
  summary: StudySummary,
  context: ReportContext,
  tell: Tell = tellEnglish,
): ReportParts {
  const told: Told = { design, summary, tell };
  const word = (text: string): string => escaped(tell(sentence(text)));
  const notice = word(design.notice);
  const sections = [...resultSections(told, context), ...groundSections(told, context)];
  const body = `<header><p class="notice">${notice}</p><h1>${word(design.name)}</h1><p>${word(design.description)}</p></header>
<div class="sections">
${sections.join('\n')}
</div>
<footer><p>${notice} ${escaped(tell(said`Study ${summary.id}, hash ${summary.hash}.`))}</p></footer>`;
  const charts = { ...outcomeCharts(told).data, ...comparisonCharts(told).data };
  const data = {
    charts,
    notice: tell(sentence(design.notice)),
    seed: design.seed,
    ...replayData(design, summary.runsPerCell),
  };
  return { style: reportStyle, body, data };
}

/** What stands inline in the page, letter for letter, so that a policy can name it by its hash. */
export const reportInline = {
  style: `body{margin:0}${reportStyle}`,
  script: `${reportScript}
attachReport(document, JSON.parse(document.getElementById('data').textContent), openInApp);`,
} as const;

/** The whole page. */
export function studyReport(
  design: StudyDesign,
  summary: StudySummary,
  context: ReportContext,
  tell: Tell = tellEnglish,
): string {
  const { body, data } = studyReportParts(design, summary, context, tell);
  return `<!doctype html>
<html lang="${escaped(context.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(tell(sentence(design.name)))}</title><style>${reportInline.style}</style></head><body><main class="report">
${body}
</main>
<script type="application/json" id="data">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
<script>${reportInline.script}</script>
</body></html>
`;
}
