/** Figures of the library that a scenario replaces for itself, so that a sweep is a scenario like any other. */
import { type Compiling, report } from './compile-context.ts';
import { nearestWord } from './hint.ts';
import type { Figure, Library, LibraryEntry } from './library.ts';
import { said } from './saying.ts';

/** The entry and the key inside it that a figure's path names, or null. */
export function figureAt(library: Library, path: string): { entry: LibraryEntry; figure: Figure } | null {
  const [section, id, ...rest] = path.split('.');
  const entry = library.entries.get(id ?? '');
  const figure = entry?.section === section ? entry?.figures.get(rest.join('.')) : undefined;
  return entry && figure ? { entry, figure } : null;
}

/** The path of a figure that was most likely meant, or null. */
export function nearestFigure(library: Library, path: string): string | null {
  const [section, id] = path.split('.');
  const entry = library.entries.get(id ?? '');
  if (entry?.section === section) {
    const own = [...(entry?.figures.values() ?? [])].map((figure) => figure.path);
    return nearestWord(path, own) ?? own[0] ?? null;
  }
  const all = [...library.entries.values()].flatMap((one) => [...one.figures.values()].map((f) => f.path));
  return nearestWord(path, all);
}

/** Gives the compiling a library of its own in which the named figures have the values of the scenario. */
export function replaceFigures(compiling: Compiling, figures: Readonly<Record<string, number>>): void {
  const paths = Object.keys(figures);
  if (paths.length === 0) return;
  const entries = new Map(compiling.library.entries);
  for (const path of paths) {
    const found = figureAt({ ...compiling.library, entries }, path);
    if (found === null || typeof found.figure.v !== 'number') {
      const near = nearestFigure(compiling.library, path);
      report(
        compiling,
        'error',
        ['figures', path],
        said`number of the library expected, ${path} found`,
        near === null ? said`list them with: sudarshan library ID` : said`did you mean ${near}?`,
        'key',
      );
      continue;
    }
    const key = path.split('.').slice(2).join('.');
    const figure: Figure = {
      ...found.figure,
      v: figures[path],
      check: 'assumed',
      note: 'set by the scenario',
    };
    const own = new Map(found.entry.figures).set(key, figure);
    entries.set(found.entry.id, { ...found.entry, figures: own });
  }
  compiling.library = { ...compiling.library, entries };
}
