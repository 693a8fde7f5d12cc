/** The height grid that a scenario names, out of the files that the page has handed to this worker. */
import {
  type GridFault,
  type HeightSource,
  type HoleRule,
  isGridFault,
  type NamedGrid,
  readHeights,
  type ScenarioDocument,
} from '../../src/index.ts';
import { unpacked } from './gunzip.ts';

/** Largest file that is read, bytes, packed and unpacked. */
const LARGEST = 500_000_000;

/** What became of the file that a scenario names. */
export interface OwnHeights {
  readonly found: NamedGrid | GridFault | null;
  /** Name of a file that has not been given, or empty. */
  readonly missing: string;
}

/** The last grid, since one scenario is asked about many times. */
let last: { readonly key: string; readonly grid: NamedGrid } | null = null;

const given = (file: File): string => `${file.name} ${file.size} ${file.lastModified}`;

async function bytesOf(file: File): Promise<Uint8Array | GridFault> {
  const tooLarge = { message: `at most ${LARGEST / 1e6} MB expected, more found`, hint: '' };
  if (file.size > LARGEST) return tooLarge;
  try {
    return (await unpacked(await file.arrayBuffer(), LARGEST)) ?? tooLarge;
  } catch {
    return { message: 'whole file expected, it cannot be read or unpacked', hint: 'is the file whole?' };
  }
}

async function openTiff(bytes: ArrayBuffer) {
  const { fromArrayBuffer } = await import('geotiff');
  return (await fromArrayBuffer(bytes)).getImage(0);
}

/** Reads among the files, and notes the first that is missing. */
function sourceOf(files: readonly File[]): HeightSource & { missing: string } {
  const source = {
    missing: '',
    openTiff,
    read: (name: string) => {
      const file = files.find((one) => one.name === name);
      if (file) return bytesOf(file);
      source.missing ||= name;
      return {
        message: 'a file of heights expected, it has not been given',
        hint: `drop ${name} on the page, or choose it`,
      };
    },
  };
  return source;
}

/** The grid that the document names, by the name of its file without the folder. */
export async function ownHeights({ input }: ScenarioDocument, files: readonly File[]): Promise<OwnHeights> {
  const { file, no_data = 'refuse' } = input.terrain ?? {};
  if (file === undefined) return { found: null, missing: '' };
  return heightsNamed({ file: file.replace(/^.*[\\/]/, ''), no_data }, files);
}

/** The grid in the file of that name. */
export async function heightsNamed(
  { file, no_data }: { readonly file: string; readonly no_data: HoleRule },
  files: readonly File[],
): Promise<OwnHeights> {
  const key = [no_data, file, ...files.map(given)].join('\n');
  if (last?.key === key) return { found: last.grid, missing: '' };
  const source = sourceOf(files);
  const read = await readHeights(file, source, no_data);
  if (isGridFault(read)) return { found: read, missing: source.missing };
  const grid = { name: file, ...read };
  last = { key, grid };
  return { found: grid, missing: '' };
}
