/** The moving picture as deck.gl layers, straight from the tables of the scene. */
import type { Layer } from '@deck.gl/core';
import { IconLayer } from '@deck.gl/layers';
import { eventKinds, type Scene } from '../../src/index.ts';
import type { Thing } from '../state/store.ts';
import { assetIcon } from './icons.ts';
import { ellipseLayer, engagementLayer, leaderLayer, plotLayer, trailLayer } from './line-layers.ts';
import { leastStatus, type Picture } from './picture.ts';
import { unitKinds } from './unit-symbols.ts';

/** Below this zoom the parts of a system lie on one another, so only its command post is drawn. */
const APART = 7;
/** Below `APART`, systems whose reach is fewer pixels than this are left out. 70 / 2^zoom is the size of a pixel, km, at 28 degrees. */
const PIXELS_OF_REACH = 14;
interface At {
  readonly index: number;
  readonly target: number[];
}
interface Places {
  readonly count: number;
  readonly lonDeg: Float64Array;
  readonly latDeg: Float64Array;
  readonly height: Float64Array;
}

/**
 * The data object of a layer of icons: the same object, which spares the layer all work but that for the places, as long
 * as `rows` gives the same numbers. A layer whose things seldom move gives its places as well and is spared that too.
 */
function steadyData() {
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
const truthData = steadyData();
const trackData = steadyData();
const missileData = steadyData();
const unitsData = steadyData();
const assetsData = steadyData();

/** A number that changes when the thing of the row has moved by more than about 20 m or is in another state. */
const placeAndState =
  (places: Places, state: ArrayLike<number>) =>
  (row: number): number =>
    Math.round(places.lonDeg[row]! * 5000) +
    Math.round(places.latDeg[row]! * 5000) * 7 +
    Math.round(state[row]! * 1000);

const killed = eventKinds.indexOf('killed');
const leaked = eventKinds.indexOf('leaked');

const placeOf = (places: Places, lift: number) => (_: unknown, at: At) =>
  put(at, places.lonDeg[at.index]!, places.latDeg[at.index]!, lift * places.height[at.index]!);

function put(at: At, lon: number, lat: number, height: number): [number, number, number] {
  at.target[0] = lon;
  at.target[1] = lat;
  at.target[2] = height;
  return at.target as [number, number, number];
}

function tint(
  at: At,
  colour: readonly [number, number, number],
  alpha: number,
): [number, number, number, number] {
  at.target[0] = colour[0];
  at.target[1] = colour[1];
  at.target[2] = colour[2];
  at.target[3] = alpha;
  return at.target as [number, number, number, number];
}

/** All layers, bottom first. A layer that is switched off is left out. */
export function layersOf(picture: Picture): Layer[] {
  const { shown, scene } = picture;
  const layers: Layer[] = [];
  if (shown.trails) layers.push(trailLayer(picture));
  if (shown.plots) layers.push(plotLayer(picture));
  if (shown.assets) layers.push(assetLayer(picture));
  if (shown.units) layers.push(unitLayer(picture));
  if (shown.engagements) layers.push(engagementLayer(picture));
  if (shown.tracks && shown.ellipses && picture.zoom > 6.5) layers.push(ellipseLayer(picture));
  if (shown.truth) layers.push(leaderLayer(picture), truthLayer(picture));
  if (shown.tracks) layers.push(trackLayer(picture));
  if (shown.missiles) layers.push(missileLayer(picture));
  layers.push(flashLayer(picture));
  const mark = selectedPlace(picture);
  if (mark && scene) layers.push(markLayer(picture, mark));
  return layers;
}

/** Icons grow a little as one comes nearer. */
function scaleAt(zoom: number): number {
  return Math.max(0.72, Math.min(1.25, 0.72 + (zoom - 4) * 0.12));
}

interface Icons {
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

function iconLayer(picture: Picture, icons: Icons, more: More = {}): Layer {
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

function truthLayer(picture: Picture): Layer {
  const { objects } = picture.scene;
  return iconLayer(picture, {
    id: 'truth',
    places: objects,
    data: truthData(picture, objects.count, (row) => objects.object[row]!),
    size: 26,
    icon: (row) => `truth-${objects.side[row]}-${Math.min(8, objects.category[row]!)}`,
    isMoving: true,
  });
}

function trackLayer(picture: Picture): Layer {
  const { tracks } = picture.scene;
  const least = leastStatus(picture);
  const size = 33 * scaleAt(picture.zoom);
  return iconLayer(
    picture,
    {
      id: 'tracks',
      places: tracks,
      data: trackData(
        picture,
        tracks.count,
        (row) => tracks.track[row]! * 16 + tracks.identity[row]! * 4 + tracks.status[row]!,
      ),
      size: 33,
      icon: (row) => `track-${tracks.identity[row]}-${Math.max(1, tracks.status[row]!)}`,
      isMoving: true,
    },
    {
      getSize: (_: unknown, at: At) => (tracks.status[at.index]! < least ? 0 : size),
      updateTriggers: { getSize: [least, size] },
    },
  );
}

function missileLayer(picture: Picture): Layer {
  const { missiles, time } = picture.scene;
  return iconLayer(
    picture,
    {
      id: 'missiles',
      places: missiles,
      data: missileData(picture, missiles.count, (row) => missiles.object[row]!),
      size: 17,
      icon: () => 'missile',
      isMoving: true,
    },
    {
      getAngle: (_: unknown, at: At) => -missiles.headingDeg[at.index]!,
      updateTriggers: { getAngle: time },
    },
  );
}

function unitLayer(picture: Picture): Layer {
  const { units } = picture.scene;
  const given = picture.playback.record.header.units;
  const size = 32 * scaleAt(picture.zoom);
  const far = picture.zoom < APART;
  const smallestReach = far ? (PIXELS_OF_REACH * 70) / 2 ** picture.zoom : 0;
  const posted = new Set(given.filter((unit) => unit.kind === 'command').map((unit) => unit.system));
  const folded = (row: number): boolean => {
    const unit = given[row]!;
    if (unit.carrier >= 0) return picture.shown.truth;
    if (picture.reaches[unit.system]! < smallestReach) return true;
    return far && unit.kind !== 'command' && posted.has(unit.system);
  };
  const icon = (row: number): string => {
    const unit = given[row]!;
    const kind = (unitKinds as readonly string[]).includes(unit.kind) ? unit.kind : 'command';
    return units.phase[row] === 4 ? `unit-${kind}-lost` : `unit-${kind}`;
  };
  return iconLayer(
    picture,
    {
      id: 'units',
      places: units,
      data: unitsData(picture, units.count, placeAndState(units, units.phase)),
      size: 32,
      icon,
      isMoving: false,
    },
    {
      getSize: (_: unknown, at: At) => (folded(at.index) ? 0 : size),
      updateTriggers: { getSize: [far, size, smallestReach, picture.shown.truth] },
    },
  );
}

function assetLayer(picture: Picture): Layer {
  const { assets } = picture.scene;
  const given = picture.playback.record.header.assets;
  const icon = (row: number): string => assetIcon(given[row]!.kind, assets.damage[row]!);
  return iconLayer(picture, {
    id: 'assets',
    places: assets,
    data: assetsData(picture, assets.count, placeAndState(assets, assets.damage)),
    size: 27,
    icon,
    isMoving: false,
  });
}

function flashLayer(picture: Picture): Layer {
  const { flashes } = picture.scene;
  const name = (kind: number): string => (kind === killed ? 'kill' : kind === leaked ? 'leak' : 'miss');
  const icons: Icons = {
    id: 'flashes',
    places: flashes,
    data: { length: flashes.count },
    size: 26,
    icon: (row) => name(flashes.kind[row]!),
    isMoving: true,
  };
  return iconLayer(picture, icons, {
    getSize: (_: unknown, at: At) => {
      const age = flashes.age[at.index]!;
      return (
        (flashes.kind[at.index] === leaked ? 30 : 22) * scaleAt(picture.zoom) * (1 + 0.7 * (1 - age) ** 3)
      );
    },
    getColor: (_: unknown, at: At) =>
      tint(at, [255, 255, 255], 255 * Math.min(1, 1.6 * (1 - flashes.age[at.index]!))),
  });
}

/** Where the selected thing is now, or null when it is not in the scene. */
function selectedPlace(picture: Picture): [number, number, number] | null {
  const { selected, scene, playback } = picture;
  if (!selected) return null;
  const { index } = selected;
  const find = (places: Places, ids: Int32Array): [number, number, number] | null => {
    for (let row = 0; row < places.count; row++) {
      if (ids[row] === index)
        return [places.lonDeg[row]!, places.latDeg[row]!, picture.lift * places.height[row]!];
    }
    return null;
  };
  switch (selected.kind) {
    case 'object':
      return find(scene.objects, scene.objects.object) ?? find(scene.missiles, scene.missiles.object);
    case 'track':
      return find(scene.tracks, scene.tracks.track);
    case 'unit':
      return find(scene.units, scene.units.unit);
    case 'asset':
      return find(scene.assets, scene.assets.asset);
    case 'engagement': {
      const object = playback.record.tables.engagements.object[index] ?? -1;
      return object < 0 ? null : selectedPlace({ ...picture, selected: { kind: 'object', index: object } });
    }
  }
}

function markLayer(picture: Picture, mark: [number, number, number]): Layer {
  return new IconLayer({
    id: 'selected',
    data: [mark],
    iconAtlas: picture.icons.image as never,
    iconMapping: picture.icons.mapping,
    getPosition: (place: [number, number, number]) => place,
    getIcon: () => 'selected',
    getSize: 44 * scaleAt(picture.zoom),
  });
}

/** What was picked, from the layer and the row under the pointer. */
export function thingAt(scene: Scene, layer: string, row: number): Thing | null {
  if (row < 0) return null;
  switch (layer) {
    case 'truth':
      return { kind: 'object', index: scene.objects.object[row]! };
    case 'missiles':
      return { kind: 'object', index: scene.missiles.object[row]! };
    case 'tracks':
      return { kind: 'track', index: scene.tracks.track[row]! };
    case 'units':
      return { kind: 'unit', index: scene.units.unit[row]! };
    case 'assets':
      return { kind: 'asset', index: scene.assets.asset[row]! };
    case 'engagements':
      return { kind: 'engagement', index: scene.engagements.engagement[row]! };
    default:
      return null;
  }
}
