/** What all compile files share: the library, the way back to the text, and the list of problems. */
import { RADIANS_PER_DEGREE } from '../math/elementary.ts';
import type { PlaceInput } from './format.ts';
import type { Figure, Library, LibraryEntry } from './library.ts';
import type { Place } from './place.ts';
import { type Problem, problemOf } from './problem.ts';
import { dotted, type Locate, type Path } from './read-yaml.ts';
import { type Saying, said } from './saying.ts';
import { siFrom } from './units.ts';

export interface Compiling {
  readonly file: string;
  readonly locate: Locate;
  /** With the figures that the scenario replaces. */
  library: Library;
  readonly problems: Problem[];
  /** Library figures that the scenario rests on, by path, in order of first use. */
  readonly used: Map<string, Figure>;
}

/** Adds a problem at the place of a path. */
export function report(
  compiling: Compiling,
  severity: Problem['severity'],
  path: Path,
  message: Saying,
  hint: Saying,
  part: 'key' | 'value' = 'value',
): void {
  const place = compiling.locate(path, part);
  const fault = { severity, file: compiling.file, ...place, path: dotted(path) };
  compiling.problems.push(problemOf(fault, message, hint));
}

/** A figure of an entry, or of the headline entry that it names; null where neither has it. Notes its use. */
export function figureOf(compiling: Compiling, entry: LibraryEntry, key: string): Figure | null {
  const headline = entry.texts.headline ? compiling.library.entries.get(entry.texts.headline) : undefined;
  const own = entry.figures.get(key);
  const theirs = headline?.figures.get(key);
  const figure = own && !(own.assumed && theirs) ? own : (theirs ?? own ?? null);
  if (figure) compiling.used.set(figure.path, figure);
  return figure;
}

/** A number of the library in SI. A missing one is an error at `path` of the scenario, and 0. */
export function siFigure(compiling: Compiling, entry: LibraryEntry, key: string, path: Path): number {
  const value = siFigureOr(compiling, entry, key, Number.NaN);
  if (Number.isFinite(value)) return value;
  report(
    compiling,
    'error',
    path,
    said`library figure ${entry.section}.${entry.id}.${key} expected, nothing found`,
    said`add the figure to the library, with its unit and source`,
  );
  return 0;
}

/** A number of the library in SI, or `otherwise` where it is missing. */
export function siFigureOr(
  compiling: Compiling,
  entry: LibraryEntry,
  key: string,
  otherwise: number,
): number {
  const figure = figureOf(compiling, entry, key);
  return figure !== null && typeof figure.v === 'number' ? siFrom(figure.v, figure.unit) : otherwise;
}

/** Latitude and longitude in radians. */
export function placeFrom(input: PlaceInput): Place {
  return { lat: input.lat_deg * RADIANS_PER_DEGREE, lon: input.lon_deg * RADIANS_PER_DEGREE };
}

/** Reports the second and later use of an id. */
export function refuseDoubles(compiling: Compiling, ids: readonly string[], path: Path): void {
  const seen = new Set<string>();
  ids.forEach((id, index) => {
    if (seen.has(id))
      report(
        compiling,
        'error',
        [...path, index, 'id'],
        said`unique id expected, ${id} found twice`,
        said`choose another id`,
      );
    seen.add(id);
  });
}
