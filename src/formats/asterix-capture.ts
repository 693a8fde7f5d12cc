/** The ASTERIX records of a pcap capture, whether the datagrams hold bare blocks or the frames of a recorder. */
import { type AsterixFault, type AsterixRecord, parseBlocks } from './asterix.ts';
import type { Capture } from './pcap.ts';

/**
 * All records of a capture in their order, one of those that were sent twice, and what else it held.
 * @param bytes  the file of the capture: places of faults count from its begin
 */
export function readRecords(capture: Capture, bytes: Uint8Array) {
  const records: AsterixRecord[] = [];
  const faults: AsterixFault[] = [];
  const undecoded: Record<string, number> = {};
  const seen = new Set<string>();
  let repeated = 0;
  for (const datagram of capture.datagrams) {
    const key = datagram.join();
    if (seen.has(key)) {
      repeated++;
      continue;
    }
    seen.add(key);
    for (const part of partsOf(datagram)) takeBlocks(part, bytes, records, faults, undecoded);
  }
  if (capture.cutAt !== null)
    faults.push({ offset: capture.cutAt, message: 'the capture ends inside a packet' });
  return { records, faults, undecoded, repeated };
}

/** Add what a part of a datagram holds. */
function takeBlocks(
  part: Uint8Array,
  bytes: Uint8Array,
  records: AsterixRecord[],
  faults: AsterixFault[],
  undecoded: Record<string, number>,
): void {
  const blocks = parseBlocks(part);
  records.push(...blocks.records);
  for (const { offset, message } of blocks.faults) {
    faults.push({ offset: part.byteOffset - bytes.byteOffset + offset, message });
  }
  for (const [category, count] of blocks.undecoded) {
    undecoded[category] = (undecoded[category] ?? 0) + count;
  }
}

/** Bytes before each block in a recorder's own framing: length of the frame, line, and time. */
const FRAME_HEADER = 6;

/**
 * Parts of a datagram that are ASTERIX: all of it, or what stands in frames of a recorder. A frame begins with its
 * length, and the length of the block inside must be the rest of it.
 */
function partsOf(datagram: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let at = 0;
  while (at + FRAME_HEADER + 3 <= datagram.length) {
    const frame = datagram[at]! * 256 + datagram[at + 1]!;
    const block = datagram[at + FRAME_HEADER + 1]! * 256 + datagram[at + FRAME_HEADER + 2]!;
    if (frame !== block + FRAME_HEADER || at + frame > datagram.length) break;
    parts.push(datagram.subarray(at + FRAME_HEADER, at + frame));
    at += frame;
  }
  return parts.length > 0 ? parts : [datagram];
}
