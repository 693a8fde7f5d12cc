/** Bytes unpacked where they are packed with gzip: some servers unpack what is named .gz on the way, so the bytes themselves say. */

/** Null where there would be more bytes than `most`; rejects where what is packed is damaged. */
export async function unpacked(bytes: ArrayBuffer, most: number): Promise<Uint8Array | null> {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (first !== 0x1f || second !== 0x8b) return new Uint8Array(bytes);
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.byteLength;
    if (size > most) {
      await reader.cancel();
      return null;
    }
    pieces.push(read.value);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
