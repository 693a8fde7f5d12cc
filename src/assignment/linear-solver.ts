/**
 * What the proof asks of a linear and integer programming library: the part of HiGHS (npm `highs`) it uses, by shape.
 * The library loads WebAssembly, so it is handed in from outside and never imported here.
 */
export interface LinearSolver {
  createModel(): LinearModel;
}

export interface SparseColumns {
  readonly format: 'csc';
  readonly numRows: number;
  readonly numCols: number;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

export interface LinearModel {
  readonly options: { set(options: Readonly<Record<string, string | number | boolean>>): unknown };
  readonly info: { get(name: string): unknown };
  addRows(rows: {
    readonly lower: Float64Array;
    readonly upper: Float64Array;
    readonly matrix: {
      readonly format: 'csr';
      readonly numRows: number;
      readonly numCols: number;
      readonly starts: Int32Array;
      readonly indices: Int32Array;
      readonly values: Float64Array;
    };
  }): unknown;
  addCols(columns: {
    readonly cost: Float64Array;
    readonly lower: Float64Array;
    readonly upper: Float64Array;
    readonly matrix: SparseColumns;
  }): unknown;
  changeColsIntegrality(
    selection: { readonly kind: 'range'; readonly from: number; readonly to: number },
    types: Int32Array,
  ): unknown;
  setSolution(solution: { readonly colValue: Float64Array }): unknown;
  run(): unknown;
  getModelStatus(): number;
  getObjectiveValue(): number;
  getSolution(): { readonly colValue: Float64Array; readonly rowDual: Float64Array };
  dispose(): void;
}

/** HiGHS's number for a model solved to optimality. */
export const OPTIMAL = 7;
/** HiGHS's number for a run that ended at its iteration limit. */
export const ITERATION_LIMIT = 14;
