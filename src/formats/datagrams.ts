/** Network traffic made of a record, and the capture file of it. The same traffic can go out on a live network. */
import { clearBytes, createBytes, writtenBytes } from './bytes.ts';
import type { Exporter, Frame, Reads, ReelHead } from './reel.ts';
import { putCaptureHeader, putDatagram } from './write-pcap.ts';

/**
 * Takes one datagram.
 * @param time     s since 1970
 * @param payload  valid during the call only
 */
export type Send = (time: number, payload: Uint8Array) => void;

/** A listener to a reel that speaks in datagrams. */
export interface Traffic {
  begin(): void;
  frame(frame: Frame): void;
  end(): void;
}

/** A protocol: how to speak it, on which port, and what of a record it tells. */
export interface Protocol {
  readonly port: number;
  readonly reads: Reads;
  readonly open: (head: ReelHead, send: Send) => Traffic;
}

/** The traffic of a record as a pcap file. */
export function exportCapture({ port, reads, open }: Protocol, head: ReelHead): Exporter {
  const capture = createBytes(1 << 16);
  const traffic = open(head, (time, payload) => putDatagram(capture, time, port, payload));
  return {
    reads,
    begin() {
      putCaptureHeader(capture);
      traffic.begin();
      return writtenBytes(capture);
    },
    frame(frame) {
      clearBytes(capture);
      traffic.frame(frame);
      return writtenBytes(capture);
    },
    end() {
      clearBytes(capture);
      traffic.end();
      return writtenBytes(capture);
    },
  };
}
