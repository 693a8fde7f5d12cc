/** What every layer of icons is made with. */
import type { Layer } from '@deck.gl/core';
import { IconLayer } from '@deck.gl/layers';
import type { Picture } from './picture.ts';

export interface At {
  readonly index: number;
  readonly target: number[];
}

export interface Places {
  readonly count: number;
  readonly lonDeg: Float64Array;
  readonly latDeg: Float64Array;
  readonly height: Float64Array;
}

function put(at: At, lon: number, lat: number, height: number): [number, number, number] {
  at.target[0] = lon;
  at.target[1] = lat;
  at.target[2] = height;
  return at.target as [number, number, number];
}

const placeOf = (places: Places, lift: number) => (_: unknown, at: At) =>
  put(at, places.lonDeg[at.index]!, places.latDeg[at.index]!, lift * places.height[at.index]!);

/** Icons grow a little as one comes nearer. */
export function scaleAt(zoom: number): number {
  return Math.max(0.72, Math.min(1.25, 0.72 + (zoom - 4) * 0.12));
}

/**
 * The data object of a layer of icons: the same object, which spares the layer all work but that for the places, as long
 * as `rows` gives the same numbers. A layer whose things seldom move gives its places as well and is spared that too.
 */
export function steadyData() {
  let data = { length: 0 };
  let key = '';
  return (picture: Picture, count: number, rows: (row: number) => number): { length: number } => {
    let sum = 0;
    for (let row = 0; row < count; row++) sum = (Math.imul(sum, 31) + rows(row)) | 0;
    const now = `${picture.playback.record.header.hash} ${count} ${sum} ${picture.lift}`;
    if (now !== key) data = { length: count };
    key = now;
    return data;
  };
}

export interface Icons {
  readonly id: string;
  readonly places: Places;
  readonly data: { length: number };
  readonly size: number;
  readonly icon: (row: number) => string;
  /** False where the data object changes with the places. */
  readonly isMoving: boolean;
}

/** Props of deck.gl beyond the usual ones. */
interface More {
  readonly updateTriggers?: object;
  readonly [prop: string]: unknown;
}

export function iconLayer(picture: Picture, icons: Icons, more: More = {}): Layer {
  const { updateTriggers, ...rest } = more;
  return new IconLayer({
    id: icons.id,
    data: icons.data,
    iconAtlas: picture.icons.image as never,
    iconMapping: picture.icons.mapping,
    getPosition: placeOf(icons.places, picture.lift) as never,
    getIcon: ((_: unknown, at: At) => icons.icon(at.index)) as never,
    getSize: icons.size * scaleAt(picture.zoom),
    pickable: true,
    ...rest,
    updateTriggers: { getPosition: icons.isMoving ? picture.scene.time : 0, ...updateTriggers },
  });
}
