/** Tracks as a picture: one line each on a plate carrée map, its latest place a dot. */
import type { TrackCollection } from '../src/index.ts';
import { type Colour, createBitmap, drawBox, drawLine, drawText } from './canvas.ts';
import { pngFrom } from './png.ts';

const width = 1200;
const margin = 40;
const caption = 60;
const paper: Colour = [250, 250, 247];
const ink: Colour = [30, 34, 40];
const lines: readonly Colour[] = [
  [30, 90, 170],
  [190, 60, 40],
  [20, 120, 80],
  [130, 70, 160],
  [200, 130, 20],
  [20, 130, 150],
];

/** The bytes of a PNG with all tracks of a collection. */
export function tracksPicture(tracks: TrackCollection): Uint8Array {
  const all = tracks.features.flatMap((feature) => feature.geometry.coordinates);
  const extreme = (pick: (a: number, b: number) => number, axis: 0 | 1, otherwise: number) =>
    all.reduce((value, place) => pick(value, place[axis]), all[0]?.[axis] ?? otherwise);
  const west = extreme(Math.min, 0, 0);
  const south = extreme(Math.min, 1, 0);
  const spanX = Math.max(extreme(Math.max, 0, 0) - west, 0.01);
  const spanY = Math.max(extreme(Math.max, 1, 0) - south, 0.01);
  const narrow = Math.cos(((south + spanY / 2) * Math.PI) / 180);
  const scale = Math.min((width - 2 * margin) / (spanX * narrow), (2 * width) / spanY);
  const height = Math.ceil(spanY * scale) + 2 * margin + caption;
  const bitmap = createBitmap(width, height, paper);
  for (const [index, { geometry }] of tracks.features.entries()) {
    const points = geometry.coordinates.flatMap(([lon, lat]) => [
      margin + (lon - west) * narrow * scale,
      margin + (south + spanY - lat) * scale,
    ]);
    const colour = lines[index % lines.length]!;
    drawLine(bitmap, points, colour);
    drawBox(bitmap, Math.round(points.at(-2)! - 2), Math.round(points.at(-1)! - 2), 6, 6, colour);
  }
  drawText(bitmap, `${tracks.features.length} tracks`, margin, height - caption + 10, ink);
  drawText(bitmap, tracks.notice, margin, height - caption + 34, ink);
  return pngFrom(bitmap, tracks.notice);
}
