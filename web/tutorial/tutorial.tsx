/** The tutorial: what to do next in the app itself, ticked off when it was truly done. Fetched when it is first opened. */
import '../styles/tutorial.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { setState, useStore } from '../state/store.ts';
import { followApp } from './follow.ts';
import { keepPlaced, topDialog } from './host.ts';
import { listenForTutorialKey } from './keys.ts';
import { Pointer } from './pointer.tsx';
import { filled, forget, goTo, nameOf, type Progress, taskNow, useProgress } from './progress.ts';
import { seenNow } from './seen.ts';
import { type Step, steps } from './steps.ts';
import { words } from './words.ts';

function Tasks({ step, progress }: { step: Step; progress: Progress }) {
  const texts = words();
  const current = taskNow(progress);
  return (
    <ol className="tutorial-tasks">
      {step.tasks.map((task) => {
        const isDone = progress.done.has(nameOf(step, task));
        return (
          <li key={task.id} className={isDone ? 'done' : task === current ? 'now' : ''}>
            <svg viewBox="0 0 20 20" aria-hidden="true">
              <circle cx="10" cy="10" r="8.500" />
              {isDone && <path d="M5.500 10.500l3 3 6-7" />}
            </svg>
            <span>
              {isDone && <span className="visually-hidden">{texts.doneTask} </span>}
              {texts.steps[step.id]!.tasks[task.id]}{' '}
              {task.keys.length > 0 && (
                <span className="tutorial-keys">
                  <span className="visually-hidden">({texts.keys}: </span>
                  {task.keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                  <span className="visually-hidden">)</span>
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** Why the step cannot be done now: something is missing, or a window is in front of it. */
function Hindrance({ step, isBehind }: { step: Step; isBehind: boolean }) {
  const texts = words();
  const { needs } = step;
  if (needs && !needs.isThere(seenNow())) {
    const at = steps.findIndex(({ id }) => id === needs.step);
    return (
      <p className="tutorial-hint">
        {texts.missing}{' '}
        <button type="button" onClick={({ currentTarget }) => turnTo(at, currentTarget)}>
          {filled(texts.goTo, { step: texts.steps[needs.step]!.title })}
        </button>
      </p>
    );
  }
  if (!isBehind) return null;
  return (
    <p className="tutorial-hint">
      {texts.behind} <kbd>Esc</kbd>
    </p>
  );
}

function Learned({ learned }: { learned: Progress['learned'] }) {
  if (!learned) return null;
  const text = words().steps[learned.step]!.learned;
  return (
    <p className="tutorial-learned">
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="M4 10.500l4 4 8-9" />
      </svg>
      {filled(text, learned)}
    </p>
  );
}

function close(): void {
  setState({ tutorialOpen: false });
}

/** Turn to a step; the focus goes to its title, so that a key told there does not press the button again. */
function turnTo(at: number, button: HTMLElement): void {
  goTo(at);
  button.closest('.tutorial')?.querySelector('h2')?.focus({ preventScroll: true });
}

/** Back, on, small, close. */
function Acts({ progress }: { progress: Progress }) {
  const texts = words();
  const { at, isFolded } = progress;
  const isEnd = at === steps.length;
  return (
    <div className="tutorial-acts">
      <button
        type="button"
        className="second"
        disabled={at === 0}
        onClick={({ currentTarget }) => turnTo(at - 1, currentTarget)}
      >
        {texts.back}
      </button>
      {isEnd ? (
        <button
          type="button"
          className="second"
          onClick={({ currentTarget }) => {
            forget();
            turnTo(0, currentTarget);
          }}
        >
          {texts.end.again}
        </button>
      ) : (
        <button
          type="button"
          className="second"
          onClick={({ currentTarget }) => turnTo(at + 1, currentTarget)}
        >
          {taskNow(progress) ? texts.skip : texts.next}
        </button>
      )}
      <button
        type="button"
        className="icon"
        aria-expanded={!isFolded}
        aria-label={isFolded ? texts.unfold : texts.fold}
        title={isFolded ? texts.unfold : texts.fold}
        onClick={() => useProgress.setState({ isFolded: !isFolded })}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d={isFolded ? 'M6 9l6 6 6-6' : 'M6 15l6-6 6 6'} />
        </svg>
      </button>
      <button type="button" className="icon" aria-label={texts.close} title={texts.close} onClick={close}>
        ×
      </button>
    </div>
  );
}

/** Where one is: the number in words, and a row of beads. */
function Head({ at, title }: { at: number; title: string }) {
  const texts = words();
  return (
    <div className="tutorial-head">
      <h2 tabIndex={-1}>{title}</h2>
      {at < steps.length && (
        <span className="tutorial-count">{filled(texts.count, { n: at + 1, total: steps.length })}</span>
      )}
      <span className="tutorial-beads" aria-hidden="true">
        {steps.map(({ id }, index) => (
          <i key={id} className={index < at ? 'past' : index === at ? 'now' : ''} />
        ))}
      </span>
      <span className="tutorial-key">
        <kbd>T</kbd> {texts.here}
      </span>
    </div>
  );
}

function StepCard({ step, progress, isBehind }: { step: Step; progress: Progress; isBehind: boolean }) {
  const { title, why } = words().steps[step.id]!;
  return (
    <>
      <Head at={progress.at} title={title} />
      {!progress.isFolded && (
        <div className="tutorial-text">
          <Learned learned={progress.learned} />
          <p>{why}</p>
        </div>
      )}
      <div className="tutorial-deeds">
        <Tasks step={step} progress={progress} />
        <Hindrance step={step} isBehind={isBehind} />
      </div>
    </>
  );
}

function EndCard({ progress }: { progress: Progress }) {
  const { title, lead, more } = words().end;
  return (
    <>
      <Head at={progress.at} title={title} />
      <div className="tutorial-text">
        <Learned learned={progress.learned} />
        <p>{lead}</p>
      </div>
      <p className="tutorial-deeds">{more}</p>
    </>
  );
}

/** An element of its own that stands in the page or in the dialog that is open. */
function useHost(slot: React.RefObject<HTMLDivElement | null>): HTMLElement {
  const [host] = useState(() => {
    const element = document.createElement('div');
    element.className = 'tutorial-host';
    return element;
  });
  useLayoutEffect(() => keepPlaced(host, slot.current!), [host, slot]);
  useEffect(() => listenForTutorialKey(host), [host]);
  return host;
}

export default function Tutorial() {
  useStore();
  const slot = useRef<HTMLDivElement>(null);
  const host = useHost(slot);
  const progress = useProgress();
  const [isFound, setFound] = useState(true);
  const step = steps[progress.at];
  const task = taskNow(progress);
  useEffect(followApp, []);
  useEffect(() => host.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true }), [host]);
  return (
    <>
      <div className="tutorial-slot" ref={slot} />
      {createPortal(
        <>
          <section className={`tutorial${progress.isFolded ? ' folded' : ''}`} aria-label={words().label}>
            <div className="tutorial-grid">
              {step ? (
                <StepCard step={step} progress={progress} isBehind={!isFound && topDialog() !== null} />
              ) : (
                <EndCard progress={progress} />
              )}
              <Acts progress={progress} />
            </div>
          </section>
          <p className="visually-hidden" role="status">
            {progress.said}
          </p>
          {task && <Pointer task={task} tellFound={setFound} />}
        </>,
        host,
      )}
    </>
  );
}
