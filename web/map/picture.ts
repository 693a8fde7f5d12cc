/** What the map's layers are made from. */
import { type Playback, type Scene, trackStatus } from '../../src/index.ts';
import type { LayerName, Thing } from '../state/store.ts';
import type { Palette } from './colours.ts';
import type { IconSheet } from './icons.ts';

export interface Picture {
  readonly playback: Playback;
  readonly scene: Scene;
  readonly shown: Readonly<Record<LayerName, boolean>>;
  readonly palette: Palette;
  readonly icons: IconSheet;
  readonly selected: Thing | null;
  readonly zoom: number;
  /** How much of its height a thing is drawn above the map: 0 on the flat map. */
  readonly lift: number;
  /** Greatest range of each system, km. */
  readonly reaches: readonly number[];
}

/** Tracks below this status are not drawn. */
export function leastStatus({ shown }: Picture): number {
  return shown.tentative ? trackStatus.tentative : trackStatus.confirmed;
}

/** Icons grow a little as one comes nearer. */
export function scaleAt(zoom: number): number {
  return Math.max(0.72, Math.min(1.25, 0.72 + (zoom - 4) * 0.12));
}

/** Places of the things of one kind, row by row: degrees and m. */
export interface Places {
  readonly count: number;
  readonly lonDeg: Float64Array;
  readonly latDeg: Float64Array;
  readonly height: Float64Array;
}

export type Place = [lonDeg: number, latDeg: number, height: number];

const place: Place = [0, 0, 0];

/** Where the thing of a row is drawn; the answer is good until the next question. */
export function placeOf({ lift }: Picture, places: Places, row: number): Place {
  place[0] = places.lonDeg[row]!;
  place[1] = places.latDeg[row]!;
  place[2] = lift * places.height[row]!;
  return place;
}
