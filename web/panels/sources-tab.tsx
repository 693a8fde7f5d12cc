import { useStore } from '../state/store.ts';
import { strings, tellText } from '../strings.ts';
import { Facts } from './facts.tsx';
import { Scroll } from './scroll.tsx';

/** How the run was made, what was assumed, and where the figures come from. */
export function SourcesTab() {
  const { header } = useStore((state) => state.playback)!.record;
  const isRun = useStore((state) => state.outcome !== null);
  const facts: [string, string][] = [
    [strings.sources.scenario, tellText(header.scenario)],
    ...(isRun ? ([[strings.top.seed, String(header.seed)]] as [string, string][]) : []),
    [strings.sources.engine, header.engine],
    [strings.sources.perception, header.perception],
    [strings.sources.step, `${header.step} ${strings.units.seconds}`],
    [strings.sources.hash, isRun ? header.hash : strings.top.notRun],
  ];
  return (
    <Scroll label={strings.tabs.sources} className="sources">
      <p className="notice-text">{tellText(header.notice)}</p>
      <p>{tellText(header.description)}</p>
      <h3>{strings.sources.how}</h3>
      <Facts className="figures one" facts={facts} />
      <h3>
        {strings.sources.assumptions} ({header.assumptions.length})
      </h3>
      <p className="muted">{strings.sources.assumptionsLead}</p>
      <ul className="assumptions" lang="en">
        {header.assumptions.map((assumption) => (
          <li key={`${assumption.path} ${assumption.value}`}>
            <code>{assumption.path}</code> <b>{assumption.value}</b>
            <span className="muted">{assumption.note}</span>
          </li>
        ))}
      </ul>
      <h3>{strings.sources.list}</h3>
      {header.sources.length === 0 && <p className="muted">{strings.sources.none}</p>}
      <ul className="plain" lang="en">
        {header.sources.map((source) => (
          <li key={source}>{source}</li>
        ))}
      </ul>
    </Scroll>
  );
}
