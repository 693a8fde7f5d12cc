/** The project's own files, for tests that look at how it is written. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');
const left = new Set(['node_modules', 'dist', '.git', '.cache', 'runs', 'coverage']);

/** Paths under these folders and files, relative to the root, that `keep` wants; in order of name. */
export function filesUnder(starts: readonly string[], keep: RegExp): string[] {
  const found: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !left.has(entry.name)) visit(path);
      else if (entry.isFile() && keep.test(path)) found.push(relative(root, path));
    }
  };
  for (const start of starts) visit(join(root, start));
  return found.sort();
}

export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
