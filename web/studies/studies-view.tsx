import '../styles/studies.css';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { Dialog } from '../panels/dialog.tsx';
import { Scroll } from '../panels/scroll.tsx';
import { type Language, setState, useStore } from '../state/store.ts';
import { tellText } from '../strings.ts';
import { ComparePanel } from './compare-panel.tsx';
import { EstimatesPanel } from './estimates-panel.tsx';
import { ReportPanel } from './report-panel.tsx';
import { RunsPanel } from './runs-panel.tsx';
import { StudyChoiceBar } from './study-choice.tsx';
import { StudyChooser } from './study-chooser.tsx';
import type { StudyChoice } from './study-labels.ts';
import { StudyProgress } from './study-progress.tsx';
import { type OpenStudy, useStudy } from './study-store.ts';
import { loadStudyWords, words } from './words.ts';

const studyTabs = ['estimates', 'compare', 'runs', 'report'] as const;
type StudyTab = (typeof studyTabs)[number];

function Tabs({ tab, change }: { tab: StudyTab; change: (tab: StudyTab) => void }) {
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = studyTabs[(studyTabs.indexOf(tab) + step + studyTabs.length) % studyTabs.length]!;
    change(next);
    document.getElementById(`study-tab-${next}`)?.focus();
  };
  return (
    <div className="tabs study-tabs" role="tablist" aria-label={words.title} onKeyDown={onKey}>
      {studyTabs.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          id={`study-tab-${each}`}
          aria-selected={tab === each}
          aria-controls="study-content"
          tabIndex={tab === each ? 0 : -1}
          onClick={() => change(each)}
        >
          {words.tabs[each]}
        </button>
      ))}
    </div>
  );
}

function Content({ tab, study, choice }: { tab: StudyTab; study: OpenStudy; choice: StudyChoice }) {
  const { summary, version } = study;
  const tally = study.tally!;
  const isResting = study.phase === 'stopped' || study.phase === 'done';
  switch (tab) {
    case 'estimates':
      return <EstimatesPanel tally={tally} version={version} choice={choice} />;
    case 'compare':
      return (
        <ComparePanel tally={tally} version={version} summary={isResting ? summary : null} choice={choice} />
      );
    case 'runs':
      return <RunsPanel tally={tally} choice={choice} />;
    case 'report':
      return <ReportPanel design={tally.design} isResting={isResting} />;
  }
}

function usualChoice(study: OpenStudy): StudyChoice {
  const { design } = study.tally!;
  return {
    measure: design.measures[0]!,
    scenario: design.scenarios[0]!.id,
    raid: design.raids[0]!.id,
    point: 0,
  };
}

function Open({ study }: { study: OpenStudy }) {
  const [tab, setTab] = useState<StudyTab>('estimates');
  const [choice, setChoice] = useState<StudyChoice>(() => usualChoice(study));
  return (
    <>
      <p className="study-name">
        <b>{tellText(study.tally!.design.name)}</b>
      </p>
      <StudyProgress study={study} />
      <Tabs tab={tab} change={setTab} />
      {tab !== 'report' && <StudyChoiceBar design={study.tally!.design} choice={choice} change={setChoice} />}
      <div role="tabpanel" id="study-content" aria-labelledby={`study-tab-${tab}`}>
        <Scroll label={words.tabs[tab]}>
          <Content tab={tab} study={study} choice={choice} />
        </Scroll>
      </div>
    </>
  );
}

/** The language of the words that are loaded, once they are. */
function useWords(): Language | null {
  const language = useStore((state) => state.language);
  const [loaded, setLoaded] = useState<Language | null>(null);
  useEffect(() => {
    loadStudyWords(language).then(() => setLoaded(language));
  }, [language]);
  return loaded;
}

/** Studies: choose one, watch its intervals narrow, compare plans, open any run, read the report. */
export default function StudiesView() {
  const study = useStudy();
  const loaded = useWords();
  if (loaded === null) return null;
  return (
    <div className="studies">
      <Dialog title={words.title} close={() => setState({ studiesOpen: false })}>
        {study.tally ? <Open key={study.tally.design.id} study={study} /> : <StudyChooser />}
      </Dialog>
    </div>
  );
}
