import { describe, expect, it } from 'vitest';
import { assignRows, createAssignmentRoom } from './lap.ts';
import { createStream, drawUniform, openStream, stageKey } from './random.ts';

/** Least cost by trying every assignment. */
function bruteForce(cost: Float64Array, rows: number, columns: number, row = 0, used = 0): number {
  if (row === rows) return 0;
  let least = Number.POSITIVE_INFINITY;
  for (let c = 0; c < columns; c++) {
    if (used & (1 << c)) continue;
    const rest = bruteForce(cost, rows, columns, row + 1, used | (1 << c));
    least = Math.min(least, cost[row * columns + c]! + rest);
  }
  return least;
}

describe('assignRows', () => {
  it('equals brute force on 300 random rectangular problems, some pairs forbidden', () => {
    const stream = createStream();
    const room = createAssignmentRoom();
    for (let trial = 0; trial < 300; trial++) {
      openStream(stream, 7, stageKey.study, trial);
      const rows = 1 + Math.floor(5 * drawUniform(stream));
      const columns = rows + Math.floor(3 * drawUniform(stream));
      const cost = Float64Array.from({ length: rows * columns }, () =>
        drawUniform(stream) < 0.2 ? Number.POSITIVE_INFINITY : 20 * drawUniform(stream) - 10,
      );
      const out = new Int32Array(rows);
      const total = assignRows(cost, rows, columns, room, out);
      const least = bruteForce(cost, rows, columns);
      if (least === Number.POSITIVE_INFINITY) expect(total).toBe(least);
      else {
        expect(total).toBeCloseTo(least, 9);
        expect(new Set(out).size).toBe(rows);
      }
    }
  });
});
