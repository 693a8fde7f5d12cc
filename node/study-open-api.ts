/** The part of the API description that is about studies. */
import { answer, asking, described, inPath, number, operation, problem, text } from './open-api-words.ts';
import { studyRequests } from './study-api.ts';

const json = 'application/json';
const status = (description: string): object =>
  answer(description, json, { $ref: '#/components/schemas/StudyStatus' });
const anything = (description: string): object => answer(description, json, { type: 'object' });
const gone = { 404: problem('No such study') };
const id = [inPath('id')];
const oneAtATime = { 429: problem('Another one is under way') };

export const studySchemas = {
  StudyStatus: {
    type: 'object',
    required: ['id', 'name', 'study', 'state', 'done', 'total', 'runsPerCell', 'cells', 'failure'],
    properties: {
      id: text,
      name: text,
      study: text,
      state: { enum: ['running', 'stopping', 'stopped', 'done', 'failed'] },
      done: number,
      total: number,
      runsPerCell: number,
      cells: number,
      runsPerSecond: { type: ['number', 'null'] },
      secondsLeft: { type: ['number', 'null'] },
      failure: text,
    },
  },
  StudyRow: {
    type: 'object',
    required: ['cell', 'run', 'seed', 'hash', 'values'],
    properties: {
      cell: number,
      run: number,
      seed: number,
      hash: text,
      values: { type: 'array', items: number },
    },
  },
} as const;

function bundledPaths(kind: string, what: string): object {
  return {
    [`/api/library/${kind}`]: operation(`Names of the bundled ${kind}`, { 200: anything('Names') }),
    [`/api/library/${kind}/{id}`]: operation(
      `Text of a bundled ${what}`,
      { 200: answer('YAML', 'application/yaml', text), 404: problem('None of that name') },
      id,
    ),
  };
}

function resultPaths(): object {
  const early = { ...gone, 409: problem('Two runs of every cell are needed first') };
  const from = { name: 'from', in: 'query', schema: number };
  const rows = {
    type: 'object',
    required: ['from', 'total', 'rows'],
    properties: {
      from: number,
      total: number,
      rows: { type: 'array', items: { $ref: '#/components/schemas/StudyRow' } },
    },
  };
  const run = [...id, inPath('cell', number), inPath('seed', number)];
  return {
    '/api/studies/{id}/design': operation('The question, resolved', { 200: anything('Design'), ...gone }, id),
    '/api/studies/{id}/rows': operation(
      'Runs made so far, from a number on',
      { 200: answer('Runs', json, rows), ...gone },
      [...id, from],
    ),
    '/api/studies/{id}/summary': operation(
      'Estimates, differences and ranks over the runs that every cell has',
      { 200: anything('Summary'), ...early },
      id,
    ),
    '/api/studies/{id}/report': operation(
      'The report as one file',
      { 200: answer('HTML', 'text/html', text), ...early },
      id,
    ),
    '/api/studies/{id}/runs/{cell}/{seed}/scenario': operation(
      'The scenario of one run',
      { 200: anything('Scenario'), ...gone },
      run,
    ),
    '/api/studies/{id}/replay': {
      post: asking(
        'Run one run again and keep its record',
        studyRequests.replay,
        { 201: anything('Name of the record'), ...gone, ...oneAtATime },
        id,
      ),
    },
  };
}

/** Start, follow, stop, resume, and what came of it. */
export function studyPaths(): object {
  const list = answer('Studies', json, {
    type: 'object',
    required: ['studies'],
    properties: { studies: { type: 'array', items: { $ref: '#/components/schemas/StudyStatus' } } },
  });
  return {
    ...bundledPaths('studies', 'study'),
    ...bundledPaths('plans', 'force plan'),
    '/api/studies': {
      ...operation('Studies in the folder of the server', { 200: list }),
      post: asking('Start a study', studyRequests.start, {
        201: status('It has begun'),
        404: problem('No such bundled study'),
        409: problem('There is one of that name: resume it'),
        ...oneAtATime,
      }),
    },
    '/api/studies/check': {
      post: asking('What is wrong with a study', studyRequests.check, {
        200: anything('Problems, and the id of the study where it has none'),
      }),
    },
    '/api/studies/{id}': operation('How far it is', { 200: status('Status'), ...gone }, id),
    '/api/studies/{id}/stop': {
      post: described(
        'End after the runs under way, which are kept',
        { 200: status('Status'), ...gone, 409: problem('It is not under way') },
        id,
      ),
    },
    '/api/studies/{id}/resume': {
      post: asking(
        'Make what is missing, or more runs',
        studyRequests.resume,
        { 200: status('Status'), ...gone, 409: problem('It cannot be written'), ...oneAtATime },
        id,
      ),
    },
    ...resultPaths(),
  };
}
