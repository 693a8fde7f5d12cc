/** Force plan text to a checked document. */
import type { z } from 'zod';
import { parseAs } from './parse.ts';
import { type PlanInput, planFormat, planJsonSchema } from './plan-format.ts';
import type { Problem } from './problem.ts';
import type { Locate } from './read-yaml.ts';
import { said } from './saying.ts';

export interface PlanDocument {
  readonly input: PlanInput;
  readonly locate: Locate;
}

/** The document of a plan text, or the reasons why it is none. Never throws. */
export function parsePlan(
  text: string,
  file: string,
): { document: PlanDocument | null; problems: Problem[] } {
  return parseAs(text, file, {
    noun: said`plan`,
    schema: 'sudarshan/plan/1',
    checker: planFormat as z.ZodType<PlanInput>,
    jsonSchema: planJsonSchema,
  });
}
