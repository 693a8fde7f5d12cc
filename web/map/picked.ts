/** What is selected or picked: where it is, and its mark. */
import type { Scene } from '../../src/index.ts';
import type { Thing } from '../state/store.ts';
import { type Picture, type Place, type Places, placeOf, scaleAt } from './picture.ts';
import { addIcon, type Quads } from './quads.ts';

/** Size of the mark about what is selected, px at a scale of 1. */
const MARK = 44;

/** Where the selected thing is now, or null when it is not in the scene. */
function selectedPlace(picture: Picture): Place | null {
  const { selected, scene, playback } = picture;
  if (!selected) return null;
  const { index } = selected;
  const find = (places: Places, ids: Int32Array): Place | null => {
    for (let row = 0; row < places.count; row++) {
      if (ids[row] === index) return placeOf(picture, places, row);
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

/** The mark about the selected thing; none when it is not in the scene. */
export function addMark(quads: Quads, picture: Picture): void {
  const place = selectedPlace(picture);
  if (place) addIcon(quads, picture.icons.cells.selected!, place, MARK * scaleAt(picture.zoom));
}

/** Kinds of things that can be picked, in the order in which they are drawn. */
export type PickedKind = 'assets' | 'units' | 'engagements' | 'truth' | 'tracks' | 'missiles';

/** Where the rows of each kind begin among the quads that can be picked, in that order. */
export type Spans = readonly { readonly kind: PickedKind; readonly first: number }[];

/** What was picked, from the quad under the pointer. */
export function thingAt(scene: Scene, spans: Spans, quad: number): Thing | null {
  const span = spans.findLast(({ first }) => first <= quad);
  if (!span) return null;
  const row = quad - span.first;
  switch (span.kind) {
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
  }
}
