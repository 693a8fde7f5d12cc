import { describe, expect, it } from 'vitest';
import { createBytes, writtenBytes } from './bytes.ts';
import { putCaptureHeader, putDatagram } from './write-pcap.ts';

describe('a capture', () => {
  const bytes = createBytes(8);
  putCaptureHeader(bytes);
  putDatagram(bytes, 1_700_000_000.999_999_8, 3000, Uint8Array.of(1, 2, 3));
  const written = writtenBytes(bytes);
  const view = new DataView(written.buffer, 0, written.length);

  it('has a header of 24 bytes and, for each datagram, 16 and those of IP, UDP and the payload', () => {
    expect(written.length).toBe(24 + 16 + 20 + 8 + 3);
    expect(view.getUint32(0)).toBe(0xa1b2c3d4);
    expect(view.getUint32(32)).toBe(31);
    expect(view.getUint16(24 + 16 + 2)).toBe(31);
    expect([...written.slice(-3)]).toEqual([1, 2, 3]);
  });

  it('rounds the time to microseconds, over the full second where it must', () => {
    expect(view.getUint32(24)).toBe(1_700_000_001);
    expect(view.getUint32(28)).toBe(0);
  });

  it('carries a checksum with which the words of the IP header add up to ffff', () => {
    let sum = 0;
    for (let i = 0; i < 20; i += 2) sum += view.getUint16(40 + i);
    expect((sum & 0xffff) + (sum >>> 16)).toBe(0xffff);
  });
});
