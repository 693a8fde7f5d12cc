/** The tutorial: what to do next in the app itself, ticked off when it was truly done. Fetched when it is first opened. */
import '../styles/tutorial.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { setState, useStore } from '../state/store.ts';
import { followApp } from './follow.ts';
import { keepPlaced, topDialog } from './host.ts';
import { listenForTutorialKey } from './keys.ts';
import { Pointer } from './pointer.tsx';
import { forget, type Progress, taskNow, useProgress } from './progress.ts';
import { EndCard, StepCard } from './step-card.tsx';
import { steps } from './steps.ts';
import { turnTo } from './turn.ts';
import { words } from './words.ts';

function close(): void {
  setState({ tutorialOpen: false });
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
