/**
 * Captures of UDP datagrams (the classic libpcap format, microseconds, raw IPv4), as network analysers read them.
 *
 * Addresses are of the documentation range, so that a replayed capture reaches nobody by accident.
 * Source: "PCAP Capture File Format", IETF draft-ietf-opsawg-pcap; RFC 791 (IPv4), RFC 768 (UDP), RFC 5737.
 */
import { type Bytes, patchU16, putBytes, putU8, putU16, putU32 } from './bytes.ts';

const magicMicroseconds = 0xa1b2c3d4;
const linkTypeRawIp = 101;
const largestPacket = 65535;
const ipHeaderLength = 20;
const udpHeaderLength = 8;
const protocolUdp = 17;
/** 192.0.2.1 and 192.0.2.255, TEST-NET-1. */
const sender = 0xc0000201;
const receiver = 0xc00002ff;

/** The header of the file. */
export function putCaptureHeader(bytes: Bytes): void {
  putU32(bytes, magicMicroseconds);
  putU16(bytes, 2);
  putU16(bytes, 4);
  putU32(bytes, 0);
  putU32(bytes, 0);
  putU32(bytes, largestPacket);
  putU32(bytes, linkTypeRawIp);
}

/** One's complement of the one's complement sum of the 16-bit words from `at` on. Source: RFC 1071. */
function checksum(bytes: Bytes, at: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i += 2) sum += bytes.view.getUint16(at + i);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}

/**
 * One datagram to `port`, as captured at `time` (s since 1970).
 * @param payload  at most 65,507 bytes
 */
export function putDatagram(bytes: Bytes, time: number, port: number, payload: Uint8Array): void {
  const length = ipHeaderLength + udpHeaderLength + payload.length;
  const microseconds = Math.round((time - Math.floor(time)) * 1e6);
  putU32(bytes, Math.floor(time) + Math.floor(microseconds / 1e6));
  putU32(bytes, microseconds % 1e6);
  putU32(bytes, length);
  putU32(bytes, length);
  const ip = bytes.length;
  putU8(bytes, 0x45);
  putU8(bytes, 0);
  putU16(bytes, length);
  putU32(bytes, 0);
  putU8(bytes, 1);
  putU8(bytes, protocolUdp);
  putU16(bytes, 0);
  putU32(bytes, sender);
  putU32(bytes, receiver);
  patchU16(bytes, ip + 10, checksum(bytes, ip, ipHeaderLength));
  putU16(bytes, port);
  putU16(bytes, port);
  putU16(bytes, udpHeaderLength + payload.length);
  putU16(bytes, 0);
  putBytes(bytes, payload);
}
