/** Drawing on a bitmap: boxes, closed lines, areas and text. Coordinates are pixels from the top left corner. */
import { hasDot, letterStep } from './bitmap-font.ts';
import type { Bitmap } from './png.ts';

export type Colour = readonly [red: number, green: number, blue: number];

/** A bitmap of one colour. */
export function createBitmap(width: number, height: number, colour: Colour): Bitmap {
  const bitmap = { width, height, pixels: new Uint8Array(3 * width * height) };
  drawBox(bitmap, 0, 0, width, height, colour);
  return bitmap;
}

/** One pixel; nothing outside the bitmap. */
export function setPixel(bitmap: Bitmap, x: number, y: number, colour: Colour): void {
  if (x < 0 || y < 0 || x >= bitmap.width || y >= bitmap.height) return;
  bitmap.pixels.set(colour, 3 * (y * bitmap.width + x));
}

export function drawBox(
  bitmap: Bitmap,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: Colour,
): void {
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column++) setPixel(bitmap, column, row, colour);
  }
}

/** Text of 5 x 7 dots, each `scale` pixels wide, in capitals; (x, y) is its top left corner. */
export function drawText(
  bitmap: Bitmap,
  text: string,
  x: number,
  y: number,
  colour: Colour,
  scale = 2,
): void {
  for (const [index, sign] of [...text].entries()) {
    const left = x + index * letterStep * scale;
    for (let dot = 0; dot < 35; dot++) {
      const column = dot % 5;
      const row = Math.floor(dot / 5);
      if (hasDot(sign, column, row)) {
        drawBox(bitmap, left + column * scale, y + row * scale, scale, scale, colour);
      }
    }
  }
}

/** A line two pixels wide through points x, y, x, y ... */
export function drawLine(bitmap: Bitmap, points: ArrayLike<number>, colour: Colour): void {
  for (let i = 0; i + 3 < points.length; i += 2) {
    const dx = points[i + 2]! - points[i]!;
    const dy = points[i + 3]! - points[i + 1]!;
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(dx), Math.abs(dy))));
    for (let step = 0; step <= steps; step++) {
      const x = Math.floor(points[i]! + (dx * step) / steps);
      const y = Math.floor(points[i + 1]! + (dy * step) / steps);
      drawBox(bitmap, x, y, 2, 2, colour);
    }
  }
}

/** Call `visit` for every pixel whose middle lies inside an odd number of the closed rings (x, y, x, y ...). */
export function visitInside(
  rings: readonly ArrayLike<number>[],
  width: number,
  height: number,
  visit: (x: number, y: number) => void,
): void {
  const crossings: number[][] = Array.from({ length: height }, () => []);
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const y0 = ring[i + 1]!;
      const y1 = ring[i + 3]!;
      const first = Math.max(0, Math.ceil(Math.min(y0, y1) - 0.5));
      const last = Math.min(height - 1, Math.ceil(Math.max(y0, y1) - 0.5) - 1);
      for (let row = first; row <= last; row++) {
        crossings[row]!.push(ring[i]! + ((row + 0.5 - y0) / (y1 - y0)) * (ring[i + 2]! - ring[i]!));
      }
    }
  }
  for (const [row, found] of crossings.entries()) {
    found.sort((a, b) => a - b);
    for (let i = 0; i + 1 < found.length; i += 2) {
      const last = Math.min(width - 1, Math.ceil(found[i + 1]! - 0.5) - 1);
      for (let x = Math.max(0, Math.ceil(found[i]! - 0.5)); x <= last; x++) visit(x, row);
    }
  }
}
