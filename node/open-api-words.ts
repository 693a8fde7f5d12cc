/** Pieces of which the description of the HTTP API is put together. */
import { z } from 'zod';

export const text = { type: 'string' } as const;
export const number = { type: 'number' } as const;

export function answer(description: string, type: string, schema: object): object {
  return { description, content: { [type]: { schema } } };
}

export function described(summary: string, responses: object, parameters: readonly object[] = []) {
  return {
    summary,
    parameters,
    responses: { ...responses, 401: problem('No token'), 403: problem('Unknown host name or origin') },
  };
}

export function operation(summary: string, responses: object, parameters: readonly object[] = []): object {
  return { get: described(summary, responses, parameters) };
}

/** An operation with a JSON body of that shape. */
export function asking(
  summary: string,
  shape: z.ZodType,
  responses: object,
  parameters: readonly object[] = [],
) {
  const schema = z.toJSONSchema(shape, { io: 'input' });
  return {
    ...described(summary, { ...responses, 400: problem('Not what is expected') }, parameters),
    requestBody: { required: true, content: { 'application/json': { schema } } },
  };
}

export function problem(description: string): object {
  return answer(description, 'application/json', { $ref: '#/components/schemas/Failure' });
}

export function inPath(name: string, schema: object = text): object {
  return { name, in: 'path', required: true, schema };
}
