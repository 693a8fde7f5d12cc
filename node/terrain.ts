/** The bundled height grid, unpacked to what the engine masks and flies over. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { HeightGrid, Problem } from '../src/index.ts';
import { fileProblem, readBytes, readText, reasonOf } from './files.ts';
import { libraryFolder } from './library.ts';

interface GridDescription {
  readonly file: string;
  readonly rows: number;
  readonly cols: number;
  readonly north: number;
  readonly west: number;
  readonly step_deg: number;
}

const radPerDeg = Math.PI / 180;

/** What is wrong with a grid's description, or an empty text. */
function faultOf(grid: GridDescription): string {
  const numbers = [grid.rows, grid.cols, grid.north, grid.west, grid.step_deg];
  if (typeof grid.file !== 'string' || !numbers.every(Number.isFinite)) {
    return 'file, rows, cols, north, west and step_deg expected';
  }
  return '';
}

/**
 * The height grid of which `descriptionPath` is the JSON description; its values are row-major 16-bit
 * little-endian metres, packed with gzip, in the file that the description names.
 */
export function readHeightGrid(descriptionPath: string): HeightGrid | Problem {
  const description = readText(descriptionPath);
  if (description.problem) return description.problem;
  let grid: GridDescription;
  try {
    grid = JSON.parse(description.value) as GridDescription;
  } catch (error) {
    return fileProblem(descriptionPath, reasonOf(error));
  }
  const fault = faultOf(grid);
  if (fault) return fileProblem(descriptionPath, fault);
  const path = join(descriptionPath, '..', grid.file);
  const bytes = readBytes(path, 100_000_000);
  if (bytes.problem) return bytes.problem;
  const count = grid.rows * grid.cols;
  if (bytes.value.byteLength !== count * 2) {
    return fileProblem(path, `${count * 2} bytes expected, ${bytes.value.byteLength} found`);
  }
  const view = new DataView(bytes.value.buffer, bytes.value.byteOffset, bytes.value.byteLength);
  const heights = new Int16Array(count);
  for (let i = 0; i < count; i++) heights[i] = view.getInt16(2 * i, true);
  return {
    north: grid.north * radPerDeg,
    west: grid.west * radPerDeg,
    step: grid.step_deg * radPerDeg,
    rows: grid.rows,
    columns: grid.cols,
    heights,
  };
}

/** The first height grid under `library/geo`, or the problem that keeps it from being read. */
export function loadTerrain(): HeightGrid | Problem {
  const folder = join(libraryFolder(), 'geo');
  try {
    const name = readdirSync(folder)
      .filter((entry) => entry.includes('i16le') || entry.startsWith('etopo5'))
      .find((entry) => entry.endsWith('.json'));
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
