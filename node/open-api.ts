/** What the server answers, in the words of OpenAPI 3.1. */
import { NOTICE } from '../src/index.ts';
import { recordTableNames } from './record-store.ts';

const text = { type: 'string' } as const;
const number = { type: 'number' } as const;

function answer(description: string, type: string, schema: object): object {
  return { description, content: { [type]: { schema } } };
}

function operation(summary: string, responses: object, parameters: readonly object[] = []): object {
  return {
    get: {
      summary,
      parameters,
      responses: { ...responses, 401: problem('No token'), 403: problem('Unknown host name') },
    },
  };
}

function problem(description: string): object {
  return answer(description, 'application/json', { $ref: '#/components/schemas/Failure' });
}

function inPath(name: string, schema: object = text): object {
  return { name, in: 'path', required: true, schema };
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

/** The description of the HTTP API. */
export function openApiDocument(): object {
  const parquet = recordTableNames.map((table) => `${table}.parquet`);
  const json = 'application/json';
  const list = (key: string, items: object): object => ({
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
        200: answer('Records by name', json, list('records', { $ref: '#/components/schemas/RecordSummary' })),
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
        200: answer('Library entries', json, list('entries', { type: 'object' })),
      }),
      '/api/scenarios': operation('Names of the bundled scenarios', {
        200: answer('Scenarios', json, list('scenarios', { type: 'object', properties: { id: text } })),
      }),
      '/api/scenarios/{id}': operation(
        'Text of a bundled scenario',
        { 200: answer('YAML', 'application/yaml', text), 404: problem('No such scenario') },
        [inPath('id')],
      ),
    },
    components: {
      schemas: {
        RecordSummary: recordSummary,
        Failure: { type: 'object', required: ['error'], properties: { error: text } },
      },
    },
  };
}
