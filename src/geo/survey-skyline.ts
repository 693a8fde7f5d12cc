/** The survey that a skyline is made from: the ground around an antenna, bounded sector by sector and ring by ring. */
import { asin, atan2, cos, sin, TWO_PI, wrapTwoPi } from '../math/elementary.ts';
import { MEAN_RADIUS } from './ellipsoid.ts';
import { FOUR_THIRDS_RADIUS } from './horizon.ts';
import type { Pyramid } from './pyramid.ts';
import { NEAR_RINGS, type Skyline, slopeOf, turnOf } from './skyline.ts';
import { type HeightGrid, heightAt, isRoundTheEarth } from './terrain.ts';

/** Sectors for each ring: at the farthest ring a sector is about 0.6 grid steps wide. */
const SECTORS_PER_RING = 10;
/** Pieces of one grid step, and sectors for each of the far ones, in which the ground next to the antenna is looked at. */
const PIECES = 16;
const FAR_PER_NEAR = 8;
/** The first sample of a ray of ten or more lies at least this far out, grid steps. */
const FIRST_SAMPLE = 0.449;
/** Room for the rounding of the walk, m: a thousand times what it needs. */
const ROOM = 2e-3;
/** Antennas whose surroundings come nearer to a pole than this are not surveyed, rad. */
const POLEWARD = 1.3;

/** Edges of rings, from near to far: sine and one minus cosine of the effective angle. */
interface Edges {
  readonly sines: Float64Array;
  readonly versines: Float64Array;
}

/** @param steps  distances, grid steps; those of the sine of the true angle */
function edgesAt(steps: readonly number[], step: number, stretch: number): Edges {
  const angles = steps.map((distance) => asin(Math.min(1, distance * step)) / stretch);
  return {
    sines: Float64Array.from(angles, sin),
    versines: Float64Array.from(angles, (angle) => 2 * sin(angle / 2) * sin(angle / 2)),
  };
}

/** Greatest slope of a height, m, anywhere between two edges. */
function greatestSlope(skyline: Skyline, edges: Edges, edge: number, height: number): number {
  const { sines, versines } = edges;
  const rise = height - skyline.height;
  const r = skyline.effectiveRadius + height;
  const near = slopeOf(rise, r, sines[edge]!, versines[edge]!);
  const most = Math.max(near, slopeOf(rise, r, sines[edge + 1]!, versines[edge + 1]!));
  const tangent = -rise / (skyline.effectiveRadius + skyline.height);
  if (tangent <= versines[edge]! || tangent >= versines[edge + 1]!) return most;
  return Math.max(most, -Math.sqrt(tangent * (2 - tangent)) / (1 - tangent));
}

/** Least slope of a height, m, between two edges: it has one maximum, so the least is at an end. */
function leastSlope(skyline: Skyline, edges: Edges, edge: number, height: number): number {
  const { sines, versines } = edges;
  const rise = height - skyline.height;
  const r = skyline.effectiveRadius + height;
  const near = slopeOf(rise, r, sines[edge]!, versines[edge]!);
  return Math.min(near, slopeOf(rise, r, sines[edge + 1]!, versines[edge + 1]!));
}

/** Part of the grid, which may reach beyond its rim, where the ground counts as 0. */
interface Box {
  readonly row0: number;
  readonly row1: number;
  readonly column0: number;
  readonly column1: number;
  /** Where the antenna stands, rows and columns of the grid. */
  readonly row: number;
  readonly column: number;
}

/** The box of nodes around an antenna, or null where it would meet itself behind the Earth. */
function boxAround(grid: HeightGrid, lat: number, lon: number, angle: number): Box | null {
  const span = angle + 3 * grid.step;
  if (Math.abs(lat) + span > POLEWARD) return null;
  const row = (grid.north - lat) / grid.step;
  const column = wrapTwoPi(lon - grid.west) / grid.step;
  const tall = span / grid.step;
  const wide = tall / cos(Math.abs(lat) + span);
  const around = TWO_PI / grid.step;
  const box = {
    row0: Math.floor(row - tall),
    row1: Math.ceil(row + tall),
    column0: Math.floor(column - wide),
    column1: Math.ceil(column + wide),
    row,
    column,
  };
  if (2 * wide > around / 2) return null;
  const isFolded = box.column0 + around < grid.columns || box.column1 - around > 0;
  return isFolded && !isRoundTheEarth(grid) ? null : box;
}

const bounds = { least: 0, most: 0 };

/** Least and greatest surface height, m, in the cell south-east of a node; both 0 outside the grid. */
function boundCell(grid: HeightGrid, row: number, column: number, isRound: boolean): void {
  const { heights, columns } = grid;
  bounds.least = 0;
  bounds.most = 0;
  if (row < 0 || row > grid.rows - 2) return;
  const west = isRound ? ((column % columns) + columns) % columns : column;
  const east = isRound && west === columns - 1 ? 0 : west + 1;
  if (west < 0 || east > columns - 1) return;
  const upper = row * columns;
  const lower = upper + columns;
  const a = heights[upper + west]!;
  const b = heights[upper + east]!;
  const c = heights[lower + west]!;
  const d = heights[lower + east]!;
  bounds.least = Math.max(0, Math.min(a, b, c, d));
  bounds.most = Math.max(0, a, b, c, d);
}

/** One row of nodes as the antenna sees them: distance, grid steps, and turn. */
interface NodeRow {
  readonly distance: Float64Array;
  readonly turn: Float64Array;
}

function placeRow(skyline: Skyline, box: Box, row: number, apart: Apart, out: NodeRow): void {
  const lat = skyline.grid.north - row * skyline.grid.step;
  const sine = skyline.cosLat * sin(lat);
  const cosine = cos(lat);
  const slant = skyline.sinLat * cosine;
  for (let at = 0; at <= box.column1 - box.column0; at++) {
    const east = cosine * apart.sines[at]!;
    const north = sine - slant * apart.cosines[at]!;
    out.distance[at] = Math.sqrt(east * east + north * north) / skyline.grid.step;
    out.turn[at] = turnOf(east, north);
  }
}

/** Sine and cosine of the longitude between antenna and each column of a box. */
interface Apart {
  readonly sines: Float64Array;
  readonly cosines: Float64Array;
}

function apartOf(grid: HeightGrid, box: Box): Apart {
  const width = box.column1 - box.column0 + 1;
  const angles = Float64Array.from({ length: width }, (_, i) => (box.column0 + i - box.column) * grid.step);
  return { sines: angles.map(sin), cosines: angles.map(cos) };
}

/** Greatest and least ground of each sector and ring, m. */
interface Ground {
  readonly most: Float32Array;
  readonly least: Float32Array;
}

/**
 * Enter each cell of the grid into all sectors and rings that it can touch.
 *
 * A cell seen from outside spans the turns and, but for its nearest edge and the bend of its parallels, the distances of
 * its four corners; from four steps away both are below 1/24 of a step. Cells nearer than that touch every sector.
 */
function enterCells(skyline: Skyline, box: Box): Ground {
  const { grid, sectors, rings } = skyline;
  const ground: Ground = {
    most: new Float32Array(sectors * rings),
    least: new Float32Array(sectors * rings).fill(Infinity),
  };
  const isRound = isRoundTheEarth(grid);
  const apart = apartOf(grid, box);
  const width = box.column1 - box.column0 + 1;
  const room = () => ({ distance: new Float64Array(width), turn: new Float64Array(width) });
  let north: NodeRow = room();
  let south: NodeRow = room();
  placeRow(skyline, box, box.row0, apart, south);
  for (let row = box.row0; row < box.row1; row++) {
    [north, south] = [south, north];
    placeRow(skyline, box, row + 1, apart, south);
    for (let at = 0; at + 1 < width; at++) enterCell(skyline, ground, north, south, at, row, box, isRound);
  }
  return ground;
}

/** Difference of two turns by the shorter way. */
function turnBetween(from: number, to: number): number {
  const turn = to - from;
  return turn > 2 ? turn - 4 : turn < -2 ? turn + 4 : turn;
}

function enterCell(
  skyline: Skyline,
  ground: Ground,
  north: NodeRow,
  south: NodeRow,
  at: number,
  row: number,
  box: Box,
  isRound: boolean,
): void {
  const { grid, sectors, rings } = skyline;
  const a = north.distance[at]!;
  const b = north.distance[at + 1]!;
  const c = south.distance[at]!;
  const d = south.distance[at + 1]!;
  const nearest = Math.min(a, b, c, d) - 1 / 12;
  if (nearest >= rings) return;
  boundCell(grid, row, box.column0 + at, isRound);
  const ring0 = Math.max(0, Math.floor(nearest));
  const ring1 = Math.min(rings - 1, Math.floor(Math.max(a, b, c, d) + 1 / 12));
  if (ring1 < NEAR_RINGS) return;
  let sector0 = 0;
  let count = sectors;
  if (nearest > NEAR_RINGS - 2) {
    const from = north.turn[at]!;
    const turn1 = turnBetween(from, north.turn[at + 1]!);
    const turn2 = turnBetween(from, south.turn[at]!);
    const turn3 = turnBetween(from, south.turn[at + 1]!);
    const room = grid.step / 4;
    sector0 = Math.floor(((from + Math.min(0, turn1, turn2, turn3) - room) / 4) * sectors);
    count = Math.floor(((from + Math.max(0, turn1, turn2, turn3) + room) / 4) * sectors) - sector0 + 1;
  }
  for (let n = 0; n < count; n++) {
    const sector = (sector0 + n + sectors) % sectors;
    for (let entry = sector * rings + ring0; entry <= sector * rings + ring1; entry++) {
      if (bounds.most > ground.most[entry]!) ground.most[entry] = bounds.most;
      if (bounds.least < ground.least[entry]!) ground.least[entry] = bounds.least;
    }
  }
}

/** A number not below `value` that a 32-bit float holds; the same for not above. */
const up = (value: number): number => value + Math.abs(value) * 2e-7 + 1e-12;
const down = (value: number): number => value - Math.abs(value) * 2e-7 - 1e-12;

/** Greatest height difference across a cell of the nine around a place, m; Infinity at the rim of the grid. */
function roughnessAt(grid: HeightGrid, lat: number, lon: number, isRound: boolean): number {
  const row = Math.floor((grid.north - lat) / grid.step);
  const column = Math.floor(wrapTwoPi(lon - grid.west) / grid.step);
  let roughness = 0;
  const isInside =
    row >= 1 && row <= grid.rows - 3 && (isRound || (column >= 1 && column <= grid.columns - 3));
  for (let cell = 0; cell < 9; cell++) {
    boundCell(grid, row - 1 + Math.floor(cell / 3), column - 1 + (cell % 3), isRound);
    if (!isInside && bounds.most > 0) return Infinity;
    roughness = Math.max(roughness, bounds.most - bounds.least);
  }
  return roughness;
}

/**
 * Bounds of the slope in one narrow sector out to `NEAR_RINGS`, from heights along its middle line.
 *
 * What the ground can differ from those heights follows from its steepest cell around: bilinear ground rises along
 * rows and columns by no more than a cell's relief for each step.
 * @param lower  for each near ring the slope that every ray of the sector meets by its end
 */
function lookNear(
  skyline: Skyline,
  edges: Edges,
  azimuth: number,
  width: number,
  lower: Float64Array,
): number {
  const { grid, lat, lon, sinLat, cosLat } = skyline;
  const isRound = isRoundTheEarth(grid);
  const c = cos(azimuth);
  const s = sin(azimuth);
  let upper = -Infinity;
  for (let piece = 0; piece + 1 < edges.sines.length; piece++) {
    const [from, to] = pieceAt(piece);
    const distance = ((from + to) / 2) * grid.step;
    const cosine = Math.sqrt(1 - distance * distance);
    const pointLat = asin(sinLat * cosine + cosLat * distance * c);
    const pointLon = lon + atan2(s * distance, cosLat * cosine - sinLat * distance * c);
    const off = Math.sqrt((to - from) * (to - from) + to * width * to * width) / 2;
    const skew = Math.sqrt(1 + 1 / (cos(lat) * cos(lat))) * 1.01;
    const roughness = roughnessAt(grid, pointLat, pointLon, isRound);
    const unsure = roughness * off * skew + ROOM;
    const height = heightAt(grid, pointLat, pointLon);
    upper = Math.max(upper, greatestSlope(skyline, edges, piece, height + unsure));
    const least = leastSlope(skyline, edges, piece, Math.max(0, height - unsure) - ROOM);
    const ring = Math.floor(from);
    lower[ring] = Math.min(lower[ring]!, least);
  }
  return upper;
}

/** Where a piece of the near ground begins and ends, grid steps; the first begins at the first sample. */
function pieceAt(piece: number): [number, number] {
  const first = Math.ceil(FIRST_SAMPLE * PIECES);
  if (piece === 0) return [FIRST_SAMPLE, first / PIECES];
  return [(first + piece - 1) / PIECES, (first + piece) / PIECES];
}

function nearEdges(grid: HeightGrid, stretch: number): Edges {
  const steps = [FIRST_SAMPLE];
  while (steps[steps.length - 1]! < NEAR_RINGS) steps.push(pieceAt(steps.length - 1)[1]);
  return edgesAt(steps, grid.step, stretch);
}

/** Azimuth, rad, of a turn from 0 to 4. */
function azimuthOf(turn: number): number {
  const quarter = Math.floor(turn);
  const share = turn - quarter;
  return atan2(share, 1 - share) + (quarter * TWO_PI) / 4;
}

/** Running bounds of the slope from the bounds of the ground. */
function runBounds(skyline: Skyline, ground: Ground): void {
  const { grid, sectors, rings, stretch, upper, lower } = skyline;
  const far = edgesAt(
    Array.from({ length: rings + 1 }, (_, ring) => ring),
    grid.step,
    stretch,
  );
  const near = nearEdges(grid, stretch);
  const nearLower = new Float64Array(NEAR_RINGS);
  let most = 0;
  for (let sector = 0; sector < sectors; sector++) {
    if (sector % FAR_PER_NEAR === 0) {
      const begin = azimuthOf((sector * 4) / sectors);
      const end = azimuthOf(((sector + FAR_PER_NEAR) * 4) / sectors);
      nearLower.fill(Infinity);
      most = lookNear(skyline, near, (begin + end) / 2, end - begin + 1e-9, nearLower);
    }
    const first = sector * rings;
    upper.fill(Infinity, first, first + NEAR_RINGS);
    lower.fill(-Infinity, first, first + NEAR_RINGS);
    let highest = most;
    let surest = Math.max(...nearLower);
    for (let ring = NEAR_RINGS; ring < rings; ring++) {
      const at = first + ring;
      highest = Math.max(highest, greatestSlope(skyline, far, ring, ground.most[at]! + ROOM));
      surest = Math.max(surest, leastSlope(skyline, far, ring, ground.least[at]! - ROOM));
      upper[at] = up(highest);
      lower[at] = down(surest);
    }
  }
}

/**
 * The skyline of an antenna out to `reach` metres.
 *
 * @param height  of the antenna above sea level, m
 * Cost: about one look at each grid node within reach. Near a pole, and where grid and reach meet behind the Earth, the
 * skyline is empty and every question goes to `isMasked`.
 */
export function surveySkyline(
  grid: HeightGrid,
  pyramid: Pyramid,
  lat: number,
  lon: number,
  height: number,
  reach: number,
  effectiveRadius = FOUR_THIRDS_RADIUS,
): Skyline {
  const angle = Math.min(reach / MEAN_RADIUS, 0.2);
  const box = boxAround(grid, lat, lon, angle);
  const rings = box === null ? 0 : Math.ceil(sin(angle) / grid.step) + 1;
  const sectors = FAR_PER_NEAR * Math.ceil((SECTORS_PER_RING * Math.max(rings, 8)) / FAR_PER_NEAR);
  const skyline: Skyline = {
    grid,
    pyramid,
    lat,
    lon,
    height,
    sinLat: sin(lat),
    cosLat: cos(lat),
    effectiveRadius,
    stretch: effectiveRadius / MEAN_RADIUS,
    sectors,
    rings,
    upper: new Float32Array(sectors * rings),
    lower: new Float32Array(sectors * rings),
  };
  if (box !== null) runBounds(skyline, enterCells(skyline, box));
  return skyline;
}
