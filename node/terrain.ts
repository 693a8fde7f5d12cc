/** Height grids from files: the bundled one, and whatever file a scenario names. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import {
  type GridFault,
  type GridHeader,
  gridFromBytes,
  gridFromTile,
  type HeightGrid,
  type HoleRule,
  isGridFault,
  type NamedGrid,
  type Problem,
  type ScenarioDocument,
} from '../src/index.ts';
import { fileProblem, readBytes, readText, reasonOf } from './files.ts';
import { gridFromGeoTiff } from './geotiff.ts';
import { libraryFolder } from './library.ts';

/** Largest file of heights that is read, bytes, packed and unpacked. */
const largestFile = 500_000_000;

function faultFrom({ message, hint }: Problem): GridFault {
  return { message, hint };
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A grid with the hash of the bytes that it was read from. */
interface ReadGrid {
  readonly grid: HeightGrid;
  readonly sha256: string;
}

/** What a description names besides what the engine needs. */
interface Description extends GridHeader {
  readonly file?: string;
  readonly sha256_uncompressed?: string;
}

/**
 * The height grid of which `path` is the JSON description; its values are row-major 16-bit little-endian metres, packed
 * with gzip or not, in the file that the description names.
 */
function readDescribedGrid(path: string, rule: HoleRule): ReadGrid | GridFault {
  const text = readText(path);
  if (text.problem) return faultFrom(text.problem);
  let header: Description;
  try {
    header = JSON.parse(text.value);
  } catch (error) {
    return { message: reasonOf(error), hint: 'a description in JSON is expected' };
  }
  if (typeof header?.file !== 'string') return { message: 'a key file expected, none found', hint: '' };
  const bytes = readBytes(join(dirname(path), basename(header.file)), largestFile);
  if (bytes.problem) return { message: `${header.file}: ${bytes.problem.message}`, hint: bytes.problem.hint };
  const sha256 = sha256Of(bytes.value);
  if (header.sha256_uncompressed !== undefined && header.sha256_uncompressed !== sha256) {
    const message = `heights with sha256 ${header.sha256_uncompressed} expected, ${sha256} found`;
    return { message, hint: `the description and ${header.file} do not belong together, or one was changed` };
  }
  const grid = gridFromBytes(bytes.value, header, rule);
  return isGridFault(grid) ? grid : { grid, sha256 };
}

/** The one .hgt file in a zip archive. */
function tileFromZip(bytes: Uint8Array): { name: string; bytes: Uint8Array } | GridFault {
  const hint = 'an archive with one .hgt file is expected';
  try {
    const files = Object.entries(unzipSync(bytes, { filter: ({ name }) => /\.hgt$/i.test(name) }));
    if (files.length !== 1) return { message: `one .hgt file expected, ${files.length} found`, hint };
    const [name, content] = files[0]!;
    return { name: basename(name), bytes: content };
  } catch (error) {
    return { message: `zip archive expected, other bytes found (${reasonOf(error)})`, hint };
  }
}

function gridFromZip(bytes: Uint8Array, rule: HoleRule): HeightGrid | GridFault {
  const tile = tileFromZip(bytes);
  return isGridFault(tile) ? tile : gridFromTile(tile.name, tile.bytes, rule);
}

const formats = 'GeoTIFF (.tif), SRTM tile (.hgt, .hgt.gz, .hgt.zip), or grid description (.json)';

/** The grid of a file by its ending: formats and limits in docs/terrain.md. */
async function readGrid(path: string, rule: HoleRule): Promise<ReadGrid | GridFault> {
  const name = basename(path).toLowerCase();
  if (name.endsWith('.json')) return readDescribedGrid(path, rule);
  const kind = extname(name.replace(/\.gz$/, ''));
  if (!['.tif', '.tiff', '.hgt', '.zip'].includes(kind)) {
    const hint = name.endsWith('.i16le.gz') ? 'name the .json that stands beside it' : '';
    return { message: `${formats} expected, ${basename(path)} found`, hint };
  }
  const bytes = readBytes(path, largestFile);
  if (bytes.problem) return faultFrom(bytes.problem);
  const grid =
    kind === '.hgt'
      ? gridFromTile(basename(path), bytes.value, rule)
      : kind === '.zip'
        ? gridFromZip(bytes.value, rule)
        : await gridFromGeoTiff(bytes.value, rule);
  return isGridFault(grid) ? grid : { grid, sha256: sha256Of(bytes.value) };
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
  const read = await readGrid(path, no_data);
  return isGridFault(read) ? read : { name: basename(file), ...read };
}

/** The height grid of a file by itself, or why there is none. */
export async function gridOfFile(path: string): Promise<HeightGrid | GridFault> {
  const read = await readGrid(path, 'refuse');
  return isGridFault(read) ? read : read.grid;
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
    const path = join(folder, name);
    const read = readDescribedGrid(path, 'refuse');
    return isGridFault(read) ? fileProblem(path, read.message, read.hint) : read.grid;
  } catch (error) {
    return fileProblem(folder, reasonOf(error));
  }
}

/** Tells a grid from the problem that stands for it. */
export function isHeightGrid(result: HeightGrid | Problem): result is HeightGrid {
  return 'heights' in result;
}
