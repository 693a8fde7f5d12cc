/** The formats that are written frame by frame: for each, the passes over the frames that make the file. */
import { exportAcmi } from './acmi.ts';
import { asterix } from './asterix-export.ts';
import { exportCzml } from './czml.ts';
import { exportCapture, type Protocol } from './datagrams.ts';
import { dis } from './dis.ts';
import { exportGeoJson } from './geojson.ts';
import { exportKml } from './kml.ts';
import type { Exporter, ReelHead } from './reel.ts';

/** Network protocols: what a capture holds, and what can be spoken on a live network. */
export const protocols = { dis, asterix } as const satisfies Record<string, Protocol>;
export type ProtocolName = keyof typeof protocols;

export const exporters = {
  asterix: (head: ReelHead): Exporter[] => [exportCapture(asterix, head)],
  dis: (head: ReelHead): Exporter[] => [exportCapture(dis, head)],
  czml: (head: ReelHead): Exporter[] => [exportCzml(head)],
  kml: exportKml,
  acmi: (head: ReelHead): Exporter[] => [exportAcmi(head)],
  geojson: (head: ReelHead): Exporter[] => [exportGeoJson(head)],
} as const;

export type ReelFormat = keyof typeof exporters;
