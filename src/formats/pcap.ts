/**
 * The UDP datagrams of a pcap capture.
 *
 * Classic pcap in either byte order, Ethernet or raw IPv4. Every length is checked against what is left; a packet
 * that is cut short or is not UDP is counted, never guessed.
 * Source: draft-ietf-opsawg-pcap (file format), RFC 791 (IPv4), RFC 768 (UDP).
 */
export interface Capture {
  readonly datagrams: readonly Uint8Array[];
  /** Packets that are not whole UDP over IPv4. */
  readonly others: number;
  /** Where the file ends in the middle of a packet, or null. */
  readonly cutAt: number | null;
}

const FILE_HEADER = 24;
const PACKET_HEADER = 16;
const ETHERNET = 1;
const RAW_IP = 101;

/** Byte order of the first four bytes: microsecond or nanosecond captures, written either way; null for another file. */
function isLittle(view: DataView): boolean | null {
  const magic = view.getUint32(0, true);
  if (magic === 0xa1b2c3d4 || magic === 0xa1b23c4d) return true;
  if (magic === 0xd4c3b2a1 || magic === 0x4d3cb2a1) return false;
  return null;
}

/** Whether bytes begin as a pcap capture does. */
export function isCapture(bytes: Uint8Array): boolean {
  if (bytes.length < FILE_HEADER) return false;
  return isLittle(new DataView(bytes.buffer, bytes.byteOffset, bytes.length)) !== null;
}

/** The datagrams of a capture, or a sentence saying what is wrong with it. */
export function parseCapture(bytes: Uint8Array): Capture | string {
  if (!isCapture(bytes)) return 'a pcap capture expected, another file found';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const little = isLittle(view) === true;
  const link = view.getUint32(20, little) & 0xffff;
  if (link !== ETHERNET && link !== RAW_IP)
    return `capture of link type ${link}; Ethernet (1) or raw IP (101) expected`;
  const datagrams: Uint8Array[] = [];
  let others = 0;
  let at = FILE_HEADER;
  while (at < bytes.length) {
    const length = at + PACKET_HEADER <= bytes.length ? view.getUint32(at + 8, little) : -1;
    if (length < 0 || length > bytes.length - at - PACKET_HEADER) return { datagrams, others, cutAt: at };
    const packet = bytes.subarray(at + PACKET_HEADER, at + PACKET_HEADER + length);
    const payload = payloadOf(packet, link === ETHERNET ? 14 : 0);
    if (payload === null) others++;
    else datagrams.push(payload);
    at += PACKET_HEADER + length;
  }
  return { datagrams, others, cutAt: null };
}

/** What a UDP packet carries; null for anything else or a wrong length. */
function payloadOf(packet: Uint8Array, ip: number): Uint8Array | null {
  if (packet.length < ip + 20 || packet[ip]! >> 4 !== 4 || packet[ip + 9] !== 17) return null;
  if (ip === 14 && (packet[12] !== 8 || packet[13] !== 0)) return null;
  const udp = ip + 4 * (packet[ip]! & 15);
  if (packet.length < udp + 8) return null;
  const length = packet[udp + 4]! * 256 + packet[udp + 5]!;
  if (length < 8 || udp + length > packet.length) return null;
  return packet.subarray(udp + 8, udp + length);
}
