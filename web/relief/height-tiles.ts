/** Height tiles for the map, cut out of the grid that the engine uses; made in the page, so they need no server. */
import { addProtocol, removeProtocol } from 'maplibre-gl';
import { type HeightGrid, heightAt } from '../../src/index.ts';
import { bundledTerrain } from '../run/height-grid.ts';

export const heightsUrl = 'heights://{z}/{x}/{y}';
export const TILE = 128;
/** Zoom at which a tile is about as fine as the bundled grid; nearer views stretch it. */
export const finestZoom = 7;

const RAD = Math.PI / 180;

/** Latitude, rad, of a row of pixels in the Mercator picture of the world, `share` 0 at its top. */
const latitudeAt = (share: number): number => Math.atan(Math.sinh(Math.PI * (1 - 2 * share)));

/**
 * The picture of one tile: height + 32768 m in red and green, its fraction in blue ("terrarium" of the Mapzen terrain tiles,
 * 2016).
 */
function paintTile(grid: HeightGrid | null, zoom: number, column: number, row: number): ImageData {
  const picture = new ImageData(TILE, TILE);
  const tiles = 2 ** zoom;
  for (let y = 0; y < TILE; y++) {
    const lat = latitudeAt((row + (y + 0.5) / TILE) / tiles);
    for (let x = 0; x < TILE; x++) {
      const lon = ((column + (x + 0.5) / TILE) / tiles) * 360 * RAD - Math.PI;
      const value = (grid ? heightAt(grid, lat, lon) : 0) + 32_768;
      const at = 4 * (y * TILE + x);
      picture.data[at] = Math.floor(value / 256);
      picture.data[at + 1] = Math.floor(value) % 256;
      picture.data[at + 2] = Math.floor((value % 1) * 256);
      picture.data[at + 3] = 255;
    }
  }
  return picture;
}

/** Serve height tiles to the map until the returned act is done. */
export function serveHeights(): () => void {
  addProtocol('heights', async ({ url }) => {
    const [zoom, column, row] = url.slice('heights://'.length).split('/').map(Number);
    const grid = await bundledTerrain();
    return { data: await createImageBitmap(paintTile(grid, zoom!, column!, row!)) };
  });
  return () => removeProtocol('heights');
}
