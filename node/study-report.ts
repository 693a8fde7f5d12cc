/** The report of a stored study as a file. */
import { coverStates, type StudyDesign, type StudySummary, studyReport } from '../src/index.ts';
import { loadLibrary } from './library.ts';
import { loadGrounds } from './study-grounds.ts';

/** Where the app answers unless it was started otherwise. */
const usualApp = 'http://127.0.0.1:8400/';

/**
 * The report as one page of HTML.
 * @param folder  folder of the study, as the reader would type it
 * @param app     address of the app in which runs are opened
 */
export async function reportOf(
  design: StudyDesign,
  summary: StudySummary,
  folder: string,
  app = usualApp,
): Promise<string> {
  const { library } = loadLibrary();
  const coverage = library === null ? [] : coverStates(design, library, await loadGrounds(folder, design));
  return studyReport(design, summary, {
    folder,
    app,
    runtime: `Node ${process.version}`,
    language: 'en',
    heights: 'm',
    coverage,
  });
}
