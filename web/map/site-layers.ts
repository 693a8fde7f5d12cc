/** What stands on the ground: units and assets. */
import type { Layer } from '@deck.gl/core';
import { type At, iconLayer, type Places, scaleAt, steadyData } from './icon-layer.ts';
import { assetIcon } from './icons.ts';
import type { Picture } from './picture.ts';
import { unitKinds } from './unit-symbols.ts';

/** Below this zoom the parts of a system lie on one another, so only its command post is drawn. */
const APART = 7;

/** Below `APART`, systems whose reach is fewer pixels than this are left out. 70 / 2^zoom is the size of a pixel, km, at 28 degrees. */
const PIXELS_OF_REACH = 14;

const unitsData = steadyData();
const assetsData = steadyData();

/** A number that changes when the thing of the row has moved by more than about 20 m or is in another state. */
const placeAndState =
  (places: Places, state: ArrayLike<number>) =>
  (row: number): number =>
    Math.round(places.lonDeg[row]! * 5000) +
    Math.round(places.latDeg[row]! * 5000) * 7 +
    Math.round(state[row]! * 1000);

export function unitLayer(picture: Picture): Layer {
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

export function assetLayer(picture: Picture): Layer {
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
