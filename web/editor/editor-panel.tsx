import { type KeyboardEvent, useEffect } from 'react';
import { Scroll } from '../panels/scroll.tsx';
import { setState, useStore } from '../state/store.ts';
import { strings } from '../strings.ts';
import { chosenThing, setDraft, useDraft, type View, views } from './draft.ts';
import { labelOf } from './field-frame.tsx';
import { ObjectFields } from './fields.tsx';
import { ProblemsView } from './problems-view.tsx';
import { schemaAt } from './schema.ts';
import { TextView } from './text-view.tsx';
import { ThingForm } from './thing-form.tsx';
import { ThingList } from './thing-list.tsx';
import { words } from './words.ts';

const outside: ReadonlySet<string> = new Set(['$schema', 'defence', 'raid', 'neutrals']);
const things: ReadonlySet<string> = new Set(['assets', 'units', 'zones']);

/** What is not a thing on the map: times, ground, messages, rules of fire. */
function ScenarioForm() {
  return (
    <div className="thing-form">
      <ObjectFields path={[]} schema={schemaAt([])!} skip={outside} />
      <h3>{labelOf('defence')}</h3>
      <ObjectFields path={['defence']} schema={schemaAt(['defence'])!} skip={things} />
    </div>
  );
}

function Content({ view }: { view: View }) {
  const thing = useDraft(chosenThing);
  const isBroken = useDraft((draft) => draft.plain === null);
  const label = words().views[view];
  if (view === 'text' || isBroken) return <TextView />;
  return (
    <Scroll label={label} key={`${view} ${thing?.key ?? ''}`}>
      {view === 'scenario' ? <ScenarioForm /> : thing ? <ThingForm thing={thing} /> : <ThingList />}
    </Scroll>
  );
}

/** The side of the editor: the things, the scenario as a whole, its text; below them what is wrong. */
export function EditorPanel() {
  const view = useDraft((draft) => draft.view);
  const said = useDraft((draft) => draft.said);
  const chosen = useDraft((draft) => draft.chosen);
  const sheetOpen = useStore((state) => state.sheetOpen);
  const { title, views: names } = words();
  useEffect(() => {
    if (chosen !== '') document.querySelector('.panel .scroll')?.scrollTo({ top: 0 });
  }, [chosen]);
  const walk = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = views[(views.indexOf(view) + step + views.length) % views.length]!;
    setDraft({ view: next, placing: null });
    document.getElementById(`view-${next}`)?.focus();
  };
  return (
    <aside className={`panel editor${sheetOpen ? ' up' : ''}`} aria-label={title}>
      <button
        type="button"
        className="grip"
        aria-expanded={sheetOpen}
        aria-label={sheetOpen ? strings.panel.down : strings.panel.up}
        onClick={() => setState({ sheetOpen: !sheetOpen })}
      />
      <div className="tabs" role="tablist" aria-label={title} onKeyDown={walk}>
        {views.map((name) => (
          <button
            key={name}
            id={`view-${name}`}
            type="button"
            role="tab"
            aria-selected={view === name}
            aria-controls="editor-content"
            tabIndex={view === name ? 0 : -1}
            onClick={() => {
              setDraft({ view: name, placing: null });
              setState({ sheetOpen: true });
            }}
          >
            {names[name]}
          </button>
        ))}
      </div>
      <div className="tab-content" id="editor-content" role="tabpanel" aria-labelledby={`view-${view}`}>
        <Content view={view} />
        <ProblemsView />
      </div>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </aside>
  );
}
