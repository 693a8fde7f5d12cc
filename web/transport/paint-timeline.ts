/** Painting of the time line: three lanes of counts a pixel, so that a thousand launches still read. */
import { clockText, type TimeMarks } from '../../src/index.ts';

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function counts(times: Float64Array, end: number, width: number): Uint16Array {
  const bins = new Uint16Array(width);
  for (const time of times) bins[Math.min(width - 1, Math.max(0, Math.floor((time / end) * width)))]!++;
  return bins;
}

/** Bars of `times` from the base line `base` up (or down for a negative `height`). */
function bars(
  paint: CanvasRenderingContext2D,
  times: Float64Array,
  end: number,
  width: number,
  base: number,
  height: number,
): void {
  const step = 3;
  const bins = counts(times, end, Math.ceil(width / step));
  let most = 1;
  for (const bin of bins) most = Math.max(most, bin);
  for (let index = 0; index < bins.length; index++) {
    if (bins[index] === 0) continue;
    const length = height * (0.35 + 0.65 * (bins[index]! / most));
    paint.fillRect(index * step, length < 0 ? base : base - length, step - 0.8, Math.abs(length));
  }
}

/** Paint the strip for its present size on the page. */
export function paintTimeline(
  canvas: HTMLCanvasElement,
  marks: TimeMarks | null,
  bookmarks: readonly number[],
  end: number,
): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0) return;
  const dense = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * dense);
  canvas.height = Math.round(height * dense);
  const paint = canvas.getContext('2d')!;
  paint.scale(dense, dense);
  paint.clearRect(0, 0, width, height);
  const middle = height * 0.42;
  paint.fillStyle = colour('line');
  paint.fillRect(0, middle, width, 1);
  if (!marks || end <= 0) return;
  paint.fillStyle = colour('muted');
  paint.globalAlpha = 0.45;
  bars(paint, marks.entered, end, width, middle, middle - 2);
  paint.globalAlpha = 1;
  paint.fillStyle = colour('missile');
  bars(paint, marks.launched, end, width, middle, (middle - 2) * 0.72);
  paint.fillStyle = colour('neutral');
  bars(paint, marks.killed, end, width, middle + 1, -(height * 0.24));
  paint.fillStyle = colour('hostile');
  for (const time of marks.leaked) {
    const x = (time / end) * width;
    paint.beginPath();
    paint.moveTo(x, middle + 2);
    paint.lineTo(x + 4.5, middle + 10);
    paint.lineTo(x - 4.5, middle + 10);
    paint.fill();
  }
  waves(paint, marks, end, width, middle);
  ticks(paint, end, width, height);
  flags(paint, bookmarks, end, width, height);
}

/** A pennant for each bookmark, over everything else. */
function flags(
  paint: CanvasRenderingContext2D,
  bookmarks: readonly number[],
  end: number,
  width: number,
  height: number,
): void {
  paint.fillStyle = colour('accent');
  for (const time of bookmarks) {
    const x = (time / end) * width;
    paint.fillRect(x - 1, 0, 2, height * 0.72);
    paint.beginPath();
    paint.moveTo(x, 0);
    paint.lineTo(x + 9, 4.5);
    paint.lineTo(x, 9);
    paint.fill();
  }
}

/** Where each wave begins: a flag with the number of its objects, unless the flag before is in the way. */
function waves(
  paint: CanvasRenderingContext2D,
  marks: TimeMarks,
  end: number,
  width: number,
  middle: number,
): void {
  paint.font = '10px system-ui, sans-serif';
  paint.textBaseline = 'top';
  paint.textAlign = 'left';
  let free = 0;
  for (const wave of marks.waves) {
    const x = (wave.time / end) * width;
    paint.fillStyle = colour('hostile');
    paint.globalAlpha = 0.55;
    paint.fillRect(x, 0, 1, middle);
    paint.globalAlpha = 1;
    const text = String(wave.count);
    if (x < free) continue;
    paint.fillText(text, x + 3, 0);
    free = x + 10 + paint.measureText(text).width;
  }
}

function ticks(paint: CanvasRenderingContext2D, end: number, width: number, height: number): void {
  const steps = [10, 30, 60, 120, 300, 600, 1200, 1800, 3600];
  const step = steps.find((each) => (each / end) * width >= 74) ?? 7200;
  paint.fillStyle = colour('muted');
  paint.font = '10.5px system-ui, sans-serif';
  paint.textBaseline = 'bottom';
  for (let time = 0; time <= end; time += step) {
    const x = (time / end) * width;
    paint.textAlign = x < 14 ? 'left' : x > width - 16 ? 'right' : 'center';
    paint.fillText(clockText(time), x, height);
  }
}
