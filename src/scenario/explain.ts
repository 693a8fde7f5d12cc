/** Turns what the format checker found into located problems with a hint. */
import type { z } from 'zod';
import type { JsonSchema } from './format.ts';
import { likelyKey, nearestWord, shortNumber, textNumberHint, unitHint } from './hint.ts';
import { type Problem, problemOf } from './problem.ts';
import { dotted, type Locate, type Path } from './read-yaml.ts';
import { anyOf, type Saying, said, sentence, unsaid } from './saying.ts';

/** What an input value is, in words: "text 'abc'", "list", "nothing". */
export function found(value: unknown): Saying {
  if (value === undefined || value === null) return said`nothing`;
  if (typeof value === 'number') return said`number ${shortNumber(value)}`;
  if (typeof value === 'boolean') return said`${String(value)}`;
  if (typeof value === 'string')
    return said`text '${value.length > 40 ? `${value.slice(0, 40)}...` : value}'`;
  return Array.isArray(value) ? said`list` : said`object`;
}

const typeWords: Readonly<Record<string, Saying>> = {
  string: said`text`,
  number: said`number`,
  array: said`list`,
  object: said`object`,
  record: said`object`,
  int: said`whole number`,
  boolean: said`true or false`,
};

/** What a text of a certain form is, by key. */
const formatWords: Readonly<Record<string, Saying>> = {
  epoch: said`ISO 8601 instant in UTC`,
  sha256: said`hash of 64 digits 0-9 and a-f`,
};

interface Explaining {
  readonly file: string;
  readonly value: unknown;
  readonly locate: Locate;
  readonly schema: JsonSchema;
}

/**
 * Problems of a value that a format refused, in the order of the text.
 *
 * A mistyped key also makes a required one missing; where the hint for the first names the second, only
 * the first is told, so one slip gives one problem.
 */
export function explain(error: z.ZodError, context: Explaining): Problem[] {
  const problems: Problem[] = [];
  const meant = new Set<string>();
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys.slice(0, PROBLEM_LIMIT + 1 - problems.length))
        problems.push(unknownKey(issue.path as Path, key, context, meant));
    }
  }
  for (const issue of error.issues) {
    const path = issue.path as Path;
    if (issue.code === 'unrecognized_keys' || meant.has(dotted(path))) continue;
    if (problems.length > PROBLEM_LIMIT) break;
    problems.push(...explainIssue(issue, path, context));
  }
  return inTextOrder(problems);
}

/** Problems told at once; more are summed up in one line. */
export const PROBLEM_LIMIT = 200;

/**
 * The problems sorted by line, then column, then path. Of more than 200 the errors are kept first, and a
 * last line says that there are more.
 */
export function inTextOrder(problems: readonly Problem[]): Problem[] {
  if (problems.length <= PROBLEM_LIMIT) return sorted(problems);
  const errors = problems.filter((problem) => problem.severity === 'error');
  const others = problems.filter((problem) => problem.severity !== 'error');
  const kept = [...sorted(errors), ...sorted(others)].slice(0, PROBLEM_LIMIT);
  const message = said`at most ${PROBLEM_LIMIT} problems expected, more found`;
  const hint = said`mend these first`;
  return [
    ...sorted(kept),
    problemOf({ severity: 'info', file: kept[0]!.file, line: 1, column: 1, path: '' }, message, hint),
  ];
}

function sorted(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) => a.line - b.line || a.column - b.column || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0),
  );
}

function unknownKey(parent: Path, key: string, context: Explaining, meant: Set<string>): Problem {
  const allowed = allowedKeys(context.schema, parent);
  const path = [...parent, key];
  const likely = likelyKey(key, allowed);
  if (likely !== null) meant.add(dotted([...parent, likely]));
  const unit = unitHint(key, valueAt(context.value, path), allowed);
  const near = likely === null ? said`known keys: ${allowed.join(', ')}` : said`did you mean ${likely}?`;
  return problemOf(
    { severity: 'error', file: context.file, ...context.locate(path, 'key'), path: dotted(path) },
    said`known key expected, ${key} found`,
    unit === unsaid ? near : unit,
  );
}

function explainIssue(issue: z.core.$ZodIssue, path: Path, context: Explaining): Problem[] {
  const value = valueAt(context.value, path);
  const place = context.locate(path, value === undefined ? 'key' : 'value');
  const fault = { severity: 'error', file: context.file, ...place, path: dotted(path) } as const;
  const say = (expected: Saying, hint: Saying): Problem[] => [
    problemOf(fault, said`${expected} expected, ${found(value)} found`, hint),
  ];
  const key = String(path.at(-1) ?? '');
  if (issue.code === 'invalid_type') {
    const expected = typeWords[issue.expected] ?? said`${issue.expected}`;
    const meaning = meaningAt(context, path);
    if (value === undefined || value === null)
      return say(expected, meaning === unsaid ? unsaid : said`${key}: ${meaning}`);
    if (typeof value === 'string' && (issue.expected === 'number' || issue.expected === 'int')) {
      return say(expected, textNumberHint(key, value));
    }
    if (issue.expected === 'array') return say(expected, said`begin each item with a dash`);
    if (issue.expected === 'string' && typeof value === 'number')
      return say(expected, said`put it in quotes`);
    return say(expected, meaning);
  }
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    const small = issue.code === 'too_small';
    const limit = small ? issue.minimum : issue.maximum;
    const size = Array.isArray(value)
      ? said`${String(limit)} items`
      : typeof value === 'string'
        ? said`${String(limit)} letters`
        : said`${String(limit)}`;
    return say(small ? said`at least ${size}` : said`at most ${size}`, limitHint(key, value, path, context));
  }
  if (issue.code === 'invalid_value') {
    const words = issue.values.map(String);
    const near = typeof value === 'string' ? nearestWord(value, words) : null;
    const only = words.length === 1 ? said`write ${words[0]!}` : unsaid;
    return say(anyOf(words), near === null ? only : said`did you mean ${near}?`);
  }
  if (issue.code === 'invalid_format') {
    return say(formatWords[key] ?? said`plain name`, meaningAt(context, path));
  }
  if (issue.code === 'invalid_union')
    return say(said`text or list of texts`, said`write one id, or [id, id]`);
  return say(said`something else`, said`${issue.message}`);
}

function limitHint(key: string, value: unknown, path: Path, context: Explaining): Saying {
  if (key === 'lat_deg' && typeof value === 'number') {
    const lon = valueAt(context.value, [...path.slice(0, -1), 'lon_deg']);
    if (typeof lon === 'number' && Math.abs(lon) <= 90) return said`are lat_deg and lon_deg swapped?`;
  }
  return meaningAt(context, path);
}

/** What the format says of the value at a path. */
function meaningAt({ schema }: Explaining, path: Path): Saying {
  const meaning = schemaAt(schema, path)?.description;
  return meaning === undefined ? unsaid : sentence(meaning);
}

/** The value at a path of plain data, or undefined. */
export function valueAt(value: unknown, path: Path): unknown {
  let at: unknown = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string | number, unknown>)[step];
  }
  return at;
}

/** Keys that the format allows in the object at a path. */
export function allowedKeys(schema: JsonSchema, path: Path): string[] {
  return Object.keys(schemaAt(schema, path)?.properties ?? {});
}

function schemaAt(root: JsonSchema, path: Path): JsonSchema | null {
  let at: JsonSchema | null = deref(root, root);
  for (const step of path) {
    if (at === null) return null;
    let next: JsonSchema | boolean | undefined =
      typeof step === 'number' ? at.items : (at.properties?.[step] ?? at.additionalProperties);
    if (next === undefined && at.anyOf) next = at.anyOf.find((one) => one.items !== undefined)?.items;
    at = typeof next === 'object' ? deref(next, root) : null;
  }
  return at;
}

function deref(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const prefix = '#/definitions/';
  const target = schema.$ref?.startsWith(prefix)
    ? root.definitions?.[schema.$ref.slice(prefix.length)]
    : undefined;
  if (target) return { ...target, ...(schema.description ? { description: schema.description } : {}) };
  const all = (schema as { allOf?: readonly JsonSchema[] }).allOf;
  return all?.[0] ? deref(all[0], root) : schema;
}
