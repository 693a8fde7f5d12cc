/** What the layers of the map are made from. */
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
