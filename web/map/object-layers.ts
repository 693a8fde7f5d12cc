/** What flies and what is heard of it: truth, tracks, interceptors, and the flashes of kills, misses and leaks. */
import type { Layer } from '@deck.gl/core';
import { eventKinds } from '../../src/index.ts';
import { type At, type Icons, iconLayer, scaleAt, steadyData } from './icon-layer.ts';
import { leastStatus, type Picture } from './picture.ts';

const truthData = steadyData();
const trackData = steadyData();
const missileData = steadyData();
const killed = eventKinds.indexOf('killed');
const leaked = eventKinds.indexOf('leaked');

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

export function truthLayer(picture: Picture): Layer {
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

export function trackLayer(picture: Picture): Layer {
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

export function missileLayer(picture: Picture): Layer {
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

export function flashLayer(picture: Picture): Layer {
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
