import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { parseLibrary } from '../scenario/library.ts';
import { allMeasures } from '../study/measures.ts';
import { resolveStudy } from '../study/resolve.ts';
import { coverStates } from '../study/state-coverage.ts';
import { summariseStudy } from '../study/summarise.ts';
import { niceStep } from './study-charts.ts';
import { studyReport, studyReportParts } from './study-report.ts';

const folder = new URL('../../library/', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, folder), 'utf8');
let page = '';
let charts = 0;
let inApp = '';

beforeAll(() => {
  const { library } = parseLibrary(
    readdirSync(new URL('platforms/', folder)).map((name) => ({ name, text: text(`platforms/${name}`) })),
  );
  const study = text('studies/what-one-more-squadron-buys.yaml').replace(
    'name: What one',
    'name: <script>What one',
  );
  const files = {
    read: (kind: string, name: string) => ({ file: name, text: text(`${kind}s/${name}.yaml`) }),
  };
  const { design } = resolveStudy(study, 'study', library!, files, { runs: 4 });
  const width = allMeasures(design!.regions).length;
  const rows = design!.cells.flatMap((_, cell) =>
    [0, 1, 2, 3].map((run) => ({
      cell,
      run,
      seed: 1 + run,
      hash: `${cell}-${run}`,
      values: Array.from({ length: width }, (__, k) => (cell + run + k) % 2),
    })),
  );
  const summary = summariseStudy(design!, rows, 4);
  const coverage = coverStates(design!, library!, { bundled: null, own: new Map() });
  page = studyReport(design!, summary, {
    folder: 'runs/x',
    app: 'http://127.0.0.1:8400/',
    runtime: 'Node',
    language: 'en',
    heights: 'm',
    coverage,
  });
  inApp = studyReportParts(design!, summary, {
    folder: '',
    app: '',
    runtime: 'Browser',
    language: 'en',
    heights: 'm',
    coverage,
  }).body;
  charts = design!.raids.length * (design!.measures.length + 1);
}, 60_000);

test('a report says that it is simulated, carries hash, seed, versions, credibility and how to replay a run', () => {
  for (const word of [
    /Simulated, study use only/,
    /Not accredited/,
    /first seed/,
    /hash of the results/,
    /sudarshan 0\./,
    /NASA-STD-7009B/,
    /sudarshan run runs\/x --cell 0 --seed 1/,
  ])
    expect(page).toMatch(word);
});

test('a report loads nothing: no script, style, picture or font from elsewhere', () => {
  expect(page).not.toMatch(/<link|<img|<iframe|src=|@import|url\(/);
});

test('a name cannot act as markup', () => {
  expect(page).not.toContain('<script>What one');
  expect(page).toContain('&lt;script&gt;What one');
});

test('every chart is drawn and can be had as SVG, PNG and CSV', () => {
  expect(page.match(/<svg /g)).toHaveLength(charts);
  for (const kind of ['svg', 'png', 'csv'])
    expect(page.match(new RegExp(`data-save="${kind}"`, 'g'))).toHaveLength(charts);
  const data = JSON.parse(/id="data">(.*?)<\/script>/.exec(page)![1]!);
  expect(Object.keys(data.charts)).toHaveLength(charts);
  expect(page.split('<script')[0]).not.toContain('NaN');
});

test('coverage is told for every plan, date and state', () => {
  const table = page.slice(page.indexOf('Coverage by state'), page.indexOf('What the results hang on'));
  for (const word of ['Punjab', 'Rajasthan', 'Gujarat', 'Three', '2030', 'layers for each asset'])
    expect(table).toContain(word);
});

test('inside the app the same report names neither a folder nor an address', () => {
  expect(inApp).not.toContain('sudarshan run');
  expect(inApp).not.toContain('id="app"');
  expect(inApp.match(/<svg /g)).toHaveLength(charts);
  expect(inApp).toContain('Open on the map');
});

test('steps of a scale are 1, 2 or 5 times a power of ten', () => {
  for (const span of [0.07, 1, 6, 17, 240]) {
    const step = niceStep(span, 6);
    expect(step * 6).toBeGreaterThanOrEqual(span);
    expect([1, 2, 5]).toContain(Math.round(step / 10 ** Math.floor(Math.log10(step) + 1e-9)));
  }
});
