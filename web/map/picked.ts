/** What is selected or picked: where it is, and its mark. */
import type { Layer } from '@deck.gl/core';
import { IconLayer } from '@deck.gl/layers';
import type { Scene } from '../../src/index.ts';
import type { Thing } from '../state/store.ts';
import { type Places, scaleAt } from './icon-layer.ts';
import type { Picture } from './picture.ts';

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

/** The mark about the selected thing; none when it is not in the scene. */
export function markLayers(picture: Picture): Layer[] {
  const mark = selectedPlace(picture);
  return mark ? [markLayer(picture, mark)] : [];
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
