import { clockText } from '../../src/index.ts';
import type { ScenarioFile } from '../run/bundled.ts';
import type { ScenarioSummary } from '../run/messages.ts';
import { strings, tellText } from '../strings.ts';
import { ScenarioPicture } from './scenario-picture.tsx';

interface Props {
  readonly files: readonly ScenarioFile[];
  /** Name of the file that is the reader's own, or empty. */
  readonly own: string;
  readonly chosen: string;
  readonly summaryOf: (file: string) => ScenarioSummary | undefined;
  readonly choose: (file: string) => void;
}

/** The scenarios as cards, each with a picture that is drawn from the scenario itself. */
export function ScenarioCards({ files, own, chosen, summaryOf, choose }: Props) {
  return files.map(({ file }) => {
    const summary = summaryOf(file);
    return (
      <label key={file} className={`scenario-card${chosen === file ? ' chosen' : ''}`}>
        <input type="radio" name="scenario" checked={chosen === file} onChange={() => choose(file)} />
        {summary ? (
          <ScenarioPicture outline={summary.outline} />
        ) : (
          <svg className="picture" aria-hidden="true" />
        )}
        <b>{summary ? tellText(summary.name) : file.replace(/\.ya?ml$/, '')}</b>
        {own === file && <em>{strings.start.yours}</em>}
        <span>{summary && tellText(summary.description)}</span>
        <small>{factsOf(summary)}</small>
      </label>
    );
  });
}

function factsOf(summary: ScenarioSummary | undefined): string {
  if (!summary) return '';
  const { facts } = strings.start;
  return [
    ...(['hostile', 'others', 'assets', 'units'] as const).map((key) => `${summary[key]} ${facts[key]}`),
    clockText(summary.duration),
  ].join(' · ');
}
