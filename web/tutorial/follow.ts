/** The tutorial follows the app: whatever changes there is looked at. */
import { useDraft } from '../editor/draft.ts';
import { onClock } from '../state/clock.ts';
import { useCoverage } from '../state/coverage.ts';
import { useStore } from '../state/store.ts';
import { useStudy } from '../studies/study-store.ts';
import { goTo, look, useProgress } from './progress.ts';

/** Begin where one was, and look whenever something changes; gives the act that stops it. */
export function followApp(): () => void {
  goTo(useProgress.getState().at);
  const stops = [
    useStore.subscribe(look),
    onClock(look),
    useCoverage.subscribe(look),
    useDraft.subscribe(look),
    useStudy.subscribe(look),
  ];
  window.addEventListener('beforeprint', look);
  return () => {
    for (const stop of stops) stop();
    window.removeEventListener('beforeprint', look);
  };
}
