import { useState } from 'react';
import { resumeDraft } from '../state/actions.ts';
import { dropDraft, listDrafts } from '../state/shelf.ts';
import { useStore } from '../state/store.ts';
import { strings } from '../strings.ts';

/** Work of the editor that was not saved as a file, offered again. */
export function DraftList() {
  const language = useStore((state) => state.language);
  const [drafts, setDrafts] = useState(listDrafts);
  if (drafts.length === 0) return null;
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <section className="stored drafts" aria-label={strings.start.drafts}>
      <h3>{strings.start.drafts}</h3>
      <ul>
        {drafts.map((draft) => (
          <li key={draft.id}>
            <button type="button" onClick={() => resumeDraft(draft.id)}>
              <b>{draft.file}</b> {when.format(draft.time)}
              <span>{strings.start.resume}</span>
            </button>
            <button
              type="button"
              className="icon"
              aria-label={`${strings.start.discard}: ${draft.file}`}
              title={strings.start.discard}
              onClick={() => {
                dropDraft(draft.id);
                setDrafts(listDrafts());
              }}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
