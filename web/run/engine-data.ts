/** The platform library that is built into the page. */
import { parseLibrary } from '../../src/index.ts';

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
