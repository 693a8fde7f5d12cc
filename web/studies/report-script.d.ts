/** The report's own behaviour, which the build makes a module of: `reportScript` of src/views. */
declare module 'virtual:report-script' {
  import type { ReportData } from '../../src/index.ts';

  export function attachReport(
    root: Document | ShadowRoot,
    data: ReportData,
    openRun: (cell: number, seed: number) => void,
  ): void;
}
