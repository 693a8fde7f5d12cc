import { editOpenScenario } from '../state/actions.ts';
import { setState, setTheme, useStore } from '../state/store.ts';
import { strings, tellText } from '../strings.ts';

/** Name, what is shown, and the words that always stand there. */
export function TopBar() {
  const theme = useStore((state) => state.theme);
  const isRun = useStore((state) => state.outcome !== null);
  const editing = useStore((state) => state.editing);
  const header = useStore((state) => state.playback?.record.header);
  return (
    <header className="top">
      <h1>
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <circle cx="16" cy="16" r="11" />
          <circle cx="16" cy="16" r="5" />
          <path d="M16 2v7M16 23v7M2 16h7M23 16h7" />
        </svg>
        {strings.name}
      </h1>
      <button
        type="button"
        className="scenario"
        onClick={() => setState({ startOpen: true })}
        title={`${strings.top.open} (O)`}
      >
        {editing ? (
          <>
            <b>{editing}</b>
            <span>{strings.top.editing}</span>
          </>
        ) : header ? (
          <>
            <b>{tellText(header.scenario)}</b>
            <span>{isRun ? `${strings.top.seed} ${header.seed}` : strings.top.notRun}</span>
          </>
        ) : (
          <b>{strings.top.open}</b>
        )}
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M6 9l6 6 6-6" />
        </svg>
      </button>
      {!editing && (
        <button
          type="button"
          className="icon edit-scenario"
          onClick={editOpenScenario}
          aria-label={strings.top.edit}
          title={`${strings.top.edit} (E)`}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M4 20l1-4.500L16.500 4l3.500 3.500L8.500 19zM14 6.500l3.500 3.500" />
          </svg>
        </button>
      )}
      <button
        type="button"
        className="icon find-command"
        onClick={() => setState({ paletteOpen: true })}
        aria-label={strings.commands.title}
        title={`${strings.commands.title} (Ctrl K)`}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l5.5 5.5" />
        </svg>
      </button>
      <button
        type="button"
        className="icon"
        onClick={() => setState({ studiesOpen: true, startOpen: false })}
        aria-label={strings.top.studies}
        title={`${strings.top.studies} (S)`}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 20V4M4 20h16M8.5 7v8M7 11h3M14 10v7M12.5 14h3M19 5v7M17.5 8h3" />
        </svg>
      </button>
      <p className="notice">{strings.notice}</p>
      <button
        type="button"
        className="icon"
        onClick={() => setTheme(theme === 'night' ? 'day' : 'night')}
        aria-label={strings.top.theme[theme]}
        title={strings.top.theme[theme]}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          {theme === 'night' ? (
            <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z" />
          ) : (
            <path d="M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM12 1v3.5M12 19.5V23M1 12h3.5M19.5 12H23M4.2 4.2l2.5 2.5M17.3 17.3l2.5 2.5M19.8 4.2l-2.5 2.5M6.7 17.3l-2.5 2.5" />
          )}
        </svg>
      </button>
      <button
        type="button"
        className="icon"
        onClick={() => setState({ helpOpen: true })}
        aria-label={strings.top.help}
        title={`${strings.top.help} (?)`}
      >
        ?
      </button>
    </header>
  );
}
