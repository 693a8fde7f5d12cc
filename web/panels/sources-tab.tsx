import { useStore } from '../state/store.ts';
import { strings } from '../strings.ts';
import { Scroll } from './scroll.tsx';

const { sources: words } = strings;

/** How the run was made, what was assumed, and where the figures come from. */
export function SourcesTab() {
  const { header } = useStore((state) => state.playback)!.record;
  const facts: [string, string][] = [
    [words.scenario, header.scenario],
    [strings.top.seed, String(header.seed)],
    [words.engine, header.engine],
    [words.perception, header.perception],
    [words.step, `${header.step} s`],
    [words.hash, header.hash],
  ];
  return (
    <Scroll label={strings.tabs.sources} className="sources">
      <p className="notice-text">{header.notice}</p>
      <p>{header.description}</p>
      <h3>{words.how}</h3>
      <dl className="figures one">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>
        {words.assumptions} ({header.assumptions.length})
      </h3>
      <p className="muted">{words.assumptionsLead}</p>
      <ul className="assumptions">
        {header.assumptions.map((assumption) => (
          <li key={`${assumption.path} ${assumption.value}`}>
            <code>{assumption.path}</code> <b>{assumption.value}</b>
            <span className="muted">{assumption.note}</span>
          </li>
        ))}
      </ul>
      <h3>{words.list}</h3>
      {header.sources.length === 0 && <p className="muted">{words.none}</p>}
      <ul className="plain">
        {header.sources.map((source) => (
          <li key={source}>{source}</li>
        ))}
      </ul>
    </Scroll>
  );
}
