/** The height grid that is built into the page. */
import gridUrl from '../../library/geo/etopo5_southasia_300s.i16le.gz?url';
import gridHeader from '../../library/geo/etopo5_southasia_300s.json';
import { gridFromBytes, type HeightGrid, isGridFault } from '../../src/index.ts';

let terrain: Promise<HeightGrid | null> | null = null;

/** Some servers unpack what is named .gz on the way, so the bytes themselves say whether they are still packed. */
async function unpacked(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  const [first, second] = new Uint8Array(bytes, 0, 2);
  if (first !== 0x1f || second !== 0x8b) return bytes;
  const packed = new Blob([bytes]).stream();
  return new Response(packed.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

async function fetchTerrain(): Promise<HeightGrid | null> {
  const answer = await fetch(gridUrl);
  if (!answer.ok) throw new Error(`height grid: ${answer.status} ${answer.statusText}`);
  const grid = gridFromBytes(new Uint8Array(await unpacked(await answer.arrayBuffer())), gridHeader);
  if (isGridFault(grid)) throw new Error(grid.message);
  return grid;
}

/** The height grid, fetched and unpacked once. */
export function bundledTerrain(): Promise<HeightGrid | null> {
  terrain ??= fetchTerrain();
  return terrain;
}
