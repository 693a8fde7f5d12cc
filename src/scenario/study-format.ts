/** The study format `sudarshan/study/1` as data: scenarios x force plans x raids x seeds, and what is varied. */
import { z } from 'zod';
import { groupFormat, type JsonSchema } from './format.ts';
import { dateFormat } from './plan-format.ts';
import { perceptions } from './scenario.ts';

const reference = (meaning: string) => z.string().min(1).max(500).describe(meaning);

const raidFormat = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)
    .max(60)
    .describe('Unique name: letters, digits, - _ and ., beginning with a letter or digit'),
  name: z.string().max(200).describe('Name for people').optional(),
  keep: z
    .array(z.string())
    .min(1)
    .max(1000)
    .describe("Ids of the scenario's groups that come; without it all")
    .optional(),
  groups: z
    .array(groupFormat)
    .min(1)
    .max(1000)
    .describe("Groups that come instead of the scenario's")
    .optional(),
});

const varyFormat = z.strictObject({
  path: z
    .string()
    .min(1)
    .max(300)
    .describe(
      'A number of the scenario such as defence.doctrine.salvo_rounds or raid.groups.cruise-north.count, or a library figure such as interceptors.m48N6E3.kill_probability.fighter',
    ),
  values: z
    .array(z.number().min(-1e15).max(1e15))
    .min(2)
    .max(1000)
    .describe('The values that it takes')
    .optional(),
  from: z.number().min(-1e15).max(1e15).describe('Least value, instead of values').optional(),
  to: z.number().min(-1e15).max(1e15).describe('Greatest value').optional(),
  points: z
    .number()
    .int()
    .min(2)
    .max(1000)
    .describe('Evenly spaced values from least to greatest, in a full factorial; 3 if not told')
    .optional(),
  whole: z.boolean().describe('true: only whole numbers').optional(),
});

export const measureNames = [
  'leaked',
  'leaked_share',
  'killed',
  'engaged_share',
  'no_leak',
  'assets_hit',
  'value_lost',
  'value_lost_share',
  'rounds_fired',
  'interceptor_cost_usd',
  'cost_exchange',
  'peak_engagements',
] as const;
export type MeasureName = (typeof measureNames)[number];

export const designKinds = ['full', 'latin', 'sobol'] as const;

export const studyFormat = z
  .strictObject({
    $schema: z.string().describe('Address of the JSON Schema, for editors').optional(),
    schema: z.literal('sudarshan/study/1').describe('Name and version of this format'),
    name: z.string().min(1).max(200).describe('Title'),
    description: z.string().max(20_000).describe('The question').optional(),
    sources: z.array(z.string()).max(1000).describe('Titles of the sources of this study').optional(),
    scenarios: z
      .array(reference('Scenario file, relative to this one, or name of a bundled scenario'))
      .min(1)
      .max(50)
      .describe('What is played'),
    plans: z
      .array(reference('Plan file, relative to this one, or name of a bundled plan'))
      .max(50)
      .describe(
        'Force plans: units that stand beside those of the scenario. The first is what the others are compared with',
      )
      .optional(),
    dates: z
      .array(dateFormat)
      .min(1)
      .max(100)
      .describe('When each plan is looked at; without it when all is delivered')
      .optional(),
    raids: z
      .array(raidFormat)
      .min(1)
      .max(50)
      .describe("What comes; without it the scenario's raid")
      .optional(),
    perception: z.enum(perceptions).describe("ideal, plots or tracks instead of the scenarios'").optional(),
    runs: z.number().int().min(2).max(1_000_000).describe('Seeds for each cell'),
    seed: z
      .number()
      .int()
      .min(0)
      .max(4_000_000_000)
      .describe('First seed; run r has seed + r, the same in every cell')
      .optional(),
    measures: z
      .array(z.enum(measureNames))
      .min(1)
      .describe('What is estimated; the first decides when --half-width stops')
      .optional(),
    vary: z.array(varyFormat).min(1).max(50).describe('Numbers that are swept').optional(),
    design: z
      .strictObject({
        kind: z
          .enum(designKinds)
          .describe(
            "full: every combination; latin: a Latin hypercube; sobol: Saltelli's design, for sensitivity indices",
          ),
        points: z
          .number()
          .int()
          .min(2)
          .max(100_000)
          .describe('Points of a Latin hypercube, or base points of a Sobol design')
          .optional(),
      })
      .describe('How what is varied is combined; full if not told')
      .optional(),
    assumed: z
      .enum(['sweep', 'fixed'])
      .describe(
        'sweep (the default): assumed kill probabilities, reload times and channel holds take another value of their declared spread in each run; fixed: their central value',
      )
      .optional(),
  })
  .describe('A study of the Sudarshan laboratory: simulated, study use only');

/** A study as written. */
export type StudyInput = z.output<typeof studyFormat>;
export type RaidInput = NonNullable<StudyInput['raids']>[number];
export type VaryInput = NonNullable<StudyInput['vary']>[number];

/** JSON Schema (draft 7) of the study format. */
export function studyJsonSchema(): JsonSchema {
  return {
    $id: 'https://sudarshan.invalid/schema/study-1.schema.json',
    title: 'Sudarshan study, version 1',
    ...z.toJSONSchema(studyFormat, { io: 'input', target: 'draft-7' }),
  } as JsonSchema;
}
