/** The outline of a region that is known only by asking, point by point, whether it is inside. */

/** A regular grid of nodes in any plane. */
export interface Lattice {
  readonly west: number;
  readonly south: number;
  readonly stepX: number;
  readonly stepY: number;
  readonly columns: number;
  readonly rows: number;
}

/** Halvings of a grid edge in search of the border: 1/256 of a step. */
const HALVINGS = 8;

/**
 * For each pattern of inside corners (south-west 1, south-east 2, north-east 4, north-west 8): the pieces of outline
 * through the cell, each from one side to another (south 0, east 1, north 2, west 3), with the inside to the left.
 */
const pieces: readonly (readonly number[])[] = [
  [],
  [0, 3],
  [1, 0],
  [1, 3],
  [2, 1],
  [0, 3, 2, 1],
  [2, 0],
  [2, 3],
  [3, 2],
  [0, 2],
  [1, 0, 3, 2],
  [1, 2],
  [3, 1],
  [0, 1],
  [3, 0],
  [],
];
/** The same for two opposite corners whose cell has its middle inside. */
const joined: Readonly<Record<number, readonly number[]>> = { 5: [0, 1, 2, 3], 10: [3, 0, 1, 2] };

interface Search {
  readonly lattice: Lattice;
  readonly isInside: (x: number, y: number) => boolean;
  readonly nodes: Uint8Array;
  /** For each edge that the outline crosses, the edge it crosses next, or -1. Level edges first, then upright ones. */
  readonly next: Int32Array;
}

/**
 * Closed rings around all that is inside, x and y in turn, first point repeated at the end; outer rings run
 * counter-clockwise, holes clockwise.
 *
 * Marching squares on yes and no, each crossing then found by halving its edge with more questions, so a smooth border
 * comes out far finer than the grid. Nodes on the rim of the grid count as outside.
 * Error: border 1/512 of a step; islands, holes and necks narrower than a step can be missed.
 * Source: Lorensen and Cline, "Marching cubes", SIGGRAPH 1987, in two dimensions.
 */
export function outlineOf(lattice: Lattice, isInside: (x: number, y: number) => boolean): Float64Array[] {
  const { columns, rows } = lattice;
  const nodes = new Uint8Array(columns * rows);
  for (let row = 1; row < rows - 1; row++) {
    const y = lattice.south + row * lattice.stepY;
    for (let column = 1; column < columns - 1; column++) {
      nodes[row * columns + column] = isInside(lattice.west + column * lattice.stepX, y) ? 1 : 0;
    }
  }
  const search: Search = { lattice, isInside, nodes, next: new Int32Array(2 * columns * rows).fill(-1) };
  for (let row = 0; row < rows - 1; row++) {
    for (let column = 0; column < columns - 1; column++) crossCell(search, column, row);
  }
  return followEdges(search);
}

function crossCell(search: Search, column: number, row: number): void {
  const { lattice, nodes, next } = search;
  const { columns, rows } = lattice;
  const at = row * columns + column;
  const pattern = nodes[at]! + 2 * nodes[at + 1]! + 4 * nodes[at + columns + 1]! + 8 * nodes[at + columns]!;
  if (pattern === 0 || pattern === 15) return;
  const middleX = lattice.west + (column + 0.5) * lattice.stepX;
  const middleY = lattice.south + (row + 0.5) * lattice.stepY;
  const isJoined = joined[pattern] !== undefined && search.isInside(middleX, middleY);
  const sides = isJoined ? joined[pattern]! : pieces[pattern]!;
  const upright = columns * rows + at;
  const edges = [at, upright + 1, at + columns, upright];
  for (let i = 0; i < sides.length; i += 2) next[edges[sides[i]!]!] = edges[sides[i + 1]!]!;
}

function followEdges(search: Search): Float64Array[] {
  const rings: Float64Array[] = [];
  const { next } = search;
  for (let first = 0; first < next.length; first++) {
    if (next[first]! < 0) continue;
    const points: number[] = [];
    let edge = first;
    while (next[edge]! >= 0) {
      pushCrossing(search, edge, points);
      const following = next[edge]!;
      next[edge] = -1;
      edge = following;
    }
    points.push(points[0]!, points[1]!);
    rings.push(Float64Array.from(points));
  }
  return rings;
}

/** Where the outline crosses an edge. */
function pushCrossing(search: Search, edge: number, points: number[]): void {
  const { lattice, nodes, isInside } = search;
  const { columns, rows } = lattice;
  const isUpright = edge >= columns * rows;
  const node = isUpright ? edge - columns * rows : edge;
  const x = lattice.west + (node % columns) * lattice.stepX;
  const y = lattice.south + Math.floor(node / columns) * lattice.stepY;
  const stepX = isUpright ? 0 : lattice.stepX;
  const stepY = isUpright ? lattice.stepY : 0;
  let inside = nodes[node] === 1 ? 0 : 1;
  let outside = 1 - inside;
  for (let turn = 0; turn < HALVINGS; turn++) {
    const middle = (inside + outside) / 2;
    if (isInside(x + middle * stepX, y + middle * stepY)) inside = middle;
    else outside = middle;
  }
  const share = (inside + outside) / 2;
  points.push(x + share * stepX, y + share * stepY);
}
