/**
 * What the map draws each frame, as quads: lines between two places, and dots and icons at one. All of them lie in a few
 * long arrays that go to the graphics card as they are, four corners a quad, and are drawn in one go. Drawing them as
 * instances of one quad would need a quarter of the numbers, but costs twelve times as much without a graphics card,
 * where every instance is a job of its own. Degrees as 32-bit floats are good to 0.8 m, less than a tenth of a pixel.
 */
export type Rgb = readonly [number, number, number];

export interface Quads {
  /** Longitude, latitude, degrees, and height, m, of the place or of the beginning of a line. */
  at: Float32Array;
  /** The same of the end of a line. */
  to: Float32Array;
  /** Left and top of the icon in the sheet, or `LINE` or `DOT` and 0; then size, px, and angle, radians. */
  look: Float32Array;
  colour: Uint8Array;
  count: number;
}

/** Takes the place of an icon's left edge. */
export const LINE = -1;
export const DOT = -2;
/** Corners of a quad. */
export const CORNERS = 4;

export function createQuads(): Quads {
  return {
    at: new Float32Array(0),
    to: new Float32Array(0),
    look: new Float32Array(0),
    colour: new Uint8Array(0),
    count: 0,
  };
}

export const clearQuads = (quads: Quads): void => {
  quads.count = 0;
};

function grow(quads: Quads): void {
  const room = CORNERS * Math.max(256, 2 * quads.count);
  const grown = createQuads();
  grown.at = new Float32Array(3 * room);
  grown.to = new Float32Array(3 * room);
  grown.look = new Float32Array(4 * room);
  grown.colour = new Uint8Array(4 * room);
  for (const name of ['at', 'to', 'look', 'colour'] as const) {
    grown[name].set(quads[name]);
    (quads[name] as Float32Array | Uint8Array) = grown[name];
  }
}

/** Room for one more; gives the index of its first corner. */
function addQuad(quads: Quads, look: number, top: number, size: number, angle: number): number {
  if (4 * CORNERS * (quads.count + 1) > quads.look.length) grow(quads);
  const first = CORNERS * quads.count++;
  for (let corner = first; corner < first + CORNERS; corner++) {
    quads.look[4 * corner] = look;
    quads.look[4 * corner + 1] = top;
    quads.look[4 * corner + 2] = size;
    quads.look[4 * corner + 3] = angle;
    quads.colour.fill(255, 4 * corner, 4 * corner + 4);
  }
  return first;
}

function put(places: Float32Array, first: number, lon: number, lat: number, height: number): void {
  for (let corner = first; corner < first + CORNERS; corner++) {
    places[3 * corner] = lon;
    places[3 * corner + 1] = lat;
    places[3 * corner + 2] = height;
  }
}

/** A line from a place; `endLast` says where to. Height, m, is 0 on a flat map; width in px. */
export function addLine(quads: Quads, lon: number, lat: number, height: number, width: number): void {
  put(quads.at, addQuad(quads, LINE, 0, width, 0), lon, lat, height);
}

/** Where the line that was added last leads to. */
export function endLast(quads: Quads, lon: number, lat: number, height: number): void {
  put(quads.to, CORNERS * (quads.count - 1), lon, lat, height);
}

/** A round dot at a place; size across, px. */
export function addDot(quads: Quads, lon: number, lat: number, height: number, size: number): void {
  put(quads.at, addQuad(quads, DOT, 0, size, 0), lon, lat, height);
}

/** Where an icon lies in the sheet. */
export interface Cell {
  readonly x: number;
  readonly y: number;
}

/** An icon at a place, turned clockwise by `angle`, radians; size across, px. */
export function addIcon(
  quads: Quads,
  cell: Cell,
  place: readonly [lon: number, lat: number, height: number],
  size: number,
  angle = 0,
): void {
  put(quads.at, addQuad(quads, cell.x, cell.y, size, angle), place[0], place[1], place[2]);
}

/** Colour what was added last; an icon keeps its own colours and takes `alpha` alone when it is painted white. */
export function paintLast(quads: Quads, colour: Rgb, alpha: number): void {
  const first = CORNERS * (quads.count - 1);
  for (let corner = first; corner < first + CORNERS; corner++) {
    quads.colour[4 * corner] = colour[0];
    quads.colour[4 * corner + 1] = colour[1];
    quads.colour[4 * corner + 2] = colour[2];
    quads.colour[4 * corner + 3] = alpha;
  }
}
