/** The force plan format `sudarshan/plan/1` as data: what is delivered when, and what it costs. */
import { z } from 'zod';
import { type JsonSchema, unitFormat } from './format.ts';

/** A year, a month or a day; a delivery counts from the end of what is written. */
const dateFormat = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .describe('Year, month or day such as "2026", "2026-05" or "2026-05-31", in quotes')
  .meta({ id: 'date' });

const deliveryFormat = z.strictObject({
  date: dateFormat,
  units: z.array(unitFormat).min(1).max(1000).describe('What stands ready from then on, as in a scenario'),
  cost: z
    .union([
      z.number().min(0).max(1e13).describe('US dollars'),
      z.string().describe('Path of a library figure in USD'),
    ])
    .describe('US dollars, or the path of a library figure such as procurement.s400_squadron.cost')
    .optional(),
  note: z.string().max(2000).describe('Why this date and cost').optional(),
});

export const planFormat = z
  .strictObject({
    $schema: z.string().describe('Address of the JSON Schema, for editors').optional(),
    schema: z.literal('sudarshan/plan/1').describe('Name and version of this format'),
    name: z.string().min(1).max(200).describe('Title'),
    description: z.string().max(20_000).describe('What the plan says and what is assumed').optional(),
    sources: z.array(z.string()).max(1000).describe('Titles of the sources of this plan').optional(),
    deliveries: z.array(deliveryFormat).max(1000).describe('In any order; each adds to those before'),
  })
  .describe('A force plan of the Sudarshan laboratory: simulated, study use only');

/** A force plan as written. */
export type PlanInput = z.output<typeof planFormat>;

/** JSON Schema (draft 7) of the plan format. */
export function planJsonSchema(): JsonSchema {
  return {
    $id: 'https://sudarshan.invalid/schema/plan-1.schema.json',
    title: 'Sudarshan force plan, version 1',
    ...z.toJSONSchema(planFormat, { io: 'input', target: 'draft-7' }),
  } as JsonSchema;
}

export { dateFormat };
