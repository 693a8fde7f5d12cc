/** Studies over HTTP: check, start, follow, stop, resume, results, report, replay. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { NOTICE, summariseStudy } from '../src/index.ts';
import { largestInput, readText, reasonOf } from './files.ts';
import { bundledFiles } from './library.ts';
import { headerFile, writeRecord } from './record-store.ts';
import { bodyOf, refusal } from './request-body.ts';
import { runScenario } from './run-scenario.ts';
import {
  beginStudy,
  createStudyDesk,
  hasRoomForStudy,
  listStudies,
  type StudyDesk,
  statusOf,
  stopStudy,
  storedRows,
  studyFolder,
} from './study-desk.ts';
import { prepareStudyText, studyPath } from './study-files.ts';
import { prepareStudyRun, scenarioTextOf } from './study-replay.ts';
import { reportOf } from './study-report.ts';
import { readDesign } from './study-store.ts';

/** Most runs that one request may ask for. */
const MOST_RUNS = 1_000_000;
const workers = z.int().min(1).max(64).optional();
const runs = z.int().min(2).max(MOST_RUNS).optional();
const files = z
  .array(z.strictObject({ name: z.string().min(1).max(500), text: z.string() }))
  .max(200)
  .default([]);

const question = {
  /** Name of a bundled study, or the text of one with the texts of the files that it names. */
  study: z.string().max(100).optional(),
  text: z.string().optional(),
  files,
  runs,
  assumed: z.enum(['sweep', 'fixed']).optional(),
};

/** What may be asked; the API description is made from these. */
export const studyRequests = {
  check: z.strictObject(question),
  start: z.strictObject({
    ...question,
    /** Name of the folder; made from the study's own name if not told. */
    id: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/)
      .optional(),
    workers,
  }),
  resume: z.strictObject({ runs, workers }),
  replay: z.strictObject({ cell: z.int().min(0), seed: z.int().min(0) }),
} as const;

type Asked = z.output<typeof studyRequests.check>;

/** The design that is asked for with its problems, or the answer that refuses it. */
function designOf(context: Context, asked: Asked) {
  const { study, text, files: given } = asked;
  const options = {
    ...(asked.runs === undefined ? {} : { runs: asked.runs }),
    ...(asked.assumed === undefined ? {} : { assumed: asked.assumed }),
  };
  if ((study === undefined) === (text === undefined))
    return refusal(context, 400, 'study (a bundled one) or text expected, one of them');
  if (text !== undefined) return prepareStudyText(text, 'study.yaml', given, options);
  if (!bundledFiles('studies').some(({ id }) => id === study)) return refusal(context, 404, 'no such study');
  const read = readText(studyPath(study!));
  return prepareStudyText(read.value ?? '', `${study}.yaml`, given, options);
}

function nameFrom(name: string, id: string): string {
  const words = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return `${words.slice(0, 60) || 'study'}-${id.slice(0, 8)}`;
}

async function start(context: Context, desk: StudyDesk): Promise<Response> {
  const asked = await bodyOf(context, studyRequests.start);
  if (asked instanceof Response) return asked;
  if (!hasRoomForStudy(desk)) return refusal(context, 429, 'another study is under way');
  const found = designOf(context, asked);
  if (found instanceof Response) return found;
  const { design, problems } = found;
  if (design === null) return context.json({ error: 'the study has problems', problems }, 400);
  if (design.cells.length * design.runs > MOST_RUNS)
    return refusal(context, 400, `at most ${MOST_RUNS} runs expected`);
  const id = asked.id ?? nameFrom(design.name, design.id);
  if (studyFolder(desk, id) !== null || existsSync(join(desk.folder, id)))
    return context.json({ error: 'there is a study of this name already: resume it', id }, 409);
  if (existsSync(join(desk.folder, headerFile)))
    return refusal(context, 409, 'the server was started on a single record');
  try {
    await beginStudy(desk, id, design, asked.workers);
  } catch (error) {
    return refusal(context, 409, reasonOf(error));
  }
  return context.json({ notice: NOTICE, ...statusOf(desk, id) }, 201);
}

async function resume(context: Context, desk: StudyDesk, id: string, folder: string): Promise<Response> {
  const asked = await bodyOf(context, studyRequests.resume);
  if (asked instanceof Response) return asked;
  if (!hasRoomForStudy(desk)) return refusal(context, 429, 'another study is under way');
  const design = readDesign(folder)!;
  const wanted = Math.max(design.runs, asked.runs ?? 0);
  if (design.cells.length * wanted > MOST_RUNS)
    return refusal(context, 400, `at most ${MOST_RUNS} runs expected`);
  try {
    await beginStudy(desk, id, { ...design, runs: wanted }, asked.workers);
  } catch (error) {
    return refusal(context, 409, reasonOf(error));
  }
  return context.json(statusOf(desk, id));
}

/** The summary of the runs that every cell has, or the answer that refuses it. */
async function summaryOf(context: Context, desk: StudyDesk, id: string, folder: string) {
  const design = readDesign(folder)!;
  const rows = await storedRows(desk, id);
  const made = design.cells.map(() => 0);
  const known = new Set(rows.map((row) => `${row.cell} ${row.run}`));
  for (let cell = 0; cell < made.length; cell++) while (known.has(`${cell} ${made[cell]}`)) made[cell]!++;
  const common = Math.min(design.runs, ...made);
  if (common < 2) return refusal(context, 409, 'two runs of every cell are needed first');
  return { design, summary: summariseStudy(design, rows, common) };
}

/** Run one run of a study anew and keep its record; one at a time. */
function createReplay(desk: StudyDesk) {
  let isBusy = false;
  return async (context: Context, id: string, folder: string): Promise<Response> => {
    const asked = await bodyOf(context, studyRequests.replay);
    if (asked instanceof Response) return asked;
    if (isBusy) return refusal(context, 429, 'another run is being replayed');
    isBusy = true;
    try {
      const { scenario, text, problems } = await prepareStudyRun(folder, asked.cell, asked.seed);
      if (scenario === null) return refusal(context, 400, problems[0]?.message ?? 'no such run');
      const record = `${id}-cell-${asked.cell}-seed-${asked.seed}`;
      await writeRecord(
        join(desk.folder, record),
        await runScenario(scenario, asked.seed, text, () => undefined),
      );
      return context.json({ record }, 201);
    } finally {
      isBusy = false;
    }
  };
}

function addBundled(app: Hono): void {
  for (const kind of ['studies', 'plans']) {
    app.get(`/api/library/${kind}`, (context) =>
      context.json({ [kind]: bundledFiles(kind).map(({ id }) => ({ id })) }),
    );
    app.get(`/api/library/${kind}/:id`, (context) => {
      const found = bundledFiles(kind).find(({ id }) => id === context.req.param('id'));
      const read = found ? readText(found.path) : null;
      if (!read?.value) return refusal(context, 404, 'none of that name is bundled');
      return context.body(read.value, 200, { 'Content-Type': 'application/yaml; charset=utf-8' });
    });
  }
}

/** Answers about a study that is there. */
type Told = (context: Context, id: string, folder: string) => Promise<Response> | Response;

function addResults(desk: StudyDesk, at: (path: string, tell: Told) => void): void {
  at('/design', (context, _, folder) => context.json(readDesign(folder)!));
  at('/rows', async (context, id) => {
    const from = Math.max(0, Math.floor(Number(context.req.query('from') ?? 0)) || 0);
    const rows = await storedRows(desk, id);
    return context.json({ from, total: rows.length, rows: rows.slice(from) });
  });
  at('/summary', async (context, id, folder) => {
    const found = await summaryOf(context, desk, id, folder);
    return found instanceof Response ? found : context.json(found.summary);
  });
  at('/report', async (context, id, folder) => {
    const found = await summaryOf(context, desk, id, folder);
    if (found instanceof Response) return found;
    const app = new URL('/', context.req.url).href;
    return context.body(await reportOf(found.design, found.summary, folder, app), 200, {
      'Content-Type': 'text/html; charset=utf-8',
    });
  });
  at('/runs/:cell/:seed/scenario', (context, _, folder) => {
    const design = readDesign(folder)!;
    const [cell, seed] = ['cell', 'seed'].map((name) => Number(context.req.param(name)));
    const isRun =
      Number.isInteger(cell) && design.cells[cell!] && Number.isInteger(seed) && seed! >= design.seed;
    if (!isRun) return refusal(context, 404, 'no such run');
    return context.body(scenarioTextOf(design, cell!, seed!), 200, { 'Content-Type': 'application/json' });
  });
}

export function addStudyApi(app: Hono, records: string): void {
  const desk = createStudyDesk(records);
  const replay = createReplay(desk);
  app.use(
    '/api/studies/*',
    bodyLimit({ maxSize: largestInput, onError: (context) => refusal(context, 413, 'too large') }),
  );
  addBundled(app);
  const known =
    (tell: Told) =>
    (context: Context): Promise<Response> | Response => {
      const id = context.req.param('id')!;
      const folder = studyFolder(desk, id);
      return folder === null ? refusal(context, 404, 'no such study') : tell(context, id, folder);
    };
  app.get('/api/studies', (context) =>
    context.json({ notice: NOTICE, studies: listStudies(desk).map((id) => statusOf(desk, id)) }),
  );
  app.post('/api/studies', (context) => start(context, desk));
  app.post('/api/studies/check', async (context) => {
    const asked = await bodyOf(context, studyRequests.check);
    if (asked instanceof Response) return asked;
    const found = designOf(context, asked);
    if (found instanceof Response) return found;
    const { design, problems } = found;
    return context.json({ study: design?.id ?? null, cells: design?.cells.length ?? 0, problems });
  });
  const address = '/api/studies/:id';
  app.get(
    address,
    known((context, id) => context.json(statusOf(desk, id))),
  );
  addResults(desk, (path, tell) => app.get(address + path, known(tell)));
  app.post(
    `${address}/stop`,
    known((context, id) => {
      if (!stopStudy(desk, id)) return refusal(context, 409, 'this study is not under way');
      return context.json(statusOf(desk, id));
    }),
  );
  app.post(
    `${address}/resume`,
    known((context, id, folder) => resume(context, desk, id, folder)),
  );
  app.post(
    `${address}/replay`,
    known((context, id, folder) => replay(context, id, folder)),
  );
}
