/** What flies and what is heard of it: truth, tracks, interceptors, and the flashes of kills, misses and leaks. */
import { eventKinds } from '../../src/index.ts';
import { leastStatus, type Picture, placeOf, scaleAt } from './picture.ts';
import { addIcon, paintLast, type Quads } from './quads.ts';

/** Sizes of icons, px at a scale of 1. */
const TRUTH = 26;
const TRACK = 33;
const MISSILE = 17;
const LEAK = 30;
const FLASH = 22;

const killed = eventKinds.indexOf('killed');
const leaked = eventKinds.indexOf('leaked');
const white = [255, 255, 255] as const;

export function addTruth(quads: Quads, picture: Picture): void {
  const { objects } = picture.scene;
  const size = TRUTH * scaleAt(picture.zoom);
  for (let row = 0; row < objects.count; row++) {
    const name = `truth-${objects.side[row]}-${Math.min(8, objects.category[row]!)}`;
    addIcon(quads, picture.icons.cells[name]!, placeOf(picture, objects, row), size);
  }
}

/** Tracks of too low a status have no size, so that rows and tracks go together. */
export function addTracks(quads: Quads, picture: Picture): void {
  const { tracks } = picture.scene;
  const least = leastStatus(picture);
  const size = TRACK * scaleAt(picture.zoom);
  for (let row = 0; row < tracks.count; row++) {
    const status = tracks.status[row]!;
    const name = `track-${tracks.identity[row]}-${Math.max(1, status)}`;
    addIcon(quads, picture.icons.cells[name]!, placeOf(picture, tracks, row), status < least ? 0 : size);
  }
}

export function addMissiles(quads: Quads, picture: Picture): void {
  const { missiles } = picture.scene;
  const size = MISSILE * scaleAt(picture.zoom);
  const cell = picture.icons.cells.missile!;
  for (let row = 0; row < missiles.count; row++) {
    const angle = (missiles.headingDeg[row]! * Math.PI) / 180;
    addIcon(quads, cell, placeOf(picture, missiles, row), size, angle);
  }
}

export function addFlashes(quads: Quads, picture: Picture): void {
  const { flashes } = picture.scene;
  for (let row = 0; row < flashes.count; row++) {
    const kind = flashes.kind[row];
    const name = kind === killed ? 'kill' : kind === leaked ? 'leak' : 'miss';
    const young = 1 - flashes.age[row]!;
    const size = (kind === leaked ? LEAK : FLASH) * scaleAt(picture.zoom) * (1 + 0.7 * young ** 3);
    addIcon(quads, picture.icons.cells[name]!, placeOf(picture, flashes, row), size);
    paintLast(quads, white, 255 * Math.min(1, 1.6 * young));
  }
}
