/**
 * Generalised optimal sub-pattern assignment: how far a set of tracks is from the set of objects, in metres.
 *
 * Source: Rahmathullah, Garcia-Fernandez, Svensson, "Generalized optimal sub-pattern assignment metric", Fusion
 * 2017, proposition 1, with alpha = 2: a missed object and a false track cost c^p / 2 each.
 */
import { hypot3, pow } from '../math/elementary.ts';
import { assignRows, createAssignmentRoom } from '../math/lap.ts';

/** Rows of positions, m; only rows listed by the caller are read. */
export interface Positions {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

/** Pairs of a matching: places in the two lists of rows, and their distance, m. */
export interface Matching {
  readonly objects: number[];
  readonly tracks: number[];
  readonly distances: number[];
}

/** Parts of the metric: p-th power sums before the root. */
export interface Gospa {
  readonly distance: number;
  /** Sum of d^p over the matched pairs. */
  readonly localisation: number;
  readonly missed: number;
  readonly false: number;
}

/**
 * The one-to-one matching of pairs nearer than `cutoff` that makes sum(d^p - c^p) least.
 *
 * Exact: pairs are found by a sweep along x, split into connected parts, and each part is an assignment.
 * @param objectRows  rows of `objects` to match; `trackRows` those of `tracks`
 */
export function matchPositions(
  objects: Positions,
  objectRows: readonly number[],
  tracks: Positions,
  trackRows: readonly number[],
  cutoff: number,
  order: number,
): Matching {
  const pairs = nearPairs(objects, objectRows, tracks, trackRows, cutoff);
  const out: Matching = { objects: [], tracks: [], distances: [] };
  for (const part of partsOf(pairs, objectRows.length, trackRows.length)) {
    assignPart(part, cutoff, order, out);
  }
  return out;
}

interface Pair {
  readonly object: number;
  readonly track: number;
  readonly distance: number;
}

function nearPairs(
  objects: Positions,
  objectRows: readonly number[],
  tracks: Positions,
  trackRows: readonly number[],
  cutoff: number,
): Pair[] {
  const places = trackRows.map((_, place) => place);
  places.sort((a, b) => tracks.x[trackRows[a]!]! - tracks.x[trackRows[b]!]! || a - b);
  const pairs: Pair[] = [];
  for (const [object, row] of objectRows.entries()) {
    const x = objects.x[row]!;
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tracks.x[trackRows[places[middle]!]!]! < x - cutoff) low = middle + 1;
      else high = middle;
    }
    for (; low < places.length; low++) {
      const track = places[low]!;
      const other = trackRows[track]!;
      if (tracks.x[other]! > x + cutoff) break;
      const dy = objects.y[row]! - tracks.y[other]!;
      const dz = objects.z[row]! - tracks.z[other]!;
      const distance = hypot3(x - tracks.x[other]!, dy, dz);
      if (distance < cutoff) pairs.push({ object, track, distance });
    }
  }
  return pairs;
}

/** Pairs by connected part, in order of their first object. */
function partsOf(pairs: readonly Pair[], objects: number, tracks: number): Pair[][] {
  const parent = Int32Array.from({ length: objects + tracks }, (_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at]!;
    return at;
  };
  for (const { object, track } of pairs) {
    const a = root(object);
    const b = root(objects + track);
    if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
  }
  const parts = new Map<number, Pair[]>();
  for (const pair of pairs) {
    const key = root(pair.object);
    const part = parts.get(key);
    if (part) part.push(pair);
    else parts.set(key, [pair]);
  }
  return [...parts.values()];
}

const room = createAssignmentRoom();

function assignPart(part: readonly Pair[], cutoff: number, order: number, out: Matching): void {
  const rows = [...new Set(part.map((pair) => pair.object))];
  const columns = [...new Set(part.map((pair) => pair.track))];
  const width = columns.length + rows.length;
  const cost = new Float64Array(rows.length * width).fill(Number.POSITIVE_INFINITY);
  const distance = new Float64Array(rows.length * columns.length);
  for (const pair of part) {
    const row = rows.indexOf(pair.object);
    const column = columns.indexOf(pair.track);
    cost[row * width + column] = pow(pair.distance, order) - pow(cutoff, order);
    distance[row * columns.length + column] = pair.distance;
  }
  for (let row = 0; row < rows.length; row++) cost[row * width + columns.length + row] = 0;
  const chosen = new Int32Array(rows.length);
  assignRows(cost, rows.length, width, room, chosen);
  for (let row = 0; row < rows.length; row++) {
    const column = chosen[row]!;
    if (column >= columns.length) continue;
    out.objects.push(rows[row]!);
    out.tracks.push(columns[column]!);
    out.distances.push(distance[row * columns.length + column]!);
  }
}

/**
 * GOSPA of a matching.
 * @param objects  number of objects, `tracks` of tracks
 * Error: exact; equals the shared scorer on its data sets, see track-score.test.ts.
 */
export function gospaOf(
  matching: Matching,
  objects: number,
  tracks: number,
  cutoff: number,
  order: number,
): Gospa {
  let localisation = 0;
  for (const distance of matching.distances) localisation += pow(distance, order);
  const missed = objects - matching.distances.length;
  const spurious = tracks - matching.distances.length;
  const total = localisation + (pow(cutoff, order) / 2) * (missed + spurious);
  return { distance: pow(total, 1 / order), localisation, missed, false: spurious };
}
