/** The moving picture as deck.gl layers, straight from the tables of the scene. */
import type { Layer } from '@deck.gl/core';
import { IconLayer, LineLayer, ScatterplotLayer } from '@deck.gl/layers';
import {
  createEllipsePieces,
  ellipsePieces,
  engagementStatus,
  eventKinds,
  MISSILE_TRAIL_CODE,
  type Playback,
  type Scene,
  trackStatus,
} from '../../src/index.ts';
import type { LayerName, Thing } from '../state/store.ts';
import type { Palette } from './colours.ts';
import { assetIcon, type IconSheet } from './icons.ts';
import { unitKinds } from './unit-symbols.ts';

/** Ellipses are drawn at this many standard deviations. */
const SIGMAS = 3;
/** Below this zoom the parts of a system lie on one another, so only its command post is drawn. */
const APART = 7;
/** Below `APART`, systems whose reach is fewer pixels than this are left out. 70 / 2^zoom is the size of a pixel, km, at 28 degrees. */
const PIXELS_OF_REACH = 14;
/** Speed leaders show where a thing will be in so many seconds. */
const LEADER = 45;

/**
 * The data object of a layer that seldom changes: the same object, which spares the layer all work, as long as
 * no row has moved by more than about 20 m or changed its `state`.
 */
function steadyData() {
  let data = { length: 0 };
  let key = '';
  return {
    at(picture: Picture, places: Places & { count: number }, state: ArrayLike<number>): { length: number } {
      let sum = 0;
      for (let row = 0; row < places.count; row++) {
        const place = Math.round(places.lonDeg[row]! * 5000) + Math.round(places.latDeg[row]! * 5000) * 7;
        sum = (Math.imul(sum, 31) + place + Math.round(state[row]! * 1000)) | 0;
      }
      const now = `${picture.playback.record.header.hash} ${places.count} ${sum}`;
      if (now !== key) data = { length: places.count };
      key = now;
      return data;
    },
  };
}
const unitsData = steadyData();
const assetsData = steadyData();

const pieces = createEllipsePieces();
const killed = eventKinds.indexOf('killed');
const leaked = eventKinds.indexOf('leaked');

interface At {
  readonly index: number;
  readonly target: number[];
}
interface Places {
  readonly lonDeg: Float64Array;
  readonly latDeg: Float64Array;
}

const placeOf = (places: Places) => (_: unknown, at: At) =>
  put(at, places.lonDeg[at.index]!, places.latDeg[at.index]!);

function put(at: At, lon: number, lat: number): [number, number, number] {
  at.target[0] = lon;
  at.target[1] = lat;
  at.target[2] = 0;
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

/** Where a thing at row `index` will be after `LEADER` seconds, near enough for a short line. */
function leaderEnd(
  places: Places & { headingDeg: Float64Array; speed: Float64Array },
  at: At,
): [number, number, number] {
  const lat = places.latDeg[at.index]!;
  const heading = (places.headingDeg[at.index]! * Math.PI) / 180;
  const reach = (places.speed[at.index]! * LEADER) / 111_195;
  const lonScale = Math.max(0.05, Math.cos((lat * Math.PI) / 180));
  return put(
    at,
    places.lonDeg[at.index]! + (reach * Math.sin(heading)) / lonScale,
    lat + reach * Math.cos(heading),
  );
}

export interface Picture {
  readonly playback: Playback;
  readonly scene: Scene;
  readonly shown: Readonly<Record<LayerName, boolean>>;
  readonly palette: Palette;
  readonly icons: IconSheet;
  readonly selected: Thing | null;
  readonly zoom: number;
  /** Greatest range of each system, km. */
  readonly reaches: readonly number[];
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

function iconLayer(
  picture: Picture,
  id: string,
  places: Places & { count: number },
  size: number,
  icon: (row: number) => string,
  more: object = {},
  data: { length: number } = { length: places.count },
): Layer {
  return new IconLayer({
    id,
    data,
    iconAtlas: picture.icons.image as never,
    iconMapping: picture.icons.mapping,
    getPosition: placeOf(places) as never,
    getIcon: ((_: unknown, at: At) => icon(at.index)) as never,
    getSize: size * scaleAt(picture.zoom),
    pickable: true,
    ...more,
  });
}

function truthLayer(picture: Picture): Layer {
  const { objects } = picture.scene;
  return iconLayer(
    picture,
    'truth',
    objects,
    26,
    (row) => `truth-${objects.side[row]}-${Math.min(8, objects.category[row]!)}`,
  );
}

/** Tracks below this status are not drawn. */
function leastStatus(picture: Picture): number {
  return picture.shown.tentative ? trackStatus.tentative : trackStatus.confirmed;
}

function trackLayer(picture: Picture): Layer {
  const { tracks } = picture.scene;
  const least = leastStatus(picture);
  const size = 33 * scaleAt(picture.zoom);
  return iconLayer(
    picture,
    'tracks',
    tracks,
    33,
    (row) => `track-${tracks.identity[row]}-${Math.max(1, tracks.status[row]!)}`,
    {
      getSize: (_: unknown, at: At) => (tracks.status[at.index]! < least ? 0 : size),
      updateTriggers: { getSize: [least, size] },
    },
  );
}

function missileLayer(picture: Picture): Layer {
  const { missiles } = picture.scene;
  return iconLayer(picture, 'missiles', missiles, 17, () => 'missile', {
    getAngle: (_: unknown, at: At) => -missiles.headingDeg[at.index]!,
  });
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
    'units',
    units,
    32,
    icon,
    {
      getSize: (_: unknown, at: At) => (folded(at.index) ? 0 : size),
      updateTriggers: { getSize: [far, size, smallestReach, picture.shown.truth] },
    },
    unitsData.at(picture, units, units.phase),
  );
}

function assetLayer(picture: Picture): Layer {
  const { assets } = picture.scene;
  const given = picture.playback.record.header.assets;
  const icon = (row: number): string => assetIcon(given[row]!.kind, assets.damage[row]!);
  return iconLayer(picture, 'assets', assets, 27, icon, {}, assetsData.at(picture, assets, assets.damage));
}

function flashLayer(picture: Picture): Layer {
  const { flashes } = picture.scene;
  const name = (kind: number): string => (kind === killed ? 'kill' : kind === leaked ? 'leak' : 'miss');
  return iconLayer(picture, 'flashes', flashes, 26, (row) => name(flashes.kind[row]!), {
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

function plotLayer(picture: Picture): Layer {
  const { plots } = picture.scene;
  const { plot, clutter } = picture.palette;
  return new ScatterplotLayer({
    id: 'plots',
    data: { length: plots.count },
    getPosition: placeOf(plots) as never,
    getFillColor: ((_: unknown, at: At) =>
      tint(at, plots.clutter[at.index] ? clutter : plot, 210 * (1 - plots.age[at.index]!))) as never,
    getRadius: 1.7,
    radiusUnits: 'pixels',
  });
}

function trailLayer(picture: Picture): Layer {
  const { trails } = picture.scene;
  const { sides, missile } = picture.palette;
  return new LineLayer({
    id: 'trails',
    data: { length: trails.count },
    getSourcePosition: ((_: unknown, at: At) =>
      put(at, trails.fromLonDeg[at.index]!, trails.fromLatDeg[at.index]!)) as never,
    getTargetPosition: ((_: unknown, at: At) =>
      put(at, trails.toLonDeg[at.index]!, trails.toLatDeg[at.index]!)) as never,
    getColor: ((_: unknown, at: At) => {
      const code = trails.code[at.index]!;
      const colour = code === MISSILE_TRAIL_CODE ? missile : sides[code]!;
      return tint(at, colour, 185 * (1 - trails.age[at.index]!) ** 1.4);
    }) as never,
    getWidth: 1.6,
  });
}

function leaderLayer(picture: Picture): Layer {
  const { objects } = picture.scene;
  const { sides } = picture.palette;
  return new LineLayer({
    id: 'leaders',
    data: { length: objects.count },
    getSourcePosition: placeOf(objects) as never,
    getTargetPosition: ((_: unknown, at: At) => leaderEnd(objects, at)) as never,
    getColor: ((_: unknown, at: At) => tint(at, sides[objects.side[at.index]!]!, 230)) as never,
    getWidth: 1.5,
  });
}

function engagementLayer(picture: Picture): Layer {
  const { engagements } = picture.scene;
  const { engagement, clutter, kill, missile } = picture.palette;
  const colourOf = (status: number) =>
    status === engagementStatus.assigned
      ? clutter
      : status === engagementStatus.killed
        ? kill
        : status >= engagementStatus.missed
          ? clutter
          : status === engagementStatus.assessing
            ? missile
            : engagement;
  return new LineLayer({
    id: 'engagements',
    data: { length: engagements.count },
    getSourcePosition: ((_: unknown, at: At) =>
      put(at, engagements.fromLonDeg[at.index]!, engagements.fromLatDeg[at.index]!)) as never,
    getTargetPosition: ((_: unknown, at: At) =>
      put(at, engagements.toLonDeg[at.index]!, engagements.toLatDeg[at.index]!)) as never,
    getColor: ((_: unknown, at: At) => {
      const status = engagements.status[at.index]!;
      return tint(at, colourOf(status), status === engagementStatus.inFlight ? 120 : 75);
    }) as never,
    getWidth: 1.2,
    pickable: true,
  });
}

function ellipseLayer(picture: Picture): Layer {
  const made = ellipsePieces(picture.scene.tracks, SIGMAS, leastStatus(picture), pieces);
  const { identities } = picture.palette;
  return new LineLayer({
    id: 'ellipses',
    data: { length: made.count },
    getSourcePosition: ((_: unknown, at: At) =>
      put(at, made.fromLonDeg[at.index]!, made.fromLatDeg[at.index]!)) as never,
    getTargetPosition: ((_: unknown, at: At) =>
      put(at, made.toLonDeg[at.index]!, made.toLatDeg[at.index]!)) as never,
    getColor: ((_: unknown, at: At) => tint(at, identities[made.identity[at.index]!]!, 150)) as never,
    getWidth: 1,
  });
}

/** Where the selected thing is now, or null when it is not in the scene. */
export function selectedPlace(picture: Picture): [number, number] | null {
  const { selected, scene, playback } = picture;
  if (!selected) return null;
  const { index } = selected;
  const find = (places: Places & { count: number }, ids: Int32Array): [number, number] | null => {
    for (let row = 0; row < places.count; row++) {
      if (ids[row] === index) return [places.lonDeg[row]!, places.latDeg[row]!];
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

function markLayer(picture: Picture, mark: [number, number]): Layer {
  return new IconLayer({
    id: 'selected',
    data: [mark],
    iconAtlas: picture.icons.image as never,
    iconMapping: picture.icons.mapping,
    getPosition: (place: [number, number]) => place,
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
