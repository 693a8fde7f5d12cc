/** Scenario text to a checked document that still knows where each value stood in the text. */
import { explain, inTextOrder } from './explain.ts';
import { type JsonSchema, type ScenarioInput, scenarioFormat, scenarioJsonSchema } from './format.ts';
import type { Problem } from './problem.ts';
import { type Locate, readYaml } from './read-yaml.ts';

/** A scenario as written, in the units of its keys, and the way back to the text. */
export interface ScenarioDocument {
  readonly input: ScenarioInput;
  readonly locate: Locate;
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
  const read = readYaml(text, file);
  if (read.problems.length > 0) return { document: null, problems: inTextOrder(read.problems) };
  if (typeof read.value !== 'object' || read.value === null || Array.isArray(read.value)) {
    return { document: null, problems: [notAScenario(read.value, file)] };
  }
  const result = scenarioFormat.safeParse(read.value);
  if (result.success) return { document: { input: result.data, locate: read.locate }, problems: [] };
  const schema = scenarioJsonSchema() as JsonSchema;
  return {
    document: null,
    problems: explain(result.error, { file, value: read.value, locate: read.locate, schema }),
  };
}

function notAScenario(value: unknown, file: string): Problem {
  const what =
    value === null || value === undefined
      ? 'empty file'
      : Array.isArray(value)
        ? 'list'
        : `only ${typeof value === 'string' ? 'a text' : 'a value'}`;
  return {
    severity: 'error',
    file,
    line: 1,
    column: 1,
    path: '',
    message: `scenario expected, ${what} found`,
    hint: 'begin with schema: sudarshan/scenario/1 or copy a bundled scenario',
  };
}
