import { gunzipSync } from 'node:zlib';

/** The bytes of a gzip file, in an array that begins at its buffer's start. */
export function unzip(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(gunzipSync(bytes));
}
