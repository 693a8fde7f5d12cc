/** The platform library that is built into the page. */
import { type LibraryEntry, parseLibrary } from '../../src/index.ts';
import type { LibraryWord, LibraryWords } from './messages.ts';

const texts = import.meta.glob('../../library/platforms/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
}) as Record<string, string>;

let library: ReturnType<typeof parseLibrary> | null = null;

/** The library, parsed once. */
export function bundledLibrary(): ReturnType<typeof parseLibrary> {
  library ??= parseLibrary(
    Object.keys(texts)
      .sort()
      .map((path) => ({ name: path.slice(path.indexOf('library/')), text: texts[path]! })),
  );
  return library;
}

/** Systems that a unit can be, and classes that something in the air, on the sea or on the road can be. */
export function libraryWords(): LibraryWords {
  const entries = [...(bundledLibrary().library?.entries.values() ?? [])];
  const word = ({ id, name, texts: { category } }: LibraryEntry): LibraryWord => ({
    id,
    name,
    category: category ?? '',
  });
  return {
    systems: entries.filter(({ composition }) => composition !== null).map(word),
    classes: entries
      .filter(({ section, texts: { category } }) => section !== 'systems' && category)
      .map(word),
  };
}
