import { filled, nameOf, type Progress, taskNow } from './progress.ts';
import { seenNow } from './seen.ts';
import { type Step, steps } from './steps.ts';
import { turnTo } from './turn.ts';
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

/** What is to be done now, and why. */
export function StepCard({
  step,
  progress,
  isBehind,
}: {
  step: Step;
  progress: Progress;
  isBehind: boolean;
}) {
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

/** What is said when all is done. */
export function EndCard({ progress }: { progress: Progress }) {
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
