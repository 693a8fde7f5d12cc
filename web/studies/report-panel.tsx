import { attachReport } from 'virtual:report-script';
import { useEffect, useRef } from 'react';
import { type StudyDesign, studyReport, studyReportParts } from '../../src/index.ts';
import { saveFile } from '../state/save-file.ts';
import { useStore } from '../state/store.ts';
import { tell } from '../strings.ts';
import { openRun } from './study-actions.ts';
import { useStudy } from './study-store.ts';
import { words } from './words.ts';

/**
 * The report as it stands in the file, in a shadow root of its own look. Its style comes as a sheet made by script and its
 * behaviour as a module of the build, so the strict policy of the page needs no exception; every text in it is escaped.
 */
export function ReportPanel({ design, isResting }: { design: StudyDesign; isResting: boolean }) {
  const host = useRef<HTMLDivElement>(null);
  const language = useStore((state) => state.language);
  const heights = useStore((state) => (state.units === 'nautical' ? 'ft' : 'm'));
  const summary = useStudy((state) => state.summary);
  const grounds = useStudy((state) => state.grounds);
  useEffect(() => {
    if (!summary || !grounds || !isResting) return;
    const parts = studyReportParts(design, summary, { ...grounds, app: '', language, heights }, tell);
    const root = host.current!.shadowRoot ?? host.current!.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(parts.style);
    root.adoptedStyleSheets = [sheet];
    const page = document.createElement('article');
    page.className = 'report';
    page.lang = language;
    page.innerHTML = parts.body;
    root.replaceChildren(page);
    attachReport(root, parts.data, (cell, seed) => openRun(design, cell, seed));
  }, [design, summary, grounds, isResting, language, heights]);
  if (!summary || !grounds || !isResting) return <p className="empty">{words.noReport}</p>;
  const save = (): void => {
    const app = new URL('./', location.href).href;
    const page = studyReport(design, summary, { ...grounds, app, language, heights }, tell);
    saveFile(page, 'text/html', 'report.html');
  };
  return (
    <>
      <p className="report-head">
        <button type="button" className="second" onClick={save}>
          {words.saveReport}
        </button>
      </p>
      <div ref={host} className="report-host" />
    </>
  );
}
