import type { Problem } from '../../src/index.ts';
import { strings } from '../strings.ts';

/** What is wrong with a scenario file, each with its line and column and what to do about it. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  return (
    <section className="problems" role="alert" aria-label={strings.start.problems}>
      <h3>
        {strings.start.problems} ({problems.length})
      </h3>
      <ol>
        {problems.slice(0, 100).map((problem) => (
          <li
            key={`${problem.line}:${problem.column}:${problem.path}:${problem.message}`}
            className={problem.severity}
          >
            <code>
              {problem.line}:{problem.column}
            </code>
            <div>
              <span>
                {problem.path && <b>{problem.path} </b>}
                {problem.message}
              </span>
              {problem.hint && <span className="muted">{problem.hint}</span>}
            </div>
          </li>
        ))}
      </ol>
      {errors > 0 && <p className="muted">{strings.start.fix}</p>}
    </section>
  );
}
