/**
 * Columns of numbers in the form that deck.gl hands to the graphics card as they are. Filling them in one loop costs a
 * fifth of being asked for every row. Degrees as 32-bit floats are good to 0.8 m, less than a tenth of a pixel.
 */
type Rgb = readonly [number, number, number];

/** Lines or dots of one layer; the arrays grow and are used again for each frame. */
export interface Columns {
  from: Float32Array;
  to: Float32Array;
  colour: Uint8Array;
  count: number;
}

export function createColumns(): Columns {
  return { from: new Float32Array(0), to: new Float32Array(0), colour: new Uint8Array(0), count: 0 };
}

/** Make room for `count` rows and forget what was there. */
export function clearColumns(columns: Columns, count: number): void {
  columns.count = 0;
  if (columns.from.length >= 3 * count) return;
  const room = Math.ceil(count * 1.5);
  columns.from = new Float32Array(3 * room);
  columns.to = new Float32Array(3 * room);
  columns.colour = new Uint8Array(4 * room);
}

/** One more row from a place to a place; height, m, is 0 on a flat map. */
export function addLine(
  columns: Columns,
  fromLon: number,
  fromLat: number,
  fromHeight: number,
  toLon: number,
  toLat: number,
  toHeight: number,
): void {
  const { from, to } = columns;
  const at = 3 * columns.count++;
  from[at] = fromLon;
  from[at + 1] = fromLat;
  from[at + 2] = fromHeight;
  to[at] = toLon;
  to[at + 1] = toLat;
  to[at + 2] = toHeight;
}

/** One more row at a place. */
export function addDot(columns: Columns, lon: number, lat: number, height: number): void {
  const at = 3 * columns.count++;
  columns.from[at] = lon;
  columns.from[at + 1] = lat;
  columns.from[at + 2] = height;
}

/** Colour the row that was added last. */
export function paintLast(columns: Columns, colour: Rgb, alpha: number): void {
  const at = 4 * (columns.count - 1);
  columns.colour[at] = colour[0];
  columns.colour[at + 1] = colour[1];
  columns.colour[at + 2] = colour[2];
  columns.colour[at + 3] = alpha;
}

/** The data of a LineLayer. */
export function lineData({ from, to, colour, count }: Columns) {
  return {
    length: count,
    attributes: {
      getSourcePosition: { value: from.subarray(0, 3 * count), size: 3 },
      getTargetPosition: { value: to.subarray(0, 3 * count), size: 3 },
      getColor: { value: colour.subarray(0, 4 * count), size: 4 },
    },
  };
}

/** The data of a ScatterplotLayer. */
export function dotData({ from, colour, count }: Columns) {
  return {
    length: count,
    attributes: {
      getPosition: { value: from.subarray(0, 3 * count), size: 3 },
      getFillColor: { value: colour.subarray(0, 4 * count), size: 4 },
    },
  };
}
