/**
 * Bytes of a TIFF file with one image, little-endian, not packed.
 * Source: Adobe, TIFF Revision 6.0, 1992, section 2.
 */

/** Values of one tag: texts are ASCII. */
export type TiffValue =
  | { readonly type: 'short' | 'long' | 'double'; readonly values: readonly number[] }
  | { readonly type: 'ascii'; readonly text: string };

const types = {
  ascii: { code: 2, size: 1 },
  short: { code: 3, size: 2 },
  long: { code: 4, size: 4 },
  double: { code: 12, size: 8 },
} as const;

/** Tags that the writer sets itself. */
const STRIP_OFFSETS = 273;
const STRIP_BYTE_COUNTS = 279;

function countOf(value: TiffValue): number {
  return value.type === 'ascii' ? value.text.length + 1 : value.values.length;
}

function writeValue(view: DataView, at: number, value: TiffValue): void {
  if (value.type === 'ascii') {
    for (let i = 0; i < value.text.length; i++) view.setUint8(at + i, value.text.charCodeAt(i) & 0x7f);
    return;
  }
  value.values.forEach((number, i) => {
    if (value.type === 'short') view.setUint16(at + 2 * i, number, true);
    else if (value.type === 'long') view.setUint32(at + 4 * i, number, true);
    else view.setFloat64(at + 8 * i, number, true);
  });
}

/** The whole file; `strips` follow each other behind the tags. */
export function tiffFrom(
  tags: ReadonlyMap<number, TiffValue>,
  strips: readonly Uint8Array[],
): Uint8Array<ArrayBuffer> {
  const all = new Map(tags);
  all.set(STRIP_BYTE_COUNTS, { type: 'long', values: strips.map((strip) => strip.byteLength) });
  all.set(STRIP_OFFSETS, { type: 'long', values: strips.map(() => 0) });
  const numbers = [...all.keys()].sort((a, b) => a - b);
  let end = 8 + 2 + 12 * numbers.length + 4;
  const placed = new Map<number, number>();
  for (const number of numbers) {
    const value = all.get(number)!;
    const size = countOf(value) * types[value.type].size;
    if (size <= 4) continue;
    placed.set(number, end);
    end += size + (size % 2);
  }
  const offsets: number[] = [];
  for (const strip of strips) {
    offsets.push(end);
    end += strip.byteLength + (strip.byteLength % 2);
  }
  all.set(STRIP_OFFSETS, { type: 'long', values: offsets });
  const bytes = new Uint8Array(end);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0, 8]);
  view.setUint16(8, numbers.length, true);
  numbers.forEach((number, row) => {
    const value = all.get(number)!;
    const at = 10 + 12 * row;
    view.setUint16(at, number, true);
    view.setUint16(at + 2, types[value.type].code, true);
    view.setUint32(at + 4, countOf(value), true);
    const place = placed.get(number);
    if (place !== undefined) view.setUint32(at + 8, place, true);
    writeValue(view, place ?? at + 8, value);
  });
  for (const [index, strip] of strips.entries()) bytes.set(strip, offsets[index]!);
  return bytes;
}
