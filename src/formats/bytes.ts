/** A growing buffer of text and of big-endian numbers, the byte order of network protocols. */

export interface Bytes {
  array: Uint8Array<ArrayBuffer>;
  view: DataView<ArrayBuffer>;
  length: number;
}

export function createBytes(capacity = 4096): Bytes {
  const array = new Uint8Array(capacity);
  return { array, view: new DataView(array.buffer), length: 0 };
}

export function clearBytes(bytes: Bytes): void {
  bytes.length = 0;
}

/** What has been written; valid until the buffer is written to again. */
export function writtenBytes(bytes: Bytes): Uint8Array<ArrayBuffer> {
  return bytes.array.subarray(0, bytes.length);
}

/** Claim `count` bytes, for the caller to fill, and give the place of the first. */
export function claim(bytes: Bytes, count: number): number {
  const at = bytes.length;
  bytes.length += count;
  if (bytes.length > bytes.array.length) {
    const grown = new Uint8Array(Math.max(bytes.length, 2 * bytes.array.length));
    grown.set(bytes.array.subarray(0, at));
    bytes.array = grown;
    bytes.view = new DataView(grown.buffer);
  }
  return at;
}

export function putU8(bytes: Bytes, value: number): void {
  const at = claim(bytes, 1);
  bytes.array[at] = value;
}

export function putU16(bytes: Bytes, value: number): void {
  const at = claim(bytes, 2);
  bytes.view.setUint16(at, value);
}

export function putU32(bytes: Bytes, value: number): void {
  const at = claim(bytes, 4);
  bytes.view.setUint32(at, value);
}

export function putF32(bytes: Bytes, value: number): void {
  const at = claim(bytes, 4);
  bytes.view.setFloat32(at, value);
}

export function putF64(bytes: Bytes, value: number): void {
  const at = claim(bytes, 8);
  bytes.view.setFloat64(at, value);
}

export function putZeros(bytes: Bytes, count: number): void {
  const at = claim(bytes, count);
  bytes.array.fill(0, at, at + count);
}

/** The characters as ASCII in a field of `width` bytes, cut or filled with zeros; others become `?`. */
export function putAscii(bytes: Bytes, text: string, width: number): void {
  const at = claim(bytes, width);
  for (let i = 0; i < width; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0;
    bytes.array[at + i] = code > 126 || (code < 32 && code !== 0) ? 63 : code;
  }
}

/** Set a 16-bit number that could not be known when its place was written. */
export function patchU16(bytes: Bytes, at: number, value: number): void {
  bytes.view.setUint16(at, value);
}

export function putBytes(bytes: Bytes, more: Uint8Array): void {
  const at = claim(bytes, more.length);
  bytes.array.set(more, at);
}

/** The low 24 bits; two's complement for what is below zero. */
export function putU24(bytes: Bytes, value: number): void {
  putU8(bytes, (value >> 16) & 0xff);
  putU16(bytes, value & 0xffff);
}

/** Set a 32-bit number, or floating-point numbers, in what was written before. */
export function patchU32(bytes: Bytes, at: number, value: number): void {
  bytes.view.setUint32(at, value);
}

export function patchF32(bytes: Bytes, at: number, value: number): void {
  bytes.view.setFloat32(at, value);
}

export function patchF64(bytes: Bytes, at: number, value: number): void {
  bytes.view.setFloat64(at, value);
}
