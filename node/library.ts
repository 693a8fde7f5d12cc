/** The bundled platform library and scenarios, from the package's own folder. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  describeLibraryEntry,
  type Library,
  type LibraryEntry,
  type Problem,
  parseLibrary,
} from '../src/index.ts';
import { fileProblem, packageFolder, readText, reasonOf } from './files.ts';

/** Where the bundled data lies. */
export function libraryFolder(): string {
  return join(packageFolder(), 'library');
}

function yamlFilesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(folder, entry.name))
    .sort();
}

export interface LoadedLibrary {
  readonly library: Library | null;
  readonly problems: readonly Problem[];
}

/** Every file of `library/platforms`, parsed; problems carry the file that has them. */
export function loadLibrary(): LoadedLibrary {
  const problems: Problem[] = [];
  const folder = join(libraryFolder(), 'platforms');
  const files: { name: string; text: string }[] = [];
  try {
    for (const path of yamlFilesIn(folder)) {
      const read = readText(path);
      if (read.problem) problems.push(read.problem);
      else files.push({ name: path, text: read.value });
    }
  } catch (error) {
    problems.push(fileProblem(folder, reasonOf(error)));
  }
  if (problems.length > 0) return { library: null, problems };
  return parseLibrary(files);
}

/** Name and path of every bundled scenario, plan or study, by name. */
export function bundledFiles(kind: string): { id: string; path: string }[] {
  try {
    const folder = join(libraryFolder(), kind);
    return yamlFilesIn(folder).map((path) => ({ id: basename(path).replace(/\.ya?ml$/, ''), path }));
  } catch {
    return [];
  }
}

/** Name and path of every bundled scenario, by name. */
export function bundledScenarios(): { id: string; path: string }[] {
  return bundledFiles('scenarios');
}

/** The file meant by a scenario argument: a path, or the name of a bundled scenario. */
export function scenarioPath(given: string): string {
  return bundledScenarios().find((bundled) => bundled.id === given)?.path ?? given;
}

/** An entry of the library with all its figures, ready to print. */
export function describedEntry(library: Library, entry: LibraryEntry) {
  const { id, section, name } = entry;
  return { id, section, name, figures: describeLibraryEntry(library, id) };
}
