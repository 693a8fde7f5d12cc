/** Files that were dropped on the page or chosen: a study with what stands beside it, a scenario, heights for either. */
import { addHeightFiles, holdsHeights } from '../run/height-files.ts';
import { readStudyFiles } from '../studies/study-files.ts';
import { readScenarioFile } from './actions.ts';
import { getState, setState } from './store.ts';

/** Heights are kept for what names them; what was refused for want of them is checked again. */
async function takeHeights(files: readonly File[]): Promise<readonly File[]> {
  const kinds = await Promise.all(files.map(holdsHeights));
  const heights = files.filter((_, index) => kinds[index]);
  if (heights.length > 0) addHeightFiles(heights);
  return files.filter((_, index) => !kinds[index]);
}

/** Take all that was given at once. */
export async function takeFiles(files: readonly File[]): Promise<void> {
  const texts = await takeHeights(files);
  const [first] = texts;
  const { dropped, editing, studiesOpen } = getState();
  if (!first) {
    if (studiesOpen) return (await import('../studies/study-actions.ts')).checkAgain();
    if (files.length === 0 || editing !== '') return;
    return setState({ startOpen: true, ...(dropped ? { dropped: { ...dropped } } : {}) });
  }
  const study = await readStudyFiles(texts, studiesOpen ? 'the first' : 'none');
  if (study) {
    setState({ studiesOpen: true, startOpen: false });
    const { checkStudy } = await import('../studies/study-actions.ts');
    return checkStudy(study);
  }
  const read = await readScenarioFile(first);
  setState(
    typeof read === 'string' ? { failure: read, startOpen: true } : { dropped: read, startOpen: true },
  );
}
