/** The runs of a study as they come, in any order and from anywhere. */
import type { StudyDesign } from './design.ts';
import { allMeasures } from './measures.ts';
import type { StudyRow } from './run-cell.ts';

export interface StudyTally {
  readonly design: StudyDesign;
  /** Rows by cell, then by run; empty places are runs still to come. */
  readonly rows: readonly (StudyRow | undefined)[][];
  /** For each cell how many of its first runs are there without a gap. */
  readonly complete: Int32Array;
  /** Runs that are there. */
  made: number;
}

export function createTally(design: StudyDesign): StudyTally {
  return {
    design,
    rows: design.cells.map(() => []),
    complete: new Int32Array(design.cells.length),
    made: 0,
  };
}

/** Counts a row; one that is there already is left as it is. */
export function addRow(tally: StudyTally, row: StudyRow): void {
  const own = tally.rows[row.cell]!;
  if (own[row.run] !== undefined) return;
  own[row.run] = row;
  tally.made++;
  while (own[tally.complete[row.cell]!] !== undefined) tally.complete[row.cell]!++;
}

export function hasRow(tally: StudyTally, cell: number, run: number): boolean {
  return tally.rows[cell]![run] !== undefined;
}

/** All rows, by cell and run. */
export function rowsOf(tally: StudyTally): StudyRow[] {
  return tally.rows.flatMap((own) => own.filter((row) => row !== undefined));
}

/** Runs that every cell has. */
export function commonRuns(tally: StudyTally): number {
  return tally.complete.reduce((least, runs) => Math.min(least, runs), tally.design.runs);
}

/** Values of a measure over the first runs of a cell. */
export function valuesSoFar(tally: StudyTally, cell: number, measure: string, runs: number): Float64Array {
  const column = allMeasures(tally.design.regions).indexOf(measure);
  return Float64Array.from({ length: runs }, (_, run) => tally.rows[cell]![run]!.values[column]!);
}
