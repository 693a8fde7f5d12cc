/** Study text to a checked document. */
import type { z } from 'zod';
import { inTextOrder } from './explain.ts';
import { parseAs } from './parse.ts';
import type { Problem } from './problem.ts';
import { errorAt, type Locate, type Path } from './read-yaml.ts';
import { type Saying, said } from './saying.ts';
import { type StudyInput, studyFormat, studyJsonSchema } from './study-format.ts';

export interface StudyDocument {
  readonly input: StudyInput;
  readonly locate: Locate;
}

/** The document of a study text, or the reasons why it is none. Never throws. */
export function parseStudy(
  text: string,
  file: string,
): { document: StudyDocument | null; problems: Problem[] } {
  const parsed = parseAs(text, file, {
    noun: said`study`,
    schema: 'sudarshan/study/1',
    checker: studyFormat as z.ZodType<StudyInput>,
    jsonSchema: studyJsonSchema,
  });
  if (parsed.document === null) return parsed;
  const problems = inTextOrder(senseProblems(parsed.document, file));
  return problems.length > 0 ? { document: null, problems } : parsed;
}

/** What the keys of a study mean together. */
function senseProblems({ input, locate }: StudyDocument, file: string): Problem[] {
  const problems: Problem[] = [];
  const tell = (path: Path, message: Saying, hint: Saying): void => {
    problems.push(errorAt(file, locate, path, message, hint));
  };
  const kind = input.design?.kind ?? 'full';
  (input.vary ?? []).forEach((vary, i) => {
    const at = ['vary', i];
    const hasRange = vary.from !== undefined && vary.to !== undefined;
    if (vary.values === undefined && !hasRange)
      tell(
        at,
        said`values, or from and to, expected, neither found`,
        said`write values: [1, 2] or from: 1 and to: 2`,
      );
    if (vary.values !== undefined && (vary.from !== undefined || vary.to !== undefined))
      tell(at, said`values, or from and to, expected, both found`, said`remove one of them`);
    if (hasRange && !(vary.from! < vary.to!))
      tell(
        [...at, 'to'],
        said`more than ${vary.from!} expected, ${vary.to!} found`,
        said`a sweep needs two points at least`,
      );
    if (vary.values !== undefined && new Set(vary.values).size < 2)
      tell(
        [...at, 'values'],
        said`two different values expected, one found`,
        said`a sweep needs two points at least`,
      );
    if (kind !== 'full' && vary.values !== undefined)
      tell(
        [...at, 'values'],
        said`from and to expected in a design of kind ${kind}, values found`,
        said`write from: and to:`,
      );
  });
  if (kind !== 'full' && input.design?.points === undefined)
    tell(
      ['design'],
      said`points expected, nothing found`,
      said`say how many points the design has, such as points: 64`,
    );
  if (input.design !== undefined && input.vary === undefined)
    tell(['design'], said`vary expected beside design, nothing found`, said`say what is varied`);
  (input.raids ?? []).forEach((raid, i) => {
    if (raid.keep && raid.groups)
      tell(['raids', i], said`keep or groups expected, both found`, said`remove one of them`);
  });
  refuseTwice(input.raids?.map((raid) => raid.id) ?? [], (i) => ['raids', i, 'id'], tell);
  refuseTwice(input.scenarios, (i) => ['scenarios', i], tell);
  refuseTwice(input.plans ?? [], (i) => ['plans', i], tell);
  refuseTwice(input.dates ?? [], (i) => ['dates', i], tell);
  return problems;
}

function refuseTwice(
  names: readonly string[],
  pathOf: (index: number) => Path,
  tell: (path: Path, message: Saying, hint: Saying) => void,
): void {
  names.forEach((name, i) => {
    if (names.indexOf(name) < i)
      tell(pathOf(i), said`each once expected, ${name} found twice`, said`remove one of them`);
  });
}
