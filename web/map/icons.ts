/**
 * The icon sheet of the map, painted once a theme. In the spirit of APP-6: own is a circle, hostile a
 * diamond, neutral a square, unknown a clover. Truth is filled and carries the letter of its category,
 * tracks are hollow.
 */
import { categories } from '../../src/index.ts';
import { css, type Palette, type Rgb } from './colours.ts';
import type { Cell } from './quads.ts';
import { type UnitPainter, unitKinds } from './unit-symbols.ts';

export interface IconSheet {
  readonly image: HTMLCanvasElement;
  readonly cells: Record<string, Cell>;
}

/** Side of a cell, px; icons are drawn at about half of it or less, so they stay sharp on dense screens. */
export const CELL = 64;
const COLUMNS = 12;

/** Letter of each category, in the order of `categories`. */
export const categoryLetters: readonly string[] = ['F', 'S', 'B', 'C', 'D', 'T', 'H', 'N', 'G'];

type Paint = CanvasRenderingContext2D;
type Frame = 'circle' | 'diamond' | 'square' | 'clover';

/** Frame by side: own, hostile, neutral; and by identity: unknown, own, neutral, hostile. */
const sideFrames: readonly Frame[] = ['circle', 'diamond', 'square'];
const identityFrames: readonly Frame[] = ['clover', 'circle', 'square', 'diamond'];

function outline(paint: Paint, frame: Frame, radius: number): void {
  paint.beginPath();
  if (frame === 'circle') paint.arc(0, 0, radius, 0, Math.PI * 2);
  if (frame === 'square') paint.rect(-radius * 0.88, -radius * 0.88, radius * 1.76, radius * 1.76);
  if (frame === 'diamond') {
    const reach = radius * 1.24;
    paint.moveTo(0, -reach);
    paint.lineTo(reach, 0);
    paint.lineTo(0, reach);
    paint.lineTo(-reach, 0);
    paint.closePath();
  }
  if (frame === 'clover') {
    const lobe = radius * 0.56;
    const out = radius * 0.56;
    paint.arc(0, -out, lobe, Math.PI, 0);
    paint.arc(out, 0, lobe, -Math.PI / 2, Math.PI / 2);
    paint.arc(0, out, lobe, 0, Math.PI);
    paint.arc(-out, 0, lobe, Math.PI / 2, -Math.PI / 2);
    paint.closePath();
  }
}

function filled(paint: Paint, frame: Frame, colour: Rgb, palette: Palette, letter: string): void {
  outline(paint, frame, 20);
  paint.fillStyle = css(colour);
  paint.fill();
  paint.lineWidth = 3;
  paint.strokeStyle = css(palette.halo);
  paint.stroke();
  paint.fillStyle = css(palette.glyph);
  paint.font = '700 25px system-ui, sans-serif';
  paint.textAlign = 'center';
  paint.textBaseline = 'middle';
  paint.fillText(letter, 0, 1.5);
}

function hollow(paint: Paint, frame: Frame, colour: Rgb, palette: Palette, dash: readonly number[]): void {
  outline(paint, frame, 22);
  paint.lineWidth = 8;
  paint.setLineDash([...dash]);
  paint.strokeStyle = css(palette.halo, 0.65);
  paint.stroke();
  paint.lineWidth = 4.5;
  paint.strokeStyle = css(colour);
  paint.stroke();
  paint.setLineDash([]);
}

function missile(paint: Paint, palette: Palette): void {
  paint.beginPath();
  paint.moveTo(0, -25);
  paint.lineTo(11, 21);
  paint.lineTo(0, 12);
  paint.lineTo(-11, 21);
  paint.closePath();
  paint.fillStyle = css(palette.missile);
  paint.fill();
  paint.lineWidth = 3;
  paint.strokeStyle = css(palette.halo);
  paint.stroke();
}

function strokes(paint: Paint, palette: Palette, colour: Rgb, draw: () => void): void {
  for (const [width, style] of [
    [10, css(palette.halo, 0.8)],
    [5.5, css(colour)],
  ] as const) {
    paint.beginPath();
    draw();
    paint.lineCap = 'round';
    paint.lineWidth = width;
    paint.strokeStyle = style;
    paint.stroke();
  }
}

function kill(paint: Paint, palette: Palette): void {
  strokes(paint, palette, palette.kill, () => {
    for (let ray = 0; ray < 8; ray++) {
      const angle = (ray * Math.PI) / 4;
      paint.moveTo(Math.cos(angle) * 9, Math.sin(angle) * 9);
      paint.lineTo(Math.cos(angle) * 24, Math.sin(angle) * 24);
    }
  });
}

function miss(paint: Paint, palette: Palette): void {
  strokes(paint, palette, palette.clutter, () => {
    paint.moveTo(-13, -13);
    paint.lineTo(13, 13);
    paint.moveTo(13, -13);
    paint.lineTo(-13, 13);
  });
}

function leak(paint: Paint, palette: Palette): void {
  strokes(paint, palette, palette.sides[1], () => {
    paint.moveTo(0, -24);
    paint.lineTo(23, 18);
    paint.lineTo(-23, 18);
    paint.closePath();
    paint.moveTo(0, -8);
    paint.lineTo(0, 4);
    paint.moveTo(0, 12);
    paint.lineTo(0, 12.5);
  });
}

/** Kinds of asset that have a picture of their own; all others are `place`. */
export const assetKinds = ['airfield', 'town', 'ship', 'formation', 'place'] as const;

export function assetIcon(kind: string, damage: number): string {
  const known = (assetKinds as readonly string[]).includes(kind) ? kind : 'place';
  return `asset-${known}-${damage <= 0 ? 0 : damage < 0.5 ? 1 : 2}`;
}

function asset(paint: Paint, palette: Palette, kind: string, level: number): void {
  const colour = level === 0 ? palette.asset : palette.damaged;
  paint.beginPath();
  paint.arc(0, 0, 21, 0, Math.PI * 2);
  paint.fillStyle = css(palette.halo, 0.82);
  paint.fill();
  paint.lineWidth = 3;
  paint.strokeStyle = css(colour);
  paint.stroke();
  paint.lineWidth = 5;
  paint.lineCap = 'butt';
  paint.beginPath();
  if (kind === 'airfield') {
    paint.moveTo(-13, 9);
    paint.lineTo(13, -9);
    paint.moveTo(-8, -10);
    paint.lineTo(8, 10);
  } else if (kind === 'town') {
    paint.rect(-11, -3, 8, 13);
    paint.rect(1, -11, 9, 21);
  } else if (kind === 'ship') {
    paint.moveTo(-14, 0);
    paint.lineTo(14, 0);
    paint.lineTo(8, 9);
    paint.lineTo(-8, 9);
    paint.closePath();
  } else if (kind === 'formation') {
    paint.rect(-12, -6, 24, 12);
  } else {
    paint.arc(0, 0, 7, 0, Math.PI * 2);
  }
  paint.strokeStyle = css(colour);
  paint.stroke();
  if (level > 0) {
    paint.beginPath();
    paint.arc(0, 0, 26, -Math.PI / 2, level === 1 ? Math.PI / 2 : Math.PI * 1.5);
    paint.lineWidth = 6;
    paint.strokeStyle = css(palette.damaged);
    paint.stroke();
  }
}

/** The sheet with every icon the map can need; unit symbols are painted by `units`. */
export function paintIcons(palette: Palette, units: UnitPainter): IconSheet {
  const jobs: [string, (paint: Paint) => void][] = [];
  sideFrames.forEach((frame, side) => {
    categories.forEach((_, category) => {
      const letter = categoryLetters[category] ?? '';
      jobs.push([
        `truth-${side}-${category}`,
        (paint) => filled(paint, frame, palette.sides[side]!, palette, letter),
      ]);
    });
  });
  identityFrames.forEach((frame, identity) => {
    const colour = palette.identities[identity]!;
    jobs.push([`track-${identity}-1`, (paint) => hollow(paint, frame, colour, palette, [3, 7])]);
    jobs.push([`track-${identity}-2`, (paint) => hollow(paint, frame, colour, palette, [])]);
    jobs.push([`track-${identity}-3`, (paint) => hollow(paint, frame, colour, palette, [12, 8])]);
  });
  for (const kind of assetKinds) {
    for (const level of [0, 1, 2]) {
      jobs.push([`asset-${kind}-${level}`, (paint) => asset(paint, palette, kind, level)]);
    }
  }
  jobs.push(['missile', (paint) => missile(paint, palette)]);
  jobs.push(['kill', (paint) => kill(paint, palette)]);
  jobs.push(['miss', (paint) => miss(paint, palette)]);
  jobs.push(['leak', (paint) => leak(paint, palette)]);
  jobs.push(['selected', (paint) => corners(paint, palette)]);
  for (const kind of unitKinds) {
    jobs.push([`unit-${kind}`, (paint) => units(paint, kind, false)]);
    jobs.push([`unit-${kind}-lost`, (paint) => units(paint, kind, true)]);
  }
  return paintAll(jobs);
}

function corners(paint: Paint, palette: Palette): void {
  strokes(paint, palette, palette.asset, () => {
    for (const [x, y] of [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const) {
      paint.moveTo(x * 27, y * 14);
      paint.lineTo(x * 27, y * 27);
      paint.lineTo(x * 14, y * 27);
    }
  });
}

function paintAll(jobs: [string, (paint: Paint) => void][]): IconSheet {
  const image = document.createElement('canvas');
  image.width = COLUMNS * CELL;
  image.height = Math.ceil(jobs.length / COLUMNS) * CELL;
  const paint = image.getContext('2d')!;
  const cells: IconSheet['cells'] = {};
  jobs.forEach(([name, draw], index) => {
    const x = (index % COLUMNS) * CELL;
    const y = Math.floor(index / COLUMNS) * CELL;
    paint.save();
    paint.translate(x + CELL / 2, y + CELL / 2);
    draw(paint);
    paint.restore();
    cells[name] = { x, y };
  });
  return { image, cells };
}
