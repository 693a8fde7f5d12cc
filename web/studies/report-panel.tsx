import { attachReport } from 'virtual:report-script';
import { useEffect, useRef } from 'react';
import { type ReportParts, type StudyDesign, studyReport } from '../../src/index.ts';
import { openRun } from './study-actions.ts';
import { useStudy } from './study-store.ts';
import { words } from './words.ts';

/**
 * The report as it stands in the file, in a shadow root of its own look. Its style comes as a sheet made by script and its
 * behaviour as a module of the build, so the strict policy of the page needs no exception; every text in it is escaped.
 */
export function ReportPanel({ design, parts }: { design: StudyDesign; parts: ReportParts | null }) {
  const host = useRef<HTMLDivElement>(null);
  const summary = useStudy((state) => state.summary);
  useEffect(() => {
    if (!parts) return;
    const root = host.current!.shadowRoot ?? host.current!.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(parts.style);
    root.adoptedStyleSheets = [sheet];
    const page = document.createElement('article');
    page.className = 'report';
    page.lang = 'en';
    page.innerHTML = parts.body;
    root.replaceChildren(page);
    attachReport(root, parts.data, (cell, seed) => openRun(design, cell, seed));
  }, [design, parts]);
  if (!parts || !summary) return <p className="empty">{words.noReport}</p>;
  const save = (): void => {
    const app = new URL('./', location.href).href;
    const page = studyReport(design, summary, { ...parts.context, app });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([page], { type: 'text/html' }));
    link.download = 'report.html';
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  return (
    <>
      <p className="report-head">
        <span className="muted">{words.reportLanguage}</span>
        <button type="button" className="second" onClick={save}>
          {words.saveReport}
        </button>
      </p>
      <div ref={host} className="report-host" />
    </>
  );
}
