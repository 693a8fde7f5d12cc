import { type ReactNode, useId } from 'react';
import type { Problem } from '../../src/index.ts';
import { problemText } from '../panels/problem-text.ts';
import { strings, tellText } from '../strings.ts';
import { useDraft } from './draft.ts';
import { keyOf, type Path } from './path.ts';
import { plainLabel, rangeText, type Schema, unitOf } from './schema.ts';
import { words } from './words.ts';

/** The name of a key with its unit. */
export function labelOf(key: string): string {
  const label = words().labels[key] ?? plainLabel(key);
  const unit = unitOf(key);
  return unit === '' ? label : `${label} (${unit})`;
}

/** What a key means and what it may be, in the words of the format. */
function hintOf(schema: Schema, key: string): string {
  const unit = unitOf(key) === '°' ? 'degrees' : unitOf(key);
  const meaning = tellText(schema.description ?? '').replace(new RegExp(`; ${unit}$`), '');
  const range = rangeText(schema, key, words().form.to);
  return [meaning, range].filter((part) => part !== '').join(`${strings.stop} `);
}

/** Problems that lie exactly at a path. */
export function useProblemsAt(path: Path): readonly Problem[] {
  const key = keyOf(path);
  return useDraft((draft) => draft.problems).filter((problem) => problem.path === key);
}

/** Problems in place: what was expected, what was found, and a hint. */
export function ProblemNotes({ id, problems }: { id?: string; problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul className="notes" id={id}>
      {problems.map((problem) => {
        const { message, hint } = problemText(problem);
        return (
          <li key={`${message} ${hint}`} className={problem.severity}>
            {message}
            {hint !== '' && <span>{hint}</span>}
          </li>
        );
      })}
    </ul>
  );
}

/** What a field of one control needs to say what it is for, and what is wrong. */
export interface Tied {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-required': boolean;
}

interface Props {
  readonly path: Path;
  readonly schema: Schema;
  readonly isRequired: boolean;
  readonly children: (tied: Tied) => ReactNode;
}

/** Label, hint and problems about one control. */
export function FieldFrame({ path, schema, isRequired, children }: Props) {
  const id = useId();
  const problems = useProblemsAt(path);
  const key = String(path.at(-1));
  const hint = hintOf(schema, key);
  const isBad = problems.some((problem) => problem.severity === 'error');
  return (
    <div className={`field${isBad ? ' bad' : ''}`} data-path={keyOf(path)}>
      <label htmlFor={id}>{labelOf(key)}</label>
      {children({
        id,
        'aria-describedby': `${id}-hint ${id}-notes`,
        'aria-invalid': isBad,
        'aria-required': isRequired,
      })}
      <p className="muted" id={`${id}-hint`}>
        {hint}
      </p>
      <ProblemNotes id={`${id}-notes`} problems={problems} />
    </div>
  );
}
