/**
 * The k best linear assignments, in order of cost.
 *
 * The space without the best answer falls into parts, one a row: the rows before keep their columns, this one must
 * take another. The best of each part is a candidate for the next answer, which is parted in its turn.
 * Source: Murty, "An algorithm for ranking all the assignments in order of increasing cost", Operations Research
 * 16(3), 1968; parts whose best is beyond the limit are left out at once, as in Cox, Miller, IEEE TAES 31(1), 1995.
 */
import { type AssignmentRoom, assignRows } from './lap.ts';

/** One answer: the column of each row, and the sum of costs. */
export interface RankedAssignment {
  readonly columns: Int32Array;
  readonly total: number;
}

/** A part of the space with its best answer: rows before `free` are fixed to it, `barred` are row x columns + column. */
interface Part extends RankedAssignment {
  readonly free: number;
  readonly barred: readonly number[];
}

function bestOf(
  cost: Float64Array,
  rows: number,
  columns: number,
  fixed: Int32Array,
  free: number,
  barred: readonly number[],
  room: AssignmentRoom,
): Part {
  const own = cost.slice(0, rows * columns);
  for (let row = 0; row < free; row++) {
    const keep = row * columns + fixed[row]!;
    own.fill(Number.POSITIVE_INFINITY, row * columns, (row + 1) * columns);
    own[keep] = cost[keep]!;
  }
  for (const cell of barred) own[cell] = Number.POSITIVE_INFINITY;
  const answer = new Int32Array(rows);
  return { columns: answer, total: assignRows(own, rows, columns, room, answer), free, barred };
}

/** Put a part in its place by cost; among equals the earlier stays first. */
function insert(parts: Part[], part: Part): void {
  let at = parts.length;
  while (at > 0 && parts[at - 1]!.total > part.total) at--;
  parts.splice(at, 0, part);
}

/**
 * At most `k` assignments of least total cost, best first; none when there is no complete assignment.
 *
 * @param cost   row-major, `rows` x `columns`, finite or Infinity (forbidden); rows at most columns
 * @param limit  answers that cost more than the best by this much are left out
 * Cost: at most k x rows assignment problems. Error: exact; see k-best.test.ts "equals brute force".
 */
export function rankAssignments(
  cost: Float64Array,
  rows: number,
  columns: number,
  k: number,
  limit: number,
  room: AssignmentRoom,
): RankedAssignment[] {
  const first = bestOf(cost, rows, columns, new Int32Array(rows), 0, [], room);
  const answers: RankedAssignment[] = [];
  const parts = first.total < Number.POSITIVE_INFINITY ? [first] : [];
  while (parts.length > 0 && answers.length < k) {
    const best = parts.shift()!;
    answers.push(best);
    if (answers.length === k) break;
    for (let row = best.free; row < rows; row++) {
      const barred = [...best.barred, row * columns + best.columns[row]!];
      const part = bestOf(cost, rows, columns, best.columns, row, barred, room);
      if (part.total <= first.total + limit) insert(parts, part);
    }
  }
  return answers;
}
