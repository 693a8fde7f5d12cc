/** The problems of the draft, found by the library's own check in the worker soon after each change. */
import { onHeightFiles } from '../run/height-files.ts';
import { ask } from '../run/runner.ts';
import { getDraft, setDraft, useDraft } from './draft.ts';

/** Time after the last change until the draft is checked, ms. */
const PAUSE = 250;

function checkNow(): void {
  const { file, text } = getDraft();
  ask({ kind: 'check', file, text }, (answer) => {
    if (getDraft().text !== text) return;
    if (answer.kind === 'checked') {
      const reaches = answer.summary?.reaches ?? getDraft().reaches;
      const { problems, missing } = answer;
      setDraft({ problems, missing, reaches, isChecking: false });
    }
    if (answer.kind === 'failed') setDraft({ isChecking: false, said: answer.message });
  });
}

/** Check now, after each change and when a file of heights was given; gives the act that stops it. */
export function followProblems(): () => void {
  let timer = 0;
  checkNow();
  ask({ kind: 'library' }, (answer) => {
    if (answer.kind === 'library') setDraft({ library: answer.words });
  });
  const stop = useDraft.subscribe((now, before) => {
    if (now.text === before.text && now.id === before.id) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(checkNow, PAUSE);
  });
  const stopHearing = onHeightFiles(checkNow);
  return () => {
    stop();
    stopHearing();
    window.clearTimeout(timer);
  };
}
