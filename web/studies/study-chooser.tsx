import { useEffect, useState } from 'react';
import { parseStudy, type StudyTally } from '../../src/index.ts';
import { HeightsChoice } from '../panels/heights-choice.tsx';
import { ProblemList } from '../panels/problem-list.tsx';
import { heightEndings } from '../run/height-files.ts';
import { takeFiles } from '../state/take-files.ts';
import { strings, tellText } from '../strings.ts';
import { bundledStudies } from './bundled.ts';
import { followStudy } from './follow-study.ts';
import type { StudyTexts } from './messages.ts';
import { type Place, reopenStudy, startStudy } from './study-actions.ts';
import { listServerStudies, type ServerStatus } from './study-server.ts';
import { setStudy, useStudy } from './study-store.ts';
import { words } from './words.ts';
import { MOST_WORKERS, usualWorkers } from './workers.ts';

/** Name and question of a study, as its text says; the file's name where it says none. */
function headOf({ name, text }: StudyTexts): { title: string; description: string } {
  const input = parseStudy(text, name).document?.input;
  return { title: tellText(input?.name ?? name), description: tellText(input?.description ?? '') };
}

function Card({
  texts,
  isChosen,
  isOwn,
  choose,
}: {
  texts: StudyTexts;
  isChosen: boolean;
  isOwn: boolean;
  choose: () => void;
}) {
  const { title, description } = headOf(texts);
  return (
    <label className={`scenario-card${isChosen ? ' chosen' : ''}`}>
      <input type="radio" name="study" value={texts.name} checked={isChosen} onChange={choose} />
      <b>{title}</b>
      {isOwn && <em>{words.yours}</em>}
      <span>{description}</span>
    </label>
  );
}

function ServerStudies({ studies }: { studies: readonly ServerStatus[] }) {
  return (
    <section className="stored">
      <h3>{words.onServer}</h3>
      <ul>
        {studies.map((study) => (
          <li key={study.id}>
            <button type="button" onClick={() => followStudy(study.id, usualWorkers())}>
              <b>{tellText(study.name)}</b> {words.states[study.state === 'failed' ? 'stopped' : study.state]}
              <code>
                {study.done} / {study.total}
              </code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function KeptStudies({ kept }: { kept: readonly StudyTally[] }) {
  return (
    <section className="stored">
      <h3>{words.kept}</h3>
      <ul>
        {kept.map((tally) => (
          <li key={tally.design.id}>
            <button type="button" onClick={() => reopenStudy(tally)}>
              <b>{tellText(tally.design.name)}</b>
              <code>
                {tally.made} / {tally.design.cells.length * tally.design.runs}
              </code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A number that may be left empty. */
function wholeOf(text: string, least: number, most: number): number | null {
  return text === '' ? null : Math.max(least, Math.min(most, Number(text)));
}

/** Which study, how many runs, and where they are made. */
export function StudyChooser() {
  const { own, kept, problems, missing, failure, phase } = useStudy();
  const [bundled, setBundled] = useState<readonly StudyTexts[]>([]);
  const [server, setServer] = useState<readonly ServerStatus[] | null>(null);
  const [chosen, setChosen] = useState('');
  const [runs, setRuns] = useState('');
  const [workers, setWorkers] = useState(String(usualWorkers()));
  const [place, setPlace] = useState<Place>('tab');
  useEffect(() => {
    bundledStudies().then((found) => setBundled(found.map((one) => ({ ...one, beside: [] }))));
    listServerStudies().then(setServer);
  }, []);
  useEffect(() => {
    if (own) setChosen(own.name);
  }, [own]);
  const all = [...(own ? [own] : []), ...bundled];
  const current = all.find(({ name }) => name === chosen) ?? all[0];
  const isBusy = phase === 'checking';
  const isBroken = current === own && problems.some(({ severity }) => severity === 'error');
  return (
    <>
      <p className="muted lead">{words.lead}</p>
      <div className="gallery" role="radiogroup" aria-label={words.bundled}>
        {all.map((texts) => (
          <Card
            key={texts.name}
            texts={texts}
            isChosen={texts === current}
            isOwn={texts === own}
            choose={() => {
              setChosen(texts.name);
              setStudy({ problems: [], missing: '', failure: '' });
            }}
          />
        ))}
      </div>
      {problems.length > 0 && <ProblemList problems={problems} />}
      {missing !== '' && <HeightsChoice name={missing} />}
      {failure !== '' && (
        <p className="failure" role="alert">
          {strings.failure.title}: {failure}
        </p>
      )}
      <div className="start-row study-start">
        <label className="seed">
          {words.runs}
          <input
            inputMode="numeric"
            value={runs}
            placeholder="–"
            title={words.runsHint}
            onChange={(event) => setRuns(event.target.value.replace(/\D/g, '').slice(0, 6))}
          />
        </label>
        <label className="seed">
          {words.workers}
          <input
            inputMode="numeric"
            value={workers}
            onChange={(event) => setWorkers(event.target.value.replace(/\D/g, '').slice(0, 2))}
          />
        </label>
        {server !== null && (
          <label className="seed">
            {words.place}
            <select value={place} onChange={(event) => setPlace(event.target.value as Place)}>
              <option value="tab">{words.places.tab}</option>
              <option value="server">{words.places.server}</option>
            </select>
          </label>
        )}
        {isBusy && <span role="status">{words.checking} …</span>}
        <button
          type="button"
          className="primary"
          disabled={!current || isBusy || isBroken}
          onClick={() =>
            startStudy(current!, {
              place,
              runs: wholeOf(runs, 2, 1_000_000),
              workers: wholeOf(workers, 1, MOST_WORKERS) ?? usualWorkers(),
            })
          }
        >
          {words.start}
        </button>
      </div>
      <label className="drop-hint">
        {words.drop}
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
      {kept.length > 0 && <KeptStudies kept={kept} />}
      {server !== null && server.length > 0 && <ServerStudies studies={server} />}
    </>
  );
}
