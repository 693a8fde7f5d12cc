/**
 * What the tags of a TIFF file claim, looked at before a library believes it: one that claims more values than the file has
 * bytes would have room made for them all.
 * Source: Adobe, "TIFF Revision 6.0", 1992, section 2; BigTIFF, libtiff's design page.
 */

/** Bytes of a value by the number of its type; types without a size here are not read. */
const valueSizes: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  16: 8,
  17: 8,
  18: 8,
};

/** Where the entries of the first directory are, how many there are, their length and where an entry has its count. */
interface Directory {
  readonly at: number;
  readonly entries: number;
  readonly length: number;
  readonly readCount: (entry: number) => number;
}

function directoryOf(view: DataView): Directory {
  const little = view.getUint16(0, false) === 0x4949;
  if (view.getUint16(2, little) === 43) {
    const at = Number(view.getBigUint64(8, little));
    const readCount = (entry: number) => Number(view.getBigUint64(entry + 4, little));
    return { at: at + 8, entries: Number(view.getBigUint64(at, little)), length: 20, readCount };
  }
  const at = view.getUint32(4, little);
  const readCount = (entry: number) => view.getUint32(entry + 4, little);
  return { at: at + 2, entries: view.getUint16(at, little), length: 12, readCount };
}

/**
 * The first tag of the first directory that claims more bytes than the file has, or -1.
 * Throws a RangeError where the directory itself lies outside.
 */
export function overlongTag(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = view.getUint16(0, false) === 0x4949;
  const { at, entries, length, readCount } = directoryOf(view);
  for (let entry = at; entry < at + entries * length; entry += length) {
    const size = valueSizes[view.getUint16(entry + 2, little)] ?? 0;
    if (size * readCount(entry) > bytes.byteLength) return view.getUint16(entry, little);
  }
  return -1;
}
