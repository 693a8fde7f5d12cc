import { useEffect, useRef, useState } from 'react';
import { bundledScenarios, type ScenarioFile } from '../run/bundled.ts';
import { heightEndings } from '../run/height-files.ts';
import type { ScenarioSummary } from '../run/messages.ts';
import { ask } from '../run/runner.ts';
import { type ListedRecord, listServerRecords } from '../sources/server.ts';
import {
  cancelRun,
  checkScenarioText,
  editNewScenario,
  editScenario,
  lookAt,
  openServerRecord,
  runHere,
} from '../state/actions.ts';
import { getState, setState, useStore } from '../state/store.ts';
import { takeFiles } from '../state/take-files.ts';
import { strings } from '../strings.ts';
import { offerName, openTutorial } from '../tutorial/offer.ts';
import { openCoverage } from './coverage-tab.tsx';
import { Dialog } from './dialog.tsx';
import { DraftList } from './draft-list.tsx';
import { HeightsChoice } from './heights-choice.tsx';
import { ProblemList } from './problem-list.tsx';
import { ScenarioCards } from './scenario-cards.tsx';

/** The gallery: bundled scenarios, a file of one's own, records on the server; seed and *Run here*. */
export function StartDialog({ dropped }: { dropped: ScenarioFile | null }) {
  const [files, setFiles] = useState<readonly ScenarioFile[] | null>(null);
  const [summaries, setSummaries] = useState<readonly ScenarioSummary[]>([]);
  const [records, setRecords] = useState<readonly ListedRecord[]>([]);
  const [own, setOwn] = useState<ScenarioFile | null>(null);
  const [chosen, setChosen] = useState<string>('');
  const [seed, setSeed] = useState('1');
  const troubles = useRef<HTMLDivElement>(null);
  const run = useStore((state) => state.run);
  const problems = useStore((state) => state.problems);
  const missing = useStore((state) => state.missing);
  const failure = useStore((state) => state.failure);
  const isTutorialOpen = useStore((state) => state.tutorialOpen);
  useEffect(() => {
    let gone = false;
    bundledScenarios().then((found) => {
      if (gone) return;
      setFiles(found);
      setChosen((now) => now || (found[0]?.file ?? ''));
      if (found.length > 0 && !getState().run) {
        ask({ kind: 'summarise', files: found }, (answer) => {
          if (answer.kind === 'summaries') setSummaries(answer.summaries);
        });
      }
    });
    listServerRecords().then((found) => {
      if (gone) return;
      if (found === null) setState({ failure: strings.start.token });
      else setRecords(found);
    });
    return () => {
      gone = true;
    };
  }, []);
  useEffect(() => {
    if (problems.length > 0 || missing !== '' || failure !== '')
      troubles.current?.scrollIntoView({ block: 'nearest' });
  }, [problems, missing, failure]);
  useEffect(() => {
    if (!dropped) return;
    setOwn(dropped);
    setChosen(dropped.file);
    checkScenarioText(dropped.file, dropped.text, (summary) => {
      if (summary) setSummaries((now) => [...now.filter((each) => each.file !== summary.file), summary]);
    });
  }, [dropped]);
  const all = [...(own ? [own] : []), ...(files ?? [])];
  const current = all.find((each) => each.file === chosen);
  const summaryOf = (file: string) => summaries.find((each) => each.file === file);
  const broken = problems.some((problem) => problem.severity === 'error');
  const start = (): void => {
    if (current)
      runHere(
        current.file,
        current.text,
        summaryOf(chosen)?.name ?? chosen,
        Math.max(0, Math.floor(Number(seed)) || 0),
      );
  };
  const look = (): void => {
    if (!current) return;
    lookAt(current.file, current.text, summaryOf(chosen)?.name ?? chosen);
    openCoverage();
  };
  return (
    <Dialog title={strings.start.title} close={() => setState({ startOpen: false })}>
      <p className="muted lead">{strings.start.lead}</p>
      {!isTutorialOpen && (
        <button type="button" className="second to-tutorial" onClick={openTutorial}>
          {offerName()}
        </button>
      )}
      <div className="troubles" ref={troubles}>
        {problems.length > 0 && <ProblemList problems={problems} />}
        {missing !== '' && <HeightsChoice name={missing} />}
        {failure !== '' && (
          <p className="failure" role="alert">
            {strings.failure.title}: {failure}
          </p>
        )}
      </div>
      <DraftList />
      <div className="gallery" role="radiogroup" aria-label={strings.start.bundled}>
        <ScenarioCards
          files={all}
          own={own?.file ?? ''}
          chosen={chosen}
          summaryOf={summaryOf}
          choose={(file) => {
            setChosen(file);
            setState({ problems: [], missing: '', failure: '' });
          }}
        />
        {files?.length === 0 && !own && <p className="muted">{strings.start.none}</p>}
      </div>
      <div className="start-row">
        <label className="seed">
          {strings.start.seed}
          <input
            inputMode="numeric"
            value={seed}
            onChange={(event) => setSeed(event.target.value.replace(/\D/g, ''))}
          />
        </label>
        <span className="muted hint">{strings.start.seedHint}</span>
        {run ? (
          <div className="progress">
            <progress value={run.share} max={1} aria-label={`${strings.start.running} ${run.name}`} />
            <span>
              {strings.start.running} {Math.round(run.share * 100)} %
            </span>
            <button type="button" onClick={cancelRun}>
              {strings.start.cancel}
            </button>
          </div>
        ) : (
          <>
            <button
              type="button"
              className="second edit"
              disabled={!current}
              onClick={() => current && editScenario(current.file, current.text)}
            >
              {strings.start.edit}
            </button>
            <button
              type="button"
              className="second look"
              disabled={!current || (broken && own?.file === chosen)}
              onClick={look}
            >
              {strings.start.look}
            </button>
            <button
              type="button"
              className="primary"
              disabled={!current || (broken && own?.file === chosen)}
              onClick={start}
            >
              {strings.start.run}
            </button>
          </>
        )}
      </div>
      <label className="drop-hint">
        {strings.start.drop}
        <input
          type="file"
          multiple
          accept={`.yaml,.yml,${heightEndings}`}
          className="visually-hidden"
          onChange={(event) => {
            takeFiles([...(event.target.files ?? [])]);
            // so that the same file, mended, can be chosen again
            event.target.value = '';
          }}
        />
      </label>
      <button
        type="button"
        className="second to-studies"
        onClick={() => setState({ startOpen: false, studiesOpen: true })}
      >
        {strings.start.studies}
      </button>
      <button type="button" className="blank" onClick={editNewScenario}>
        {strings.start.blank}
      </button>
      {records.length > 0 && (
        <section className="stored">
          <h3>{strings.start.stored}</h3>
          <ul>
            {records.slice(0, 20).map((record) => (
              <li key={record.id}>
                <button type="button" onClick={() => openServerRecord(record.id, record.scenario)}>
                  <b>{record.scenario}</b> {strings.top.seed} {record.seed}
                  <code>{(record.hash ?? '').slice(0, 10)}</code>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  );
}
