import { describe, expect, it } from 'vitest';
import { rankAssignments } from './k-best.ts';
import { createAssignmentRoom } from './lap.ts';
import { createStream, drawUniform, openStream, stageKey } from './random.ts';

/** Totals of all complete assignments, least first. */
function allTotals(cost: Float64Array, rows: number, columns: number): number[] {
  const totals: number[] = [];
  const walk = (row: number, used: number, sum: number): void => {
    if (row === rows) totals.push(sum);
    else {
      for (let c = 0; c < columns; c++) {
        if (!(used & (1 << c))) walk(row + 1, used | (1 << c), sum + cost[row * columns + c]!);
      }
    }
  };
  walk(0, 0, 0);
  return totals.filter((total) => total < Number.POSITIVE_INFINITY).sort((a, b) => a - b);
}

describe('the k best assignments', () => {
  it('equals brute force on random matrices with forbidden pairs', () => {
    const stream = createStream();
    for (let n = 0; n < 40; n++) {
      openStream(stream, 1, stageKey.study, n);
      const rows = 1 + (n % 4);
      const columns = rows + (n % 3);
      const cost = Float64Array.from({ length: rows * columns }, () => {
        const draw = drawUniform(stream);
        return draw < 0.2 ? Number.POSITIVE_INFINITY : draw;
      });
      const ranked = rankAssignments(cost, rows, columns, 15, 1e9, createAssignmentRoom());
      const wanted = allTotals(cost, rows, columns).slice(0, 15);
      expect(ranked.length).toBe(wanted.length);
      for (const [i, answer] of ranked.entries()) expect(answer.total).toBeCloseTo(wanted[i]!, 12);
      expect(new Set(ranked.map((answer) => answer.columns.join())).size).toBe(ranked.length);
    }
  });

  it('leaves out what costs more than the limit beyond the best', () => {
    const cost = Float64Array.from([0, 1, 1, 0]);
    expect(rankAssignments(cost, 2, 2, 5, 1.5, createAssignmentRoom()).length).toBe(1);
    expect(rankAssignments(cost, 2, 2, 5, 2.5, createAssignmentRoom()).length).toBe(2);
  });
});
