/** The formats that are written frame by frame: for each, the passes over the frames that make the file. */
import { exportAcmi } from './acmi.ts';
import { exportAsterix } from './asterix-export.ts';
import { exportCzml } from './czml.ts';
import { exportDis } from './dis.ts';
import { exportKml } from './kml.ts';
import type { Exporter, ReelHead } from './reel.ts';

export const exporters = {
  asterix: (head: ReelHead): Exporter[] => [exportAsterix(head)],
  dis: (head: ReelHead): Exporter[] => [exportDis(head)],
  czml: (head: ReelHead): Exporter[] => [exportCzml(head)],
  kml: exportKml,
  acmi: (head: ReelHead): Exporter[] => [exportAcmi(head)],
} as const;

export type ReelFormat = keyof typeof exporters;
