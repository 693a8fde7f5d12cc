/** The bundled height grid, unpacked to what the engine masks and flies over. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type GridHeader, gridFromBytes, type HeightGrid, type Problem } from '../src/index.ts';
import { fileProblem, readBytes, readText, reasonOf } from './files.ts';
import { libraryFolder } from './library.ts';

/** Largest grid that is unpacked, bytes. */
const largestGrid = 100_000_000;

/**
 * The height grid of which `descriptionPath` is the JSON description; its values are row-major 16-bit
 * little-endian metres, packed with gzip, in the file that the description names.
 */
export function readHeightGrid(descriptionPath: string): HeightGrid | Problem {
  const description = readText(descriptionPath);
  if (description.problem) return description.problem;
  let header: GridHeader & { readonly file: string };
  try {
    header = JSON.parse(description.value);
  } catch (error) {
    return fileProblem(descriptionPath, reasonOf(error));
  }
  if (typeof header?.file !== 'string')
    return fileProblem(descriptionPath, 'a key file expected, none found');
  const path = join(descriptionPath, '..', basename(header.file));
  const bytes = readBytes(path, largestGrid);
  if (bytes.problem) return bytes.problem;
  const grid = gridFromBytes(bytes.value, header);
  return typeof grid === 'string' ? fileProblem(descriptionPath, grid) : grid;
}

/** The first height grid under `library/geo`, or the problem that keeps it from being read. */
export function loadTerrain(): HeightGrid | Problem {
  const folder = join(libraryFolder(), 'geo');
  try {
    const entries = readdirSync(folder).sort();
    const name = entries
      .filter((entry) => entry.endsWith('.json'))
      .find((entry) => entries.includes(entry.replace(/\.json$/, '.i16le.gz')));
    if (!name) return fileProblem(folder, 'a height grid with its JSON description expected, none found');
    return readHeightGrid(join(folder, name));
  } catch (error) {
    return fileProblem(folder, reasonOf(error));
  }
}

/** Tells a grid from the problem that stands for it. */
export function isHeightGrid(result: HeightGrid | Problem): result is HeightGrid {
  return 'heights' in result;
}
