/** What a request asks for in its body, and answers that refuse. */
import type { Context } from 'hono';
import type { z } from 'zod';

/** An answer that says in one sentence why not. */
export function refusal(
  context: Context,
  status: 400 | 404 | 409 | 413 | 415 | 429,
  error: string,
): Response {
  return context.json({ error }, status);
}

/** What the body asks for, or the answer that refuses it. */
export async function bodyOf<T>(context: Context, shape: z.ZodType<T>): Promise<T | Response> {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) return refusal(context, 415, 'application/json expected');
  if (context.req.header('content-encoding') !== undefined)
    return refusal(context, 415, 'a body that is not packed expected');
  let given: unknown;
  try {
    given = JSON.parse(await context.req.text());
  } catch {
    return refusal(context, 400, 'JSON expected');
  }
  const { data, error } = shape.safeParse(given);
  if (!error) return data;
  const { path, message } = error.issues[0]!;
  return refusal(context, 400, `${path.join('.') || 'body'}: ${message}`);
}
