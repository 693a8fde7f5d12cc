import type { Problem } from '../../src/index.ts';
import { HeightsChoice } from '../panels/heights-choice.tsx';
import { problemText } from '../panels/problem-text.ts';
import { setDraft, useDraft } from './draft.ts';
import { isUnder, keyOf } from './path.ts';
import { goToLine } from './text-view.tsx';
import { listOf, thingOf } from './things.ts';
import { words } from './words.ts';

/** The field of a path, or the nearest one above it. */
function fieldOf(path: string): HTMLElement | null {
  for (let stem = path; stem !== ''; stem = stem.slice(0, Math.max(0, stem.lastIndexOf('.')))) {
    const field = document.querySelector<HTMLElement>(`.panel [data-path="${CSS.escape(stem)}"]`);
    if (field) return field;
  }
  return null;
}

/** Show where a problem is: its field, or its line where there is no form for it. */
function goTo({ path, line, column }: Problem, inText: boolean): void {
  const { things, plain } = useDraft.getState();
  if (inText || plain === null || path === '') {
    setDraft({ view: 'text', placing: null });
    window.requestAnimationFrame(() => goToLine(line, column));
    return;
  }
  const thing = thingOf(things, path);
  const isOfThings = Object.values(listOf).some((list) => isUnder(path, keyOf(list)));
  setDraft({ view: isOfThings ? 'map' : 'scenario', chosen: thing?.key ?? '', placing: null });
  window.requestAnimationFrame(() => {
    const field = fieldOf(path);
    field?.scrollIntoView({ block: 'center' });
    field?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
  });
}

/** All problems of the draft; each leads to its field or its line. */
export function ProblemsView() {
  const { problems: title, goTo: to } = words();
  const problems = useDraft((draft) => draft.problems);
  const missing = useDraft((draft) => draft.missing);
  const view = useDraft((draft) => draft.view);
  if (problems.length === 0) return null;
  return (
    <section className="draft-problems" aria-label={title}>
      <h3>
        {title} ({problems.length})
      </h3>
      <ol>
        {problems.slice(0, 100).map((problem) => {
          const { message, hint } = problemText(problem);
          return (
            <li
              key={`${problem.line}:${problem.column}:${problem.path}:${problem.message}`}
              className={problem.severity}
            >
              <button type="button" onClick={() => goTo(problem, view === 'text')}>
                <span className="visually-hidden">{to} </span>
                <code>{problem.path || `${problem.line}:${problem.column}`}</code>
                <span>{message}</span>
                {hint !== '' && <span className="muted">{hint}</span>}
              </button>
            </li>
          );
        })}
      </ol>
      {missing !== '' && <HeightsChoice name={missing} />}
    </section>
  );
}
