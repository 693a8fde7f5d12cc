/** Library figures as rows of text, ready to print. */
import type { Figure, Library, LibraryEntry } from './library.ts';

/** One printed figure. */
export interface LibraryRow {
  readonly path: string;
  readonly value: string;
  /** "min to max", empty where sources agree. */
  readonly spread: string;
  readonly unit: string;
  /** Titles of the sources. */
  readonly sources: readonly string[];
  readonly check: Figure['check'];
  readonly conf: Figure['conf'];
  readonly assumed: boolean;
  readonly note: string;
}

/** A figure's value as text. */
export function figureValue(figure: Figure): string {
  if (figure.v === null) return figureSpread(figure);
  return typeof figure.v === 'string' ? figure.v : JSON.stringify(figure.v);
}

/** A figure's spread as text, empty where there is none. */
export function figureSpread(figure: Figure): string {
  if (figure.min === null && figure.max === null) return '';
  return `${figure.min ?? figure.v} to ${figure.max ?? figure.v}`;
}

/**
 * Rows of one entry, then of the library entries that it is composed of (radars and interceptors), each once.
 * Empty for an unknown id.
 */
export function describeLibraryEntry(library: Library, id: string): LibraryRow[] {
  const seen = new Set<string>();
  const rows: LibraryRow[] = [];
  const add = (entryId: string): void => {
    const entry = library.entries.get(entryId);
    if (!entry || seen.has(entryId)) return;
    seen.add(entryId);
    for (const figure of entry.figures.values()) rows.push(rowOf(library, figure));
    for (const part of partsOf(library, entry)) add(part);
  };
  add(id);
  return rows;
}

function rowOf(library: Library, figure: Figure): LibraryRow {
  return {
    path: figure.path,
    value: figureValue(figure),
    spread: figureSpread(figure),
    unit: figure.unit,
    sources: figure.source.map((source) => library.sources.get(source)?.title ?? source),
    check: figure.check,
    conf: figure.conf,
    assumed: figure.assumed,
    note: figure.note,
  };
}

/** Ids of the entries that an entry names: its headline system, radars and interceptors. */
function partsOf(library: Library, entry: LibraryEntry): string[] {
  const parts: string[] = [];
  const headline = entry.texts.headline;
  if (headline) parts.push(headline);
  for (const radar of entry.composition?.radars ?? []) parts.push(radar.radar);
  for (const fireUnit of entry.composition?.fire_units ?? []) {
    parts.push(fireUnit.radar);
    for (const launcher of fireUnit.launchers)
      for (const load of launcher.loads) parts.push(load.interceptor);
  }
  for (const other of library.entries.values()) if (other.texts.system === entry.id) parts.push(other.id);
  return parts;
}
