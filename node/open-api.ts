/** What the server answers, in the words of OpenAPI 3.1. */
import { NOTICE, reasons } from '../src/index.ts';
import { requests } from './environment-api.ts';
import { answer, asking, described, inPath, number, operation, problem, text } from './open-api-words.ts';
import { recordTableNames } from './record-store.ts';
import { studyPaths, studySchemas } from './study-open-api.ts';

/** Runs taken by the hand: open, observe, order and step, reset, close. */
function environmentPaths(): object {
  const id = [inPath('id')];
  const gone = { 404: problem('No such environment'), 409: problem('It is stepping, or not yet over') };
  const json = (description: string, name: string) =>
    answer(description, 'application/json', { $ref: `#/components/schemas/${name}` });
  return {
    '/api/environments': {
      post: asking('Open an environment', requests.open, {
        201: json('Its name, what its numbers stand for, and the first observation', 'Seated'),
        404: problem('No such scenario'),
        429: problem('As many are open as there may be'),
      }),
    },
    '/api/environments/{id}': {
      get: described('What the own side knows now', { 200: json('Observation', 'Observation'), ...gone }, id),
      delete: described('Close it', { 204: { description: 'Closed' }, ...gone }, id),
    },
    '/api/environments/{id}/reset': {
      post: asking(
        'Back to time zero',
        requests.reset,
        { 200: json('Observation', 'Observation'), ...gone },
        id,
      ),
    },
    '/api/environments/{id}/step': {
      post: asking(
        'Give orders and go on',
        requests.step,
        { 200: json('Answer', 'StepAnswer'), ...gone },
        id,
      ),
    },
    '/api/environments/{id}/outcome': operation(
      'What came of it, once it is over',
      { 200: answer('Hash of the record, and the outcome', 'application/json', { type: 'object' }), ...gone },
      id,
    ),
  };
}

const recordSummary = {
  type: 'object',
  required: ['id', 'scenario', 'seed', 'hash', 'engine', 'perception', 'simulatedSeconds'],
  properties: {
    id: text,
    scenario: text,
    seed: number,
    hash: text,
    engine: text,
    perception: text,
    simulatedSeconds: number,
  },
} as const;

const list = (...required: string[]) => ({ type: 'array', items: { type: 'object', required } }) as const;
const observation = {
  timeS: number,
  tracks: list(
    'id',
    'status',
    'identity',
    'category',
    'latDeg',
    'lonDeg',
    'heightM',
    'eastMS',
    'northMS',
    'upMS',
  ),
  units: list('id', 'phase', 'latDeg', 'lonDeg', 'heightM'),
  rounds: list('fireUnit', 'effector', 'ready', 'reserve'),
  assets: list('id', 'damage'),
  engagements: list('id', 'track', 'fireUnit', 'effector', 'status', 'interceptTimeS'),
} as const;

const answered = {
  type: 'object',
  required: ['track', 'verdict', 'reason'],
  properties: { track: number, verdict: { enum: ['given', 'refused'] }, reason: { enum: reasons } },
} as const;

const environmentSchemas = {
  Observation: { type: 'object', required: Object.keys(observation), properties: observation },
  Seated: {
    type: 'object',
    required: ['notice', 'id', 'description', 'observation'],
    properties: {
      notice: text,
      id: text,
      description: { type: 'object' },
      observation: { $ref: '#/components/schemas/Observation' },
    },
  },
  StepAnswer: {
    type: 'object',
    required: ['observation', 'answers', 'reward', 'isOver'],
    properties: {
      observation: { $ref: '#/components/schemas/Observation' },
      answers: { type: 'array', items: answered },
      reward: number,
      isOver: { type: 'boolean' },
    },
  },
} as const;

/** The description of the HTTP API. */
export function openApiDocument(): object {
  const parquet = recordTableNames.map((table) => `${table}.parquet`);
  const json = 'application/json';
  const listed = (key: string, items: object): object => ({
    type: 'object',
    required: [key],
    properties: { [key]: { type: 'array', items } },
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Sudarshan', version: '1', description: NOTICE },
    paths: {
      '/api/openapi.json': operation('This description', {
        200: answer('OpenAPI 3.1', json, { type: 'object' }),
      }),
      '/api/records': operation('Stored records', {
        200: answer(
          'Records by name',
          json,
          listed('records', { $ref: '#/components/schemas/RecordSummary' }),
        ),
      }),
      '/api/records/{id}/{file}': operation(
        'One file of a record: record.json or a Parquet table',
        {
          200: {
            description: 'The file',
            content: { [json]: { schema: { type: 'object' } }, 'application/vnd.apache.parquet': {} },
          },
          404: problem('No such record or file'),
        },
        [inPath('id'), inPath('file', { enum: ['record.json', ...parquet] })],
      ),
      '/api/library': operation('Platforms with every figure, its unit and its source', {
        200: answer('Library entries', json, listed('entries', { type: 'object' })),
      }),
      '/api/scenarios': operation('Names of the bundled scenarios', {
        200: answer('Scenarios', json, listed('scenarios', { type: 'object', properties: { id: text } })),
      }),
      '/api/scenarios/{id}': operation(
        'Text of a bundled scenario',
        { 200: answer('YAML', 'application/yaml', text), 404: problem('No such scenario') },
        [inPath('id')],
      ),
      ...environmentPaths(),
      ...studyPaths(),
    },
    components: {
      schemas: {
        RecordSummary: recordSummary,
        ...environmentSchemas,
        ...studySchemas,
        Failure: { type: 'object', required: ['error'], properties: { error: text } },
      },
    },
  };
}
