/** Hills around the airfield of the small scenario, as a GeoTIFF of 0.02 degrees a pixel. */
import { deflateSync } from 'node:zlib';
import { type TiffValue, tiffFrom } from '../src/formats/tiff.ts';

const short = (...values: number[]): TiffValue => ({ type: 'short', values });
const double = (...values: number[]): TiffValue => ({ type: 'double', values });

export function hills(packing: 'packed' | 'plain'): Uint8Array {
  const [columns, rows] = [120, 90];
  const heights = Int16Array.from({ length: columns * rows }, (_, at) => 200 + 90 * ((at % columns) % 7));
  const bytes = new Uint8Array(heights.buffer);
  const tags = new Map<number, TiffValue>([
    [256, short(columns)],
    [257, short(rows)],
    [258, short(16)],
    [259, short(packing === 'packed' ? 8 : 1)],
    [262, short(1)],
    [277, short(1)],
    [278, short(rows)],
    [339, short(2)],
    [33550, double(0.02, 0.02, 0)],
    [33922, double(0, 0, 0, 72, 27.2, 0)],
    [34735, short(1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326)],
  ]);
  return tiffFrom(tags, [packing === 'packed' ? new Uint8Array(deflateSync(bytes)) : bytes]);
}
