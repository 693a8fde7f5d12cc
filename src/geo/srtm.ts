/**
 * SRTM height tiles (HGT): one degree by one degree, named by their south-western corner.
 * Source: NASA/JPL, "SRTM Topography" (SRTM_Topo), 2.1: big-endian 16-bit metres, rows from the north, edges shared with
 * the neighbours, -32768 without data.
 */
import { type GridFault, gridFromHeights, type HoleRule } from './heights.ts';
import type { HeightGrid } from './terrain.ts';

const NO_DATA = -32768;
/** Heights along one side: three arc-seconds, one arc-second. */
const sides = [1201, 3601];

/** Where a tile lies, degrees, from a name such as N31E074.hgt; null for another name. */
function cornerOf(name: string): readonly [lat: number, lon: number] | null {
  const [, northSouth, lat, eastWest, lon] = /^([NS])(\d{2})([EW])(\d{3})(?!\d)/i.exec(name) ?? [];
  if (lat === undefined || lon === undefined) return null;
  const corner = [
    Number(lat) * (northSouth!.toUpperCase() === 'S' ? -1 : 1),
    Number(lon) * (eastWest!.toUpperCase() === 'W' ? -1 : 1),
  ] as const;
  return corner[0] >= -90 && corner[0] < 90 && corner[1] >= -180 && corner[1] < 180 ? corner : null;
}

/** The height grid of a tile, or why its name or bytes are none. */
export function gridFromTile(name: string, bytes: Uint8Array, rule: HoleRule): HeightGrid | GridFault {
  const corner = cornerOf(name);
  if (corner === null) {
    const hint =
      'a tile is named by its south-western corner, such as N31E074.hgt; only the name says where it lies';
    return { message: `tile name with latitude and longitude expected, ${name} found`, hint };
  }
  const side = sides.find((one) => 2 * one * one === bytes.byteLength);
  if (side === undefined) {
    const sizes = sides.map((one) => `${2 * one * one} (${one} x ${one})`).join(' or ');
    return { message: `${sizes} bytes expected, ${bytes.byteLength} found`, hint: 'is the file whole?' };
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const samples = Int16Array.from({ length: side * side }, (_, at) => view.getInt16(2 * at));
  const placement = {
    north_deg: corner[0] + 1,
    west_deg: corner[1],
    step_deg: 1 / (side - 1),
    rows: side,
    columns: side,
  };
  return gridFromHeights(placement, samples, NO_DATA, rule);
}
