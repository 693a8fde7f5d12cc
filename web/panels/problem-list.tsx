import type { Problem } from '../../src/index.ts';
import { strings } from '../strings.ts';
import { problemText } from './problem-text.ts';

/** What is wrong with a scenario file, each with its line and column and what to do about it. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  return (
    <section className="problems" role="alert" aria-label={strings.start.problems}>
      <h3>
        {strings.start.problems} ({problems.length})
      </h3>
      <ol>
        {problems.slice(0, 100).map((problem) => {
          const { message, hint } = problemText(problem);
          return (
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
                  {message}
                </span>
                {hint && <span className="muted">{hint}</span>}
              </div>
            </li>
          );
        })}
      </ol>
      {errors > 0 && <p className="muted">{strings.start.fix}</p>}
    </section>
  );
}
