/** Height grids from files: the bundled one, and whatever file a scenario names. */
import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import {
  type GridFault,
  gridOfDescription,
  type HeightGrid,
  type HeightSource,
  type HoleRule,
  isGridFault,
  type NamedGrid,
  type OpenTiff,
  type Problem,
  type ReadGrid,
  readDescription,
  readHeights,
  type ScenarioDocument,
} from '../src/index.ts';
import { fileProblem, readBytes, readText, reasonOf } from './files.ts';
import { libraryFolder } from './library.ts';

/** Largest file of heights that is read, bytes, packed and unpacked. */
const largestFile = 500_000_000;

/** The library is loaded with the first file that needs it. */
export const openTiff: OpenTiff = async (bytes) => {
  const { fromArrayBuffer } = await import('geotiff');
  const file = await fromArrayBuffer(bytes);
  return file.getImage(0);
};

/** Files of heights in one folder. */
function filesIn(folder: string): HeightSource {
  const read = (name: string): Uint8Array | GridFault => {
    const { value, problem } = readBytes(join(folder, name), largestFile);
    return problem ? { message: problem.message, hint: problem.hint } : value;
  };
  return { read, openTiff };
}

/** What is in a file of heights, or why nothing is. */
export function readHeightFile(path: string, rule: HoleRule): Promise<ReadGrid | GridFault> {
  return readHeights(basename(path), filesIn(dirname(path)), rule);
}

/**
 * The height grid that a scenario names, or why there is none; null where it names none.
 * A relative path counts from the scenario's folder.
 */
export async function readOwnTerrain(
  document: ScenarioDocument,
  scenarioFile: string,
): Promise<NamedGrid | GridFault | null> {
  const { file, no_data = 'refuse' } = document.input.terrain ?? {};
  if (file === undefined) return null;
  const path = resolve(dirname(scenarioFile), file);
  const read = await readHeightFile(path, no_data);
  return isGridFault(read) ? read : { name: basename(path), ...read };
}

/** The height grid of a file by itself, or why there is none. */
export async function gridOfFile(path: string): Promise<HeightGrid | GridFault> {
  const read = await readHeightFile(path, 'refuse');
  return isGridFault(read) ? read : read.grid;
}

/** The grid of which `name` in this folder is the description, or why there is none. */
function bundledGrid(folder: string, name: string): HeightGrid | Problem {
  const text = readText(join(folder, name));
  if (text.problem) return text.problem;
  const header = readDescription(text.value);
  if (isGridFault(header)) return fileProblem(join(folder, name), header.message, header.hint);
  const bytes = readBytes(join(folder, header.file), largestFile);
  if (bytes.problem) return bytes.problem;
  const read = gridOfDescription(header, bytes.value, 'refuse');
  return isGridFault(read) ? fileProblem(join(folder, name), read.message, read.hint) : read.grid;
}

/** The first height grid under `library/geo`, or the problem that keeps it from being read. */
export function loadTerrain(): HeightGrid | Problem {
  const folder = join(libraryFolder(), 'geo');
  try {
    const entries = readdirSync(folder).sort();
    const name = entries
      .filter((entry) => entry.endsWith('.json'))
      .find((entry) => entries.includes(entry.replace(/\.json$/, '.i16le.gz')));
    return name
      ? bundledGrid(folder, name)
      : fileProblem(folder, 'a height grid with its JSON description expected, none found');
  } catch (error) {
    return fileProblem(folder, reasonOf(error));
  }
}

/** Tells a grid from the problem that stands for it. */
export function isHeightGrid(result: HeightGrid | Problem): result is HeightGrid {
  return 'heights' in result;
}
