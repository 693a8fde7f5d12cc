/** What a study's report is told with, beside its results. */
import type { StateCoverage } from '../study/state-coverage.ts';

/** What the report names beside the results, whoever reads it. */
export interface ReportGrounds {
  /** Folder of the study, as the reader would type it; empty where it lies in none. */
  readonly folder: string;
  /** What the machine ran it with, such as "Node v20.20.2". */
  readonly runtime: string;
  /** What stands over each state's assets; empty where it was not measured. */
  readonly coverage: readonly StateCoverage[];
}

export interface ReportContext extends ReportGrounds {
  /** Address of the browser app to open runs in; empty where the report is read in the app itself. */
  readonly app: string;
  /** Code of the language that it is told in, such as "en". */
  readonly language: string;
  /** Unit of heights. */
  readonly heights: 'm' | 'ft';
}
