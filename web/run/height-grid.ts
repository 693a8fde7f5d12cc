/** The height grid that is built into the page. */
import gridUrl from '../../library/geo/etopo5_southasia_300s.i16le.gz?url';
import gridHeader from '../../library/geo/etopo5_southasia_300s.json';
import { gridFromBytes, type HeightGrid, isGridFault } from '../../src/index.ts';
import { unpacked } from './gunzip.ts';

let terrain: Promise<HeightGrid | null> | null = null;

async function fetchTerrain(): Promise<HeightGrid | null> {
  const answer = await fetch(gridUrl);
  if (!answer.ok) throw new Error(`height grid: ${answer.status} ${answer.statusText}`);
  const bytes = await unpacked(await answer.arrayBuffer(), 2 * gridHeader.rows * gridHeader.cols);
  const grid = gridFromBytes(bytes ?? new Uint8Array(), gridHeader);
  if (isGridFault(grid)) throw new Error(grid.message);
  return grid;
}

/** The height grid, fetched and unpacked once. */
export function bundledTerrain(): Promise<HeightGrid | null> {
  terrain ??= fetchTerrain();
  return terrain;
}
