/** Scenario text to a checked document that still knows where each value stood in the text. */
import type { z } from 'zod';
import { explain, inTextOrder } from './explain.ts';
import { type JsonSchema, type ScenarioInput, scenarioFormat, scenarioJsonSchema } from './format.ts';
import { type Problem, problemOf } from './problem.ts';
import { type Locate, readYaml } from './read-yaml.ts';
import { type Saying, said } from './saying.ts';

/** A scenario as written, in the units of its keys, and the way back to the text. */
export interface ScenarioDocument {
  readonly input: ScenarioInput;
  readonly locate: Locate;
}

/** A format that a text is held against. */
export interface TextFormat<T> {
  /** What a file of it is called: "scenario". */
  readonly noun: Saying;
  /** Name and version, as the file's `schema` says. */
  readonly schema: string;
  readonly checker: z.ZodType<T>;
  /** Asked for only where there are problems to explain: making it takes longer than checking a text. */
  readonly jsonSchema: () => JsonSchema;
}

const scenarioText: TextFormat<ScenarioInput> = {
  noun: said`scenario`,
  schema: 'sudarshan/scenario/1',
  checker: scenarioFormat as z.ZodType<ScenarioInput>,
  jsonSchema: scenarioJsonSchema,
};

/** JSON Schemas that were asked for, by name and version of the format. */
const madeSchemas = new Map<string, JsonSchema>();

function schemaOf<T>({ schema, jsonSchema }: TextFormat<T>): JsonSchema {
  const made = madeSchemas.get(schema) ?? jsonSchema();
  madeSchemas.set(schema, made);
  return made;
}

/**
 * The document of a scenario text, or the reasons why it is none.
 *
 * All problems of one level come at once: first those of the text, then those of the format; what the
 * values mean together is looked at by `compileScenario`. Never throws.
 */
export function parseScenario(
  text: string,
  file: string,
): { document: ScenarioDocument | null; problems: Problem[] } {
  return parseAs(text, file, scenarioText);
}

/** The document of a text in any of the house's formats, or the reasons why it is none. Never throws. */
export function parseAs<T>(
  text: string,
  file: string,
  format: TextFormat<T>,
): { document: { readonly input: T; readonly locate: Locate } | null; problems: Problem[] } {
  const read = readYaml(text, file);
  if (read.problems.length > 0) return { document: null, problems: inTextOrder(read.problems) };
  if (typeof read.value !== 'object' || read.value === null || Array.isArray(read.value)) {
    return { document: null, problems: [notADocument(read.value, file, format)] };
  }
  const result = format.checker.safeParse(read.value);
  if (result.success) return { document: { input: result.data, locate: read.locate }, problems: [] };
  const context = { file, value: read.value, locate: read.locate, schema: schemaOf(format) };
  return { document: null, problems: explain(result.error, context) };
}

function notADocument<T>(value: unknown, file: string, { noun, schema }: TextFormat<T>): Problem {
  return problemOf(
    { severity: 'error', file, line: 1, column: 1, path: '' },
    said`${noun} expected, ${whatInstead(value)} found`,
    said`begin with schema: ${schema} or copy a bundled ${noun}`,
  );
}

function whatInstead(value: unknown): Saying {
  if (value === null || value === undefined) return said`empty file`;
  if (Array.isArray(value)) return said`list`;
  return typeof value === 'string' ? said`only a text` : said`only a value`;
}
