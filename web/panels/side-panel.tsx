import { type KeyboardEvent, lazy, Suspense, useEffect } from 'react';
import { runHere } from '../state/actions.ts';
import { setState, type Tab, tabs, useStore } from '../state/store.ts';
import { strings } from '../strings.ts';
import { CoverageTab } from './coverage-tab.tsx';
import { EngagementsTab } from './engagements-tab.tsx';
import { EventsTab } from './events-tab.tsx';
import { LeakersTab } from './leakers-tab.tsx';
import { OutcomeTab } from './outcome-tab.tsx';
import { SourcesTab } from './sources-tab.tsx';

const ChartsTab = lazy(() => import('./charts-tab.tsx').then((module) => ({ default: module.ChartsTab })));

const contents: Readonly<Record<Tab, () => React.JSX.Element>> = {
  outcome: OutcomeTab,
  events: EventsTab,
  leakers: LeakersTab,
  engagements: EngagementsTab,
  charts: () => (
    <Suspense fallback={null}>
      <ChartsTab />
    </Suspense>
  ),
  coverage: CoverageTab,
  sources: SourcesTab,
};

/** Tabs that have nothing to say about a scenario that was not run. */
const ofRuns: ReadonlySet<Tab> = new Set(['outcome', 'events', 'leakers', 'engagements', 'charts']);

/** What stands in the place of results while there are none. */
function NotRun() {
  const header = useStore((state) => state.playback!.record.header);
  const running = useStore((state) => state.run);
  return (
    <div className="empty">
      <p>{strings.panel.notRun}</p>
      <button
        type="button"
        className="primary"
        disabled={running !== null}
        onClick={() => {
          setState({ startOpen: true });
          runHere(`${header.scenario}.yaml`, header.scenarioText, header.scenario, 1);
        }}
      >
        {strings.start.run}
      </button>
    </div>
  );
}

/** The tabs at the side; a sheet at the bottom of a phone. */
export function SidePanel() {
  const tab = useStore((state) => state.tab);
  const playback = useStore((state) => state.playback);
  const sheetOpen = useStore((state) => state.sheetOpen);
  const isRun = useStore((state) => state.outcome !== null);
  const Content = contents[tab];
  useEffect(() => {
    document.getElementById(`tab-${tab}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [tab]);
  const walk = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length]!;
    setState({ tab: next, sheetOpen: true });
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <aside className={`panel${sheetOpen ? ' up' : ''}`} aria-label={strings.panel.label}>
      <button
        type="button"
        className="grip"
        aria-expanded={sheetOpen}
        aria-label={sheetOpen ? strings.panel.down : strings.panel.up}
        onClick={() => setState({ sheetOpen: !sheetOpen })}
      />
      <div className="tabs" role="tablist" aria-label={strings.panel.label} onKeyDown={walk}>
        {tabs.map((name) => (
          <button
            key={name}
            id={`tab-${name}`}
            type="button"
            role="tab"
            aria-selected={tab === name}
            aria-controls="tab-content"
            tabIndex={tab === name ? 0 : -1}
            onClick={() => setState({ tab: name, sheetOpen: true })}
          >
            {strings.tabs[name]}
          </button>
        ))}
      </div>
      <div
        className="tab-content"
        id="tab-content"
        role="tabpanel"
        tabIndex={-1}
        aria-labelledby={`tab-${tab}`}
      >
        {!playback && <p className="empty">{strings.panel.none}</p>}
        {playback && (isRun || !ofRuns.has(tab) ? <Content /> : <NotRun />)}
      </div>
    </aside>
  );
}
