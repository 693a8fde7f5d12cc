/** What all files that resolve a study share: the study, the library, and the list of problems. */
import { type ScenarioInput, scenarioFormat } from '../scenario/format.ts';
import type { Library } from '../scenario/library.ts';
import type { Problem } from '../scenario/problem.ts';
import { errorAt, type Path } from '../scenario/read-yaml.ts';
import type { Saying } from '../scenario/saying.ts';
import type { StudyDocument } from '../scenario/study.ts';

/** A study under way to its design. */
export interface Resolving {
  readonly file: string;
  readonly document: StudyDocument;
  readonly library: Library;
  readonly problems: Problem[];
}

/** A named document with the file that it came from. */
export interface Named<T> {
  readonly id: string;
  readonly file: string;
  readonly document: T;
}

/** Adds a problem at the place of a path of the study. */
export function tell(resolving: Resolving, path: Path, message: Saying, hint: Saying): void {
  const { file, document, problems } = resolving;
  problems.push(errorAt(file, document.locate, path, message, hint));
}

/** Whether the scenario of a cell is still one that the format takes. */
export function formatFault(input: ScenarioInput): string {
  const result = scenarioFormat.safeParse(input);
  return result.success ? '' : (result.error.issues[0]?.message ?? 'refused');
}
