/** Files that were dropped or chosen, as a study with what stands beside it. */
import type { NamedText, StudyTexts } from './messages.ts';

/** Largest file that is read, bytes. */
const LARGEST = 5_000_000;
/** Most files that are read at once. */
const MOST = 200;

/** Whether a text says of itself that it is a study. */
function isStudyText(text: string): boolean {
  return /^\s*["']?schema["']?\s*:\s*["']?sudarshan\/study\//m.test(text.slice(0, 20_000));
}

async function readAll(files: Iterable<File>): Promise<NamedText[]> {
  const small = [...files].slice(0, MOST).filter((file) => file.size <= LARGEST);
  return Promise.all(small.map(async (file) => ({ name: file.name, text: await file.text() })));
}

/**
 * The study among the files, with the others beside it. Where none says that it is one: null, or the first of them, so that
 * what is wrong with it can be told.
 */
export async function readStudyFiles(
  files: Iterable<File>,
  otherwise: 'none' | 'the first',
): Promise<StudyTexts | null> {
  const texts = await readAll(files);
  const study = texts.find(({ text }) => isStudyText(text)) ?? (otherwise === 'none' ? null : texts[0]);
  if (!study) return null;
  return { ...study, beside: texts.filter((one) => one !== study) };
}
