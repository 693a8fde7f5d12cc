/** The moving picture as deck.gl layers, straight from the tables of the scene: what lies under, the things, and what lies over. */
import type { Layer } from '@deck.gl/core';
import type { IconSheet } from './icons.ts';
import { addEllipses, addEngagements, addLeaders, addPlots, addTrails } from './lines.ts';
import { addFlashes, addMissiles, addTracks, addTruth } from './objects.ts';
import { addMark, type PickedKind, type Spans } from './picked.ts';
import type { Picture } from './picture.ts';
import { QuadLayer } from './quad-layer.ts';
import { clearQuads, createQuads, type Quads } from './quads.ts';
import { addAssets, addUnits } from './sites.ts';

/** Below this zoom the ellipses of tracks are too small to be seen. */
const ELLIPSES_FROM = 6.5;

const under = createQuads();
const things = createQuads();
const over = createQuads();
const spans: { kind: PickedKind; first: number }[] = [];
let stamp = 0;

/** A layer of quads that were filled anew; nothing of it can be picked unless told so. */
export function quadLayer(
  id: string,
  quads: Quads,
  icons: IconSheet,
  picking: { readonly pickable?: boolean } = {},
): Layer {
  return new QuadLayer({ id, quads, icons, stamp: ++stamp, ...picking });
}

type Add = (quads: Quads, picture: Picture) => void;
const pickedAdds: readonly [PickedKind, Add][] = [
  ['assets', addAssets],
  ['units', addUnits],
  ['engagements', addEngagements],
  ['truth', addTruth],
  ['tracks', addTracks],
  ['missiles', addMissiles],
];

/** All layers, bottom first. What is switched off is left out. */
export function layersOf(picture: Picture): Layer[] {
  const { shown, icons } = picture;
  for (const quads of [under, things, over]) clearQuads(quads);
  if (shown.trails) addTrails(under, picture);
  if (shown.plots) addPlots(under, picture);
  if (shown.tracks && shown.ellipses && picture.zoom > ELLIPSES_FROM) addEllipses(under, picture);
  if (shown.truth) addLeaders(under, picture);
  spans.length = 0;
  for (const [kind, add] of pickedAdds) {
    if (!shown[kind]) continue;
    spans.push({ kind, first: things.count });
    add(things, picture);
  }
  addFlashes(over, picture);
  addMark(over, picture);
  return [
    quadLayer('under', under, icons),
    quadLayer('things', things, icons, { pickable: true }),
    quadLayer('over', over, icons),
  ];
}

/** Which kinds the quads of the layer of things are now. */
export const thingSpans = (): Spans => spans;
