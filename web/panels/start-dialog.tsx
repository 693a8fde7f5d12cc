import { useEffect, useState } from 'react';
import { clockText } from '../../src/index.ts';
import { bundledScenarios, type ScenarioFile } from '../run/bundled.ts';
import type { ScenarioSummary } from '../run/messages.ts';
import { ask } from '../run/runner.ts';
import { type ListedRecord, listServerRecords } from '../sources/server.ts';
import {
  cancelRun,
  checkScenarioText,
  lookAt,
  openServerRecord,
  readScenarioFile,
  runHere,
} from '../state/actions.ts';
import { getState, setState, useStore } from '../state/store.ts';
import { strings } from '../strings.ts';
import { openCoverage } from './coverage-tab.tsx';
import { Dialog } from './dialog.tsx';
import { ProblemList } from './problem-list.tsx';

/** The gallery: bundled scenarios, a file of one's own, records on the server; seed and *Run here*. */
export function StartDialog({ dropped }: { dropped: ScenarioFile | null }) {
  const [files, setFiles] = useState<readonly ScenarioFile[] | null>(null);
  const [summaries, setSummaries] = useState<readonly ScenarioSummary[]>([]);
  const [records, setRecords] = useState<readonly ListedRecord[]>([]);
  const [own, setOwn] = useState<ScenarioFile | null>(null);
  const [chosen, setChosen] = useState<string>('');
  const [seed, setSeed] = useState('1');
  const run = useStore((state) => state.run);
  const problems = useStore((state) => state.problems);
  const failure = useStore((state) => state.failure);
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
      if (!gone) setRecords(found);
    });
    return () => {
      gone = true;
    };
  }, []);
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
      <div className="gallery" role="radiogroup" aria-label={strings.start.bundled}>
        {all.map(({ file }) => (
          <label key={file} className={`scenario-card${chosen === file ? ' chosen' : ''}`}>
            <input
              type="radio"
              name="scenario"
              checked={chosen === file}
              onChange={() => {
                setChosen(file);
                setState({ problems: [], failure: '' });
              }}
            />
            <b>{summaryOf(file)?.name ?? file.replace(/\.ya?ml$/, '')}</b>
            {own?.file === file && <em>{strings.start.yours}</em>}
            <span>{summaryOf(file)?.description}</span>
            <small>{factsOf(summaryOf(file))}</small>
          </label>
        ))}
        {files?.length === 0 && !own && <p className="muted">{strings.start.none}</p>}
      </div>
      {problems.length > 0 && <ProblemList problems={problems} />}
      {failure !== '' && (
        <p className="failure" role="alert">
          {strings.failure.title}: {failure}
        </p>
      )}
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
              className="second"
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
          accept=".yaml,.yml,.json"
          className="visually-hidden"
          onChange={async (event) => {
            const [file] = event.target.files ?? [];
            if (!file) return;
            const read = await readScenarioFile(file);
            if (typeof read === 'string') setState({ failure: read });
            else setState({ dropped: read });
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

function factsOf(summary: ScenarioSummary | undefined): string {
  if (!summary) return '';
  return `${summary.hostile} hostile · ${summary.others} other · ${summary.assets} assets · ${summary.units} units · ${clockText(summary.duration)}`;
}
