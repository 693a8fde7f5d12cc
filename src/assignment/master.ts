import type { Columns } from './columns.ts';
import type { Instance } from './instance.ts';
import type { LinearModel, LinearSolver } from './linear-solver.ts';

/**
 * An empty master problem: the instance's rows with their capacities, then one row `= 1` per target.
 * The caller disposes of it.
 */
export function createMaster(solver: LinearSolver, instance: Instance): LinearModel {
  const rows = instance.capacity.length + instance.targets;
  const lower = new Float64Array(rows).fill(1);
  const upper = new Float64Array(rows).fill(1);
  for (let r = 0; r < instance.capacity.length; r++) {
    lower[r] = Number.NEGATIVE_INFINITY;
    upper[r] = instance.capacity[r]!;
  }
  const model = solver.createModel();
  model.options.set({
    output_flag: false,
    primal_feasibility_tolerance: 1e-9,
    dual_feasibility_tolerance: 1e-9,
  });
  model.addRows({
    lower,
    upper,
    matrix: {
      format: 'csr',
      numRows: rows,
      numCols: 0,
      starts: new Int32Array(rows + 1),
      indices: new Int32Array(0),
      values: new Float64Array(0),
    },
  });
  return model;
}

/** Append the named columns to the master. */
export function appendColumns(
  model: LinearModel,
  instance: Instance,
  columns: Columns,
  which: readonly number[],
): void {
  const { rowStart, rowIndex, capacity } = instance;
  const numCols = which.length;
  if (numCols === 0) return;
  const starts = new Int32Array(numCols + 1);
  const indices: number[] = [];
  const values: number[] = [];
  const uses = new Map<number, number>();
  which.forEach((column, n) => {
    uses.clear();
    for (const e of columns.items[column]!) {
      for (let k = rowStart[e]!; k < rowStart[e + 1]!; k++) {
        uses.set(rowIndex[k]!, (uses.get(rowIndex[k]!) ?? 0) + 1);
      }
    }
    for (const [row, count] of uses) {
      indices.push(row);
      values.push(count);
    }
    indices.push(capacity.length + columns.target[column]!);
    values.push(1);
    starts[n + 1] = indices.length;
  });
  model.addCols({
    cost: Float64Array.from(which, (column) => columns.cost[column]!),
    lower: new Float64Array(numCols),
    upper: new Float64Array(numCols).fill(Number.POSITIVE_INFINITY),
    matrix: {
      format: 'csc',
      numRows: capacity.length + instance.targets,
      numCols,
      starts,
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
  });
}
