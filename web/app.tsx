import { lazy, Suspense, useEffect, useLayoutEffect, useState } from 'react';
import { MapView } from './map/map-view.tsx';
import { HelpSheet } from './panels/help-sheet.tsx';
import { LayerPanel } from './panels/layer-panel.tsx';
import { Palette } from './panels/palette.tsx';
import { PrintHead } from './panels/print-head.tsx';
import { SelectionCard } from './panels/selection-card.tsx';
import { SidePanel } from './panels/side-panel.tsx';
import { StartDialog } from './panels/start-dialog.tsx';
import { TopBar } from './panels/top-bar.tsx';
import { followRecord } from './state/coverage.ts';
import { listenToKeys } from './state/keys.ts';
import { useStore } from './state/store.ts';
import { takeFiles } from './state/take-files.ts';
import { usePrinting } from './state/use-printing.ts';
import { strings } from './strings.ts';
import { Transport } from './transport/transport.tsx';

const StudiesView = lazy(() => import('./studies/studies-view.tsx'));
const Tutorial = lazy(() => import('./tutorial/tutorial.tsx'));
const Editor = lazy(() => import('./editor/editor.tsx').then((module) => ({ default: module.Editor })));

/** The whole page. */
export function App() {
  const theme = useStore((state) => state.theme);
  const startOpen = useStore((state) => state.startOpen);
  const helpOpen = useStore((state) => state.helpOpen);
  const studiesOpen = useStore((state) => state.studiesOpen);
  const tutorialOpen = useStore((state) => state.tutorialOpen);
  const paletteOpen = useStore((state) => state.paletteOpen);
  const language = useStore((state) => state.language);
  const editing = useStore((state) => state.editing);
  const dropped = useStore((state) => state.dropped);
  const selected = useStore((state) => state.selected);
  const [dragging, setDragging] = useState(false);
  useEffect(listenToKeys, []);
  useEffect(followRecord, []);
  const isPrinting = usePrinting();
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = isPrinting ? 'day' : theme;
  }, [theme, isPrinting]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file has a button beside it in the start dialog
    <div
      className={`app${selected ? ' with-card' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) setDragging(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setDragging(false);
        takeFiles([...event.dataTransfer.files]);
      }}
    >
      <PrintHead key={`PrintHead ${language}`} />
      <TopBar key={`TopBar ${language}`} />
      {tutorialOpen && (
        <Suspense fallback={null}>
          <Tutorial />
        </Suspense>
      )}
      <main>
        <MapView />
        {!editing && <LayerPanel key={`LayerPanel ${language}`} />}
        {!editing && <SelectionCard key={`SelectionCard ${language}`} />}
        <p className="attribution">
          <b>
            {strings.notice}
            {strings.stop}
          </b>{' '}
          {strings.boundaries}
        </p>
      </main>
      {editing ? (
        <Suspense fallback={null}>
          <Editor />
        </Suspense>
      ) : (
        <>
          <SidePanel key={`SidePanel ${language}`} />
          <Transport key={`Transport ${language}`} />
        </>
      )}
      {startOpen && <StartDialog dropped={dropped} />}
      {studiesOpen && (
        <Suspense fallback={null}>
          <StudiesView />
        </Suspense>
      )}
      {helpOpen && <HelpSheet />}
      {paletteOpen && <Palette />}
      {dragging && <div className="drop-now">{strings.start.dropNow}</div>}
    </div>
  );
}
