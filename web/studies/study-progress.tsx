import { tellText } from '../strings.ts';
import { resumeStudy, stopStudy } from './study-actions.ts';
import { closeStudy, type OpenStudy } from './study-store.ts';
import { durationWords, filled, words } from './words.ts';

/** How far the study is, how fast it goes, and the buttons that stop it and go on. */
export function StudyProgress({ study }: { study: OpenStudy }) {
  const { tally, phase, pace, made, serverId, workers, failure, summary } = study;
  const { design } = tally!;
  const total = design.cells.length * design.runs;
  const isRunning = phase === 'running' || phase === 'stopping';
  return (
    <div className="study-progress">
      <div className="study-bar">
        <progress value={made} max={total} aria-label={tellText(design.name)} />
        <p>
          <b className="made">{made}</b> {filled(words.ofRuns, { total })} <span>{words.states[phase]}</span>
          {pace && isRunning && (
            <>
              {' '}
              <span className="rate">{filled(words.rate, { rate: Number(pace.rate.toPrecision(3)) })}</span>{' '}
              <span className="left">{filled(words.left, { time: durationWords(pace.left) })}</span>
            </>
          )}{' '}
          <span className="muted">
            {serverId === '' ? filled(words.made.tab, { n: workers }) : words.made.server}
          </span>
          {summary && (
            <span className="muted">
              {' '}
              {words.studyHash} <code className="study-hash">{summary.hash}</code>
            </span>
          )}
        </p>
      </div>
      <div className="acts">
        {isRunning && (
          <button type="button" className="second" disabled={phase === 'stopping'} onClick={stopStudy}>
            {words.stop}
          </button>
        )}
        {phase === 'stopped' && (
          <button type="button" className="second" onClick={resumeStudy}>
            {words.resume}
          </button>
        )}
        {!isRunning && (
          <button type="button" className="second" onClick={closeStudy}>
            {words.another}
          </button>
        )}
      </div>
      {failure !== '' && (
        <p className="failure" role="alert">
          {failure}
        </p>
      )}
    </div>
  );
}
