/** The moving picture as deck.gl layers, straight from the tables of the scene. */
import type { Layer } from '@deck.gl/core';
import { ellipseLayer, engagementLayer, leaderLayer, plotLayer, trailLayer } from './line-layers.ts';
import { flashLayer, missileLayer, trackLayer, truthLayer } from './object-layers.ts';
import { markLayers } from './picked.ts';
import type { Picture } from './picture.ts';
import { assetLayer, unitLayer } from './site-layers.ts';

/** All layers, bottom first. A layer that is switched off is left out. */
export function layersOf(picture: Picture): Layer[] {
  const { shown } = picture;
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
  layers.push(flashLayer(picture), ...markLayers(picture));
  return layers;
}
