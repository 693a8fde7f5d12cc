/** Files of heights by their ending: GeoTIFF, SRTM tiles, grids with a description. Formats and limits: docs/terrain.md. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { strFromU8, unzipSync } from 'fflate';
import { type GridHeader, gridFromBytes } from '../geo/described-grid.ts';
import { type GridFault, type HoleRule, isGridFault, MOST_HEIGHTS } from '../geo/heights.ts';
import { gridFromTile } from '../geo/srtm.ts';
import type { HeightGrid } from '../geo/terrain.ts';
import { gridFromGeoTiff, type OpenTiff } from './read-geotiff.ts';

/** A grid with the hash of the bytes that it was read from. */
export interface ReadGrid {
  readonly grid: HeightGrid;
  readonly sha256: string;
}

/** Where files of heights come from. */
export interface HeightSource {
  /** Bytes of a file by its name without a folder, unpacked where they are packed with gzip, or why there are none. */
  readonly read: (name: string) => Promise<Uint8Array | GridFault> | Uint8Array | GridFault;
  readonly openTiff: OpenTiff;
}

/** What a description names besides what the engine needs. */
export interface GridDescription extends GridHeader {
  readonly file: string;
  readonly sha256_uncompressed?: string;
}

const sha256Of = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

function baseOf(path: string): string {
  return path.replace(/^.*[\\/]/, '');
}

/** The description of a grid out of its text. */
export function readDescription(text: string): GridDescription | GridFault {
  try {
    const header = JSON.parse(text) as GridDescription | null;
    if (typeof header?.file === 'string') return { ...header, file: baseOf(header.file) };
    return { message: 'a key file expected, none found', hint: 'the keys of a description: docs/terrain.md' };
  } catch (error) {
    return { message: String((error as Error).message), hint: 'a description in JSON is expected' };
  }
}

/** The grid of a description: row-major 16-bit little-endian metres in the bytes of the file that it names. */
export function gridOfDescription(
  header: GridDescription,
  bytes: Uint8Array,
  rule: HoleRule,
): ReadGrid | GridFault {
  const sha256 = sha256Of(bytes);
  if (header.sha256_uncompressed !== undefined && header.sha256_uncompressed !== sha256) {
    const message = `heights with sha256 ${header.sha256_uncompressed} expected, ${sha256} found`;
    return { message, hint: `the description and ${header.file} do not belong together, or one was changed` };
  }
  const grid = gridFromBytes(bytes, header, rule);
  return isGridFault(grid) ? grid : { grid, sha256 };
}

async function readDescribed(
  description: Uint8Array,
  { read }: HeightSource,
  rule: HoleRule,
): Promise<ReadGrid | GridFault> {
  const header = readDescription(strFromU8(description));
  if (isGridFault(header)) return header;
  const bytes = await read(header.file);
  if (isGridFault(bytes)) return { message: `${header.file}: ${bytes.message}`, hint: bytes.hint };
  return gridOfDescription(header, bytes, rule);
}

/** The one .hgt file in a zip archive. */
function tileFromZip(bytes: Uint8Array): { name: string; bytes: Uint8Array } | GridFault {
  const hint = 'an archive with one .hgt file is expected';
  try {
    let found = 0;
    const files = unzipSync(bytes, {
      // an archive may claim any size: what is too large for a tile is not unpacked
      filter: ({ name, originalSize }) =>
        /\.hgt$/i.test(name) && ++found === 1 && originalSize <= 2 * MOST_HEIGHTS,
    });
    const [only] = Object.entries(files);
    if (found !== 1 || !only) return { message: `one .hgt file expected, ${found} found`, hint };
    return { name: baseOf(only[0]), bytes: only[1] };
  } catch (error) {
    return { message: `zip archive expected, other bytes found (${(error as Error).message})`, hint };
  }
}

function gridFromZip(bytes: Uint8Array, rule: HoleRule): HeightGrid | GridFault {
  const tile = tileFromZip(bytes);
  return isGridFault(tile) ? tile : gridFromTile(tile.name, tile.bytes, rule);
}

const formats = 'GeoTIFF (.tif), SRTM tile (.hgt, .hgt.gz, .hgt.zip), or grid description (.json)';

/** The grid of a file by its name and ending, or why there is none. */
export async function readHeights(
  name: string,
  source: HeightSource,
  rule: HoleRule,
): Promise<ReadGrid | GridFault> {
  const kind = /\.(json|tiff?|hgt|zip)$/.exec(name.toLowerCase().replace(/\.gz$/, ''))?.[1];
  if (kind === undefined || (kind === 'json' && !/\.json$/i.test(name))) {
    const hint = name.toLowerCase().endsWith('.i16le.gz') ? 'name the .json that stands beside it' : '';
    return { message: `${formats} expected, ${name} found`, hint };
  }
  const bytes = await source.read(name);
  if (isGridFault(bytes)) return bytes;
  if (kind === 'json') return readDescribed(bytes, source, rule);
  const grid =
    kind === 'hgt'
      ? gridFromTile(name, bytes, rule)
      : kind === 'zip'
        ? gridFromZip(bytes, rule)
        : await gridFromGeoTiff(bytes, rule, source.openTiff);
  return isGridFault(grid) ? grid : { grid, sha256: sha256Of(bytes) };
}
