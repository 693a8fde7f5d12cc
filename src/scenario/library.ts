/** The platform library: every figure with its unit, spread, sources and whether it is assumed. */
import { z } from 'zod';
import { explain, found, inTextOrder } from './explain.ts';
import type { JsonSchema } from './format.ts';
import { nearestWord } from './hint.ts';
import {
  type Composition,
  compositionFormat,
  figureFormat,
  type LibrarySection,
  libraryFileFormat,
  librarySections,
} from './library-format.ts';
import type { Problem } from './problem.ts';
import { dotted, type Locate, type Path, readYaml } from './read-yaml.ts';
import { sayingText } from './saying.ts';

/** A published or assumed figure, in its own unit. */
export interface Figure {
  /** Where it stands, such as `interceptors.m48N6E3.range_max`. */
  readonly path: string;
  /** Number, text, truth value, list or table as written; null where only a spread is known. */
  readonly v: unknown;
  readonly min: number | string | null;
  readonly max: number | string | null;
  readonly unit: string;
  /** Ids in `sources`. */
  readonly source: readonly string[];
  readonly check: 'seen' | 'recall' | 'derived' | 'assumed';
  readonly conf: 'high' | 'medium' | 'low' | '';
  readonly note: string;
  /** No public source: chosen for the study. */
  readonly assumed: boolean;
}

export interface LibrarySource {
  readonly title: string;
  readonly url: string;
  readonly year: number | null;
}

export interface LibraryEntry {
  readonly id: string;
  readonly section: LibrarySection;
  readonly name: string;
  /** Plain words about it, such as `layer`, `category`, `examples`, by dotted key. */
  readonly texts: Readonly<Record<string, string>>;
  /** By key relative to the entry, such as `range_max` or `kill_probability.fighter`. */
  readonly figures: ReadonlyMap<string, Figure>;
  readonly composition: Composition | null;
}

export interface Library {
  readonly sources: ReadonlyMap<string, LibrarySource>;
  /** By id; ids are unique over all sections. */
  readonly entries: ReadonlyMap<string, LibraryEntry>;
}

interface RawEntry {
  readonly section: LibrarySection;
  readonly id: string;
  readonly body: Record<string, unknown>;
  readonly file: string;
  readonly locate: Locate;
}

/**
 * The library of several files together, or the reasons why they are none.
 *
 * An entry with `like: NAME` takes each figure that it lacks from that template, so that a shared
 * assumption stands in one place; the figure's path stays that of the entry.
 */
export function parseLibrary(files: readonly { name: string; text: string }[]): {
  library: Library | null;
  problems: Problem[];
} {
  const problems: Problem[] = [];
  const sources = new Map<string, LibrarySource>();
  const templates = new Map<string, Record<string, unknown>>();
  const raw: RawEntry[] = [];
  for (const { name, text } of files) readFile(name, text, problems, sources, templates, raw);
  const entries = new Map<string, LibraryEntry>();
  for (const one of raw) {
    const report = reporter(one, problems);
    if (entries.has(one.id))
      report([], `one entry ${one.id} expected, a second one found`, 'ids are unique in the whole library');
    entries.set(one.id, readEntry(one, templates, sources, report));
  }
  for (const one of raw) checkParts(entries, entries.get(one.id)!, reporter(one, problems));
  return problems.length > 0
    ? { library: null, problems: inTextOrder(problems) }
    : { library: { sources, entries }, problems };
}

function readFile(
  file: string,
  text: string,
  problems: Problem[],
  sources: Map<string, LibrarySource>,
  templates: Map<string, Record<string, unknown>>,
  raw: RawEntry[],
): void {
  const read = readYaml(text, file);
  problems.push(...read.problems);
  if (read.problems.length > 0) return;
  const result = libraryFileFormat.safeParse(read.value);
  if (!result.success) {
    const schema = z.toJSONSchema(libraryFileFormat, { io: 'input', target: 'draft-7' }) as JsonSchema;
    problems.push(...explain(result.error, { file, value: read.value, locate: read.locate, schema }));
    return;
  }
  for (const [id, source] of Object.entries(result.data.sources ?? {})) {
    sources.set(id, { title: source.title, url: source.url ?? '', year: source.year ?? null });
  }
  for (const [id, body] of Object.entries(result.data.templates ?? {})) templates.set(id, body);
  for (const section of librarySections) {
    for (const [id, body] of Object.entries(result.data[section] ?? {})) {
      raw.push({ section, id, body, file, locate: read.locate });
    }
  }
}

type Report = (path: Path, message: string, hint: string) => void;

function reporter(one: RawEntry, problems: Problem[]): Report {
  return (path, message, hint) => {
    const full = [one.section, one.id, ...path];
    const place = one.locate(full, 'key');
    problems.push({ severity: 'error', file: one.file, ...place, path: dotted(full), message, hint });
  };
}

function readEntry(
  one: RawEntry,
  templates: ReadonlyMap<string, Record<string, unknown>>,
  sources: ReadonlyMap<string, LibrarySource>,
  report: Report,
): LibraryEntry {
  const texts: Record<string, string> = {};
  const figures = new Map<string, Figure>();
  let composition: Composition | null = null;
  const like = one.body.like;
  const template = typeof like === 'string' ? templates.get(like) : {};
  if (template === undefined)
    report(
      ['like'],
      `known template expected, ${sayingText(found(like))} found`,
      nearestWord(String(like), [...templates.keys()]) ?? '',
    );
  const walk = (value: Record<string, unknown>, path: readonly string[], fill: boolean): void => {
    for (const [key, item] of Object.entries(value)) {
      const at = [...path, key];
      const name = at.join('.');
      if (path.length === 0 && (key === 'like' || key === 'name')) continue;
      if (path.length === 0 && key === 'composition') {
        composition = readComposition(item, report);
      } else if (typeof item === 'string') {
        if (!fill || texts[name] === undefined) texts[name] = item;
      } else if (typeof item !== 'object' || item === null || Array.isArray(item)) {
        report(
          at,
          `figure or text expected, ${sayingText(found(item))} found`,
          'write {v: ..., unit: ..., source: [...]}',
        );
      } else if ('v' in item || 'min' in item || 'max' in item || 'source' in item) {
        if (!fill || !figures.has(name))
          figures.set(name, readFigure(item, `${one.section}.${one.id}.${name}`, at, sources, report));
      } else {
        walk(item as Record<string, unknown>, at, fill);
      }
    }
  };
  walk(one.body, [], false);
  walk(template ?? {}, [], true);
  const name = typeof one.body.name === 'string' ? one.body.name : (texts.examples ?? one.id);
  return { id: one.id, section: one.section, name, texts, figures, composition };
}

/** Tells parts that no entry describes: radars, interceptors, headline systems. */
function checkParts(entries: ReadonlyMap<string, LibraryEntry>, entry: LibraryEntry, report: Report): void {
  const need = (id: string | undefined, section: LibrarySection | null, path: Path): void => {
    if (id === undefined) return;
    const part = entries.get(id);
    if (part && (section === null || part.section === section)) return;
    const known = [...entries.values()].filter((one) => section === null || one.section === section);
    const near = nearestWord(
      id,
      known.map((one) => one.id),
    );
    report(
      path,
      `id of the library's ${section ?? 'entries'} expected, ${id} found`,
      near ? `did you mean ${near}?` : '',
    );
  };
  need(entry.texts.headline, null, ['headline']);
  const { radars = [], fire_units = [] } = entry.composition ?? {};
  radars.forEach((one, i) => {
    need(one.radar, 'radars', ['composition', 'radars', i, 'radar']);
  });
  fire_units.forEach((one, i) => {
    const path = ['composition', 'fire_units', i];
    need(one.radar, 'radars', [...path, 'radar']);
    one.launchers.forEach((group, j) => {
      group.loads.forEach((load, k) => {
        need(load.interceptor, 'interceptors', [...path, 'launchers', j, 'loads', k, 'interceptor']);
      });
    });
  });
}

function readComposition(value: unknown, report: Report): Composition | null {
  const result = compositionFormat.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues)
    report(['composition', ...(issue.path as Path)], 'composition expected, fault found', issue.message);
  return null;
}

function readFigure(
  value: object,
  name: string,
  path: Path,
  sources: ReadonlyMap<string, LibrarySource>,
  report: Report,
): Figure {
  const result = figureFormat.safeParse(value);
  const f = result.success ? result.data : {};
  if (!result.success)
    for (const issue of result.error.issues)
      report([...path, ...(issue.path as Path)], 'figure expected, fault found', issue.message);
  for (const id of f.source ?? []) {
    if (!sources.has(id))
      report(
        [...path, 'source'],
        `known source expected, ${id} found`,
        nearestWord(id, [...sources.keys()]) ?? '',
      );
  }
  if (result.success && !f.assumed && (f.source ?? []).length === 0)
    report(path, 'source or assumed: true expected, neither found', 'a figure without a source is assumed');
  return {
    path: name,
    v: f.v ?? null,
    min: f.min ?? null,
    max: f.max ?? null,
    unit: f.unit ?? '',
    source: f.source ?? [],
    check: f.assumed ? 'assumed' : (f.check ?? 'recall'),
    conf: f.conf ?? '',
    note: f.note ?? '',
    assumed: f.assumed ?? false,
  };
}
