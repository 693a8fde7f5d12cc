/** What stands on the ground: units and assets. */
import { assetIcon } from './icons.ts';
import { type Picture, placeOf, scaleAt } from './picture.ts';
import { addIcon, type Quads } from './quads.ts';
import { unitKinds } from './unit-symbols.ts';

/** Below this zoom the parts of a system lie on one another, so only its command post is drawn. */
const APART = 7;
/** Below `APART`, systems whose reach is fewer pixels than this are left out. 70 / 2^zoom is the size of a pixel, km, at 28 degrees. */
const PIXELS_OF_REACH = 14;
/** Sizes of icons, px at a scale of 1. */
const UNIT = 32;
const ASSET = 27;
/** Phase of a unit that was lost. */
const LOST = 4;

/** Whether a unit is not drawn for itself: it flies, it reaches too little for the view, or its post stands for it. */
function foldedAt({ zoom, playback, reaches, shown }: Picture): (row: number) => boolean {
  const given = playback.record.header.units;
  const far = zoom < APART;
  const smallestReach = far ? (PIXELS_OF_REACH * 70) / 2 ** zoom : 0;
  const posted = new Set(given.filter((unit) => unit.kind === 'command').map((unit) => unit.system));
  return (row) => {
    const unit = given[row]!;
    if (unit.carrier >= 0) return shown.truth;
    if (reaches[unit.system]! < smallestReach) return true;
    return far && unit.kind !== 'command' && posted.has(unit.system);
  };
}

export function addUnits(quads: Quads, picture: Picture): void {
  const { units } = picture.scene;
  const given = picture.playback.record.header.units;
  const size = UNIT * scaleAt(picture.zoom);
  const isFolded = foldedAt(picture);
  for (let row = 0; row < units.count; row++) {
    const { kind } = given[row]!;
    const known = (unitKinds as readonly string[]).includes(kind) ? kind : 'command';
    const name = units.phase[row] === LOST ? `unit-${known}-lost` : `unit-${known}`;
    addIcon(quads, picture.icons.cells[name]!, placeOf(picture, units, row), isFolded(row) ? 0 : size);
  }
}

export function addAssets(quads: Quads, picture: Picture): void {
  const { assets } = picture.scene;
  const given = picture.playback.record.header.assets;
  const size = ASSET * scaleAt(picture.zoom);
  for (let row = 0; row < assets.count; row++) {
    const name = assetIcon(given[row]!.kind, assets.damage[row]!);
    addIcon(quads, picture.icons.cells[name]!, placeOf(picture, assets, row), size);
  }
}
