import { type KeyboardEvent, lazy, Suspense } from 'react';
import { setState, type Tab, tabs, useStore } from '../state/store.ts';
import { strings } from '../strings.ts';
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
  sources: SourcesTab,
};

/** The tabs at the side; a sheet at the bottom of a phone. */
export function SidePanel() {
  const tab = useStore((state) => state.tab);
  const playback = useStore((state) => state.playback);
  const sheetOpen = useStore((state) => state.sheetOpen);
  const Content = contents[tab];
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
      <div className="tab-content" id="tab-content" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {playback ? <Content /> : <p className="empty">{strings.panel.none}</p>}
      </div>
    </aside>
  );
}
