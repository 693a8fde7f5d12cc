/** Reset, observe, order, step over HTTP. */
import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import {
  deciders,
  NOTICE,
  observe,
  outcomeOfEnvironment,
  perceptions,
  recordOfEnvironment,
  resetEnvironment,
} from '../src/index.ts';
import { type Desk, environmentAt, hasRoom, seat, stepAt } from './environment-desk.ts';
import { largestInput } from './files.ts';
import { bundledScenarios } from './library.ts';
import { bodyOf, refusal } from './request-body.ts';
import { prepareScenario, prepareText } from './run-scenario.ts';

const seed = z.int().min(0);
const index = z.int().min(0);

/** What may be asked; the API description is made from these. */
export const requests = {
  open: z.strictObject({
    /** Name of a bundled scenario, or the text of one. */
    scenario: z.string().max(100).optional(),
    text: z.string().optional(),
    seed: seed.default(1),
    decider: z.enum(deciders).default('engine'),
    perception: z.enum(perceptions).optional(),
  }),
  reset: z.strictObject({ seed }),
  step: z.strictObject({
    ticks: z.int().min(1).max(10_000).default(1),
    orders: z
      .array(z.strictObject({ track: index, fireUnit: index, effector: index }))
      .max(1000)
      .default([]),
  }),
} as const;

async function open(context: Context, desk: Desk): Promise<Response> {
  const asked = await bodyOf(context, requests.open);
  if (asked instanceof Response) return asked;
  const { scenario: name, text, decider, perception } = asked;
  if ((name === undefined) === (text === undefined))
    return refusal(context, 400, 'scenario (a bundled one) or text expected, one of them');
  if (name !== undefined && !bundledScenarios().some(({ id }) => id === name))
    return refusal(context, 404, 'no such scenario');
  if (!hasRoom(desk)) return refusal(context, 429, 'as many environments are open as there may be');
  const options = perception ? { perception } : {};
  const prepared = await (name === undefined
    ? prepareText(text!, 'scenario', options)
    : prepareScenario(name, options));
  if (!prepared.scenario)
    return context.json({ error: 'the scenario has problems', problems: prepared.problems }, 400);
  const seated = seat(desk, prepared.scenario, asked.seed, { decider, text: prepared.text });
  return context.json({ notice: NOTICE, ...seated }, 201);
}

/** The environment that the address names, or the answer that refuses it. */
function named(context: Context, desk: Desk) {
  const found = environmentAt(desk, context.req.param('id')!);
  if (found === 'busy') return refusal(context, 409, 'this environment is stepping');
  return found ?? refusal(context, 404, 'no such environment');
}

export function addEnvironmentApi(app: Hono, desk: Desk): void {
  const address = '/api/environments/:id';
  app.use(
    '/api/environments/*',
    bodyLimit({ maxSize: largestInput, onError: (context) => refusal(context, 413, 'too large') }),
  );
  app.post('/api/environments', (context) => open(context, desk));
  app.get(address, (context) => {
    const found = named(context, desk);
    return found instanceof Response ? found : context.json(observe(found));
  });
  app.post(`${address}/reset`, async (context) => {
    const asked = await bodyOf(context, requests.reset);
    const found = named(context, desk);
    if (asked instanceof Response) return asked;
    return found instanceof Response ? found : context.json(resetEnvironment(found, asked.seed));
  });
  app.post(`${address}/step`, async (context) => {
    const asked = await bodyOf(context, requests.step);
    const found = named(context, desk);
    if (asked instanceof Response) return asked;
    if (found instanceof Response) return found;
    return context.json(await stepAt(desk, context.req.param('id'), asked.orders, asked.ticks));
  });
  app.get(`${address}/outcome`, (context) => {
    const found = named(context, desk);
    if (found instanceof Response) return found;
    if (!found.run.finished) return refusal(context, 409, 'the run is not over');
    const { hash } = recordOfEnvironment(found).header;
    return context.json({ notice: NOTICE, hash, outcome: outcomeOfEnvironment(found) });
  });
  app.delete(address, (context) => {
    const found = named(context, desk);
    if (found instanceof Response) return found;
    desk.seats.delete(context.req.param('id'));
    return context.body(null, 204);
  });
}
