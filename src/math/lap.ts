/**
 * Linear assignment: match each row with at most one column so that the sum of costs is least.
 *
 * Shortest augmenting paths with dual prices on a dense rectangular matrix.
 * Source: Jonker, Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment
 * problems", Computing 38, 1987; rectangular form: Crouse, "On implementing 2D rectangular assignment
 * algorithms", IEEE TAES 52(4), 2016.
 */

/** Working room, grown on demand and reused. */
export interface AssignmentRoom {
  rowPrice: Float64Array;
  columnPrice: Float64Array;
  shortest: Float64Array;
  ownerOf: Int32Array;
  before: Int32Array;
  reached: Uint8Array;
}

export function createAssignmentRoom(): AssignmentRoom {
  return {
    rowPrice: new Float64Array(0),
    columnPrice: new Float64Array(0),
    shortest: new Float64Array(0),
    ownerOf: new Int32Array(0),
    before: new Int32Array(0),
    reached: new Uint8Array(0),
  };
}

function grow(room: AssignmentRoom, rows: number, columns: number): void {
  if (room.rowPrice.length < rows) room.rowPrice = new Float64Array(2 * rows);
  if (room.columnPrice.length >= columns) return;
  const size = 2 * columns;
  room.columnPrice = new Float64Array(size);
  room.shortest = new Float64Array(size);
  room.ownerOf = new Int32Array(size);
  room.before = new Int32Array(size);
  room.reached = new Uint8Array(size);
}

/**
 * Column of each row in the assignment of least total cost.
 *
 * @param cost     row-major, `rows` x `columns`, finite or Infinity (forbidden); each row must be able to
 *                 get a column of its own (give every row a private dummy column where it may stay alone)
 * @param rows     at most `columns`
 * @param out      column for each row
 * @returns the total cost, or Infinity when no complete assignment exists
 * Error: exact up to rounding; see lap.test.ts "equals brute force". Time grows with rows^2 x columns.
 */
export function assignRows(
  cost: Float64Array,
  rows: number,
  columns: number,
  room: AssignmentRoom,
  out: Int32Array,
): number {
  grow(room, rows, columns);
  const { rowPrice, columnPrice, shortest, ownerOf, before, reached } = room;
  rowPrice.fill(0, 0, rows);
  columnPrice.fill(0, 0, columns);
  ownerOf.fill(-1, 0, columns);
  out.fill(-1, 0, rows);
  for (let free = 0; free < rows; free++) {
    shortest.fill(Number.POSITIVE_INFINITY, 0, columns);
    reached.fill(0, 0, columns);
    let row = free;
    let length = 0;
    let end = -1;
    let last = -1;
    while (end < 0) {
      let best = -1;
      let least = Number.POSITIVE_INFINITY;
      for (let c = 0; c < columns; c++) {
        if (reached[c]) continue;
        const through = length + cost[row * columns + c]! - rowPrice[row]! - columnPrice[c]!;
        if (through < shortest[c]!) {
          shortest[c] = through;
          before[c] = last;
        }
        if (shortest[c]! < least) {
          least = shortest[c]!;
          best = c;
        }
      }
      if (best < 0) return Number.POSITIVE_INFINITY;
      length = least;
      reached[best] = 1;
      last = best;
      if (ownerOf[best]! < 0) end = best;
      else row = ownerOf[best]!;
    }
    rowPrice[free]! += length;
    for (let c = 0; c < columns; c++) {
      if (!reached[c] || c === end) continue;
      const owner = ownerOf[c]!;
      rowPrice[owner]! += length - shortest[c]!;
      columnPrice[c]! -= length - shortest[c]!;
    }
    let c = end;
    while (c >= 0) {
      const previous = before[c]!;
      const owner = previous < 0 ? free : ownerOf[previous]!;
      ownerOf[c] = owner;
      out[owner] = c;
      c = previous;
    }
  }
  let total = 0;
  for (let r = 0; r < rows; r++) total += cost[r * columns + out[r]!]!;
  return total;
}
