/** Coverage as a picture: one map a height, with a scale and a legend. */
import { type Coverage, heightAt, NOTICE, type Scenario } from '../src/index.ts';
import { letterStep, lineStep } from './bitmap-font.ts';
import { type Colour, createBitmap, drawBox, drawLine, drawText, setPixel, visitInside } from './canvas.ts';
import { type Bitmap, pngFrom } from './png.ts';

const radPerDeg = Math.PI / 180;
/** Mean radius of the Earth, m: for the scale alone. */
const earthRadius = 6371008.8;
/** Longest side of a map, pixels. */
const mapSide = 900;
const legendWidth = 470;
const margin = 20;
const textScale = 2;
const line = lineStep * textScale;

const ink: Colour = [30, 34, 40];
const paper: Colour = [255, 255, 255];
const sea: Colour = [222, 230, 236];
const reached: Colour = [20, 120, 60];
const open: Colour = [200, 30, 30];
/** What the number of radars that detect does to the ground below: colour, and its weight. */
const detection: readonly (readonly [Colour, number])[] = [
  [[70, 130, 200], 0.3],
  [[60, 110, 190], 0.48],
  [[45, 85, 170], 0.64],
  [[30, 60, 150], 0.8],
];
const outlines: readonly Colour[] = [
  [196, 48, 48],
  [224, 132, 20],
  [120, 60, 160],
  [16, 130, 120],
  [170, 110, 60],
  [220, 60, 150],
  [90, 130, 20],
  [60, 60, 60],
  [250, 110, 90],
  [160, 150, 0],
  [200, 130, 240],
  [0, 170, 200],
  [110, 70, 30],
  [255, 150, 190],
  [140, 190, 90],
  [140, 140, 140],
];

/** A plate carrée map, true to scale along its middle parallel; lengths in rad, `scale` in pixels a radian of latitude. */
interface MapFrame {
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
  readonly narrowing: number;
  readonly scale: number;
  readonly width: number;
  readonly height: number;
}

/** The frame that holds every layer and asset, with some room. */
function frameOf(coverage: Coverage): MapFrame {
  let west = Infinity;
  let east = -Infinity;
  let south = Infinity;
  let north = -Infinity;
  const take = (lon: number, lat: number): void => {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  };
  for (const { rings } of coverage.layers) {
    for (const ring of rings) for (let i = 0; i < ring.length; i += 2) take(ring[i]!, ring[i + 1]!);
  }
  for (const { lon, lat } of coverage.assets) take(lon, lat);
  if (west > east) take(0, 0);
  const room = Math.max(0.03 * Math.max(east - west, north - south), 0.001);
  west -= room;
  east += room;
  south -= room;
  north += room;
  const narrowing = Math.cos((south + north) / 2);
  const scale = mapSide / Math.max((east - west) * narrowing, north - south);
  return {
    west,
    north,
    east,
    south,
    narrowing,
    scale,
    width: Math.ceil((east - west) * narrowing * scale),
    height: Math.ceil((north - south) * scale),
  };
}

/** Pixels of a ring of longitude and latitude. */
function pixelsOf(frame: MapFrame, ring: Float64Array): Float64Array {
  const pixels = new Float64Array(ring.length);
  for (let i = 0; i < ring.length; i += 2) {
    pixels[i] = (ring[i]! - frame.west) * frame.narrowing * frame.scale;
    pixels[i + 1] = (frame.north - ring[i + 1]!) * frame.scale;
  }
  return pixels;
}

function blend(below: Colour, above: Colour, weight: number): Colour {
  const mix = (i: 0 | 1 | 2): number => Math.round(below[i] + weight * (above[i] - below[i]));
  return [mix(0), mix(1), mix(2)];
}

/** Land pale and darker with height, sea and land without relief grey-blue. */
function groundColour(scenario: Scenario, frame: MapFrame, x: number, y: number): Colour {
  if (scenario.terrain === null) return sea;
  const lon = frame.west + (x + 0.5) / (frame.narrowing * frame.scale);
  const lat = frame.north - (y + 0.5) / frame.scale;
  const height = heightAt(scenario.terrain, lat, lon);
  if (height <= 0) return sea;
  return blend([246, 242, 230], [150, 136, 112], Math.min(1, height / 5000));
}

/** One map as a bitmap of its own. */
function drawMap(coverage: Coverage, scenario: Scenario, frame: MapFrame, height: number): Bitmap {
  const { width } = frame;
  const map = createBitmap(width, frame.height, sea);
  const radars = new Uint8Array(width * frame.height);
  const layers = coverage.layers.filter((layer) => layer.height === height);
  for (const { kind, rings } of layers) {
    if (kind !== 'radar') continue;
    const areas = rings.map((ring) => pixelsOf(frame, ring));
    visitInside(areas, width, frame.height, (x, y) => {
      const at = y * width + x;
      radars[at] = Math.min(radars[at]! + 1, detection.length);
    });
  }
  for (let at = 0; at < radars.length; at++) {
    const x = at % width;
    const y = Math.floor(at / width);
    const ground = groundColour(scenario, frame, x, y);
    const shade = detection[radars[at]! - 1];
    setPixel(map, x, y, shade ? blend(ground, shade[0], shade[1]) : ground);
  }
  for (const { kind, rings, effector } of layers) {
    if (kind === 'radar') continue;
    const colour = kind === 'track' ? ink : outlines[effector % outlines.length]!;
    for (const ring of rings) drawLine(map, pixelsOf(frame, ring), colour);
  }
  for (const asset of coverage.assets) {
    if (asset.height !== height) continue;
    const [x, y] = pixelsOf(frame, Float64Array.of(asset.lon, asset.lat));
    const colour = asset.effectors.length > 0 ? reached : open;
    drawBox(map, Math.round(x!) - 5, Math.round(y!) - 5, 10, 10, paper);
    drawBox(map, Math.round(x!) - 4, Math.round(y!) - 4, 8, 8, colour);
  }
  return map;
}

/** The longest of 1, 2, 5, 10, 20, 50 ... km that is at most a third of the map, in km. */
export function scaleLength(mapLength_km: number): number {
  const power = 10 ** Math.floor(Math.log10(mapLength_km / 3));
  const times = [5, 2, 1].find((factor) => factor * power <= mapLength_km / 3) ?? 1;
  return times * power;
}

function drawScale(picture: Bitmap, frame: MapFrame, x: number, y: number): void {
  const pixelsPerKm = (frame.scale * 1000) / earthRadius;
  const length_km = scaleLength(frame.width / pixelsPerKm);
  const length = Math.round(length_km * pixelsPerKm);
  drawBox(picture, x, y + 6, length, 3, ink);
  drawBox(picture, x, y, 3, 15, ink);
  drawBox(picture, x + length - 3, y, 3, 15, ink);
  drawText(picture, `${length_km} km`, x + length + 12, y, ink, textScale);
}

function degreesOf(angle: number, positive: string, negative: string): string {
  return `${Math.abs(angle / radPerDeg).toFixed(1)}${angle < 0 ? negative : positive}`;
}

interface LegendLine {
  readonly text: string;
  readonly colour?: Colour;
}

function legendOf(coverage: Coverage, scenario: Scenario, frame: MapFrame): LegendLine[] {
  const used = scenario.defence.effectors.filter(({ index }) =>
    coverage.layers.some((layer) => layer.kind === 'effector' && layer.effector === index),
  );
  const plain = blend([246, 242, 230], [150, 136, 112], 0.05);
  return [
    { text: 'detected by radars:' },
    ...detection.map(([colour, weight], index) => ({
      text: index + 1 < detection.length ? `${index + 1}` : `${index + 1} or more`,
      colour: blend(plain, colour, weight),
    })),
    { text: '' },
    { text: 'tracked by all radars together', colour: ink },
    { text: '' },
    { text: 'can be engaged with:' },
    ...used.map(({ name, index }) => ({ text: name, colour: outlines[index % outlines.length]! })),
    { text: '' },
    { text: 'effector reaches above the asset', colour: reached },
    { text: 'none reaches above the asset', colour: open },
    { text: '' },
    {
      text: `${degreesOf(frame.west, 'E', 'W')} to ${degreesOf(frame.east, 'E', 'W')}, ${degreesOf(frame.south, 'N', 'S')} to ${degreesOf(frame.north, 'N', 'S')}`,
    },
  ];
}

function copyInto(picture: Bitmap, part: Bitmap, x: number, y: number): void {
  for (let row = 0; row < part.height; row++) {
    const from = part.pixels.subarray(3 * row * part.width, 3 * (row + 1) * part.width);
    picture.pixels.set(from, 3 * ((y + row) * picture.width + x));
  }
}

/** Text cut to the width there is. */
function fitted(text: string, width: number): string {
  return text.slice(0, Math.max(0, Math.floor(width / (letterStep * textScale))));
}

/** The bytes of a PNG: the maps below each other in order of height, the legend on the right of the first. */
export function coveragePicture(coverage: Coverage, scenario: Scenario): Uint8Array {
  const frame = frameOf(coverage);
  const legend = legendOf(coverage, scenario, frame);
  const top = margin + 2 * line;
  const panel = Math.max(frame.height, legend.length * line) + 3 * line;
  const width = 3 * margin + frame.width + legendWidth;
  const picture = createBitmap(width, top + coverage.heights.length * panel + line + margin, paper);
  const title = `${scenario.name}: an object of ${coverage.rcs} m2`;
  drawText(picture, fitted(title, width - 2 * margin), margin, margin, ink, textScale);
  for (const [index, height] of coverage.heights.entries()) {
    const y = top + index * panel;
    drawText(picture, `at ${height} m above ${coverage.above}`, margin, y, ink, textScale);
    copyInto(picture, drawMap(coverage, scenario, frame, height), margin, y + line);
    drawScale(picture, frame, margin, y + line + frame.height + 6);
  }
  const x = 2 * margin + frame.width;
  for (const [index, { text, colour }] of legend.entries()) {
    const y = top + line + index * line;
    if (colour) drawBox(picture, x, y, 24, 14, colour);
    drawText(picture, fitted(text, legendWidth - 40), x + (colour ? 34 : 0), y, ink, textScale);
  }
  drawText(picture, fitted(NOTICE, width - 2 * margin), margin, picture.height - line, ink, textScale);
  return pngFrom(picture, NOTICE);
}
